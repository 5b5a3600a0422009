"""Who uses a product, what they pay, and what terms do to the price they are asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from benefitshare.deal.products import Market, Product
from benefitshare.ledger import FloatArray, Value, quotient
from benefitshare.valuation.adoption import adopted
from benefitshare.world.offers import Offer
from benefitshare.world.products import MarketCourse
from benefitshare.world.windows import Window, stretch
from benefitshare.world.world import Setting


@dataclass(frozen=True, slots=True, eq=False)
class Selling:
    """One product sold in one market."""

    product: Product
    market: Market
    use: Window
    offers: Sequence[Offer]
    """What terms offer this market's buyer."""
    discounts: Sequence[Offer]
    """What terms take off the list price of any buyer of the product."""
    benefit: Value
    """What a unit in use is worth a year to its user and to patients, which decides whether a
    price is worth paying. [currency, real]"""
    setting: Setting

    @property
    def same_buyer(self) -> list[Market]:
        """The product's markets that have this one's buyer."""
        markets = self.product.markets.values()
        return [market for market in markets if market.buyer == self.market.buyer]

    def stock(self, market: Market, since_launch: FloatArray) -> FloatArray:
        """Units in use in a market at times since launch."""
        units = self.setting.value(market.units)
        return units * adopted(market.adoption, since_launch, self.setting)

    def at_list(self, market: Market, since_launch: FloatArray) -> FloatArray:
        """A market's list price: as typed, changing a year from launch. [currency, real]"""
        price = self.setting.value(market.price)
        change = self.setting.value(self.product.price_change)
        if isinstance(change, float) and change == 0.0:
            return price * np.ones((1, 1))
        return np.asanyarray(price * (1.0 + change) ** np.maximum(since_launch, 0.0))


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What covered units are asked at some times, and whether they are used."""

    price: FloatArray
    """A unit and year. [currency, real]"""
    uses: FloatArray
    """One where the buyer uses the product, else nil."""
    free: FloatArray
    """One where the use is free under a free-use term, else nil."""
    price_above: FloatArray
    """What units above the limit of free use are asked. [currency, real]"""
    uses_above: FloatArray
    """One where those are used, else nil."""


def market_course(selling: Selling) -> MarketCourse:
    """Follow one market."""
    pieces = [_piece(selling, window) for window in _segments(selling)]
    unit_years, free_unit_years, free_parts, revenue = (
        reduce(np.add, [piece[index] for piece in pieces]) for index in range(4)
    )
    return MarketCourse(
        buyer=selling.market.buyer,
        unit_years=unit_years,
        free_unit_years=free_unit_years,
        free_parts=free_parts,
        new_units=_new_units(selling),
        revenue=revenue,
    )


def _segments(selling: Selling) -> list[Window]:
    """The time in use, cut where an offer begins or ends; stock is taken in the middle of each."""
    use = selling.use
    if not selling.offers:
        return [use]
    cuts = [cut for offer in selling.offers for cut in (offer.start, offer.end)]
    inside = [np.clip(cut, use.start, use.end) for cut in cuts]
    edges = [use.start, *np.sort(np.stack(np.broadcast_arrays(*inside)), axis=0), use.end]
    timeline = selling.setting.timeline
    return [stretch(timeline, begin, end) for begin, end in pairwise(edges)]


def _piece(selling: Selling, window: Window) -> tuple[FloatArray, ...]:
    """Unit-years, those of them used free, the part of the year in which use is free, and revenue,
    in one segment."""
    times = window.middle
    since = times - selling.use.start
    stock, at_list = selling.stock(selling.market, since), selling.at_list(selling.market, since)
    if not selling.offers:
        units = stock * window.parts
        return units, np.zeros((1, 1)), np.zeros((1, 1)), units * at_list
    covered = _covered(selling, stock, since)
    asked = _asked(selling, times, since)
    used = covered * asked.uses
    above = (stock - covered) * asked.uses_above
    units = (above + used) * window.parts
    revenue = (above * asked.price_above + used * asked.price) * window.parts
    return units, used * asked.free * window.parts, asked.free * window.parts, revenue


def _covered(selling: Selling, stock: FloatArray, since: FloatArray) -> FloatArray:
    """The units that the offers cover: a limit is shared over the buyer's markets by stock."""
    limits = [offer.units for offer in selling.offers if offer.units is not None]
    if not limits:
        return stock
    total = sum((selling.stock(market, since) for market in selling.same_buyer), np.zeros((1, 1)))
    return stock * np.minimum(
        quotient(np.asanyarray(reduce(np.minimum, limits) + 0.0 * total), total), 1.0
    )


def _asked(selling: Selling, times: FloatArray, since: FloatArray) -> Asked:
    """What the offers make of the list price at some times."""
    at_list = selling.at_list(selling.market, since)
    price: FloatArray = np.asanyarray(at_list)
    uses: FloatArray = np.ones((1, 1))
    free: FloatArray = np.zeros((1, 1))
    for offer in (offer for offer in selling.offers if not offer.tests_use):
        lower = price * offer.factor
        if offer.lowest_price:
            lower = np.minimum(lower, _lowest(selling, times, since))
        price = np.where(_runs(offer, times), np.minimum(price, lower), price)
    price_above, uses_above = price, uses
    for offer in (offer for offer in selling.offers if offer.tests_use):
        uses_above = _wanted(offer, price_above, at_list, selling.benefit)
        runs = _runs(offer, times)
        after = price * offer.factor_after
        if offer.price_after is not None:
            after = np.minimum(after, offer.price_after)
        due = np.where(times >= offer.end, after, price)
        uses = np.where(runs, 1.0, _wanted(offer, due, at_list, selling.benefit))
        price = np.where(runs, price * offer.factor, due)
        free = np.where(runs, 1.0, 0.0)
    return Asked(price, uses, free, price_above, uses_above)


def _runs(offer: Offer, times: FloatArray) -> NDArray[np.bool_]:
    return np.asanyarray((times >= offer.start) & (times < offer.end))


def _wanted(offer: Offer, due: FloatArray, at_list: FloatArray, benefit: Value) -> FloatArray:
    """Whether the buyer would pay: as typed at the list price, else where it is worth it."""
    worth_it = benefit >= due
    if offer.otherwise == "buys":
        return np.ones((1, 1))
    if offer.otherwise == "goes-without":
        return np.where((due < at_list) & worth_it, 1.0, 0.0)
    return np.where(worth_it, 1.0, 0.0)


def _lowest(selling: Selling, times: FloatArray, since: FloatArray) -> FloatArray:
    """The lowest price that any buyer of the product is asked. [currency, real]"""
    asked = []
    for market in selling.product.markets.values():
        price = selling.at_list(market, since)
        for offer in selling.discounts:
            if offer.buyer == market.buyer and not offer.lowest_price:
                price = np.where(_runs(offer, times), price * offer.factor, price)
        asked.append(price)
    return reduce(np.minimum, asked)


def _new_units(selling: Selling) -> FloatArray:
    """Units that come into use for the first time: the growth of the highest stock so far."""
    once, use = selling.market.cost_of_use.once, selling.use
    if once.is_certain and once.mean == 0.0:
        return np.zeros((1, 1))  # nobody asks for them
    since = np.where(use.parts > 0.0, use.ends - use.start, -1.0)
    stock = selling.stock(selling.market, since)
    if selling.offers:
        covered = _covered(selling, stock, since)
        asked = _asked(selling, use.ends - 1e-9, since)
        stock = (stock - covered) * asked.uses_above + covered * asked.uses
    highest = np.maximum.accumulate(stock, axis=0)
    return np.diff(highest, axis=0, prepend=0.0)
