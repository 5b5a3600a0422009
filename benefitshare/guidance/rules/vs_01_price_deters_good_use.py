"""VS-01: the price may keep users for the public good away.

What it looks for
    Where the data are for non-commercial use, the fixed payments for them over the full cost of
    giving access, as expected. Where use is mixed, the terms do not say who pays what, and
    somebody must attest it.

Why it matters
    Data that could improve care help nobody while those who would do it cannot pay.

Source
    NHS England's value sharing framework (July 2023), principle 1: the cost of access should not
    prevent good use of data. Second-hand; the wording after the update of November 2023 was not
    seen. How much above cost is too much is policy.

A deal it flags
    A university charged twice what it costs to give it access.

A deal it passes
    A charity charged the cost of staff and computing, and no more.

What it cannot see
    Users who never asked because of the price.
"""

from benefitshare.deal import Deal
from benefitshare.guidance.answers import attested
from benefitshare.guidance.documents import VALUE_SHARING
from benefitshare.guidance.drivers import driven
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import terms_to_nhs, uses_nhs_data
from benefitshare.guidance.floors import compare
from benefitshare.guidance.rule import Context, Rule, Verdict
from benefitshare.guidance.words import percent
from benefitshare.valuation.results import CostRecovery

CHEAP = "public-good-price"
MOST = "public-good-charge-most"
LEAST_COST = 1.0


def for_the_public_good(deal: Deal) -> str:
    """Why a rule on non-commercial users does not fit a deal; empty where it does."""
    if deal.data is not None and deal.data.use == "commercial":
        return "the data are for commercial use, and this is about use for the public good"
    return ""


def check(context: Context) -> Verdict:
    """Judge what users for the public good pay over what it costs to give them access."""
    data = context.deal.data
    if data is None or data.use is None:
        message = "Whether the use is for the public good is not said"
        return Verdict("cannot tell", message, missing=("data.use",))
    if data.use == "mixed":
        return _mixed(context)
    if not terms_to_nhs(context.deal):
        return Verdict("passed", "Nothing is charged for access")
    recovery = context.projection.cost_recovery
    if recovery is None:
        message = "No contribution is marked as a cost of giving access to hold the charge against"
        return Verdict("cannot tell", message, missing=("contributions.*.counts_as",))
    if recovery.cost.mean < LEAST_COST:
        return Verdict("not applicable", "Giving access costs next to nothing")
    return _charged(context, recovery)


def _mixed(context: Context) -> Verdict:
    return attested(
        context,
        CHEAP,
        if_yes="Users for the public good pay little or nothing above the cost of access",
        if_no="Users for the public good pay well above the cost of access",
    )


def _charged(context: Context, recovery: CostRecovery) -> Verdict:
    charge, cost = recovery.fixed, recovery.cost
    ratio = charge.mean / cost.mean
    # Charge and cost may go together, so their errors are added.
    error = (charge.standard_error + ratio * cost.standard_error) / cost.mean
    side = compare(ratio, context.policy[MOST].value, error)
    message = (
        "The data are for non-commercial use, and what is charged comes to "
        f"{percent(ratio)} of what giving access costs"
    )
    numbers = {"charge_over_cost": ratio, "charge_mean": charge.mean, "cost_mean": cost.mean}
    if side == "close":
        return Verdict("too close to call", message, numbers=numbers, threshold=MOST)
    # At the limit itself the charge is still within it.
    over = ratio > context.policy[MOST].value
    return Verdict("flagged" if over else "passed", message, numbers=numbers, threshold=MOST)


RULE = Rule(
    code="VS-01",
    name="price.deters-good-use",
    title="May the price keep users for the public good away?",
    plainly="The price may put off those who work for the public good.",
    driver=driven("recovery"),
    basis="says",
    severity="note",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(VALUE_SHARING, "good-use"),),
    scope=(uses_nhs_data, for_the_public_good),
    attestations=(CHEAP,),
    thresholds=(MOST,),
    levers=("charge",),
    step="Set the fee in tiers by use, or waive what is above cost for users for the public good.",
)
