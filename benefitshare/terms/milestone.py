"""Milestone: a payment when something is reached."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal

import numpy as np
from pydantic import BeforeValidator

from benefitshare.clauses.contract_money import indexed, real
from benefitshare.clauses.term import Term
from benefitshare.clauses.when import between, falls_due
from benefitshare.ledger import FloatArray, Posting, time_of
from benefitshare.model import Day, Id, Model
from benefitshare.uncertainty.fields import Money
from benefitshare.world.products import ProductCourse
from benefitshare.world.windows import Hazard, Window
from benefitshare.world.world import World


class RevenueReached(Model):
    """A cumulative amount of sales."""

    revenue: Money
    """Sales of the product since launch, in money of the day."""


def _as_date(raw: object) -> object:
    """A text that is a date is meant as one, though it would pass for an id as well."""
    if not isinstance(raw, str):
        return raw
    try:
        return date.fromisoformat(raw)
    except ValueError:
        return raw


class Milestone(Term):
    """A payment on completing a stage, on launch, when sales reach a sum, or on a date."""

    kind: Literal["milestone"]
    """A payment on reaching something."""
    amount: Money
    """The payment, in money of the day."""
    on: Annotated[RevenueReached | Day | Id, BeforeValidator(_as_date)]
    """`launch`, the id of a stage of development, a date, or `{revenue: £5m}` (cumulative)."""


def transfers(source: str, term: Milestone, world: World) -> Iterable[Posting]:
    """The payment in the financial year in which what it hangs on is reached."""
    for sides in between(term, world):
        window = _reached(term, world, sides.hazards)
        amount = real(indexed(term, term.amount, world) * window.parts, world)
        yield from sides.postings(source, window.weighed(amount), "cash", "milestone")


def _reached(term: Milestone, world: World, hazards: tuple[Hazard, ...]) -> Window:
    if isinstance(term.on, date):
        if term.product is None:
            hazards = (*hazards, world.setting.agreement)
        return falls_due(world, max(time_of(term.on), world.setting.signing), hazards)
    course = _course(term, world)
    if isinstance(term.on, RevenueReached):
        return _when_sales_reach(term.on, course, world, hazards)
    if term.on == "launch":
        return falls_due(world, course.launch, (*course.before_launch, *hazards))
    time, conditions = course.stages[term.on]
    return falls_due(world, time, (*conditions, *hazards))


def _course(term: Milestone, world: World) -> ProductCourse:
    """The product named, or the only one."""
    product = term.product if term.product is not None else next(iter(world.products))
    return world.products[product]


def _when_sales_reach(
    on: RevenueReached, course: ProductCourse, world: World, hazards: tuple[Hazard, ...]
) -> Window:
    """The middle of the selling part of the first year by whose end cumulative sales reach the
    sum. [currency, nominal]"""
    sales: FloatArray = course.revenue() * world.setting.deflator
    reached = np.cumsum(sales, axis=0) >= world.setting.value(on.revenue)
    first = np.argmax(reached, axis=0)
    middle = np.broadcast_to(course.use.middle, reached.shape)
    time = np.take_along_axis(middle, first[None], axis=0)[0]
    time = np.where(reached[-1], time, np.inf)
    return falls_due(world, time if len(time) > 1 else time[0], (*course.hazards, *hazards))
