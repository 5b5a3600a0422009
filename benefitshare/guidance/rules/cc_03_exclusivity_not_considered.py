"""CC-03: exclusive access was granted without careful consideration on record.

What it looks for
    A sole right to data, or a term of the kind `exclusivity`, without a record of the careful
    consideration behind it. Somebody must attest the record.

Why it matters
    Exclusivity may be the price of a partner's investment. It ought to be a choice, and not a
    clause that nobody noticed.

Source
    The code of 5 September 2018: careful consideration before granting exclusive access. Reported
    by the health press; the original was not read, and of the edition of February 2019 not these
    words. It holds for deals signed until 14 July 2019. From 15 July 2019 the five guiding
    principles rule out exclusive arrangements for raw data: see P3-01.

A deal it flags
    An exclusive licence of 2018 with no paper on why.

A deal it passes
    The same, with a board paper that weighed what others could have done with the data.

What it cannot see
    Whether the consideration was careful.
"""

from datetime import date

from benefitshare.guidance.answers import attested, unanswered
from benefitshare.guidance.documents import CODE
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import exclusivities, sole_right_to_data, uses_nhs_data
from benefitshare.guidance.rule import Context, Rule, Verdict

CONSIDERED = "exclusivity-considered"


def check(context: Context) -> Verdict:
    """Flag exclusivity without a record of why."""
    sole = sole_right_to_data(context.deal)
    if sole != "yes" and not exclusivities(context.deal):
        if sole == "unknown":
            return unanswered(context, "raw-data-exclusive")
        return Verdict("passed", "The deal grants no exclusive access")
    return attested(
        context,
        CONSIDERED,
        if_yes="Exclusive access was granted after careful consideration, which is on record",
        if_no="Exclusive access was granted, and no careful consideration is on record",
    )


RULE = Rule(
    code="CC-03",
    name="exclusivity.not-considered",
    title="Was exclusive access carefully considered?",
    plainly="One company alone gets the data, and no reasons are on record.",
    basis="says",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(
        Citation(
            CODE,
            "exclusivity",
            last_day=date(2019, 7, 14),
            successor="principle 3 of the five guiding principles (rule P3-01) holds",
        ),
    ),
    scope=(uses_nhs_data,),
    attestations=(CONSIDERED, "raw-data-exclusive"),
    step="Record why exclusivity was granted and what it costs others, or renegotiate it.",
)
