"""EQ-03: too much of the NHS's value is held as shares in the partner.

What it looks for
    Shares and warrants as a part of what the NHS is expected to receive under the terms; and
    whether the contracting trusts would be worse off, on average, if the shares fetched nothing.

Why it matters
    Shares fall with the company, together with its royalties and its support. Trusts that took
    shares for data in 2018 to 2021 wrote off nearly all of them in 2022.

Source
    Reports of those losses in 2022. Critics ask for it and guidance does not: NHS England's list
    of ways to share value does not mention shares. The limit is policy.

A deal it flags
    £5m of shares and a small royalty.

A deal it passes
    A fee that covers the trust's costs, a royalty, and a few shares on top.

What it cannot see
    Rights on dilution, delisting or change of control, beyond what the term says.
"""

from benefitshare.guidance.documents import LESSONS
from benefitshare.guidance.drivers import driven, weighs_in_receipts
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import terms_to_nhs
from benefitshare.guidance.finding import Outcome
from benefitshare.guidance.floors import Side, compare
from benefitshare.guidance.receipts import side_of_part
from benefitshare.guidance.rule import Context, Rule, Verdict
from benefitshare.guidance.words import money, percent

LIMIT = "share-in-equity-most"
SHARES = frozenset({"equity", "warrant"})
NEAR_NIL = 1.0


def check(context: Context) -> Verdict:
    """Judge the part that shares make, and what is left without them."""
    if not any(term.kind in SHARES for term in terms_to_nhs(context.deal).values()):
        return Verdict("not applicable", "The terms give the NHS no shares")
    consideration = context.projection.consideration
    without = consideration.gain_without_shares
    side = compare(without.mean, 0.0, without.standard_error)
    share = consideration.share_in_equity if consideration.gross >= NEAR_NIL else None
    part = "below" if share is None else _side(context, share)
    numbers = {"gain_without_shares_mean": without.mean}
    numbers |= {} if share is None else {"share_in_equity": share}
    given_launch = consideration.share_in_equity_given_launch
    numbers |= {} if given_launch is None else {"share_in_equity_given_launch": given_launch}
    message = _message(share, without.mean, context.deal.currency)
    outcome: Outcome = "passed"
    if part == "above" or side == "below":
        outcome = "flagged"
    elif "close" in (part, side):
        outcome = "too close to call"
    return Verdict(outcome, message, None, numbers, without.prob_negative, LIMIT)


def _side(context: Context, share: float) -> Side:
    limit = context.policy[LIMIT].value
    if share == limit:
        return "below"
    return side_of_part(context, share, limit, lambda term: term.kind in SHARES)


def _message(share: float | None, without: float, currency: str) -> str:
    left = f"with the shares at nil the trust's expected gain is {money(without, currency)}"
    if share is None:
        return left
    return f"Shares make {percent(share)} of what the NHS is expected to receive; {left}"


RULE = Rule(
    code="EQ-03",
    name="equity.above-ceiling",
    title="Is too much of the NHS's value held as shares?",
    plainly="Too much of the value is in shares, which can lose their worth.",
    driver=driven("in-equity", weighs_in_receipts),
    basis="critic",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(LESSONS, "shares"),),
    thresholds=(LIMIT,),
    levers=("shares", "fee", "rate"),
)
