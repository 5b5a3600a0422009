"""P5-03: it is not confirmed on what footing confidential data are shared.

What it looks for
    The Caldicott guardian's confirmation of the footing on which patients' confidential data are
    shared (consent, support under section 251, or effective anonymisation), and of how opt-outs
    are honoured. Somebody must attest it.

Why it matters
    Patients tell their doctors what they would tell nobody else. Data protection law is not the
    only duty that follows from that.

Source
    The five guiding principles of 15 July 2019, principle 5, on the common law duty of
    confidentiality. The topic is known and the words were not read, so this is a concern at most.
    Whether the duty is met is for the guardian and counsel, and not for this tool.

A deal it flags
    Records with names, shared as if for direct care, to build and test a product.

A deal it passes
    Records made anonymous by the trust before they leave it, with opt-outs taken out first.

What it cannot see
    Whether the anonymisation would stand up to an attack.
"""

from benefitshare.deal import Deal
from benefitshare.guidance.answers import attested
from benefitshare.guidance.documents import FIVE_PRINCIPLES
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import uses_nhs_data
from benefitshare.guidance.rule import Context, Rule, Verdict

ROUTE = "confidentiality-route"


def shares_patient_data(deal: Deal) -> str:
    """Why a rule on patients' data does not fit a deal; empty where it does."""
    if deal.data is not None and deal.data.kind == "operational":
        return "the data are about how the service runs, and not about patients"
    return ""


def check(context: Context) -> Verdict:
    """Pass where the Caldicott guardian's confirmation is attested."""
    return attested(
        context,
        ROUTE,
        if_yes="The Caldicott guardian has confirmed on what footing confidential data are shared",
        if_no="The Caldicott guardian has not confirmed on what footing confidential data are "
        "shared and how opt-outs are honoured",
    )


RULE = Rule(
    code="P5-03",
    name="confidentiality.no-route",
    title="Is it confirmed on what footing confidential data are shared?",
    plainly="It is not settled how patients' privacy is kept.",
    basis="says",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(FIVE_PRINCIPLES, "confidentiality"),),
    scope=(uses_nhs_data, shares_patient_data),
    attestations=(ROUTE,),
    step="Obtain consent or approval, or make the data effectively anonymous, and honour opt-outs, "
    "before any data flow.",
)
