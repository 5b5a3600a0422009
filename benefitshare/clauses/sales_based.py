"""What a sales-based term pays: base, rate or tiers, limits, delay.

Amounts are worked out in money of the day, financial year by financial year, because that is how
contracts test caps, tiers and minima. Leakage, deductions and the contract's share come off the
base. Caps and tiers apply whole to part-years, minima pro rata.
"""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from benefitshare.clauses.contract_money import indexed, real
from benefitshare.clauses.lag import paid_later
from benefitshare.clauses.sales_base import SalesTerm
from benefitshare.clauses.when import between, time_of_start
from benefitshare.ledger import FloatArray, Posting, Value, earliest, latest, quotient
from benefitshare.world.windows import Hazard, Window, odds_at, part_within, stretch
from benefitshare.world.world import World


def sales_transfers(source: str, term: SalesTerm, world: World, what: str) -> Iterable[Posting]:
    """Postings of a royalty or revenue share."""
    setting = world.setting
    for sides in between(term, world):
        window = selling(term, world, sides.hazards)
        due = due_nominal(term, world, window)
        lag = setting.value(term.lag)
        paid = paid_later(due, window, lag, sides.hazards, setting.timeline)
        # What is paid late is money of the day on which it is paid.
        yield from sides.postings(source, real(paid, world), "cash", what)


def selling(term: SalesTerm, world: World, hazards: tuple[Hazard, ...]) -> Window:
    """When the term runs: from the first launch of its products (or as it says) while they sell."""
    setting = world.setting
    courses = [world.products[id_] for id_ in term.base.products]
    launch = earliest(course.launch for course in courses)
    begins = _own_start(term, world)
    ends = begins + (np.inf if term.years is None else setting.value(term.years))
    last = latest(course.use.end for course in courses)
    window = stretch(setting.timeline, np.maximum(begins, launch), np.minimum(ends, last), hazards)
    if not setting.on_path:
        return window
    odds = mixed_odds(term.base.products, world, hazards, term.base.excludes)
    return replace(window, odds=odds)


def due_nominal(term: SalesTerm, world: World, window: Window) -> FloatArray:
    """What each financial year's sales make due. Shape (periods, draws). [currency, nominal]"""
    base = contract_base(term, world, window)
    due = at_tiers(base, term, world) if term.tiers else base * _rate(term, world, window)
    if term.minimum is not None:
        due = np.maximum(due, indexed(term, term.minimum, world) * window.parts)
    if term.cap is not None:
        due = np.minimum(due, indexed(term, term.cap, world))
    if term.lifetime_cap is not None:
        due = within_lifetime_cap(due, world.setting.value(term.lifetime_cap))
    return due


def contract_base(term: SalesTerm, world: World, window: Window) -> FloatArray:
    """The sales on which the rate is charged. Shape (periods, draws). [currency, nominal]"""
    value = world.setting.value
    base = term.base
    kept = value(base.share) * (1.0 - value(base.deductions)) * (1.0 - value(term.leakage))
    sales = sum(
        (
            world.products[id_].revenue(base.excludes)
            * part_within(world.products[id_].use, window)
            for id_ in base.products
        ),
        np.zeros((1, 1)),
    )
    return np.asanyarray(sales * kept * world.setting.deflator)


def at_tiers(base: FloatArray, term: SalesTerm, world: World) -> FloatArray:
    """Marginal tiers: each rate on the part of the base above its threshold and below the next."""
    due = np.zeros_like(base)
    earlier: Value = 0.0
    for tier in term.tiers:
        rate = world.setting.value(tier.rate)
        due = due + np.maximum(base - indexed(term, tier.above, world), 0.0) * (rate - earlier)
        earlier = rate
    return due


def within_lifetime_cap(due: FloatArray, cap: Value) -> FloatArray:
    """Payments until their sum reaches the cap."""
    total = np.minimum(np.cumsum(due, axis=0), cap)
    return np.diff(total, axis=0, prepend=0.0)


def _own_start(term: SalesTerm, world: World) -> Value:
    """From when the term's years count: its products' first launch, unless it says else."""
    if term.starts not in (None, "launch"):
        return time_of_start(term.starts or "launch", term.product, world)[0]
    return earliest(world.products[id_].launch for id_ in term.base.products)


def _rate(term: SalesTerm, world: World, window: Window) -> Value:
    assert term.rate is not None
    rate = world.setting.value(term.rate)
    if term.step_down is None:
        return rate
    step = _own_start(term, world) + world.setting.value(term.step_down.after)
    late = np.clip(window.ends - np.maximum(window.begins, step), 0.0, None)
    part = quotient(late, window.parts)
    return rate + (world.setting.value(term.step_down.to) - rate) * part


def mixed_odds(
    products: tuple[str, ...],
    world: World,
    hazards: tuple[Hazard, ...],
    excludes: tuple[str, ...] = (),
) -> FloatArray:
    """On the risk-adjusted path, the odds of each period's sales; with several products, weighed
    by what each sells. All ones in a simulation. Shape (periods, 1)."""
    courses = [world.products[id_] for id_ in products]
    odds = [odds_at(course.use.middle, (*course.hazards, *hazards)) for course in courses]
    known = [np.ones((1, 1)) if each is None else each for each in odds]
    if len(known) == 1:
        return known[0]
    # A penny for each keeps years in which nothing is sold from dividing nil by nil.
    sales = [course.revenue(excludes) + 0.01 for course in courses]
    weighed = sum((sold * odd for sold, odd in zip(sales, known, strict=True)), np.zeros((1, 1)))
    return np.asanyarray(weighed / sum(sales, np.zeros((1, 1))))
