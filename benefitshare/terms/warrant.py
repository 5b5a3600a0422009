"""Warrant: a right to buy shares at a fixed price."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

import numpy as np

from benefitshare.clauses.term import Term
from benefitshare.clauses.when import between, start_of
from benefitshare.ledger import FloatArray, Posting, Value, time_of
from benefitshare.ledger.timeline import SLIVER
from benefitshare.uncertainty.fields import Count, Fraction, Money, Years, certain
from benefitshare.world.companies import Stake, spread
from benefitshare.world.listed import ListedCourse
from benefitshare.world.world import World


class Warrant(Term):
    """A right to buy shares of a listed company at a fixed price, used at expiry if worth it."""

    kind: Literal["warrant"]
    """A right to buy shares."""
    shares: Count
    """The number of shares."""
    strike: Money
    """The price a share at which they may be bought, in money of the day."""
    expiry: Years | date
    """When the right ends: years from its start, or a date. It is used then, or on a sale."""
    chance_issued: Fraction = certain(1.0)
    """The chance that the warrant promised is ever issued."""


def transfers(source: str, term: Warrant, world: World) -> Iterable[Posting]:
    """What a share is worth above the strike, at expiry or when the company is bought before."""
    amount = payoff(source, term, world)
    for sides in between(term, world):
        yield from sides.postings(source, amount, "shares", "use of warrants")


def payoff(source: str, term: Warrant, world: World, *, fair: bool = False) -> FloatArray:
    """The payoff by period; `fair` puts a typed view of the return aside. [currency, real]"""
    setting = world.setting
    company = world.companies[str(term.from_)]
    assert isinstance(company, ListedCourse)
    begins, _ = start_of(term, world)
    issued = setting.happens(term.chance_issued, f"{source}.chance_issued")
    units = setting.value(term.shares)
    ends = _ends(term, world, begins)
    if setting.on_path:
        price, odds = company.price_if_nothing_happens(float(np.mean(ends)), fair=fair)
        each = _above_strike(term, world, ends, np.asarray([price])) * odds
        return spread(setting.timeline, ends, each * units * issued)
    held = Stake(units, issued, begins, ends, 0.0, protected=False)
    time, price_then = company.fetches(held, fair=fair)
    each = _above_strike(term, world, time, np.asarray(price_then))
    return spread(setting.timeline, time, each * units * issued)


def _ends(term: Warrant, world: World, begins: Value) -> Value:
    if isinstance(term.expiry, date):
        ends: Value = time_of(term.expiry)
    else:
        ends = begins + world.setting.value(term.expiry)
    return np.minimum(ends, world.setting.timeline.end - SLIVER)


def _above_strike(term: Warrant, world: World, time: Value, price: FloatArray) -> FloatArray:
    """A share's price less the strike, if that is worth having. [currency, real]"""
    period = np.maximum(world.setting.timeline.index_of(time), 0)
    deflator = np.broadcast_to(world.setting.deflator, (world.setting.timeline.count, len(price)))
    then = np.take_along_axis(deflator, np.broadcast_to(period, price.shape)[None], axis=0)[0]
    return np.asarray(np.maximum(price - world.setting.value(term.strike) / then, 0.0))
