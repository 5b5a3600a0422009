"""VS-04: the NHS's share of the commercial gain is below its contribution.

What it looks for
    The NHS's part of the expected commercial gain (cash, shares and cash-releasing savings)
    against the range of its part in what both sides put in: by cost, by assessed value, and by
    what each could do alone. Below all of the range is a concern, within it a note.

Why it matters
    A share that is small against what the NHS puts in gives value away.

Source
    NHS England's value sharing framework (July 2023), principle 4: seek a share of any commercial
    value, proportionate to the NHS's contribution. Second-hand; the wording after the update of
    November 2023 was not seen. Its practical applications (November 2023, read) count source data
    and clinical or analytical expertise as contribution. How contribution is measured is policy.

A deal it flags
    A 1% royalty for data and clinical work that make up a third of what goes into the product.

A deal it passes
    A share of the gain above all three measures of contribution.

What it cannot see
    Contributions that nobody has entered or valued; commercial value outside the products that
    are modelled.
"""

from benefitshare.guidance.documents import PRACTICAL, VALUE_SHARING
from benefitshare.guidance.drivers import driven, weighs_for_nhs
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import has_supplier, may_be_commercial, uses_nhs_data
from benefitshare.guidance.gains import (
    BASES,
    Basis,
    Standing,
    combine,
    suppliers_gain,
    untold_supplier,
)
from benefitshare.guidance.rule import Context, Rule, Verdict
from benefitshare.guidance.words import percent

Range = tuple[float, float]
SOFT = "by which the NHS should seek a share in proportion"


def check(context: Context) -> Verdict:
    """Compare the NHS's share of the commercial gain with its contribution, on both bases."""
    untold = untold_supplier(context, "money")
    if untold is not None:
        return untold
    contribution = context.projection.contribution.range
    if contribution is None:
        message = "What the NHS puts in is neither costed nor valued"
        return Verdict("cannot tell", message, missing=("contributions", "data.valued_at"))
    own, social = (_standing(context, basis, contribution) for basis in BASES)
    outcome, severity = combine(own, social)
    shares = {basis: _share(context, basis) for basis in BASES}
    message = (
        f"The NHS is expected to get {percent(shares['own'])} of the commercial gain "
        f"({percent(shares['social'])} at the Green Book's rate), and puts in "
        f"{_words(contribution)}"
    )
    return Verdict(outcome, message, severity, _numbers(context, shares, contribution))


def _share(context: Context, basis: Basis) -> float:
    """The NHS's share; nil where it expects to lose, all of it where the supplier does."""
    share = context.projection.split[basis].on_money.system_share
    if share is not None:
        return share
    return 0.0 if suppliers_gain(context.projection, "money", basis).mean > 0 else 1.0


def _standing(context: Context, basis: Basis, contribution: Range) -> Standing:
    share, (low, high) = _share(context, basis), contribution
    interval = context.projection.split[basis].on_money.interval
    # The interval at 95% spans about two standard errors to each side.
    if interval is not None and interval[0] < low < interval[1]:
        return "close"
    if share < low:
        return "fails"
    return "partly" if share < high else "holds"


def _words(contribution: Range) -> str:
    low, high = (percent(share) for share in contribution)
    if low == high:
        return f"{low} of what both sides put in"
    return f"{low} to {high} of what both sides put in, by how it is measured"


def _numbers(context: Context, shares: dict[Basis, float], contribution: Range) -> dict[str, float]:
    numbers = {f"share_{basis}": share for basis, share in shares.items()}
    numbers |= {"contribution_low": contribution[0], "contribution_high": contribution[1]}
    for basis in BASES:
        given = context.projection.split[basis].on_money.given_launch
        if given is not None:
            numbers[f"share_given_launch_{basis}"] = given
    return numbers


RULE = Rule(
    code="VS-04",
    name="share.below-contribution",
    title="Is the NHS's share of the gain in proportion to what it puts in?",
    plainly="The NHS may get a small share of the gain for what it puts in.",
    driver=driven("share", weighs_for_nhs),
    basis="says",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(
        Citation(VALUE_SHARING, "proportionate-share", soft=SOFT),
        Citation(PRACTICAL, "contribution"),
    ),
    scope=(uses_nhs_data, has_supplier, may_be_commercial),
    levers=("rate", "fee"),
)
