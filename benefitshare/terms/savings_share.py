"""Savings share: the user pays a part of the cash that the product saves."""

from collections.abc import Iterable
from typing import Literal

import numpy as np

from benefitshare.clauses.term import Term
from benefitshare.clauses.when import between, running
from benefitshare.ledger import Posting
from benefitshare.model import Id
from benefitshare.uncertainty.fields import Fraction
from benefitshare.world.windows import part_within
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
    for sides in between(term, world):
        window = running(term, world, sides.hazards)
        part = window.weighed(part_within(course.use, window) * world.setting.value(term.rate))
        for payer, payee, share in sides.shares:
            if payer in course.savings:
                saved = np.maximum(course.savings[payer], 0.0) * part * share
                yield Posting(payer, payee, saved, "cash", source, "share of savings")
