"""VS-12: the deal brings money, and no benefit to patients or society.

What it looks for
    What the health and care system is expected to gain beyond money and staff time: health and
    other benefits to society, valued; or set out in words, with the reason on record why they
    cannot be counted, which somebody must attest.

Why it matters
    The NHS does not share data to earn money. Patients accept that others profit if care gains.

Source
    NHS England's guide to data partnerships (July 2023, its introduction read): the aim is not the
    highest financial return but wider benefit to society, which should get a fair share of all
    benefits. That a return in cash alone falls short of it is a fair reading.

A deal it flags
    A royalty on a product that does nothing for NHS patients.

A deal it passes
    The same royalty on a product that finds disease sooner at home.

What it cannot see
    Benefits that nobody has entered, in numbers or in words; and, where no product is modelled,
    any benefit at all.
"""

from collections.abc import Mapping

from benefitshare.guidance.answers import reference
from benefitshare.guidance.documents import DATA_PARTNERSHIPS
from benefitshare.guidance.drivers import driven
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import answer, uses_nhs_data, values_health
from benefitshare.guidance.rule import Context, Rule, Verdict
from benefitshare.guidance.words import money
from benefitshare.valuation.appraisal import appraisal_of
from benefitshare.valuation.results import Statistics

NEAR_NIL = 1.0
REASON = "benefits-unquantified-reason"


def check(context: Context) -> Verdict:
    """Flag a gain in which nothing but money, or money and time, is expected."""
    if not context.projection.models_product:
        message = "No product is modelled, so what patients may gain cannot be told"
        return Verdict("cannot tell", message, missing=("products",))
    if values_health(context.deal) and appraisal_of(context.deal).qaly is None:
        message = "Health is among the benefits, and no value of a QALY is given"
        return Verdict("cannot tell", message, missing=("appraisal.qaly",))
    system = context.projection.groups.get("system")
    if system is None:
        return Verdict("not applicable", "The NHS and patients are not parties to it")
    return _judged(context, system.lines)


def _judged(context: Context, lines: Mapping[str, Statistics]) -> Verdict:
    """Judge what the health and care system gains beside money."""
    wider = lines["all"].mean - lines["non_cash"].mean
    time = lines["non_cash"].mean - lines["money"].mean
    numbers = {"wider_benefit_mean": wider, "staff_time_mean": time}
    if wider > NEAR_NIL:
        amount, all_ = (money(each, context.deal.currency) for each in (wider, lines["all"].mean))
        message = (
            f"Patients and society are expected to gain {amount} beside money and staff time, and "
            f"the health and care system {all_} in all"
        )
        return Verdict("passed", message, numbers=numbers | {"all_gain_mean": lines["all"].mean})
    if context.projection.unmonetised:
        return _in_words(context, numbers)
    if time > NEAR_NIL:
        message = "Beside money the deal is expected to save staff time, and to do no more"
        return Verdict("flagged", message, "note", numbers)
    return Verdict("flagged", "The deal is expected to bring money and nothing else", None, numbers)


def _in_words(context: Context, numbers: Mapping[str, float]) -> Verdict:
    """What is only said is no evidence, unless the reason why it is not counted is on record."""
    reason = answer(context.deal, REASON)
    if reason != "yes":
        message = "Benefits to patients or society are set out in words alone, and not valued"
        missing = (REASON,) if reason == "unknown" else ("products.*.benefits",)
        return Verdict("cannot tell", message, numbers=numbers, missing=missing)
    message = "Benefits to patients or society are in words, and the reason why is on record"
    return Verdict("passed", message + reference(context, REASON), numbers=numbers)


RULE = Rule(
    code="VS-12",
    name="benefit.cash-only",
    title="Does the deal bring patients or society more than money?",
    plainly="The NHS gets money alone, and patients get little.",
    driver=driven("wider"),
    basis="reads",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(DATA_PARTNERSHIPS, "wider-benefit"),),
    scope=(uses_nhs_data,),
    attestations=(REASON,),
    levers=("rate", "fee", "price"),
    step="Agree what NHS patients get from it, or set out the wider benefit that is expected.",
)
