"""CC-02: commercial use without any way of sharing the benefit.

What it looks for
    Data that may be used commercially, and no term under which the NHS gets a part of what comes
    of it: a fee, a milestone, a royalty, a share of profit, shares, free or cheaper use, an
    investment, a better dataset. Paying back the trust's costs is not sharing.

Why it matters
    What is not agreed at the outset is seldom agreed once the product sells.

Source
    The code of 5 September 2018, principle 8: terms in which the benefits of the partnership are
    shared fairly; principle 10 in 2019 and 12 in 2021. Read through law firms; of the 2021 edition
    only the title. It is a breach only under the edition of 2018, and only where the NHS gains
    nothing at all. NHS England's practical applications (November 2023, read) name upfront and
    yearly payments, milestones and royalties as ways of sharing.

A deal it flags
    Records given to a company in return for its covering the cost of extracting them.

A deal it passes
    The same with a royalty on what is sold.

What it cannot see
    Whether the mechanism is worth anything. See P2-01, VS-04 and CC-06.
"""

from benefitshare.guidance.documents import CODE, PRACTICAL
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import may_be_commercial, terms_to_nhs, uses_nhs_data
from benefitshare.guidance.rule import Context, Rule, Verdict
from benefitshare.guidance.words import listed

NOT_SHARING = frozenset({"cost-recovery", "exclusivity"})
UNCONDITIONAL = "CODE-2018-09-05"


def check(context: Context) -> Verdict:
    """Flag commercial use under which the NHS is promised nothing but its costs."""
    kinds = {term.kind for term in terms_to_nhs(context.deal).values()} - NOT_SHARING
    if kinds:
        names = listed(sorted(kind.replace("-", " ") for kind in kinds))
        return Verdict("passed", f"The terms share the benefit with the NHS: {names}")
    data = context.deal.data
    if data is None or data.use is None:
        message = "No term shares the benefit, and whether the use is commercial is not said"
        return Verdict("cannot tell", message, missing=("data.use",))
    nhs = context.projection.groups.get("nhs")
    gain = 0.0 if nhs is None else nhs.lines["all"].mean
    nothing = gain <= 0 and context.edition == UNCONDITIONAL
    message = "The data may be used commercially, and no term shares the benefit with the NHS"
    return Verdict(
        "flagged", message, "breach" if nothing else "concern", numbers={"nhs_gain_mean": gain}
    )


RULE = Rule(
    code="CC-02",
    name="sharing.no-mechanism",
    title="Do the terms share the benefit of commercial use with the NHS?",
    plainly="The NHS gets no share of what the company may earn.",
    basis="says",
    severity="breach",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(CODE, "commercial"), Citation(PRACTICAL, "mechanisms")),
    scope=(uses_nhs_data, may_be_commercial),
    step="Agree now how the NHS shares in what is sold: a payment, milestones, a royalty, or free "
    "or cheaper use.",
)
