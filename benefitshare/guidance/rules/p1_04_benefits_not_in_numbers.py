"""P1-04: the benefits to patients are named and not put in numbers.

What it looks for
    Among the benefits of the products in the deal file, those to patients: health, or anything
    else that is for them. At least one is to be in numbers, or the reason why none can be is to be
    on record. Numbers that are assumptions pass, and the finding says so.

Why it matters
    What is only praised in words cannot be weighed against what the partner gains, and nobody can
    say later whether it came.

Source
    The five guiding principles of 15 July 2019, principle 1: patient benefits that can be
    quantified, "where possible". Read through the health press, not in the original. That a number
    in the deal file is what shows it is policy.

A deal it flags
    A product that "will transform care", with no figure for any patient.

A deal it passes
    A product whose use is put at half a quality-adjusted life year a hospital and year.

What it cannot see
    Whether the numbers are right, what level they start from, or whether they stand in the
    agreement too.
"""

from collections.abc import Iterator

from benefitshare.deal import Deal
from benefitshare.deal.products import Benefit
from benefitshare.guidance.answers import reference, unanswered
from benefitshare.guidance.documents import FIVE_PRINCIPLES
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import answer, uses_nhs_data
from benefitshare.guidance.rule import Context, Rule, Verdict
from benefitshare.guidance.words import listed
from benefitshare.uncertainty.estimate import Estimate

REASON = "benefits-unquantified-reason"


def check(context: Context) -> Verdict:
    """Pass where a benefit to patients is in numbers, or the reason why not is on record."""
    if not context.deal.products:
        message = "No product is modelled, so what patients gain cannot be told"
        return Verdict("cannot tell", message, missing=("products",))
    benefits = list(_to_patients(context.deal))
    counted = [(name, benefit) for name, benefit in benefits if _in_numbers(benefit)]
    worded = [name for name, benefit in benefits if benefit.class_ == "unmonetised"]
    numbers = {"in_numbers": float(len(counted)), "in_words_only": float(len(worded))}
    if counted:
        names = listed([name for name, _ in counted])
        message = f"The deal file puts benefits to patients in numbers: {names}"
        if not any(_has_source(benefit) for _, benefit in counted):
            message += "; these are assumptions, without a source"
        return Verdict("passed", message, numbers=numbers)
    if not worded:
        message = "No benefit to patients is described in the deal file"
        return Verdict("cannot tell", message, missing=("products.*.benefits",))
    return _without_numbers(context, worded, numbers)


def _without_numbers(context: Context, worded: list[str], numbers: dict[str, float]) -> Verdict:
    reason = answer(context.deal, REASON)
    if reason == "unknown":
        return unanswered(REASON)
    words = f"Benefits to patients ({listed(worded)}) are in words only"
    if reason == "yes":
        message = f"{words}, and the reason why is on record" + reference(context, REASON)
        return Verdict("passed", message, numbers=numbers)
    return Verdict("flagged", f"{words}, and no reason is on record", numbers=numbers)


def _to_patients(deal: Deal) -> Iterator[tuple[str, Benefit]]:
    """The benefits to patients, by name."""
    patients = {id_ for id_, party in deal.parties.items() if party.role == "patients"}
    for product in deal.products.values():
        for id_, benefit in product.benefits.items():
            if benefit.class_ == "health" or benefit.group == "patients" or benefit.to in patients:
                yield id_.replace("-", " "), benefit


def _size(benefit: Benefit) -> Estimate | None:
    return benefit.amount if benefit.qalys is None else benefit.qalys


def _in_numbers(benefit: Benefit) -> bool:
    size = _size(benefit)
    return size is not None and not (size.is_certain and size.mean == 0)


def _has_source(benefit: Benefit) -> bool:
    size = _size(benefit)
    return size is not None and size.evidence is not None and bool(size.evidence.source)


RULE = Rule(
    code="P1-04",
    name="benefits.not-in-numbers",
    title="Are the benefits to patients put in numbers?",
    plainly="Nobody has put numbers on what patients will gain.",
    basis="says",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(FIVE_PRINCIPLES, "patient-benefits"),),
    scope=(uses_nhs_data,),
    attestations=(REASON,),
    step="Say for each benefit how large it is, from what level, by when and for how many "
    "patients; or record why that is not possible.",
)
