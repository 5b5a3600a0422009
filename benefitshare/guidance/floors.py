"""Floors: tests that flag on the probability of falling short, and say when it is too close."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from benefitshare.guidance.policy import Threshold
from benefitshare.guidance.rule import Context, Verdict
from benefitshare.guidance.words import cases, gains
from benefitshare.valuation.results import PartyValue, Statistics

Side = Literal["below", "above", "close"]


def compare(value: float, limit: float, error: float) -> Side:
    """Say on which side of a limit a value lies; within two standard errors, it is close.

    A value without error that meets the limit is above it.

    >>> compare(0.27, 0.20, 0.005), compare(0.205, 0.20, 0.005), compare(1.0, 1.0, 0.0)
    ('above', 'close', 'above')
    """
    if error > 0 and abs(value - limit) <= 2 * error:
        return "close"
    return "below" if value < limit else "above"


def is_empty(statistics: Statistics) -> bool:
    """Whether nothing at all is modelled: nil in every draw."""
    return statistics.mean == 0 and statistics.sd == 0


@dataclass(frozen=True, slots=True)
class Floor:
    """A gain that should not fall below nil, with the highest chance of its doing so."""

    who: str
    party: PartyValue
    limit: Threshold


def judge_floor(floor: Floor, context: Context) -> Verdict:
    """Judge a gain by the chance that it is below nil."""
    gain = floor.party.lines["non_cash"]
    chance, limit = gain.prob_negative, floor.limit.value
    # At the limit itself the floor is met: only a chance above it is flagged.
    over = chance > limit
    close = compare(chance, limit, gain.prob_negative_error) == "close"
    average, middle = (gains(each, context.deal.currency) for each in (gain.mean, gain.p50))
    message = (
        f"{floor.who} is worse off {cases(chance)}, before any health benefit is counted; "
        f"on average it {average}, and in the middle case it {middle}"
    )
    return Verdict(
        "too close to call" if close else "flagged" if over else "passed",
        message,
        numbers={
            "chance_worse_off": chance,
            "chance_standard_error": gain.prob_negative_error,
            "gain_mean": gain.mean,
            "gain_p10": gain.p10,
            "gain_p50": gain.p50,
            **given_launch(floor.party),
        },
        probability=chance,
        threshold=floor.limit.key,
    )


def given_launch(party: PartyValue) -> dict[str, float]:
    """The same where a product launches: shown, and never deciding."""
    gain = (party.given_launch or {}).get("non_cash")
    if gain is None:
        return {}
    return {
        "chance_worse_off_given_launch": gain.prob_negative,
        "gain_mean_given_launch": gain.mean,
    }
