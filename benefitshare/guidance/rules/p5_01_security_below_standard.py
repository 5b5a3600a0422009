"""P5-01: a party that handles the data does not meet the data security standards.

What it looks for
    That every party that handles the data meets the National Data Guardian's data security
    standards, as its latest toolkit return shows. Somebody must attest it.

Why it matters
    One leak does more harm to patients, and to trust in all such deals, than any royalty mends.

Source
    The five guiding principles of 15 July 2019, principle 5. The topic is known and the words were
    not read, so this is a concern at most. The standards have their own force: see their page.

A deal it flags
    A start-up that has never filed a toolkit return, with the records on its own servers.

A deal it passes
    A trust and a company that both meet the standards in this year's return.

What it cannot see
    Whether the return is true, or still holds: a new one is due every year.
"""

from benefitshare.guidance.answers import attested
from benefitshare.guidance.documents import FIVE_PRINCIPLES
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import uses_nhs_data
from benefitshare.guidance.rule import Context, Rule, Verdict

STANDARDS = "data-security-standards"


def check(context: Context) -> Verdict:
    """Pass where it is attested that every party meets the standards."""
    return attested(
        context,
        STANDARDS,
        if_yes="Every party that handles the data meets the data security standards",
        if_no="Not every party that handles the data meets the data security standards",
    )


RULE = Rule(
    code="P5-01",
    name="security.below-standard",
    title="Does every party that handles the data meet the data security standards?",
    plainly="Not all who handle the data meet the standards for keeping them safe.",
    basis="says",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(FIVE_PRINCIPLES, "data-security"),),
    scope=(uses_nhs_data,),
    attestations=(STANDARDS,),
    step="Let no data flow until each party meets the standards.",
)
