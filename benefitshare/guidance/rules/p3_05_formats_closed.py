"""P3-05: the deal rests on closed formats, or locks the NHS in.

What it looks for
    Closed formats or interfaces, NHS data led through one company's systems, or an end without an
    export that somebody else can use. Somebody must attest that there is none of these.

Why it matters
    Who holds the only door to the data need not ask for a sole right to them.

Source
    The five guiding principles of 15 July 2019, principle 3, on open standards and on systems that
    work together. The topic is known and the words were not read, so this is a concern at most.

A deal it flags
    An app whose contract leads every other supplier's access through one company's servers.

A deal it passes
    Open interfaces, and an exit plan with an export that was tried out.

What it cannot see
    How much work a change of supplier would be.
"""

from benefitshare.guidance.answers import attested_against
from benefitshare.guidance.documents import FIVE_PRINCIPLES
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import uses_nhs_data
from benefitshare.guidance.rule import Context, Rule, Verdict

CLOSED = "closed-or-locked-in"


def check(context: Context) -> Verdict:
    """Flag closed formats, a single company's route, or an end without a usable export."""
    return attested_against(
        context,
        CLOSED,
        if_no="Formats and interfaces are open, and the data can be taken out at the end",
        if_yes="The deal rests on closed formats or interfaces, leads data through one company's "
        "systems, or ends without a usable export",
    )


RULE = Rule(
    code="P3-05",
    name="formats.closed",
    title="Does the deal rest on closed formats, or lock the NHS in?",
    plainly="It ties the NHS to one company's systems.",
    basis="says",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(FIVE_PRINCIPLES, "open-standards"),),
    scope=(uses_nhs_data,),
    attestations=(CLOSED,),
    step="Ask for open standards and interfaces, and for an exit plan with a usable export.",
)
