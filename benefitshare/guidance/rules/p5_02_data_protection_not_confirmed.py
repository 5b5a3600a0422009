"""P5-02: the data protection officer has not confirmed the footing of the deal.

What it looks for
    The data protection officer's confirmation of the lawful basis, of who is controller and who is
    processor, and of the impact assessment; or that no personal data are used. Somebody must
    attest it.

Why it matters
    A deal whose footing fails has to stop, whatever it promised and whoever relied on it.

Source
    The five guiding principles of 15 July 2019, principle 5, on data protection law. The topic is
    known and the words were not read, so this is a concern at most. Whether the law is met is for
    the officer and counsel, and not for this tool.

A deal it flags
    Records shared with a company before anybody assessed the impact.

A deal it passes
    One whose impact assessment the officer signed before any data flowed.

What it cannot see
    Whether the law is met: only whether the officer has confirmed it.
"""

from benefitshare.guidance.answers import attested
from benefitshare.guidance.documents import FIVE_PRINCIPLES
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import uses_nhs_data
from benefitshare.guidance.rule import Context, Rule, Verdict

CONFIRMED = "data-protection-confirmed"


def check(context: Context) -> Verdict:
    """Pass where the data protection officer's confirmation is attested."""
    return attested(
        context,
        CONFIRMED,
        if_yes="The data protection officer has confirmed the footing of the deal",
        if_no="The data protection officer has not confirmed the lawful basis, the parties' roles "
        "and the impact assessment",
    )


RULE = Rule(
    code="P5-02",
    name="data-protection.not-confirmed",
    title="Has the data protection officer confirmed the footing of the deal?",
    plainly="The checks that data protection asks for are not confirmed.",
    basis="says",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(FIVE_PRINCIPLES, "data-protection"),),
    scope=(uses_nhs_data,),
    attestations=(CONFIRMED,),
    step="Have the data protection officer assess the impact and confirm the basis and the roles, "
    "and put right the contract where it differs.",
)
