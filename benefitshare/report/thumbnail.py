"""A deal in two small bars: what it may bring the trust, and what it may bring the company."""

from dataclasses import dataclass

from benefitshare.report.judged import JudgedDeal
from benefitshare.report.telling import beneficiaries
from benefitshare.report.words import about, between
from benefitshare.valuation.results import PartyValue, Statistics


@dataclass(frozen=True, slots=True)
class SmallBar:
    """One side's gain, as parts of the width of a picture that holds nil too."""

    who: str
    words: str
    nil: float
    low: float
    """One draw in ten lies below."""
    middle: float
    high: float
    """One draw in ten lies above."""


def thumbnail(judged: JudgedDeal) -> tuple[SmallBar, ...]:
    """The first beneficiary in money, and the first supplier whose gain is modelled, on one scale.

    What is shown needs few draws: the middle case and 8 in 10, no mean.
    """
    sides = [(value, value.lines["money"]) for value in beneficiaries(judged.projection)[:1]]
    if judged.projection.supplier_gain_modelled:
        sides += [(judged.projection.parties[id_], judged.projection.parties[id_].gain)
                  for id_ in judged.projection.suppliers[:1]]  # fmt: skip
    ends = [end for _, gain in sides for end in (gain.p10, gain.p90, 0.0)]
    left, right = min(ends, default=0.0), max(ends, default=0.0)
    space = _SPACE * (right - left) or 1.0
    return tuple(
        _bar(value, gain, judged.currency, left - space, right + space) for value, gain in sides
    )


_SPACE = 0.03
"""Left free on either side. [fraction of the picture's width]"""


def _bar(value: PartyValue, gain: Statistics, currency: str, left: float, right: float) -> SmallBar:
    words = about(gain.p50, currency)
    if gain.sd:
        words += f" (8 in 10: {between(gain.p10, gain.p90, currency)})"
    nil, low, middle, high = (
        (each - left) / (right - left) for each in (0.0, gain.p10, gain.p50, gain.p90)
    )
    return SmallBar(value.name, words, nil, low, middle, high)
