"""The bad cases and the wait: the worst fifth of draws, and when money stays above nil."""

from benefitshare.guidance.words import percent
from benefitshare.report import tables
from benefitshare.report.amounts import unit_for
from benefitshare.report.blocks import Row, Table
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.telling import is_told
from benefitshare.report.words import about, cases, worse_off, years
from benefitshare.valuation.results import PartyValue

_NEVER = 0.995


def payback_in_words(judged: JudgedDeal, value: PartyValue) -> str:
    """The worst fifth and the payback of one party, in sentences."""
    gain = value.gain
    verb = "loses" if gain.worst_fifth < 0 else "still gains"
    size = about(abs(gain.worst_fifth), judged.currency)
    chance = worse_off(gain.prob_negative)
    return (
        f"In the worst fifth of draws {value.name} {verb} {size} on average; {chance}. "
        f"{_payback(value)}"
    )


def _payback(value: PartyValue) -> str:
    payback = value.payback
    if payback.prob_never > _NEVER:
        return "Its money never stays above nil within the years modelled."
    never = ""
    if payback.prob_never > 1 - _NEVER:
        never = f" {cases(payback.prob_never).capitalize()} it never does."
    if payback.p50 is None:
        return f"In the middle case its money does not stay above nil.{never}"
    if payback.p50 <= 0:
        return f"In the middle case its money is never below nil.{never}"
    wait = years(round(payback.p50, 1))
    return f"In the middle case its money stays above nil from {wait} after signing.{never}"


def worst_table(judged: JudgedDeal) -> Table:
    """How bad it may get and how long it takes, a party a row."""
    values = [each for each in judged.projection.parties.values() if is_told(each)]
    unit = unit_for(
        (amount for each in values for amount in (each.gain.worst_fifth, each.gain.p5)),
        judged.currency,
    )
    rows = tuple(
        Row(
            each.name,
            (
                percent(each.gain.prob_negative),
                unit(each.gain.worst_fifth),
                unit(each.gain.p5),
                *(_years(wait) for wait in (each.payback.p10, each.payback.p50, each.payback.p90)),
            ),
        )
        for each in values
    )
    return Table(
        f"Bad cases ({unit.words}, {tables.prices(judged)}) and payback (years from signing)",
        (
            "chance of being worse off",
            "mean of worst fifth",
            "1 in 20 below",
            "payback, quick",
            "middle",
            "slow",
        ),
        rows,
        note="Payback: the year-end after which money received less money paid stays at or above "
        "nil. Quick: 1 draw in 10 is sooner; slow: 1 in 10 is later.",
    )


def _years(wait: float | None) -> str:
    return "never" if wait is None else f"{max(wait, 0.0):.1f}"
