"""AP-02: the value put on health is not the one that appraisal asks for, or not explained.

What it looks for
    Where health is among the benefits, the value of a quality-adjusted life year (QALY): the
    edition's own, of the edition in force at signature or now; or one's own with a source, outside
    the range by which NICE judges medicines. Results are always in real terms at one price base,
    so that much always holds.

Why it matters
    Health can outweigh all the money in a deal. Its price is a choice, and must be seen to be one.

Source
    The Treasury's Green Book: £60,000 in the edition of 2018 (second-hand), £70,000 in 2020-21
    prices since 2022 (the Treasury's answer HL5283, read). NICE's range (£20,000 to £30,000, and
    £25,000 to £35,000 from December 2025, read) is for judging medicines and is no price of a QALY
    for appraisal. Which value to choose is left to the trust.

A deal it flags
    Health priced at £30,000 a QALY, since NICE uses it.

A deal it passes
    The edition's value, with £15,000 shown beside it.

What it cannot see
    Whether the QALYs themselves are well estimated.
"""

from benefitshare.deal.timing import OwnAppraisal
from benefitshare.guidance.documents import GREEN_BOOK
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import values_health
from benefitshare.guidance.rule import Context, Rule, Verdict
from benefitshare.guidance.words import money
from benefitshare.uncertainty.estimate import Estimate
from benefitshare.valuation.appraisal import EDITIONS, appraisal_of, price_base

NICE_LOW, NICE_HIGH = 20_000.0, 35_000.0


def check(context: Context) -> Verdict:
    """Judge the value of a QALY where health is valued."""
    if not values_health(context.deal):
        return Verdict("not applicable", "No health is valued, so no QALY has a price")
    appraisal = appraisal_of(context.deal)
    own = context.deal.appraisal
    if appraisal.qaly is None:
        message = "Health is among the benefits, and no value of a QALY is given"
        return Verdict("cannot tell", message, missing=("appraisal.qaly",))
    year = price_base(context.deal)
    amount = money(appraisal.qaly, context.deal.currency)
    shown = f"A QALY is valued at {amount} in {year}-{(year + 1) % 100:02d} prices"
    numbers = {"qaly": appraisal.qaly}
    if isinstance(own, OwnAppraisal) and own.qaly is not None:
        return _own(own.qaly, shown, numbers)
    if appraisal.key not in _allowed(context):
        message = f"{shown}, by an edition in force neither at signature nor on this date"
        return Verdict("flagged", message, "note", numbers)
    edition = appraisal.key.rpartition("-")[2]
    return Verdict("passed", f"{shown}, as the Green Book of {edition} has it", numbers=numbers)


def _own(qaly: Estimate, message: str, numbers: dict[str, float]) -> Verdict:
    if NICE_LOW <= qaly.mean <= NICE_HIGH:
        message += ", in the range by which NICE judges medicines, which is no price for appraisal"
        return Verdict("flagged", message, numbers=numbers)
    evidence = qaly.evidence
    if evidence is None or not (evidence.source or evidence.note):
        message += ", and nothing says why or in whose prices"
        return Verdict("cannot tell", message, missing=("appraisal.qaly.source",), numbers=numbers)
    reason = evidence.source or evidence.note
    return Verdict("passed", f"{message} ({reason})", numbers=numbers)


def _allowed(context: Context) -> set[str]:
    """Keys of the editions in force at signature (the first, for an older deal) and on the date."""
    dates = (context.deal.signed, context.date)
    in_force = [[e.key for e in EDITIONS if e.since <= day][-1:] for day in dates]
    return {key for keys in in_force for key in keys or [EDITIONS[0].key]}


RULE = Rule(
    code="AP-02",
    name="qaly.undeclared",
    title="Is health valued as appraisal asks, and the choice explained?",
    plainly="The sums do not say what good health is taken to be worth.",
    basis="says",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(GREEN_BOOK, "qaly"),),
    step="Use the edition's value of a QALY, or give the source and the prices of your own.",
)
