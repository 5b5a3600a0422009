"""P2-04: the value of the data that are shared is not recognised and protected.

What it looks for
    A reasoned valuation of the data on file, or a range; and terms that protect that value.
    Somebody must attest both. A value typed in the deal file is shown, but is not on record.

Why it matters
    Who does not know what the data are worth cannot tell a good offer from a bad one.

Source
    The five guiding principles of 15 July 2019, principle 2: recognise and safeguard the value of
    the data shared. Read through the health press, not in the original. How data are valued is
    policy: no document read sets a method.

A deal it flags
    A million records shared for a fee that somebody thought of.

A deal it passes
    A note that compares three ways of valuing the data, and terms that forbid passing them on.

What it cannot see
    Whether the valuation is right. VS-04 weighs it among what each side puts in.
"""

from dataclasses import replace

from benefitshare.deal import Deal
from benefitshare.guidance.answers import attested, reference
from benefitshare.guidance.documents import FIVE_PRINCIPLES
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import answer, uses_nhs_data
from benefitshare.guidance.rule import Context, Rule, Verdict
from benefitshare.guidance.words import money

VALUED = "data-valuation"
PROTECTED = "data-value-protected"


def check(context: Context) -> Verdict:
    """Pass where a valuation on file and its protection in the terms are both attested."""
    verdict = attested(
        context,
        VALUED,
        if_yes="A valuation of the data is on file",
        if_no="No valuation of the data is on file",
    )
    typed = _typed(context.deal)
    if verdict.outcome != "passed":
        return replace(verdict, message=verdict.message + _aside(typed, context.deal.currency))
    numbers = {} if typed is None else {"data_value_in_file": typed}
    protected = answer(context.deal, PROTECTED)
    if protected == "no":
        message = "The data were valued, but no term protects their value"
        return Verdict("flagged", message + reference(context, PROTECTED), numbers=numbers)
    if protected == "unknown":
        message = f"{verdict.message}; whether the terms protect their value is not attested"
        return Verdict("cannot tell", message, numbers=numbers, missing=(PROTECTED,))
    message = f"{verdict.message}, and the terms protect it" + reference(context, PROTECTED)
    return Verdict("passed", message, numbers=numbers)


def _typed(deal: Deal) -> float | None:
    """What the deal file itself puts the data at. [currency]"""
    data = deal.data
    if data is None or data.records is None or data.valued_at is None:
        return None
    return data.records.mean * data.valued_at.mean


def _aside(typed: float | None, currency: str) -> str:
    if typed is None:
        return ""
    return f" The deal file itself puts the data at about {money(typed, currency)}."


RULE = Rule(
    code="P2-04",
    name="data-value.not-recognised",
    title="Is the value of the data recognised and protected?",
    plainly="Nobody has worked out what the data are worth, or guarded that worth.",
    basis="says",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(FIVE_PRINCIPLES, "data-value"),),
    scope=(uses_nhs_data,),
    attestations=(VALUED, PROTECTED),
    step="Value the data, as a range if need be, and protect that value: limits on use, on passing "
    "the data on and on keeping them.",
)
