"""What shares given cost a company's present owners on their own basis.

The owners give up the shares' fair value on the day of issue. Otherwise shares would look cheap to
give merely because owners discount more than the market does. It is an adjustment of the
valuation, outside the ledger, in which what the receiver gets and the owners give up nets as ever.
"""

from dataclasses import dataclass

import numpy as np

from benefitshare.deal import Deal
from benefitshare.ledger import FloatArray, Value, mean_of, of_period
from benefitshare.terms.equity import Equity, stake
from benefitshare.terms.warrant import Warrant, payoff
from benefitshare.valuation.accounts import Discounting, present_value
from benefitshare.world.companies import Stake
from benefitshare.world.world import World


@dataclass(frozen=True, slots=True, eq=False)
class ShareCost:
    """What one term's shares cost one company's owners."""

    owner: str
    term: str
    priced: FloatArray | None
    """At the market's or the last round's price, by draw, at the owner's rate; None without one."""
    payoff: FloatArray | None
    """Without a price: the discounted payoff by draw, whose mean is the cost."""
    factor: float
    """From the day of issue to today at the owner's rate, over the same at the market's."""

    @property
    def charge(self) -> FloatArray:
        """What the owners are charged: by draw where there is a price, else one mean for all."""
        if self.priced is not None:
            return self.priced
        assert self.payoff is not None
        return np.atleast_1d(mean_of(self.payoff) * self.factor)


def share_costs(deal: Deal, world: World, discounting: Discounting) -> list[ShareCost]:
    """The cost of every equity stake and warrant to the company that gives it."""
    costs = []
    for id_, term in deal.terms.items():
        if isinstance(term, Equity):
            costs.append(_of_equity(id_, term, world, discounting))
        elif isinstance(term, Warrant):
            costs.append(_of_warrant(id_, term, world, discounting))
    return costs


def carrying_values(deal: Deal, world: World) -> dict[str, FloatArray]:
    """Each stake's fair value at each 31 March while held. [currency, nominal]"""
    return {
        id_: world.companies[str(term.from_)].carrying_value(stake(f"terms.{id_}", term, world))
        for id_, term in deal.terms.items()
        if isinstance(term, Equity)
    }


def _of_equity(id_: str, term: Equity, world: World, discounting: Discounting) -> ShareCost:
    owner = str(term.from_)
    company = world.companies[owner]
    held: Stake = stake(f"terms.{id_}", term, world)
    worth = company.worth_at_issue(held)
    if worth is not None:
        rate = _factors(discounting.own(owner, "shares"), held.issue, world)
        return ShareCost(owner, id_, np.atleast_1d(np.asanyarray(worth * rate)), None, 1.0)
    amount = company.proceeds(held, fair=True)
    return _by_payoff(owner, id_, amount, held.issue, world, discounting)


def _of_warrant(id_: str, term: Warrant, world: World, discounting: Discounting) -> ShareCost:
    amount = payoff(f"terms.{id_}", term, world, fair=True)
    owner = str(term.from_)
    return _by_payoff(owner, id_, amount, world.setting.signing, world, discounting)


def _by_payoff(
    owner: str,
    id_: str,
    amount: FloatArray,
    issue: Value,
    world: World,
    discounting: Discounting,
) -> ShareCost:
    own = _factors(discounting.own(owner, "shares"), issue, world)
    market = _factors(discounting.standard, issue, world)
    value = present_value(amount, discounting.standard)
    return ShareCost(owner, id_, None, value, mean_of(own / market))


def _factors(discount: FloatArray, time: Value, world: World) -> FloatArray:
    """The discount factor of the period in which each time falls; of the last, beyond it."""
    timeline = world.setting.timeline
    period = np.maximum(timeline.index_of(np.minimum(time, timeline.end - 1e-9)), 0)
    if discount.ndim == 1:
        return of_period(discount, np.asanyarray(period))
    each = np.broadcast_to(period, (1, discount.shape[1]))
    return np.asanyarray(np.take_along_axis(discount, each, axis=0)[0])
