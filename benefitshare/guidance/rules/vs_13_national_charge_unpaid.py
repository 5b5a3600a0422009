"""VS-13: data held nationally are supplied below NHS England's published charge.

What it looks for
    Whether data that NHS England itself holds are part of what is shared, and if so whether its
    published charges are paid in full or a waiver is on record. Somebody must attest both. A
    trust's own records are not meant.

Why it matters
    The charges recover what the service costs. What one user is let off, the NHS pays.

Source
    NHS England's charges for its Data Access Request Service (2018-19, July 2025 and April 2026,
    read): no charge for the data, and charges for processing, access and service. They change each
    April; those of the years between were not seen. They bind no trust's own deal.

A deal it flags
    National hospital statistics linked to a trust's data, with the fee left out of the budget.

A deal it passes
    The same with the charge paid; or a deal on a trust's own records.

What it cannot see
    What the charge comes to: it follows from volume, frequency and route of access.
"""

from typing import Final

from benefitshare.guidance.answers import attested, unanswered
from benefitshare.guidance.documents import NATIONAL_CHARGES
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import answer, uses_nhs_data
from benefitshare.guidance.rule import Context, Rule, Verdict
from benefitshare.guidance.words import day

SHARED = "national-data-shared"
PAID = "national-charges-paid"
NEW_APPLICATION: Final = {
    "DARS-2018-04-01": 1_030.0,
    "DARS-2025-07-01": 1_320.0,
    "DARS-2026-04-01": 1_431.0,
}
"""The charge for a new application alone, by edition. [pounds]"""


def check(context: Context) -> Verdict:
    """Ask whether national data are shared, and then whether they are paid for."""
    shared = answer(context.deal, SHARED)
    if shared == "unknown":
        return unanswered(context, SHARED)
    if shared == "no":
        return Verdict("not applicable", "No data held by NHS England are shared")
    assert context.governing is not None
    edition = context.governing.edition
    least = NEW_APPLICATION[edition.key]
    verdict = attested(
        context,
        PAID,
        if_yes="NHS England's charges for the data that it holds are paid, or waived on record",
        if_no="NHS England's charges for the data that it holds are not paid in full: a new "
        f"application alone is £{least:,.0f} in the tariff of {day(edition.published)}",
    )
    if verdict.outcome == "cannot tell":
        return verdict
    return Verdict(verdict.outcome, verdict.message, numbers={"new_application_charge": least})


RULE = Rule(
    code="VS-13",
    name="charge.below-national",
    title="Are NHS England's charges paid for data that it holds?",
    plainly="The national charges for the data are not paid in full.",
    basis="says",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(NATIONAL_CHARGES, "charges"),),
    scope=(uses_nhs_data,),
    attestations=(SHARED, PAID),
    step="Pay the published charges, or record why they are waived.",
)
