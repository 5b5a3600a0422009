"""VS-09: data leave the NHS's own environment, and no strong reason is on record.

What it looks for
    How the company gets at the data, as the deal's `data.route` has it: through NHS analysts, in a
    secure data environment, or as an extract. For an extract of anything but aggregate figures,
    somebody must attest that the justification is on record.

Why it matters
    What has left cannot be called back. A copy limits what the trust can still sell or stop.

Source
    NHS England's guide to data partnerships (July 2023): a secure data environment is the default,
    and use of data outside one is to become extremely limited and to need significant
    justification. Read through a law firm's summary.

A deal it flags
    A million records sent to the company as a file, because that was simplest.

A deal it passes
    Work inside a secure data environment; or an extract with a paper on why nothing else would do.

What it cannot see
    How secure an environment is, or whether the data in fact stay there.
"""

from benefitshare.guidance.answers import attested
from benefitshare.guidance.documents import DATA_PARTNERSHIPS
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import uses_nhs_data
from benefitshare.guidance.rule import Context, Rule, Verdict

JUSTIFIED = "extract-justified"


def check(context: Context) -> Verdict:
    """Pass what stays inside; ask for the justification of an extract."""
    data = context.deal.data
    if data is None or data.route is None:
        message = "How the company gets at the data is not said"
        return Verdict("cannot tell", message, missing=("data.route",))
    if data.route == "nhs-analyst":
        return Verdict("passed", "Only NHS analysts work on the data")
    if data.route == "secure-data-environment":
        return Verdict("passed", "The data stay in a secure data environment")
    if data.identifiability == "aggregate":
        return Verdict("passed", "Only aggregate figures leave the NHS")
    return attested(
        context,
        JUSTIFIED,
        if_yes="The data leave the NHS as an extract, and the justification is on record",
        if_no="The data leave the NHS as an extract, and no justification is on record",
    )


RULE = Rule(
    code="VS-09",
    name="data.leave-the-nhs",
    title="Do the data stay in an NHS environment, or is there a strong reason why not?",
    plainly="The data leave the NHS, and the need for that is not on record.",
    basis="says",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(DATA_PARTNERSHIPS, "access-route"),),
    scope=(uses_nhs_data,),
    attestations=(JUSTIFIED,),
    step="Move the work into a secure data environment, or record why that is not possible.",
)
