"""P3-04: a term hampers what the NHS can do with its data nationally.

What it looks for
    A partner favoured over all others, a ban on supplying national services, or a veto over what
    is done with NHS data nationally. Somebody must attest that there is none.

Why it matters
    One trust's contract can close a door for the whole NHS: a national service with a hole in it
    is worth less to everybody.

Source
    The five guiding principles of 15 July 2019, principle 3: do not undermine the NHS's ability,
    at national level, to make the most of its data. Read through the health press. That it reaches
    terms of these kinds is a fair reading.

A deal it flags
    A promise to give no other partner better terms, and to supply no national data service.

A deal it passes
    The same partnership with a carve-out for national bodies and services.

What it cannot see
    Terms between the company and others.
"""

from benefitshare.guidance.answers import attested_against
from benefitshare.guidance.documents import FIVE_PRINCIPLES
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import uses_nhs_data
from benefitshare.guidance.rule import Context, Rule, Verdict

HAMPERED = "national-supply-hampered"


def check(context: Context) -> Verdict:
    """Flag a term that hampers what the NHS can do with its data nationally."""
    return attested_against(
        context,
        HAMPERED,
        if_no="No term hampers what the NHS can do with its data nationally",
        if_yes="A term hampers what the NHS can do with its data nationally",
    )


RULE = Rule(
    code="P3-04",
    name="national-supply.hampered",
    title="Does a term hamper what the NHS can do with its data nationally?",
    plainly="It stands in the way of national NHS services.",
    basis="reads",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(FIVE_PRINCIPLES, "national-value"),),
    scope=(uses_nhs_data,),
    attestations=(HAMPERED,),
    step="Carve out national bodies and services from the term, or delete it.",
)
