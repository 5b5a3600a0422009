"""VS-05: a non-commercial agreement does not say what happens if its results are sold.

What it looks for
    Where the data are for non-commercial use, a clause by which commercial use needs the NHS's
    consent, so that a share may be agreed then. Somebody must attest it.

Why it matters
    Research turns into products. Without the clause the NHS has nothing to bargain with once that
    happens.

Source
    NHS England's practical applications of the value sharing framework (November 2023, read): in
    non-commercial agreements a consent-to-commercialise clause lets the parties negotiate a share
    later. It says that there can be one; that there should be is a fair reading.

A deal it flags
    A university's research agreement that is silent on what it may do with the model.

A deal it passes
    The same with a clause: no sale without the trust's consent, and a year to agree on terms.

What it cannot see
    Whether the research will ever lead to a product.
"""

from benefitshare.deal import Deal
from benefitshare.guidance.answers import attested
from benefitshare.guidance.documents import PRACTICAL
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import uses_nhs_data
from benefitshare.guidance.rule import Context, Rule, Verdict

CONSENT = "consent-to-commercialise"
SOFT = "which say that there can be such a clause"


def is_non_commercial(deal: Deal) -> str:
    """Why a rule on non-commercial agreements does not fit a deal; empty where it does."""
    if deal.data is not None and deal.data.use in {"commercial", "mixed"}:
        return "the data may be used commercially from the outset"
    return ""


def check(context: Context) -> Verdict:
    """Pass where a clause on consent is attested."""
    data = context.deal.data
    if data is None or data.use is None:
        message = "Whether the use is commercial is not said"
        return Verdict("cannot tell", message, missing=("data.use",))
    return attested(
        context,
        CONSENT,
        if_yes="Commercial use needs the NHS's consent, and a share may be agreed then",
        if_no="The use is non-commercial, and no clause says what happens if it becomes commercial",
    )


RULE = Rule(
    code="VS-05",
    name="commercial-use.not-foreseen",
    title="Does a non-commercial agreement say what happens if its results are sold?",
    plainly="It does not say what happens if what comes of the data is sold.",
    basis="reads",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(PRACTICAL, "consent-to-commercialise", soft=SOFT),),
    scope=(uses_nhs_data, is_non_commercial),
    attestations=(CONSENT,),
    step="Add a consent-to-commercialise clause, with a timetable for agreeing the NHS's share.",
)
