"""A company worth a multiple of its products' revenue, so that stake and royalty move together."""

from dataclasses import dataclass

import numpy as np

from benefitshare.ledger import FloatArray, Timeline, Value, mean_of, postponed, quotient
from benefitshare.ledger.timeline import SLIVER
from benefitshare.world.companies import BusinessEvents, Stake, spread, year_ends
from benefitshare.world.windows import Survival, Window


@dataclass(frozen=True, slots=True, eq=False)
class LinkedCourse:
    """The course of a company whose worth follows its products' revenue."""

    timeline: Timeline
    deflator: FloatArray
    signing: float
    events: BusinessEvents
    multiple: Value
    before_launch: Value
    """[currency, real]"""
    shares_in_issue: Value | None
    sales: tuple[tuple[Window, FloatArray], ...]
    """When each of the company's products is in use, and its revenue by period. [real]"""
    death: Value
    """When the last of its products has failed or been withdrawn. [financial years]"""
    alive: Survival | None
    """On the risk-adjusted path, the odds that a product is still alive."""

    def units(self, shares: Value | None, percent: Value | None) -> Value:
        """The part of the company."""
        if shares is None:
            return 0.0 if percent is None else percent
        assert self.shares_in_issue is not None
        return shares / self.shares_in_issue

    def proceeds(self, stake: Stake, *, fair: bool = False) -> FloatArray:
        """What the stake fetches, by period. [currency, real]"""
        del fair  # there is no drift to put aside: the value follows the revenue
        if self.alive is not None:
            return self._expected_proceeds(stake)
        events = self.events
        planned = np.minimum(stake.planned_sale, self.timeline.end - SLIVER)
        time = np.minimum(np.minimum(planned, events.sale.time), events.failure.time)
        worth = self.worth(time, protected=stake.protected)
        failed = events.failure.time <= time
        bought = (events.sale.time <= time) & ~failed
        sold = ~failed & ~bought & np.isfinite(stake.planned_sale)
        worth = np.where(failed, worth * events.recovery, worth)
        worth = np.where(bought, worth * (1.0 + events.premium), worth)
        worth = np.where(sold, worth * (1.0 - stake.sale_discount), worth)
        exists = np.asanyarray(stake.issue) < np.minimum(events.failure.time, events.sale.time)
        amount = np.where(exists, worth * stake.units * stake.issued, 0.0)
        return spread(self.timeline, time, amount)

    def worth(self, time: Value, *, protected: bool) -> FloatArray:
        """The whole company's worth, a rescue before then included. Shape (draws,). [real]"""
        return self._worth(self.trailing_revenue(time), time, protected=protected)

    def _worth_by_period(self, times: FloatArray, *, protected: bool) -> FloatArray:
        """The same at one time within each period. Shape (periods, draws). [currency, real]"""
        trailing: FloatArray = np.zeros((1, 1))
        for use, revenue in self.sales:
            for back in (1, 0):  # the last twelve months touch the period before and this one
                begins, ends = postponed(use.begins, back), postponed(use.ends, back)
                overlap = np.minimum(ends, times) - np.maximum(begins, times - 1.0)
                part = quotient(np.maximum(overlap, 0.0), postponed(use.parts, back))
                trailing = trailing + postponed(revenue, back) * part
        return self._worth(trailing, times, protected=protected)

    def _worth(self, trailing: FloatArray, time: Value, *, protected: bool) -> FloatArray:
        worth = np.maximum(self.before_launch, self.multiple * trailing)
        rescued = (self.events.rescue.time < np.asanyarray(time)) & (not protected)
        return np.where(np.asanyarray(time) < self.death, worth, 0.0) * np.where(
            rescued, self.events.keeps, 1.0
        )

    def trailing_revenue(self, time: Value) -> FloatArray:
        """Revenue of the last twelve months, taken as even over the part of each financial year in
        which a product is in use. Shape (draws,). [currency, real]"""
        total = np.zeros(np.shape(np.atleast_1d(time)))
        for use, revenue in self.sales:
            begins = np.maximum(use.begins, np.asanyarray(time) - 1.0)
            overlap = np.maximum(np.minimum(use.ends, time) - begins, 0.0)
            total = total + (revenue * quotient(overlap, use.parts)).sum(axis=0)
        return total

    def worth_at_issue(self, stake: Stake) -> None:
        """There is no price to go by: the mean discounted payoff stands in."""

    def carrying_value(self, stake: Stake) -> FloatArray:
        """The stake's worth at each 31 March while held. [currency, nominal]"""
        ends = year_ends(self.timeline)
        # The last instant of the year, whose deflator and discount factor still hold.
        times = self.timeline.starts + 1.0 - SLIVER
        worth = self._worth_by_period(times, protected=stake.protected)
        last = np.minimum(self.events.failure.time, self.events.sale.time)
        held = (stake.issue <= ends) & (ends < np.minimum(stake.planned_sale, last))
        odds = 1.0 if self.alive is None else self._held_odds(times, stake)
        return np.where(held, worth * stake.units * stake.issued * odds, 0.0) * self.deflator

    def _held_odds(self, times: FloatArray, stake: Stake) -> FloatArray:
        odds = np.ones_like(times) if self.alive is None else self.alive(times)
        for hazard in (self.events.failure, self.events.sale):
            odds = odds if hazard.survival is None else odds * hazard.survival(times)
        return odds * self._kept(times, stake)

    def _kept(self, times: FloatArray, stake: Stake) -> FloatArray:
        rescue = self.events.rescue.survival
        if rescue is None or stake.protected:
            return np.ones_like(times)
        unrescued = rescue(times)
        return unrescued + (1.0 - unrescued) * self.events.mean_keeps

    def _expected_proceeds(self, stake: Stake) -> FloatArray:
        failure, _, sale = (mean_of(rate) for rate in self.events.intensities)
        leaving = sale * (1.0 + self.events.mean_premium)
        leaving = leaving + failure * mean_of(self.events.recovery)
        planned = np.minimum(mean_of(stake.planned_sale), self.timeline.end - SLIVER)
        low = np.maximum(self.timeline.starts, mean_of(stake.issue))
        high = np.maximum(np.minimum(self.timeline.starts + 1.0, planned), low)
        middle = 0.5 * (low + high)
        worth = self._worth_by_period(middle, protected=True)
        flows = leaving * (high - low) * worth * self._held_odds(middle, stake)
        at = np.atleast_1d(planned)
        final = self.worth(planned, protected=True) * self._held_odds(at, stake)
        kept = 1.0 - (stake.sale_discount if np.all(np.isfinite(stake.planned_sale)) else 0.0)
        flows = flows + spread(self.timeline, planned, mean_of(final * kept))
        return np.asanyarray(flows * stake.units * stake.issued)
