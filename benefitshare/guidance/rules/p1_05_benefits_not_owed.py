"""P1-05: nobody is bound to deliver the benefits to patients.

What it looks for
    A duty of one of the parties to deliver the benefits to patients, with a date, and with what
    follows if it fails. Somebody must attest it.

Why it matters
    A benefit that hangs on good will ends with it, when a company changes its plans or its owner.

Source
    The five guiding principles of 15 July 2019, principle 1: patient benefits that are realised as
    part of the arrangement, "where possible". Read through the health press, not in the original.

A deal it flags
    A research licence whose announcement promises new treatments, and whose terms owe none.

A deal it passes
    A duty to give the trust the finished tool within two years, or pay back what it has spent.

What it cannot see
    Whether the duty could be enforced. Where a duty is not possible yet, the trust may record a
    departure with its reason.
"""

from benefitshare.guidance.answers import attested
from benefitshare.guidance.documents import FIVE_PRINCIPLES
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import uses_nhs_data
from benefitshare.guidance.rule import Context, Rule, Verdict

OWED = "benefits-owed"
SOFT = "which asks for it where possible"


def check(context: Context) -> Verdict:
    """Pass where a duty to deliver the benefits is attested."""
    return attested(
        context,
        OWED,
        if_yes="The benefits to patients are owed under the agreement",
        if_no="Nobody is bound to deliver the benefits to patients",
    )


RULE = Rule(
    code="P1-05",
    name="benefits.not-owed",
    title="Is somebody bound to deliver the benefits to patients?",
    plainly="Nobody is bound to bring about what patients are to gain.",
    basis="says",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(FIVE_PRINCIPLES, "patient-benefits", soft=SOFT),),
    scope=(uses_nhs_data,),
    attestations=(OWED,),
    step="Add a duty to deliver, with dates, and a right to step in or to be repaid if it fails.",
)
