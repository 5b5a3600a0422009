"""VS-08: most of what the NHS is to receive may never come.

What it looks for
    The contingent part of the expected payments and other consideration under the terms: all but
    fixed fees, investments and repaid costs. And whether the fixed part covers the cost of access.

Why it matters
    Royalties, shares and free use all hang on one company and its product, and fail together.

Source
    NHS England's practical applications (November 2023, read) name payments upfront and yearly
    beside milestones and royalties. That too much should not be contingent is this tool's policy,
    and so are the limits.

A deal it flags
    Shares and a royalty, and nothing else, for data that cost money to release.

A deal it passes
    A fee that covers the cost, and a royalty on top.

What it cannot see
    How likely each payment is: the projection shows that.
"""

from benefitshare.guidance.documents import PRACTICAL
from benefitshare.guidance.drivers import driven, weighs_in_receipts
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import uses_nhs_data
from benefitshare.guidance.floors import Side
from benefitshare.guidance.receipts import side_of_part
from benefitshare.guidance.rule import Context, Rule, Verdict
from benefitshare.guidance.words import part_of_all, sentence
from benefitshare.terms import is_fixed
from benefitshare.valuation.results import CostRecovery

NOTED = "share-at-risk-noted"
MOST = "share-at-risk-most"
NEAR_NIL = 1.0
ROUNDING = 1e-6


def check(context: Context) -> Verdict:
    """Judge the part of the expected consideration that is contingent."""
    consideration = context.projection.consideration
    share = consideration.share_at_risk
    if share is None or consideration.gross < NEAR_NIL:
        return Verdict("not applicable", "The terms promise the NHS next to nothing")
    of_all = sentence(part_of_all(share)).rstrip(".")
    message = f"{of_all} of what the NHS is expected to receive may never come"
    numbers = {"share_at_risk": share, "gross_mean": consideration.gross}
    given_launch = consideration.share_at_risk_given_launch
    numbers |= {} if given_launch is None else {"share_at_risk_given_launch": given_launch}
    noted, most = (_side(context, share, key) for key in (NOTED, MOST))
    if noted == "close":
        return Verdict("too close to call", message, "note", numbers, threshold=NOTED)
    if noted == "below" or share == context.policy[NOTED].value:
        return Verdict("passed", message, numbers=numbers, threshold=NOTED)
    if most != "above" or share == context.policy[MOST].value:
        return Verdict("flagged", message, "note", numbers, threshold=NOTED)
    return _beyond(context.projection.cost_recovery, message, numbers)


def _beyond(recovery: CostRecovery | None, message: str, numbers: dict[str, float]) -> Verdict:
    """Above the higher limit: a concern, unless fixed payments cover the cost of access."""
    if recovery is None:
        message += "; whether fixed payments cover the cost of access cannot be told"
        missing = ("contributions.*.counts_as",)
        return Verdict("flagged", message, "note", numbers, threshold=MOST, missing=missing)
    if recovery.cost.mean < NEAR_NIL or recovery.ratio_fixed_p50 + ROUNDING >= 1:
        message += ", but fixed payments cover the cost of access"
        return Verdict("flagged", message, "note", numbers, threshold=MOST)
    message += ", and fixed payments do not cover the cost of access"
    return Verdict("flagged", message, None, numbers, threshold=MOST)


def _side(context: Context, share: float, key: str) -> Side:
    limit = context.policy[key].value
    return side_of_part(context, share, limit, lambda term: not is_fixed(term))


RULE = Rule(
    code="VS-08",
    name="consideration.mostly-at-risk",
    title="May most of what the NHS is to receive never come?",
    plainly="Most of what the NHS is to get may never come.",
    driver=driven("at-risk", weighs_in_receipts),
    basis="policy",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(PRACTICAL, "mechanisms"),),
    scope=(uses_nhs_data,),
    thresholds=(NOTED, MOST),
    levers=("fee", "recovery"),
)
