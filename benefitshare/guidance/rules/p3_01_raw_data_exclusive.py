"""P3-01: somebody gets a sole right to raw data held by the NHS.

What it looks for
    An exclusive right of access to, or use of, raw data, of patients or of how the service runs.
    The deal file says so under `data.exclusive`, or somebody attests it.

Why it matters
    Data that one company alone may use can help no other patient, researcher or partner.

Source
    The five guiding principles of 15 July 2019, principle 3: no exclusive arrangements for raw
    data held by the NHS. Since 18 July 2019 the code says that deals on NHS data must adhere to
    it. Quoted in the health press; the original was not read. Before that date only careful
    consideration was asked for: see CC-03.

A deal it flags
    A five-year sole licence of a hospital's scans.

A deal it passes
    A licence that leaves the trust free to share the same data with others.

What it cannot see
    A right that is exclusive in effect though not in words: see P3-02.
"""

from benefitshare.guidance.answers import reference, unanswered
from benefitshare.guidance.documents import CODE, FIVE_PRINCIPLES
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import answer, sole_right_to_data, uses_nhs_data
from benefitshare.guidance.rule import Context, Rule, Verdict

EXCLUSIVE = "raw-data-exclusive"


def check(context: Context) -> Verdict:
    """Flag a sole right to raw data."""
    data = context.deal.data
    if data is not None and data.form == "derived":
        return Verdict("not applicable", "The data shared are derived, and this is about raw data")
    sole = sole_right_to_data(context.deal)
    if sole == "unknown":
        return unanswered(context, EXCLUSIVE)
    is_attested = answer(context.deal, EXCLUSIVE) == sole
    said = (
        reference(context, EXCLUSIVE) if is_attested else " (as the deal file describes the data)"
    )
    if sole == "yes":
        return Verdict("flagged", "The deal grants a sole right to raw data held by the NHS" + said)
    return Verdict("passed", "Nobody gets a sole right to raw data held by the NHS" + said)


RULE = Rule(
    code="P3-01",
    name="raw-data.exclusive",
    title="Does anybody get a sole right to raw NHS data?",
    plainly="One company alone gets the raw data.",
    basis="says",
    severity="breach",
    check=check,
    manual=__doc__ or "",
    citations=(
        Citation(
            FIVE_PRINCIPLES,
            "exclusivity",
            says="raw data are not to be given exclusively, where careful consideration was enough",
        ),
        Citation(CODE, "must-adhere"),
    ),
    scope=(uses_nhs_data,),
    attestations=(EXCLUSIVE,),
    step="Delete the exclusivity, and say that the trust may share the same data with others.",
)
