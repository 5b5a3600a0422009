"""Who uses a product, what they pay, and what terms do to the price they are asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise

import numpy as np

from benefitshare.deal.products import Market, Product
from benefitshare.ledger import FloatArray, Value
from benefitshare.valuation.adoption import adopted
from benefitshare.world.offers import Offer
from benefitshare.world.products import MarketCourse
from benefitshare.world.windows import Window, stretch
from benefitshare.world.world import Setting


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What covered units are asked at some times, and whether they are used."""

    price: FloatArray
    """A unit and year. [currency, real]"""
    uses: FloatArray
    """One where the buyer uses the product, else nil."""
    free: FloatArray
    """One where the use is free under a free-use term, else nil."""


def market_course(
    product: Product,
    market: Market,
    use: Window,
    offers: Sequence[Offer],
    benefit: Value,
    setting: Setting,
) -> MarketCourse:
    """Follow one market. `benefit` is what a unit in use is worth a year to its user and to
    patients, which decides whether a price is worth paying. [currency, real]"""
    pieces = [
        _piece(product, market, use, window, offers, benefit, setting)
        for window in _segments(use, offers, setting)
    ]
    unit_years, free_unit_years, revenue = (
        reduce(np.add, [piece[index] for piece in pieces]) for index in range(3)
    )
    new_units = _new_units(product, market, use, offers, benefit, setting)
    return MarketCourse(market.buyer, unit_years, free_unit_years, new_units, revenue)


def list_price(
    product: Product, price: Value, since_launch: FloatArray, setting: Setting
) -> FloatArray:
    """The price typed, changing a year from launch. [currency, real]"""
    change = setting.value(product.price_change)
    if isinstance(change, float) and change == 0.0:
        return price * np.ones((1, 1))
    return np.asarray(price * (1.0 + change) ** np.maximum(since_launch, 0.0))


def _segments(use: Window, offers: Sequence[Offer], setting: Setting) -> list[Window]:
    """The time in use, cut where an offer begins or ends; stock is taken in the middle of each."""
    if not offers:
        return [use]
    cuts = [cut for offer in offers for cut in (offer.start, offer.end)]
    inside = [np.clip(cut, use.start, use.end) for cut in cuts]
    edges = np.sort(np.stack(np.broadcast_arrays(use.start, *inside, use.end)), axis=0)
    return [stretch(setting.timeline, begin, end) for begin, end in pairwise(edges)]


def _piece(
    product: Product,
    market: Market,
    use: Window,
    window: Window,
    offers: Sequence[Offer],
    benefit: Value,
    setting: Setting,
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Unit-years, those of them used free, and revenue, in one segment."""
    since = window.middle - use.start
    stock = setting.value(market.units) * adopted(market.adoption, since, setting)
    at_list = list_price(product, setting.value(market.price), since, setting)
    if not offers:
        units = stock * window.parts
        return units, np.zeros((1, 1)), units * at_list
    covered = _covered(stock, offers)
    lowest = list_price(product, _lowest(product, setting), since, setting)
    asked = _asked(at_list, lowest, window.middle, offers, benefit)
    used = covered * asked.uses
    others = stock - covered
    units = (others + used) * window.parts
    revenue = (others * at_list + used * asked.price) * window.parts
    return units, used * asked.free * window.parts, revenue


def _covered(stock: FloatArray, offers: Sequence[Offer]) -> FloatArray:
    limits = [offer.units for offer in offers if offer.units is not None]
    return reduce(np.minimum, limits, stock)


def _asked(
    at_list: FloatArray,
    lowest: FloatArray,
    times: FloatArray,
    offers: Sequence[Offer],
    benefit: Value,
) -> Asked:
    """What the offers make of the list price, or the lowest of all markets, at some times."""
    price: FloatArray = np.asarray(at_list)
    uses: FloatArray = np.ones((1, 1))
    free: FloatArray = np.zeros((1, 1))
    for offer in (offer for offer in offers if not offer.tests_use):
        runs = (times >= offer.start) & (times < offer.end)
        lower = lowest if offer.lowest_price else price * offer.factor
        price = np.where(runs, np.minimum(price, lower), price)
    for offer in (offer for offer in offers if offer.tests_use):
        runs = (times >= offer.start) & (times < offer.end)
        later = times >= offer.end
        after = price * offer.factor_after
        if offer.price_after is not None:
            after = np.minimum(after, offer.price_after)
        due = np.where(later, after, price)
        uses = np.where(runs, 1.0, _wanted(offer, due, at_list, benefit))
        price = np.where(runs, price * offer.factor, due)
        free = np.where(runs, 1.0, 0.0)
    return Asked(price, uses, free)


def _wanted(offer: Offer, due: FloatArray, at_list: FloatArray, benefit: Value) -> FloatArray:
    """Whether the buyer would pay: as typed at the list price, else where it is worth it."""
    worth_it = benefit >= due
    if offer.otherwise == "buys":
        return np.ones((1, 1))
    if offer.otherwise == "goes-without":
        return np.where((due < at_list) & worth_it, 1.0, 0.0)
    return np.where(worth_it, 1.0, 0.0)


def _lowest(product: Product, setting: Setting) -> Value:
    """The lowest list price of any market of the product. [currency, real]"""
    prices: Mapping[str, Market] = product.markets
    return reduce(np.minimum, [setting.value(market.price) for market in prices.values()])


def _new_units(
    product: Product,
    market: Market,
    use: Window,
    offers: Sequence[Offer],
    benefit: Value,
    setting: Setting,
) -> FloatArray:
    """Units that come into use for the first time: the growth of the highest stock so far."""
    once = market.cost_of_use.once
    if once.is_certain and once.mean == 0.0:
        return np.zeros((1, 1))  # nobody asks for them
    ends = use.ends
    since = np.where(use.parts > 0.0, ends - use.start, -1.0)
    stock = setting.value(market.units) * adopted(market.adoption, since, setting)
    if offers:
        at_list = list_price(product, setting.value(market.price), since, setting)
        covered = _covered(stock, offers)
        just_before = ends - 1e-9
        lowest = list_price(product, _lowest(product, setting), since, setting)
        asked = _asked(at_list, lowest, just_before, offers, benefit)
        stock = stock - covered + covered * asked.uses
    highest = np.maximum.accumulate(stock, axis=0)
    return np.diff(highest, axis=0, prepend=0.0)
