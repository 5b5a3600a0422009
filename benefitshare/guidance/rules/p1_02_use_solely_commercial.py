"""P1-02: the data may be used for marketing, for insurance or for ends that are only commercial.

What it looks for
    Permitted uses that have nothing to do with patients' care or how the NHS runs: marketing,
    insurance, or an end that is only commercial. Somebody must attest that there are none.

Why it matters
    Patients accept that companies work with their data where care gains by it. They do not accept
    being sold to, or priced, by means of it.

Source
    The five guiding principles of 15 July 2019, principle 1: every use has an explicit aim to
    improve care or the operation of the NHS. Read through the health press; that it shuts out
    these uses is a fair reading. NHS England's standard 5e on commercial purpose (read) shuts them
    out in so many words, but only for the national data that NHS England itself supplies: where
    such data are part of the deal, the finding says so. It is dated by version 3.0, of March 2023.

A deal it flags
    A licence under which the company may use the records to target its advertising.

A deal it passes
    A licence that names the permitted research, and forbids marketing and insurance.

What it cannot see
    What is done with the data in practice.
"""

from dataclasses import replace

from benefitshare.guidance.answers import attested_against
from benefitshare.guidance.documents import COMMERCIAL_PURPOSE, FIVE_PRINCIPLES
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import answer, uses_nhs_data
from benefitshare.guidance.rule import Context, Rule, Verdict

PERMITTED = "other-uses-permitted"
NATIONAL = "national-data-shared"


def check(context: Context) -> Verdict:
    """Flag where uses without an aim for patients or the NHS are permitted."""
    verdict = attested_against(
        context,
        PERMITTED,
        if_no="The data may not be used for marketing, insurance or ends that are only commercial",
        if_yes="The data may be used for marketing, insurance or an end that is only commercial",
    )
    if verdict.outcome != "flagged" or COMMERCIAL_PURPOSE.in_force(context.date) is None:
        return verdict
    national = answer(context.deal, NATIONAL)
    if national == "unknown":
        return replace(verdict, missing=(NATIONAL,))
    if national == "no":
        return verdict
    message = f"{verdict.message}; for the part held by NHS England, its standard 5e forbids that"
    return replace(verdict, message=message)


RULE = Rule(
    code="P1-02",
    name="use.solely-commercial",
    title="May the data be used for marketing, insurance or ends that are only commercial?",
    plainly="The data may be used just to make money.",
    basis="reads",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(
        Citation(FIVE_PRINCIPLES, "patient-aim"),
        Citation(COMMERCIAL_PURPOSE, "excluded-uses"),
    ),
    scope=(uses_nhs_data,),
    attestations=(PERMITTED, NATIONAL),
    step="Forbid marketing, insurance and solely commercial use, with a right to audit it.",
)
