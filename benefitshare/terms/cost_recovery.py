"""Cost recovery: one party pays back what another spends."""

from collections.abc import Iterable
from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from benefitshare.clauses.contract_money import indexed, real
from benefitshare.clauses.term import Term
from benefitshare.clauses.when import between, running
from benefitshare.ledger import FloatArray, Posting, quotient
from benefitshare.model import Id
from benefitshare.uncertainty.fields import Fraction, MoneyAYear, certain
from benefitshare.world.windows import Hazard, odds_at, part_within
from benefitshare.world.world import Spending, World


class CostRecovery(Term):
    """Repays a share of named contributions as they are spent."""

    kind: Literal["cost-recovery"]
    """Repayment of costs."""
    of: Annotated[tuple[Id, ...], Field(min_length=1)]
    """The contributions whose cost is repaid."""
    share: Fraction = certain(1.0)
    """The part of the cost that is repaid."""
    cap: MoneyAYear | None = None
    """The most in a financial year, in money of the day."""


def transfers(source: str, term: CostRecovery, world: World) -> Iterable[Posting]:
    """The share of what is spent while the term runs, up to the financial year's cap."""
    spent = [world.spending[id_] for id_ in term.of]
    for sides in between(term, world):
        window = running(term, world, sides.hazards)
        repaid = [each.amount * part_within(each.window, window) for each in spent]
        total = sum(repaid, np.zeros((1, 1))) * world.setting.value(term.share)
        nominal = total * world.setting.deflator
        if term.cap is not None:
            nominal = np.minimum(nominal, indexed(term, term.cap, world))
        amount = real(nominal, world) * _odds(spent, repaid, sides.hazards)
        yield from sides.postings(source, amount, "cash", "repayment of costs")


def _odds(
    spent: list[Spending], repaid: list[FloatArray], hazards: tuple[Hazard, ...]
) -> FloatArray:
    """On the risk-adjusted path, the odds of what is repaid, weighed by size; else all ones."""
    odds = [odds_at(each.window.middle, (*each.hazards, *hazards)) for each in spent]
    if all(each is None for each in odds):
        return np.ones((1, 1))
    known = [np.ones((1, 1)) if each is None else each for each in odds]
    if len(known) == 1:
        return known[0]
    weighed = sum((size * odd for size, odd in zip(repaid, known, strict=True)), np.zeros((1, 1)))
    return quotient(weighed, sum(repaid, np.zeros((1, 1))))
