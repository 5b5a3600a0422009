"""IP-01: intellectual property is given away below its value, or with no share of revenue.

What it looks for
    Whether the NHS assigns intellectual property to somebody else, which must be attested; and if
    so, whether at a fair market value on file, and with a royalty or a share of revenue or profit
    among the terms.

Why it matters
    What is assigned is gone, with all that it may earn later.

Source
    The guidance on intellectual property for the NHS in England (18 November 2025): assignment may
    be right where fair market value and sharing of revenue are respected. Read through a law
    firm's summary.

A deal it flags
    A trained model assigned to the company for one pound.

A deal it passes
    The same assigned at an independent valuation, with a royalty.

What it cannot see
    Whether the royalty is on what was assigned, or the valuation sound.
"""

from benefitshare.guidance.answers import unanswered
from benefitshare.guidance.documents import IP_GUIDANCE
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import answer, may_create_ip, terms_to_nhs
from benefitshare.guidance.rule import Context, Rule, Verdict
from benefitshare.guidance.words import listed

ASSIGNED = "ip-assigned"
VALUED = "ip-market-value"
REVENUE = frozenset({"royalty", "revenue-share", "profit-share"})


def check(context: Context) -> Verdict:
    """Where property is assigned, ask for its value and look for a share of revenue."""
    assigned, valued = answer(context.deal, ASSIGNED), answer(context.deal, VALUED)
    if assigned == "unknown":
        return unanswered(context, ASSIGNED)
    if assigned == "no":
        return Verdict("passed", "The NHS assigns no intellectual property")
    lacking = [] if valued != "no" else ["not at a fair market value on file"]
    kinds = {term.kind for term in terms_to_nhs(context.deal).values()}
    if not kinds & REVENUE:
        lacking.append("with no share of revenue")
    if lacking:
        missing = (VALUED,) if valued == "unknown" else ()
        message = f"The NHS assigns intellectual property, {listed(lacking)}"
        return Verdict("flagged", message, missing=missing)
    if valued == "unknown":
        return unanswered(context, VALUED)
    message = "Intellectual property is assigned at a fair market value, with a share of revenue"
    return Verdict("passed", message)


RULE = Rule(
    code="IP-01",
    name="ip.assigned-too-cheaply",
    title="Is intellectual property assigned at its value, with a share of revenue?",
    plainly="The NHS may hand over its inventions for too little.",
    basis="says",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(IP_GUIDANCE, "assignment"),),
    scope=(may_create_ip,),
    attestations=(ASSIGNED, VALUED),
    step="Have it valued and priced, add a share of revenue, or license it instead.",
)
