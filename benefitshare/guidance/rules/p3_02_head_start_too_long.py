"""P3-02: a head start or an exclusive field keeps others out for long.

What it looks for
    Terms of the kind `exclusivity`: how long others must wait, or for how long a field is kept for
    one company. The longest decides, at its mean where it is uncertain.

Why it matters
    A long head start has the effect of a sole right without the name.

Source
    The five guiding principles of 15 July 2019, principle 3, on exclusive arrangements: that it
    reaches those exclusive in effect is a fair reading. Quoted in the health press; the original
    was not read. The months are policy: no document read sets a number.

A deal it flags
    A field of use kept for one company for three years.

A deal it passes
    A head start of three months, to publish first.

What it cannot see
    First refusals, or a technical route that only one company can use, unless they are written as
    a term of the kind `exclusivity`.
"""

from benefitshare.guidance.answers import unanswered
from benefitshare.guidance.documents import FIVE_PRINCIPLES
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import exclusivities, sole_right_to_data, uses_nhs_data
from benefitshare.guidance.rule import Context, Rule, Verdict
from benefitshare.terms.exclusivity import Exclusivity

ALLOWED = "head-start-allowed"
MOST = "head-start-most"
MONTHS_A_YEAR = 12


def check(context: Context) -> Verdict:
    """Judge the longest time for which others are kept waiting or out."""
    terms = exclusivities(context.deal)
    if not terms:
        if sole_right_to_data(context.deal) == "unknown":
            return unanswered("raw-data-exclusive", "data.exclusive")
        return Verdict("passed", "No term gives a head start or keeps a field for anybody")
    longest = max(_months(term, context) for term in terms.values())
    message = f"Others are kept waiting or out for {longest:.0f} months"
    numbers = {"months": longest}
    if longest > context.policy[MOST].value:
        return Verdict("flagged", message, numbers=numbers, threshold=MOST)
    if longest > context.policy[ALLOWED].value:
        return Verdict("flagged", message, "note", numbers, threshold=ALLOWED)
    return Verdict("passed", message, numbers=numbers, threshold=ALLOWED)


def _months(term: Exclusivity, context: Context) -> float:
    """How long a term keeps others out; without an end, to the end of what is modelled."""
    for length in (term.head_start, term.years):
        if length is not None:
            return length.mean * MONTHS_A_YEAR
    return context.deal.horizon.years * MONTHS_A_YEAR


RULE = Rule(
    code="P3-02",
    name="head-start.too-long",
    title="Does a head start keep others out for long?",
    basis="reads",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(FIVE_PRINCIPLES, "exclusivity"),),
    scope=(uses_nhs_data,),
    attestations=("raw-data-exclusive",),
    thresholds=(ALLOWED, MOST),
    step="Shorten the head start, or carve out use by the NHS and for the public good.",
)
