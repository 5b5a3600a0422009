"""P4-01: no summary of the deal has been published in good time.

What it looks for
    A published summary of the parties, the purpose, the data and the terms, and its date. Somebody
    must attest both.

Why it matters
    Patients can trust what they can see. A deal that comes to light through the press looks hidden
    even where its terms are good.

Source
    The five guiding principles of 15 July 2019, principle 4: transparency. Its heading was read in
    the health press, and not its words. That a published summary is what it takes is a fair
    reading; the number of days is policy.

A deal it flags
    A deal known only from an answer to a freedom of information request.

A deal it passes
    A page on the trust's site within a month of signature.

What it cannot see
    Whether the summary is complete, plain, or read by anybody.
"""

from benefitshare.guidance.answers import reference, unanswered
from benefitshare.guidance.documents import FIVE_PRINCIPLES
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import answer, uses_nhs_data
from benefitshare.guidance.rule import Context, Rule, Verdict
from benefitshare.guidance.words import day

PUBLISHED = "summary-published"
DEADLINE = "publication-deadline"


def check(context: Context) -> Verdict:
    """Pass a summary published by the deadline; a late one is worth a note."""
    given = answer(context.deal, PUBLISHED)
    if given == "unknown":
        return unanswered(context, PUBLISHED)
    if given == "no":
        message = "No summary of the deal has been published" + reference(context, PUBLISHED)
        return Verdict("flagged", message, threshold=DEADLINE)
    published = context.deal.attestations[PUBLISHED].date
    if published is None:
        message = "A summary has been published, but its date is not given"
        return Verdict("cannot tell", message, missing=(f"attestations.{PUBLISHED}.date",))
    days = (published - context.deal.signed).days
    numbers = {"days": float(days)}
    if days > context.policy[DEADLINE].value:
        message = f"A summary was published on {day(published)}, {days} days after signature"
        return Verdict("flagged", message, "note", numbers, threshold=DEADLINE)
    message = f"A summary was published on {day(published)}" + reference(context, PUBLISHED)
    return Verdict("passed", message, numbers=numbers, threshold=DEADLINE)


RULE = Rule(
    code="P4-01",
    name="summary.not-published",
    title="Has a summary of the deal been published?",
    plainly="No summary of the deal was published in time.",
    basis="reads",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(FIVE_PRINCIPLES, "transparency"),),
    scope=(uses_nhs_data,),
    attestations=(PUBLISHED,),
    thresholds=(DEADLINE,),
    step="Publish a summary of the parties, the purpose, the data and the terms.",
)
