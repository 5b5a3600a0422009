"""Kinds of commercial term, one file each: its fields, and the transfers that it causes.

To add a kind: write its file, add it to `AnyTerm` below, add its case file in `tests/spec/terms/`
and use it in a scenario. The test suite says which of these is missing.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Annotated

from pydantic import Field

from benefitshare.ledger import Posting
from benefitshare.terms import (
    cost_recovery,
    discount,
    equity,
    exclusivity,
    free_use,
    improved_dataset,
    investment,
    milestone,
    profit_share,
    revenue_share,
    royalty,
    savings_share,
    subscription,
    upfront_fee,
    warrant,
)
from benefitshare.terms.cost_recovery import CostRecovery
from benefitshare.terms.discount import Discount
from benefitshare.terms.equity import Equity
from benefitshare.terms.exclusivity import Exclusivity
from benefitshare.terms.free_use import FreeUse
from benefitshare.terms.improved_dataset import ImprovedDataset
from benefitshare.terms.investment import Investment
from benefitshare.terms.milestone import Milestone
from benefitshare.terms.profit_share import ProfitShare
from benefitshare.terms.revenue_share import RevenueShare
from benefitshare.terms.royalty import Royalty
from benefitshare.terms.savings_share import SavingsShare
from benefitshare.terms.subscription import Subscription
from benefitshare.terms.upfront_fee import UpfrontFee
from benefitshare.terms.warrant import Warrant
from benefitshare.world.offers import Offer

AnyTerm = Annotated[
    UpfrontFee
    | Subscription
    | CostRecovery
    | Milestone
    | Royalty
    | RevenueShare
    | ProfitShare
    | SavingsShare
    | Equity
    | Warrant
    | FreeUse
    | Discount
    | Investment
    | ImprovedDataset
    | Exclusivity,
    Field(discriminator="kind"),
]
"""Any term of a deal; `kind` says which."""

TRANSFERS: dict[str, Callable[..., Iterable[Posting]]] = {
    "upfront-fee": upfront_fee.transfers,
    "subscription": subscription.transfers,
    "cost-recovery": cost_recovery.transfers,
    "milestone": milestone.transfers,
    "royalty": royalty.transfers,
    "revenue-share": revenue_share.transfers,
    "profit-share": profit_share.transfers,
    "savings-share": savings_share.transfers,
    "equity": equity.transfers,
    "warrant": warrant.transfers,
    "free-use": free_use.transfers,
    "investment": investment.transfers,
    "improved-dataset": improved_dataset.transfers,
    "exclusivity": exclusivity.transfers,
}
"""By kind: the transfers between parties that a term causes."""

OFFERS: dict[str, Callable[..., Offer]] = {
    "free-use": free_use.offer,
    "discount": discount.offer,
}
"""By kind: what a term does to the price that a party is asked."""

FIXED_KINDS = frozenset(
    {"upfront-fee", "subscription", "cost-recovery", "investment", "improved-dataset"}
)
"""Kinds whose payments hang on no product's success."""


def is_fixed(term: AnyTerm) -> bool:
    """Whether a term's payments hang on no product's success: all else is contingent."""
    if isinstance(term, Milestone):
        return isinstance(term.on, date)
    return term.kind in FIXED_KINDS and term.product is None
