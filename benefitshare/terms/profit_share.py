"""Profit share: a share of what a product earns after its costs."""

from collections.abc import Iterable
from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from benefitshare.clauses.contract_money import real
from benefitshare.clauses.sales_based import mixed_odds
from benefitshare.clauses.term import Term
from benefitshare.clauses.when import between, time_of_start
from benefitshare.ledger import FloatArray, Posting, Value, earliest, latest
from benefitshare.model import Id, Model, YesNo
from benefitshare.uncertainty.fields import Fraction
from benefitshare.world.windows import part_within, stretch
from benefitshare.world.world import World


class ProfitBase(Model):
    """Whose profit counts."""

    products: Annotated[tuple[Id, ...], Field(min_length=1)]
    """The products whose profit is shared, taken together."""


class ProfitShare(Term):
    """A share of the products' profit in each financial year in which there is one."""

    kind: Literal["profit-share"]
    """A percentage of profit."""
    rate: Fraction
    """The share of the profit."""
    base: ProfitBase
    """Which products' profit counts."""
    carry_losses: YesNo = "no"
    """Whether a loss is set against the profit of later years."""


def transfers(source: str, term: ProfitShare, world: World) -> Iterable[Posting]:
    """The rate on each financial year's profit, or on the profit left once losses are made good.

    Profit is taken as even over the part of a year in which the products are in use; a year counts
    in part where the term begins or ends within that.
    """
    profit = taxable(_profit(term, world) * world.setting.deflator, term.carry_losses == "yes")
    amount = profit * world.setting.value(term.rate) * _runs(term, world)
    for sides in between(term, world):
        weighed = real(amount, world) * mixed_odds(term.base.products, world, sides.hazards)
        yield from sides.postings(source, weighed, "cash", "share of profit")


def _runs(term: ProfitShare, world: World) -> FloatArray:
    """The part of the products' time in use in each year for which the term runs."""
    setting = world.setting
    courses = [world.products[id_] for id_ in term.base.products]
    begins: Value = earliest(course.launch for course in courses)
    if term.starts not in (None, "launch"):
        begins, _ = time_of_start(term.starts or "launch", term.product, world)
    ends = begins + (np.inf if term.years is None else setting.value(term.years))
    first = earliest(course.use.start for course in courses)
    last = latest(course.use.end for course in courses)
    in_use = stretch(setting.timeline, first, last)
    return part_within(in_use, stretch(setting.timeline, begins, ends))


def taxable(profit: FloatArray, carry_losses: bool) -> FloatArray:
    """The profit that is shared. Losses carried forward are used up before profit counts.

    >>> taxable(np.array([[-5.0], [3.0], [4.0]]), carry_losses=True)[:, 0]
    array([0., 0., 2.])
    """
    if not carry_losses:
        return np.maximum(profit, 0.0)
    best = np.maximum.accumulate(np.maximum(np.cumsum(profit, axis=0), 0.0), axis=0)
    return np.diff(best, axis=0, prepend=0.0)


def _profit(term: ProfitShare, world: World) -> FloatArray:
    """What the products earn their owners, before any other term. Shape (periods, draws).
    [currency, real]"""
    return sum((_profit_of(id_, world) for id_ in term.base.products), np.zeros((1, 1)))


def _profit_of(id_: str, world: World) -> FloatArray:
    """Revenue less development, supply, support, and what the owner puts in for the product."""
    course = world.products[id_]
    own = [
        each.amount
        for each in world.spending.values()
        if (each.by, each.product) == (course.owner, id_)
    ]
    sold = course.revenue() * (1.0 - course.cost_of_supply)
    costs = course.unit_years * course.support_cost + course.development_spending
    return np.asanyarray(sold - costs - sum(own, np.zeros((1, 1))))
