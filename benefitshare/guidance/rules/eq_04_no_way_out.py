"""EQ-04: if the partner fails or is sold, the trust cannot end the deal and have data deleted.

What it looks for
    A right of the trust to end the agreement, and to have its data deleted, when the partner
    becomes insolvent, is taken over or is restructured. Somebody must attest it.

Why it matters
    Data outlive the company that they were given to, and pass to whoever buys what is left.

Source
    A letter of 2022 in which medConfidential urged trusts to use such rights while their partner
    was being restructured, as its lawyers reported. Critics ask for it; no guidance read does.

A deal it flags
    An agreement that passes to a new owner by itself.

A deal it passes
    A clause on change of control and insolvency, with return or deletion certified.

What it cannot see
    Whether a trust would notice in time, or deletion could be proved.
"""

from benefitshare.deal import Deal
from benefitshare.guidance.answers import attested
from benefitshare.guidance.documents import DELETION
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import uses_nhs_data
from benefitshare.guidance.rule import Context, Rule, Verdict

EXIT = "exit-and-deletion"


def check(context: Context) -> Verdict:
    """Pass where the rights are attested."""
    return attested(
        context,
        EXIT,
        if_yes="The trust can end the deal and have data deleted if the partner fails or is sold",
        if_no="If the partner fails or is sold, the trust cannot end the deal and have its data "
        "deleted",
    )


def partner_holds_data(deal: Deal) -> str:
    """Why the rule does not fit a deal; empty where the partner may hold or reach data."""
    if deal.data is not None and deal.data.route == "nhs-analyst":
        return "only NHS analysts work on the data, and the partner holds none"
    return ""


RULE = Rule(
    code="EQ-04",
    name="exit.no-deletion",
    title="Can the trust end the deal and have data deleted if the partner fails or is sold?",
    plainly="The trust cannot get out if the company fails or is sold.",
    basis="critic",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(DELETION, "exit"),),
    scope=(uses_nhs_data, partner_holds_data),
    attestations=(EXIT,),
    step="Add a right to end the agreement, with deletion certified, on insolvency, change of "
    "control or restructuring.",
)
