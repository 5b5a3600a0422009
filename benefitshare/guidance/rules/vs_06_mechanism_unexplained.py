"""VS-06: value is shared in a way that NHS England's list leaves out, and nobody has said why.

What it looks for
    How the terms share value with the NHS. Upfront payments, yearly payments and milestones are on
    the list. A royalty is too, but is expected in few deals, chiefly where the partner prefers it.
    Shares, free use and all else are not on it. For those, and for royalties, somebody must attest
    that the reasons are on record.

Why it matters
    A way of sharing that was simply what the other side offered may not be the one that suits.

Source
    NHS England's practical applications (November 2023, read): value can be shared by upfront
    payment, subscription payment, milestone payment or revenue royalty, and royalties are expected
    in a minority of cases. The passage read says nothing of shares: that leaving them out asks for
    a reason is a fair reading.

A deal it flags
    Shares in the partner, with no paper that says why shares.

A deal it passes
    A yearly fee; or a royalty, with a note that the partner preferred it and why that suits.

What it cannot see
    Whether the reasons are good.
"""

from benefitshare.guidance.answers import reference, unanswered
from benefitshare.guidance.documents import PRACTICAL
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import answer, may_be_commercial, terms_to_nhs, uses_nhs_data
from benefitshare.guidance.rule import Context, Rule, Verdict
from benefitshare.guidance.words import listed

REASONS = "mechanism-reasons"
USUAL = frozenset({"upfront-fee", "subscription", "milestone"})
NOT_SHARING = frozenset({"cost-recovery", "exclusivity"})


def check(context: Context) -> Verdict:
    """Ask for reasons where value is shared by anything but the usual payments."""
    kinds = {term.kind for term in terms_to_nhs(context.deal).values()} - NOT_SHARING
    if not kinds:
        return Verdict("not applicable", "No term shares value with the NHS")
    unusual = listed(sorted(kind.replace("-", " ") for kind in kinds - USUAL))
    if not unusual:
        return Verdict("passed", "Value is shared by payments that NHS England names")
    given = answer(context.deal, REASONS)
    if given == "unknown":
        return unanswered(context, REASONS)
    if given == "yes":
        message = f"The reasons for sharing value by {unusual} are on record"
        return Verdict("passed", message + reference(context, REASONS))
    message = f"Value is shared by {unusual}, and the reasons are not on record"
    return Verdict("flagged", message + reference(context, REASONS))


RULE = Rule(
    code="VS-06",
    name="mechanism.unexplained",
    title="Are the reasons for this way of sharing value on record?",
    plainly="The reasons for this way of paying are not on record.",
    basis="reads",
    severity="note",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(PRACTICAL, "mechanisms"),),
    scope=(uses_nhs_data, may_be_commercial),
    attestations=(REASONS,),
    step="Record why value is shared in this way, or add a payment that NHS England names.",
)
