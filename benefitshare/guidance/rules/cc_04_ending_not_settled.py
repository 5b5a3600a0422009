"""CC-04: the agreement does not settle how long it lasts and how it ends.

What it looks for
    A fixed term with its renewal; how either side may end it; what becomes of the data; and, where
    payments hang on sales or on a product, which of them go on afterwards. Somebody must attest
    each.

Why it matters
    Most of a product's sales come after the data were shared. A royalty that ends with the
    agreement may end before it begins.

Source
    The code of 5 September 2018, principle 8, which names duration among its ten heads. Read in a
    law firm's summary; whether later editions keep it was not seen. What beside the term has to be
    settled is policy. So it is a concern only under the edition of 2018 and only where there is no
    fixed term, and a note otherwise.

A deal it flags
    A five-year agreement that does not say whether its royalty outlives it.

A deal it passes
    One with a fixed term, notice on both sides, deletion at the end, and royalties that go on.

What it cannot see
    Whether the term is a good length.
"""

from typing import Final

from benefitshare.deal import Deal
from benefitshare.guidance.answers import Points, checklist, denied_and_open
from benefitshare.guidance.documents import CODE
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import terms_to_nhs, uses_nhs_data
from benefitshare.guidance.finding import Severity
from benefitshare.guidance.rule import Context, Rule, Verdict

TERM = "term-and-renewal"
AFTERWARDS = "payments-after-end"
ENDING: Final = {
    TERM: "its length",
    "exit-and-notice": "notice and exit",
    "data-at-end": "what becomes of the data",
    AFTERWARDS: "which payments go on afterwards",
}
"""What is to be settled, as questions and in words."""

POINTS: Final = Points(
    ENDING,
    verb="settles",
    lacks="The agreement does not settle",
    holds="The agreement settles how long it lasts and how it ends",
)

MAY_OUTLIVE: Final = frozenset(
    {"royalty", "revenue-share", "profit-share", "savings-share", "milestone", "free-use",
     "discount"}
)  # fmt: skip
"""Kinds of term that may still be due when the agreement has ended."""

FIRST = "CODE-2018-09-05"


def check(context: Context) -> Verdict:
    """Flag every point that is not settled, in one finding."""
    absent, open_ = denied_and_open(context, _asked(context.deal))
    grave = context.edition == FIRST and TERM in (absent or open_)
    most: Severity = "concern" if grave else "note"
    return checklist(context, POINTS, absent, open_, most)


def _asked(deal: Deal) -> list[str]:
    """The points that matter to a deal: payments afterwards only where there may be some."""
    outliving = any(term.kind in MAY_OUTLIVE for term in terms_to_nhs(deal).values())
    return [key for key in ENDING if key != AFTERWARDS or outliving]


RULE = Rule(
    code="CC-04",
    name="ending.not-settled",
    title="Does the agreement settle how long it lasts and how it ends?",
    plainly="It is not settled what happens when the deal ends.",
    basis="says",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(CODE, "ten-heads"),),
    scope=(uses_nhs_data,),
    attestations=tuple(ENDING),
    step="Add what is missing: a fixed term and renewal, exit with notice, return or deletion of "
    "the data, and which payments go on.",
)
