"""VS-10: who owns what the work will create was not settled at the start.

What it looks for
    Whether ownership of the intellectual property that the work creates (often called foreground)
    was settled and stated by the time of signature. Somebody must attest it.

Why it matters
    Ownership left open is argued over once there is something to own, when one side holds it.

Source
    NHS England's guide to data partnerships (July 2023, its aims read): ownership of foreground
    intellectual property is negotiated at the start of the partnership and stated.

A deal it flags
    An agreement that leaves ownership of the trained model to be agreed later.

A deal it passes
    A clause that says who owns the model, the labels and the software, and who may use them.

What it cannot see
    Whether the split is a good one. See P2-05, IP-01 and IP-02.
"""

from benefitshare.guidance.answers import attested
from benefitshare.guidance.documents import DATA_PARTNERSHIPS
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import may_create_ip
from benefitshare.guidance.rule import Context, Rule, Verdict

SETTLED = "foreground-ip-settled"


def check(context: Context) -> Verdict:
    """Pass where ownership of what is created is settled and stated."""
    return attested(
        context,
        SETTLED,
        if_yes="Who owns what the work creates is settled and stated",
        if_no="Who owns what the work creates is not settled",
    )


RULE = Rule(
    code="VS-10",
    name="ip.unsettled",
    title="Is it settled who owns what the work creates?",
    plainly="It is not settled who owns what the work creates.",
    basis="says",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(DATA_PARTNERSHIPS, "foreground-ip"),),
    scope=(may_create_ip,),
    attestations=(SETTLED,),
    step="Settle who owns what the work creates, and who may use it, and state it in the "
    "agreement.",
)
