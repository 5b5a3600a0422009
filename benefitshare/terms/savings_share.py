"""Savings share: the user pays a part of the cash that the product saves."""

from collections.abc import Iterable
from typing import Literal

from benefitshare.clauses.sales_based import covered
from benefitshare.clauses.term import Term
from benefitshare.clauses.when import pairs, running
from benefitshare.ledger import Posting
from benefitshare.model import Id
from benefitshare.uncertainty.fields import Fraction
from benefitshare.world.world import World


class SavingsShare(Term):
    """A share of cash-releasing savings, paid by the user who makes them."""

    kind: Literal["savings-share"]
    """A percentage of cash-releasing savings."""
    rate: Fraction
    """The share of the savings."""
    product: Id
    """The product that makes the savings."""


def transfers(source: str, term: SavingsShare, world: World) -> Iterable[Posting]:
    """The rate on the payer's own cash-releasing savings while the product is in use."""
    course = world.products[term.product]
    for pair in pairs(term, world):
        if pair.payer not in course.savings:
            continue
        window = running(term, world, pair.hazards)
        saved = course.savings[pair.payer] * covered(course, window)
        amount = saved * world.setting.value(term.rate)
        yield pair.posting(source, amount, window, "cash", "share of savings")
