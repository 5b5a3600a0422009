"""CC-06: the supplier is expected to gain more than the health and care system.

What it looks for
    The system's expected gain (the NHS and patients) less the suppliers', in money and staff time,
    at the supplier's own required return and at the Green Book's rate. Where health closes the
    gap, it names the lowest value of a QALY at which it does.

Why it matters
    The health system brings what cannot be bought elsewhere. A deal in which it gains much less
    than its partner needs a reason.

Source
    The code of 5 September 2018, principle 8: benefits shared fairly between the company and the
    health and care provider. A law firm's summary of the draft puts the aim as benefiting the
    system just as much as the supplier. The original was not read, and of the edition of 2021 only
    the title: under later editions it is a note.

A deal it flags
    A product worth £40m to its maker, £2m to the NHS, and no health.

A deal it passes
    One that leaves each side about as well off, or the system better.

What it cannot see
    What is not in money, staff time or health; and what the supplier gains beyond the products
    that are modelled.
"""

from dataclasses import replace

from benefitshare.guidance.documents import CODE
from benefitshare.guidance.drivers import driven, weighs_for_suppliers
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import has_supplier
from benefitshare.guidance.finding import Severity
from benefitshare.guidance.floors import compare
from benefitshare.guidance.gains import BASES, Basis, Standing, combine, untold_supplier
from benefitshare.guidance.rule import Context, Rule, Verdict
from benefitshare.guidance.words import money
from benefitshare.valuation.results import Split

FIRST = "CODE-2018-09-05"


def check(context: Context) -> Verdict:
    """Compare the expected gains of system and suppliers, on both bases."""
    untold = untold_supplier(context, "non_cash")
    most: Severity = "concern" if context.edition == FIRST else "note"
    if untold is not None:
        return replace(untold, severity=most)
    split = context.projection.split
    own, social = (_standing(split[basis]) for basis in BASES)
    outcome, severity = combine(own, social)
    if outcome == "passed":
        return Verdict("passed", _message(context), None, _numbers(context), _chance(context))
    if outcome == "flagged" and all(_with_health(split[basis]) for basis in BASES):
        return Verdict("passed", _health(context), "note", _numbers(context), _chance(context))
    return Verdict(
        outcome, _message(context), severity or most, _numbers(context), _chance(context)
    )


def _chance(context: Context) -> float:
    """How often the supplier gains more; shown, and never deciding."""
    return context.projection.split["own"].on_non_cash.difference_in_gain.prob_negative


def _standing(split: Split) -> Standing:
    difference = split.on_non_cash.difference_in_gain
    side = compare(difference.mean, 0.0, difference.standard_error)
    return "close" if side == "close" else "fails" if side == "below" else "holds"


def _with_health(split: Split) -> bool:
    difference = split.on_all.difference_in_gain
    return compare(difference.mean, 0.0, difference.standard_error) == "above"


def _gap(context: Context, basis: Basis) -> float:
    return context.projection.split[basis].on_non_cash.difference_in_gain.mean


def _message(context: Context) -> str:
    currency = context.deal.currency
    own, social = _gap(context, "own"), _gap(context, "social")
    return (
        "In money and staff time the health and care system is expected to gain "
        f"{money(abs(own), currency)} {'less' if own < 0 else 'more'} than the supplier at the "
        f"supplier's required return, and {money(abs(social), currency)} "
        f"{'less' if social < 0 else 'more'} at the Green Book's rate"
    )


def _health(context: Context) -> str:
    value = context.projection.break_even_qaly
    worth = (
        "" if value is None else f" valued at {money(value, context.deal.currency)} a QALY or more"
    )
    return f"{_message(context)}; health{worth} makes the system's gain at least as great"


def _numbers(context: Context) -> dict[str, float]:
    split = context.projection.split
    numbers = {f"difference_{basis}": _gap(context, basis) for basis in BASES}
    for basis in BASES:
        on = split[basis]
        numbers[f"difference_with_health_{basis}"] = on.on_all.difference_in_gain.mean
        given = on.on_non_cash.given_launch
        if given is not None:
            numbers[f"system_share_given_launch_{basis}"] = given
        if on.on_non_cash.system_share is not None:
            numbers[f"system_share_{basis}"] = on.on_non_cash.system_share
    value = context.projection.break_even_qaly
    return numbers if value is None else numbers | {"break_even_qaly": value}


RULE = Rule(
    code="CC-06",
    name="gain.supplier-ahead",
    title="Does the health and care system gain as much as the supplier?",
    plainly="The company is likely to gain more than the NHS and patients.",
    driver=driven("difference", weighs_for_suppliers),
    basis="reads",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(CODE, "commercial"),),
    scope=(has_supplier,),
    levers=("rate", "fee"),
)
