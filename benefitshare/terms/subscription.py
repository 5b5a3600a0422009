"""Subscription: a fee for each year."""

from collections.abc import Iterable
from typing import Literal

from benefitshare.clauses.contract_money import indexed, real
from benefitshare.clauses.term import Term
from benefitshare.clauses.when import between, running
from benefitshare.ledger import Posting
from benefitshare.model import Text
from benefitshare.uncertainty.fields import MoneyAYear
from benefitshare.world.world import World


class Subscription(Term):
    """A fee for each year that the term runs."""

    kind: Literal["subscription"]
    """A yearly fee."""
    amount: MoneyAYear
    """The fee, in money of the day."""
    restricted_to: Text | None = None
    """What the money may be spent on, if it is ring-fenced."""


def transfers(source: str, term: Subscription, world: World) -> Iterable[Posting]:
    """The yearly fee times the part of each year that the term runs."""
    for sides in between(term, world):
        window = running(term, world, sides.hazards)
        amount = real(indexed(term, term.amount, world) * window.parts, world)
        yield from sides.postings(source, window.weighed(amount), "cash", "subscription")
