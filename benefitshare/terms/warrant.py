"""Warrant: a right to buy shares at a fixed price."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

import numpy as np

from benefitshare.clauses.issue import issue_of
from benefitshare.clauses.term import Term
from benefitshare.clauses.when import between
from benefitshare.ledger import FloatArray, Posting, Value, mean_of, time_of
from benefitshare.ledger.timeline import SLIVER
from benefitshare.model import Day
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
    expiry: Years | Day
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
    begins, issued = issue_of(source, term, term.chance_issued, world)
    units = world.setting.value(term.shares) * issued
    ends = _ends(term, world, begins)

    def above_strike(price: FloatArray, deflator: FloatArray) -> FloatArray:
        """A share's price less the strike, if that is worth having. [currency, real]"""
        return np.asanyarray(np.maximum(price - setting.value(term.strike) / deflator, 0.0))

    if setting.on_path:
        return company.expected_payoffs(mean_of(ends), above_strike, fair=fair) * units
    held = Stake(units, issued, begins, ends, 0.0, protected=False)
    time, price_then = company.fetches(held, fair=fair)
    prices = np.asanyarray(price_then)
    then = company.deflator_at(np.broadcast_to(time, prices.shape))
    return spread(setting.timeline, time, above_strike(prices, then) * units)


def _ends(term: Warrant, world: World, begins: Value) -> Value:
    if isinstance(term.expiry, date):
        ends: Value = time_of(term.expiry)
    else:
        ends = begins + world.setting.value(term.expiry)
    return np.minimum(ends, world.setting.timeline.end - SLIVER)
