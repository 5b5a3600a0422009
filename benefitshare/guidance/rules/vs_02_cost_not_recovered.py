"""VS-02: fixed payments do not cover the cost of giving access.

What it looks for
    Fixed payments and reimbursements to the NHS over the full cost of giving access to the data,
    in present value, at the median. Contributions that count as an access cost make up the cost.
    Payments that hang on a product's success are shown beside.

Why it matters
    Access that costs more than it brings in is paid for out of patient care.

Source
    NHS England's value sharing framework (July 2023), principle 2: the NHS seeks to recover the
    costs of giving access. Another report of it says that a fee is always charged. Both are
    second-hand; the wording after the update of November 2023 was not seen. How much of the cost,
    and which costs, is policy.

A deal it flags
    A royalty alone, for data that cost £150,000 a year to prepare.

A deal it passes
    A yearly fee, or repayment of the costs as they are spent, that covers them.

What it cannot see
    Costs that nobody has entered.
"""

from benefitshare.guidance.documents import VALUE_SHARING
from benefitshare.guidance.drivers import driven, weighs_in_receipts
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import uses_nhs_data
from benefitshare.guidance.floors import compare
from benefitshare.guidance.rule import Context, Rule, Verdict
from benefitshare.guidance.words import money, percent
from benefitshare.valuation.results import CostRecovery

FULL = "access-cost-recovered"
NEARLY = "access-cost-nearly-recovered"
ROUNDING = 1e-6
SOFT = "by which the NHS should seek to recover its costs"
LEAST_COST = 1.0


def check(context: Context) -> Verdict:
    """Judge the median of fixed payments over the cost of access."""
    recovery = context.projection.cost_recovery
    if recovery is None:
        message = (
            "No contribution is marked as a cost of giving access, so there is none to recover"
        )
        return Verdict("cannot tell", message, missing=("contributions.*.counts_as",))
    if recovery.cost.mean < LEAST_COST:
        return Verdict("not applicable", "Giving access costs next to nothing")
    full, nearly = context.policy[FULL].value, context.policy[NEARLY].value
    ratio, numbers = recovery.ratio_fixed_p50 + ROUNDING, _numbers(recovery)
    message = _message(recovery, context.deal.currency)
    if ratio >= full and not _close(recovery, full, context.projection.draws):
        return Verdict("passed", message, numbers=numbers, threshold=FULL)
    if _close(recovery, full, context.projection.draws):
        return Verdict("too close to call", message, None, numbers, recovery.prob_short, FULL)
    if ratio >= nearly or recovery.ratio_all_p50 + ROUNDING >= full:
        return Verdict("flagged", message, "note", numbers, recovery.prob_short, FULL)
    return Verdict("flagged", message, None, numbers, recovery.prob_short, FULL)


def _close(recovery: CostRecovery, full: float, draws: int) -> bool:
    """Whether the median is too near the cost to call: the chance of falling short is near half."""
    if full != 1 or abs(recovery.ratio_fixed_p50 - 1) < ROUNDING:
        return False
    error = (0.25 / draws) ** 0.5
    return compare(recovery.prob_short, 0.5, error) == "close"


def _message(recovery: CostRecovery, currency: str) -> str:
    cost = f"what giving access costs ({money(recovery.cost.mean, currency)} in present value)"
    text = f"No fixed payment covers any of {cost}"
    if recovery.fixed.mean > 0:
        text = f"Fixed payments cover {percent(recovery.ratio_fixed_p50)} of {cost}, at the median"
    if recovery.contingent.mean > 0:
        text += f"; with payments that may never come, {percent(recovery.ratio_all_p50)} is covered"
    return text


def _numbers(recovery: CostRecovery) -> dict[str, float]:
    given_launch = recovery.ratio_all_given_launch
    shown = {} if given_launch is None else {"ratio_all_given_launch_p50": given_launch}
    return shown | {
        "ratio_fixed_p50": recovery.ratio_fixed_p50,
        "ratio_all_p50": recovery.ratio_all_p50,
        "access_cost_mean": recovery.cost.mean,
        "fixed_payments_mean": recovery.fixed.mean,
        "contingent_payments_mean": recovery.contingent.mean,
    }


RULE = Rule(
    code="VS-02",
    name="access-cost.not-recovered",
    title="Do fixed payments cover the cost of giving access?",
    plainly="Fixed payments do not cover what it costs to share the data.",
    driver=driven("recovery", weighs_in_receipts),
    basis="says",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(VALUE_SHARING, "cost-recovery", soft=SOFT),),
    scope=(uses_nhs_data,),
    thresholds=(FULL, NEARLY),
    levers=("recovery", "fee"),
)
