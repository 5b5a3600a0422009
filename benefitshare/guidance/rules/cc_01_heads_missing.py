"""CC-01: the agreement leaves out some of the ten heads of 2018.

What it looks for
    That the agreement defines each of ten heads: scope, duration, value, legal compliance,
    intellectual property, liability, transparency and audit, bias, what the NHS adds, and roles.
    Somebody must attest each.

Why it matters
    What an agreement does not say is settled later by whoever is stronger then.

Source
    The code of 5 September 2018, principle 8, which names the ten heads. Read in a law firm's
    summary. Whether later editions keep them was not seen: under those, this is a note.

A deal it flags
    A contract that says nothing about who tests the product for bias, and who puts it right.

A deal it passes
    A contract with a clause for each of the ten.

What it cannot see
    Whether a clause is any good.
"""

from dataclasses import replace
from typing import Final

from benefitshare.guidance.answers import Points, checklist, denied_and_open
from benefitshare.guidance.documents import CODE
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import uses_nhs_data
from benefitshare.guidance.finding import Severity
from benefitshare.guidance.rule import Context, Rule, Verdict

HEADS: Final = {
    "head-scope": "scope",
    "head-duration": "duration",
    "head-value": "value",
    "head-legal-compliance": "compliance with laws",
    "head-intellectual-property": "intellectual property",
    "head-liability": "liability",
    "head-transparency-and-audit": "transparency and audit",
    "head-bias": "bias",
    "head-nhs-value-add": "what the NHS adds",
    "head-roles": "roles",
}
"""The ten heads, as questions and in words."""

POINTS: Final = Points(
    HEADS,
    verb="defines",
    lacks="Of the ten heads of 2018 the agreement leaves out",
    holds="The agreement defines all ten heads of 2018",
)

FIRST = "CODE-2018-09-05"


def check(context: Context) -> Verdict:
    """Flag every head that the agreement leaves out, in one finding."""
    absent, open_ = denied_and_open(context, HEADS)
    most: Severity = "concern" if context.edition == FIRST else "note"
    numbers = {"heads_missing": float(len(absent)), "heads_not_answered": float(len(open_))}
    return replace(checklist(context, POINTS, absent, open_, most), numbers=numbers)


RULE = Rule(
    code="CC-01",
    name="agreement.heads-missing",
    title="Does the agreement define all ten heads of 2018?",
    plainly="The agreement leaves out things that it should settle.",
    basis="says",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(CODE, "ten-heads"),),
    scope=(uses_nhs_data,),
    attestations=tuple(HEADS),
    step="Draft a clause for each head that is missing.",
)
