"""IP-02: an exclusive licence shuts out the NHS that owns the property.

What it looks for
    Whether anybody gets an exclusive licence of intellectual property that the NHS owns and the
    deal creates, and if so whether the NHS keeps the right to use it. Somebody must attest both.

Why it matters
    An exclusive licence means that nobody else may use it, not even its owner. A trust may have to
    buy back what it made.

Source
    The Rose Book, annex C (March 2024, read): an exclusive licence excludes the public sector too;
    a sole licence, or reserved rights, keep its use. It is written mainly for central government;
    whether it covers a trust must be checked.

A deal it flags
    An exclusive licence of the trust's algorithm, with nothing reserved.

A deal it passes
    A sole licence; or an exclusive one under which the NHS may go on using it free.

What it cannot see
    Who owns what, and whether the right that is kept is worth anything without support.
"""

from benefitshare.guidance.answers import reference, unanswered
from benefitshare.guidance.documents import ROSE_BOOK
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import answer, may_create_ip
from benefitshare.guidance.rule import Context, Rule, Verdict

EXCLUSIVE = "ip-licensed-exclusively"
KEPT = "nhs-keeps-use"
SOFT = "which is best practice, mainly for central government"


def check(context: Context) -> Verdict:
    """Where the licence is exclusive, ask whether the NHS keeps the right of use."""
    exclusive, kept = answer(context.deal, EXCLUSIVE), answer(context.deal, KEPT)
    if exclusive == "unknown":
        return unanswered(context, EXCLUSIVE)
    if exclusive == "no":
        message = "Nobody gets an exclusive licence of what the NHS owns"
        return Verdict("passed", message + reference(context, EXCLUSIVE))
    if kept == "unknown":
        return unanswered(context, KEPT)
    if kept == "yes":
        message = "The licence is exclusive, and the NHS keeps the right to use what it covers"
        return Verdict("passed", message + reference(context, KEPT))
    message = "An exclusive licence keeps the NHS itself from using what it owns"
    return Verdict("flagged", message + reference(context, EXCLUSIVE))


RULE = Rule(
    code="IP-02",
    name="ip.owner-shut-out",
    title="May the NHS still use what it licenses to somebody else?",
    plainly="The NHS may lose the use of its own inventions.",
    basis="says",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(ROSE_BOOK, "exclusive-licence", soft=SOFT),),
    scope=(may_create_ip,),
    attestations=(EXCLUSIVE, KEPT),
    step="Make it a sole licence, or reserve a free right of use for the whole NHS.",
)
