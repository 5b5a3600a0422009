"""Revenue share: a share of what a product brings in."""

from collections.abc import Iterable
from typing import Literal

from benefitshare.clauses.sales_base import SalesTerm
from benefitshare.clauses.sales_based import sales_transfers
from benefitshare.ledger import Posting
from benefitshare.world.world import World


class RevenueShare(SalesTerm):
    """A percentage of a product's revenue."""

    kind: Literal["revenue-share"]
    """A percentage of revenue."""


def transfers(source: str, term: RevenueShare, world: World) -> Iterable[Posting]:
    """The rate or tiers on the contract's base, within its limits, when it falls due."""
    return sales_transfers(source, term, world, "share of revenue")
