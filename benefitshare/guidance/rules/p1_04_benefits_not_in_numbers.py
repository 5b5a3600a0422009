"""P1-04: the benefits to patients are named and not put in numbers.

What it looks for
    Among the benefits of the products in the deal file, those to patients: health, or anything
    else that is for them. At least one is to be in numbers with a source, or the reason why none
    can be is to be on record. Where every number is only assumed, it cannot be told.

Why it matters
    What is only praised in words cannot be weighed against what the partner gains, and nobody can
    say later whether it came.

Source
    The five guiding principles of 15 July 2019, principle 1: patient benefits that can be
    quantified, "where possible". Read through the health press, not in the original. That a number
    in the deal file is what shows it, and that the number needs a source, is policy.

A deal it flags
    A product that "will transform care", with no figure for any patient.

A deal it passes
    A product that a trial found to save half a quality-adjusted life year a hospital and year.

What it cannot see
    Whether the numbers are right, what level they start from, or whether they stand in the
    agreement too.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

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
SOFT = "which asks for it where possible"


def check(context: Context) -> Verdict:
    """Pass where a benefit to patients is in sourced numbers, or there is a reason on record."""
    if not context.deal.products:
        message = "No product is modelled, so what patients gain cannot be told"
        return Verdict("cannot tell", message, missing=("products",))
    benefits = dict(_to_patients(context.deal))
    counted = {path: each for path, each in benefits.items() if _in_numbers(each)}
    worded = [path for path, each in benefits.items() if each.class_ == "unmonetised"]
    if counted:
        verdict = _with_numbers(context, counted)
    elif worded:
        verdict = _without_numbers(context, worded)
    else:
        message = "No benefit to patients is described in the deal file"
        return Verdict("cannot tell", message, missing=("products.*.benefits",))
    numbers = {"in_numbers": float(len(counted)), "in_words_only": float(len(worded))}
    return replace(verdict, numbers=numbers)


def _with_numbers(context: Context, counted: Mapping[str, Benefit]) -> Verdict:
    """Numbers with a source pass; what is only assumed is not evidence."""
    sourced = [path for path, each in counted.items() if _has_source(each)]
    if sourced:
        message = f"Benefits to patients are in numbers that have a source: {_names(sourced)}"
        return Verdict("passed", message)
    if answer(context.deal, REASON) == "yes":
        message = (
            f"Benefits to patients ({_names(counted)}) are only assumed, and the reason why is on "
            "record"
        )
        return Verdict("passed", message + reference(context, REASON))
    message = (
        f"Benefits to patients ({_names(counted)}) are in numbers that are only assumed, with no "
        "source"
    )
    path, first = next(iter(counted.items()))
    size = "amount" if first.qalys is None else "qalys"
    return Verdict("cannot tell", message, missing=(f"{path}.{size}.source",))


def _without_numbers(context: Context, worded: Iterable[str]) -> Verdict:
    reason = answer(context.deal, REASON)
    if reason == "unknown":
        return unanswered(context, REASON)
    words = f"Benefits to patients ({_names(worded)}) are in words only"
    if reason == "yes":
        message = f"{words}, and the reason why is on record" + reference(context, REASON)
        return Verdict("passed", message)
    return Verdict("flagged", f"{words}, and no reason is on record")


def _to_patients(deal: Deal) -> Iterator[tuple[str, Benefit]]:
    """The benefits to patients, by path."""
    patients = {id_ for id_, party in deal.parties.items() if party.role == "patients"}
    for product, owned in deal.products.items():
        for id_, benefit in owned.benefits.items():
            if benefit.class_ == "health" or benefit.group == "patients" or benefit.to in patients:
                yield f"products.{product}.benefits.{id_}", benefit


def _names(paths: Iterable[str]) -> str:
    """What the benefits at some paths are called."""
    return listed([path.rpartition(".")[2].replace("-", " ") for path in paths])


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
    title="Are the benefits to patients put in numbers that have a source?",
    plainly="Nobody has put numbers on what patients will gain.",
    basis="says",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(FIVE_PRINCIPLES, "patient-benefits", soft=SOFT),),
    scope=(uses_nhs_data,),
    attestations=(REASON,),
    step="Say for each benefit how large it is, from what level, by when and for how many "
    "patients; or record why that is not possible.",
)
