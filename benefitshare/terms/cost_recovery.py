"""Cost recovery: one party pays back what another spends."""

from collections.abc import Iterable
from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from benefitshare.clauses.contract_money import indexed, real
from benefitshare.clauses.term import Term
from benefitshare.clauses.when import pairs, running
from benefitshare.ledger import FloatArray, Posting
from benefitshare.model import Id
from benefitshare.uncertainty.fields import Fraction, MoneyAYear, certain
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
    total = sum((each.amount for each in spent), np.zeros((1, 1)))
    odds = _mixed_odds(spent, total)
    for pair in pairs(term, world):
        window = running(term, world, pair.hazards)
        runs = world.setting.covered(window.parts) if term.years is not None else 1.0
        nominal = total * runs * world.setting.value(term.share) * world.setting.deflator
        if term.cap is not None:
            nominal = np.minimum(nominal, indexed(term, term.cap, world))
        amount = real(nominal, world) * odds
        yield pair.posting(source, amount, None, "cash", "repayment of costs")


def _mixed_odds(spent: list[Spending], total: FloatArray) -> FloatArray:
    """The odds of what is spent, weighed by size: all ones in a simulation."""
    weighed = sum((each.window.weighed(each.amount) for each in spent), np.zeros((1, 1)))
    return np.divide(weighed, total, out=np.ones_like(total), where=total > 0.0)
