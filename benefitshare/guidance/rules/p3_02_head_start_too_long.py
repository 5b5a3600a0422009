"""P3-02: a head start or an exclusive field keeps others out for long.

What it looks for
    Terms of the kind `exclusivity`: how long others must wait, or for how long a field is kept for
    one company. The longest decides, at its mean where it is uncertain. And a first refusal, or a
    technical route that one company alone can use: somebody must attest that there is none.

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
    Whether others would have come, had they not been kept waiting.
"""

from benefitshare.guidance.answers import reference, unanswered
from benefitshare.guidance.documents import FIVE_PRINCIPLES
from benefitshare.guidance.drivers import drives_head_start
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import answer, exclusivities, uses_nhs_data
from benefitshare.guidance.rule import Context, Rule, Verdict
from benefitshare.terms.exclusivity import Exclusivity

ALLOWED = "head-start-allowed"
MOST = "head-start-most"
IN_EFFECT = "exclusive-in-effect"
MONTHS_A_YEAR = 12


def check(context: Context) -> Verdict:
    """Judge the longest time for which others are kept out, and what keeps them out in effect."""
    terms = exclusivities(context.deal).values()
    longest = max((_months(term, context) for term in terms), default=0.0)
    numbers = {"months": longest}
    kept = f"Others are kept waiting or out for {longest:.0f} months"
    in_effect = answer(context.deal, IN_EFFECT)
    missing = (IN_EFFECT,) if in_effect == "unknown" else ()
    if longest > context.policy[MOST].value:
        return Verdict("flagged", kept, numbers=numbers, threshold=MOST, missing=missing)
    if in_effect == "yes":
        message = "Others are kept out in effect, by a first refusal, a field or a sole route"
        return Verdict("flagged", message + reference(context, IN_EFFECT), numbers=numbers)
    if longest > context.policy[ALLOWED].value:
        return Verdict("flagged", kept, "note", numbers, threshold=ALLOWED, missing=missing)
    if missing:
        return unanswered(context, IN_EFFECT)
    message = kept if longest > 0 else "No head start, first refusal or sole route is given"
    return Verdict("passed", message, numbers=numbers, threshold=ALLOWED)


def _months(term: Exclusivity, context: Context) -> float:
    """How long a term keeps others out; without an end, to the end of what is modelled."""
    lengths = [length.mean for length in (term.head_start, term.years) if length is not None]
    return max(lengths, default=context.deal.horizon.years) * MONTHS_A_YEAR


RULE = Rule(
    code="P3-02",
    name="head-start.too-long",
    title="Does a head start keep others out for long?",
    plainly="Others are kept out for too long.",
    driver=drives_head_start,
    basis="reads",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(FIVE_PRINCIPLES, "exclusivity"),),
    scope=(uses_nhs_data,),
    attestations=(IN_EFFECT,),
    thresholds=(ALLOWED, MOST),
    levers=("head-start",),
    step="Shorten the head start, delete the first refusal, or carve out use by the NHS and for "
    "the public good.",
)
