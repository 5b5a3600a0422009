"""P1-03: the benefits to patients are not written into the terms.

What it looks for
    Benefits to patients in the terms themselves, or a recorded reason why that was not possible.
    Somebody must attest one or the other.

Why it matters
    A benefit that no party is bound to deliver may never come. A product that was promised free
    for five years is worth nothing if it is never launched.

Source
    The five guiding principles of 15 July 2019, principle 1: explicit patient benefits in the
    terms "where possible". Read through the health press, not in the original.

A deal it flags
    An agreement on shares and royalties alone, in which patients are named only in the preamble.

A deal it passes
    An agreement with a schedule of what patients get and when; or one whose file records why that
    could not be written down yet.

What it cannot see
    Whether the benefits are large, likely or new. The projection shows what they are worth.
"""

from benefitshare.guidance.answers import reference, unanswered
from benefitshare.guidance.documents import FIVE_PRINCIPLES
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import answer, uses_nhs_data
from benefitshare.guidance.rule import Context, Rule, Verdict

WRITTEN = "patient-benefits-in-terms"
REASON = "patient-benefits-reason"
SOFT = "which asks for it where possible"


def check(context: Context) -> Verdict:
    """Pass where benefits are in the terms, or the reason why not is on record."""
    written, reason = answer(context.deal, WRITTEN), answer(context.deal, REASON)
    if written == "yes":
        return Verdict(
            "passed", "Benefits to patients are in the terms" + reference(context, WRITTEN)
        )
    if reason == "yes":
        message = "The reason why benefits to patients are not in the terms is on record"
        return Verdict("passed", message + reference(context, REASON))
    if written == "unknown":
        return unanswered(context, WRITTEN)
    if reason == "unknown":
        return unanswered(context, REASON)
    message = "Benefits to patients are not in the terms, and no reason is on record"
    return Verdict("flagged", message + reference(context, WRITTEN))


RULE = Rule(
    code="P1-03",
    name="benefits.not-in-terms",
    title="Are the benefits to patients written into the terms?",
    plainly="What patients will gain is not written into the agreement.",
    basis="says",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(FIVE_PRINCIPLES, "patient-benefits", soft=SOFT),),
    scope=(uses_nhs_data,),
    attestations=(WRITTEN, REASON),
    step="Add a schedule of benefits to patients, each with who delivers it and by when; or record "
    "why that is not possible.",
)
