"""Royalty: a share of the sales that the contract's base covers."""

from collections.abc import Iterable
from typing import Literal

from benefitshare.clauses.sales_base import SalesTerm
from benefitshare.clauses.sales_based import sales_transfers
from benefitshare.ledger import Posting
from benefitshare.world.world import World


class Royalty(SalesTerm):
    """A percentage of net sales within the contract's base."""

    kind: Literal["royalty"]
    """A percentage of net sales."""


def transfers(source: str, term: Royalty, world: World) -> Iterable[Posting]:
    """The rate or tiers on the contract's base, within its limits, when it falls due."""
    return sales_transfers(source, term, world, "royalty")
