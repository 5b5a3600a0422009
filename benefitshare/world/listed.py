"""A listed company: a price a share that moves, with a fair drift.

The price follows geometric Brownian motion between events (Black and Scholes, 1973). Its drift is
solved so that the mean of an unrestricted share's value, times that year's standard discount
factor, is today's price for every holding period. With continuous rates f, r, s of failure, rescue
and sale, a recovery R, a part k kept in a rescue and a premium p, the compensating drift is
f (1 - R) + r (1 - k) - s p until the rescue and without its middle part from then on.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benefitshare.ledger import FloatArray, Timeline, Value, mean_of, of_period
from benefitshare.ledger.timeline import SLIVER
from benefitshare.world.companies import (
    BusinessEvents,
    Stake,
    earliest_end,
    spread,
    year_ends,
)


@dataclass(frozen=True, slots=True, eq=False)
class ListedCourse:
    """The course of a listed company in a block of draws."""

    timeline: Timeline
    standard_factors: FloatArray
    deflator: FloatArray
    signing: float
    events: BusinessEvents
    price: Value
    """A share's price at signing. [currency, real]"""
    shares_in_issue: Value
    volatility: Value
    """[a year]"""
    expected_return: Value | None
    """A view of the real return while nothing happens; None for the fair drift. [a year]"""
    motion: FloatArray | None
    """Brownian motion at signing and at each year-end from then on, shape (periods + 1, draws);
    None on the risk-adjusted path."""
    bridge: FloatArray | None
    """A standard normal for the motion between year-ends. Shape (draws,)."""

    def units(self, shares: Value | None, percent: Value | None) -> Value:
        """A number of shares."""
        if shares is not None:
            return shares
        return self.shares_in_issue * (0.0 if percent is None else percent)

    def proceeds(self, stake: Stake, *, fair: bool = False) -> FloatArray:
        """What the stake fetches, by period. [currency, real]"""
        if self.motion is None:
            return self._expected_proceeds(stake, fair=fair)
        time, each = self.fetches(stake, fair=fair)
        return spread(self.timeline, time, each * stake.units * stake.issued)

    def fetches(self, stake: Stake, *, fair: bool = False) -> tuple[Value, Value]:
        """When the stake ends and what one share then brings: on the planned day, on a sale of the
        company, or at its failure. Shape (draws,). [financial years; currency, real]"""
        events = self.events
        planned = np.minimum(stake.planned_sale, self.timeline.end - SLIVER)
        time = np.minimum(np.minimum(planned, events.sale.time), events.failure.time)
        each = self.price_at(time, protected=stake.protected, fair=fair)
        failed = events.failure.time <= time
        bought = (events.sale.time <= time) & ~failed
        sold = ~failed & ~bought & np.isfinite(stake.planned_sale)
        each = np.where(failed, each * events.recovery, each)
        each = np.where(bought, each * (1.0 + events.premium), each)
        each = np.where(sold, each * (1.0 - stake.sale_discount), each)
        return time, np.where(self._exists_at(stake.issue), each, 0.0)

    def worth_at_issue(self, stake: Stake) -> Value:
        """The market price on the day of issue. [currency, real]"""
        if self.motion is None:
            each = self._expected_price(np.atleast_1d(stake.issue), protected=False)[0]
            worth: Value = each * mean_of(stake.units) * mean_of(stake.issued)
            return worth
        each = self.price_at(np.maximum(stake.issue, self.signing), protected=False)
        return np.where(self._exists_at(stake.issue), each, 0.0) * stake.units * stake.issued

    def carrying_value(self, stake: Stake) -> FloatArray:
        """Market value at each 31 March while held. [currency, nominal]"""
        ends = year_ends(self.timeline)
        last = np.minimum(stake.planned_sale, earliest_end(self.events))
        held = (stake.issue <= ends) & (ends < last)
        if not held.any():
            return np.zeros((self.timeline.count, 1))
        if self.motion is None:
            each = self._expected_price(self._last_instants, protected=stake.protected)
        else:
            each = self._year_end_prices(protected=stake.protected)
        return np.where(held, each, 0.0) * stake.units * stake.issued * self.deflator

    def _year_end_prices(self, *, protected: bool) -> FloatArray:
        """A share's price at the end of each period. Shape (periods, draws). [currency, real]"""
        assert self.motion is not None
        return self._price(self._last_instants, self.motion[1:], protected=protected)

    @property
    def _last_instants(self) -> FloatArray:
        """Just before each 1 April: the year's own deflator and discount factor still hold."""
        return self.timeline.starts + 1.0 - SLIVER

    def price_at(self, time: Value, *, protected: bool, fair: bool = False) -> FloatArray:
        """A share's price, a rescue before then included. Shape (draws,). [currency, real]"""
        assert self.motion is not None
        times = np.broadcast_to(np.asanyarray(time, dtype=float), self.motion.shape[1:])
        return self._price(times, self._motion_at(times), protected=protected, fair=fair)

    def _price(
        self, times: FloatArray, motion: FloatArray, *, protected: bool, fair: bool = False
    ) -> FloatArray:
        """The price where Brownian motion stands at `motion` at these times."""
        elapsed = np.maximum(times - self.signing, 0.0)
        rescued = self.events.rescue.time < times
        to_rescue = np.clip(self.events.rescue.time - self.signing, 0.0, elapsed)
        growth = self._growth(times, elapsed, to_rescue, fair=fair)
        noise = self.volatility * motion - 0.5 * self.volatility**2 * elapsed
        kept = np.where(rescued & (not protected), self.events.keeps, 1.0)
        return self.price * growth * np.exp(noise) * kept

    def _growth(
        self, times: FloatArray, elapsed: FloatArray, to_rescue: Value, *, fair: bool
    ) -> FloatArray:
        """The drift's effect: a typed return, or discounting undone and the events made good."""
        if self.expected_return is not None and not fair:
            return np.asanyarray((1.0 + self.expected_return) ** elapsed, dtype=float)
        failure, rescue, sale = self.events.intensities
        steady = failure * (1.0 - self.events.recovery) - sale * self.events.mean_premium
        until_rescue = rescue * (1.0 - self.events.mean_keeps)
        compensation = np.exp(steady * elapsed + until_rescue * to_rescue)
        return np.asanyarray(self._undiscounting(times) * compensation)

    def _undiscounting(self, times: FloatArray) -> FloatArray:
        period = np.clip(np.floor(times).astype(int) - self.timeline.first_year, 0, None)
        today = self.timeline.index_of(self.signing)
        factors = self.standard_factors
        then = of_period(factors, np.minimum(period, len(factors) - 1))
        return np.asanyarray(factors[today] / then)

    def _motion_at(self, times: FloatArray) -> FloatArray:
        """Brownian motion between year-ends, by a Brownian bridge."""
        assert self.motion is not None
        assert self.bridge is not None
        today = int(self.timeline.index_of(self.signing))
        year = np.clip(
            np.floor(times).astype(int) - self.timeline.first_year, today, len(self.motion) - 2
        )
        begins = np.maximum(self.timeline.first_year + year, self.signing)
        length = self.timeline.first_year + year + 1 - begins
        part = np.clip((times - begins) / length, 0.0, 1.0)
        low = np.take_along_axis(self.motion, year[None], axis=0)[0]
        high = np.take_along_axis(self.motion, year[None] + 1, axis=0)[0]
        within = np.sqrt(part * (1.0 - part) * length) * self.bridge
        return np.asanyarray(low + part * (high - low) + within)

    def _exists_at(self, time: Value) -> NDArray[np.bool_]:
        first = np.minimum(self.events.failure.time, self.events.sale.time)
        return np.asanyarray(np.asanyarray(time) < first)

    # The risk-adjusted path: expected values in closed form.

    def _expected_proceeds(self, stake: Stake, *, fair: bool) -> FloatArray:
        """Expected proceeds by period: sales of the company and recoveries as they fall, and the
        planned sale of what is left."""
        failure, _, sale = (mean_of(rate) for rate in self.events.intensities)
        leaving = sale * (1.0 + self.events.mean_premium)
        leaving = leaving + failure * mean_of(self.events.recovery)
        planned = np.minimum(mean_of(stake.planned_sale), self.timeline.end - SLIVER)
        low = np.maximum(self.timeline.starts, mean_of(stake.issue))
        high = np.maximum(np.minimum(self.timeline.starts + 1.0, planned), low)
        knots = (low, 0.5 * (low + high), np.maximum(high - SLIVER, low))
        begin, middle, end = (
            self._expected_price(knot, protected=stake.protected, fair=fair) for knot in knots
        )
        flows = leaving * (high - low) * (begin + 4.0 * middle + end) / 6.0
        at = np.atleast_1d(planned)
        final = self._expected_price(at, protected=stake.protected, fair=fair)
        kept = 1.0 - (stake.sale_discount if np.all(np.isfinite(stake.planned_sale)) else 0.0)
        in_time = np.where(stake.issue <= planned, final[0] * np.mean(kept), 0.0)
        flows = flows + spread(self.timeline, planned, in_time)
        return flows * stake.units * stake.issued

    def _expected_price(
        self, times: FloatArray, *, protected: bool, fair: bool = False
    ) -> FloatArray:
        """The mean of a share's value where the company is neither failed nor sold. [real]"""
        failure, rescue, sale = (mean_of(rate) for rate in self.events.intensities)
        elapsed = np.maximum(times - self.signing, 0.0)
        keeps = self.events.mean_keeps
        viewed = self.expected_return is not None and not fair
        made_good = 0.0 if viewed else rescue * (1.0 - keeps)
        rate = rescue - made_good
        unrescued = np.exp(-rate * elapsed)
        since = elapsed if rate == 0.0 else (1.0 - unrescued) / rate
        rescued = rescue * since * (1.0 if protected else keeps)
        growth = self._growth(times, elapsed, np.zeros_like(elapsed), fair=fair)
        alive = np.exp(-(failure + sale) * elapsed)
        return np.asanyarray(self.price * growth * alive * (unrescued + rescued))

    def expected_payoffs(
        self,
        planned: float,
        payoff: Callable[[FloatArray, FloatArray], FloatArray],
        *,
        fair: bool = False,
    ) -> FloatArray:
        """On the path: what a right held to a day brings in each period, with prices at their
        means. `payoff` says what it is worth at a price, given the deflator of the day.

        A purchase of the company in the middle of each period before; on the day, a company that
        was never rescued, or one that was. Shape (periods, 1). [currency, real]
        """
        failure, _, sale = (mean_of(rate) for rate in self.events.intensities)
        begin = np.maximum(self.timeline.starts, self.signing)
        end = np.maximum(np.minimum(self.timeline.starts + 1.0, planned), begin)
        middle = 0.5 * (begin + end)
        price = self._mean_price_alive(middle, fair=fair) * (1.0 + self.events.mean_premium)
        odds = np.exp(-(failure + sale) * (middle - self.signing))
        flows = payoff(price, self.deflator) * (sale * (end - begin) * odds)
        then = self.deflator_at(np.atleast_1d(planned))
        for at_price, chance in self._expected_on_the_day(planned, fair=fair):
            flows = flows + spread(self.timeline, planned, payoff(at_price, then) * chance)
        return flows

    def _expected_on_the_day(
        self, planned: float, *, fair: bool
    ) -> Iterator[tuple[FloatArray, FloatArray]]:
        """Prices on the day and their odds: never rescued, or rescued before."""
        failure, rescue, sale = (mean_of(rate) for rate in self.events.intensities)
        at = np.atleast_1d(planned)
        elapsed = np.maximum(at - self.signing, 0.0)
        alive_odds = np.exp(-(failure + sale) * elapsed)
        unrescued = np.exp(-rescue * elapsed)
        growth = self._growth(at, elapsed, elapsed, fair=fair)
        yield np.asanyarray(self.price * growth), alive_odds * unrescued
        if rescue > 0.0 and elapsed[0] > 0.0:
            whole = self._mean_price_alive(at, fair=fair)
            rescued = (whole - self.price * growth * unrescued) / (1.0 - unrescued)
            yield rescued, alive_odds * (1.0 - unrescued)

    def deflator_at(self, time: FloatArray) -> FloatArray:
        """Nominal over real in the financial year of each draw's time. Shape (draws,)."""
        period = np.maximum(self.timeline.index_of(time), 0)
        every = np.broadcast_to(self.deflator, (self.timeline.count, len(time)))
        return np.asanyarray(np.take_along_axis(every, period[None], axis=0)[0])

    def _mean_price_alive(self, times: FloatArray, *, fair: bool) -> FloatArray:
        """The mean price at times, given that the company has neither failed nor been sold."""
        failure, _, sale = (mean_of(rate) for rate in self.events.intensities)
        alive = np.exp(-(failure + sale) * np.maximum(times - self.signing, 0.0))
        price = self._expected_price(times, protected=False, fair=fair)
        return np.asanyarray(price / alive)
