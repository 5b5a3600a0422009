"""P3-03: a term keeps the benefits from being used across the NHS.

What it looks for
    A term that ties results, benefits or a price to some places or trusts, or that lets anybody
    veto their use elsewhere in the NHS. Somebody must attest that there is none.

Why it matters
    What NHS data made possible in one place should be able to help patients everywhere.

Source
    The five guiding principles of 15 July 2019, principle 3: no condition that limits benefits
    from being applied nationally. The copy read breaks off before these words, so nobody has
    checked them and this is a concern at most.

A deal it flags
    A price for one trust alone, on condition that it tells no other trust.

A deal it passes
    A licence that gives every NHS body the same right to use the results.

What it cannot see
    Whether other trusts can afford the product: the projection shows what they pay.
"""

from benefitshare.guidance.answers import attested_against
from benefitshare.guidance.documents import FIVE_PRINCIPLES
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import uses_nhs_data
from benefitshare.guidance.rule import Context, Rule, Verdict

LIMITED = "national-use-limited"


def check(context: Context) -> Verdict:
    """Flag a term that limits where in the NHS the benefits may be used."""
    return attested_against(
        context,
        LIMITED,
        if_no="No term keeps the benefits from being used across the NHS",
        if_yes="A term keeps results, benefits or a price from being used across the NHS",
    )


RULE = Rule(
    code="P3-03",
    name="national-use.limited",
    title="Does a term keep the benefits from being used across the NHS?",
    plainly="Parts of the NHS may not use the results.",
    basis="says",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(FIVE_PRINCIPLES, "national-benefits"),),
    scope=(uses_nhs_data,),
    attestations=(LIMITED,),
    step="Give every NHS body the right to use the results, at a price open to all of them.",
)
