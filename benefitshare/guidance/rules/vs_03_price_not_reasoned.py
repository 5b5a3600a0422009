"""VS-03: nobody has recorded how the charge follows from the data and their use.

What it looks for
    A note on how the charge was set that weighs what kind of data it is for and how they will be
    used. Somebody must attest it.

Why it matters
    A price that nobody can explain cannot be defended, to the public or to the next partner.

Source
    NHS England's value sharing framework (July 2023), principle 3: when setting the charge,
    consider the type of data and how it will be used. Second-hand; the wording after the update of
    November 2023 was not seen. It sets no price.

A deal it flags
    One price for every request, whatever is asked for and whoever asks.

A deal it passes
    A price list with reasons: linked scans for a product cost more than counts for research.

What it cannot see
    Whether the reasons are good.
"""

from benefitshare.guidance.answers import attested
from benefitshare.guidance.documents import VALUE_SHARING
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import uses_nhs_data
from benefitshare.guidance.rule import Context, Rule, Verdict

NOTE = "pricing-note"


def check(context: Context) -> Verdict:
    """Pass where a note on how the charge was set is attested."""
    return attested(
        context,
        NOTE,
        if_yes="A note shows how the charge follows from the kind of data and their use",
        if_no="No note shows how the charge follows from the kind of data and their use",
    )


RULE = Rule(
    code="VS-03",
    name="price.not-reasoned",
    title="Is it on record how the charge follows from the data and their use?",
    plainly="Nobody has written down how the price was set.",
    basis="says",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(VALUE_SHARING, "type-and-use"),),
    scope=(uses_nhs_data,),
    attestations=(NOTE,),
    step="Write a note on how the charge was set, and on why there is none where there is none.",
)
