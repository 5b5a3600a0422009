"""A company worth a multiple of its products' revenue, so that stake and royalty move together."""

from dataclasses import dataclass

import numpy as np

from benefitshare.ledger import FloatArray, Timeline, Value
from benefitshare.ledger.timeline import SLIVER
from benefitshare.world.companies import BusinessEvents, Stake, spread, year_ends
from benefitshare.world.windows import Survival


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
    revenue: FloatArray
    """Of the company's products. Shape (periods, draws). [currency, real]"""
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
        exists = np.asarray(stake.issue) < np.minimum(events.failure.time, events.sale.time)
        amount = np.where(exists, worth * stake.units * stake.issued, 0.0)
        return spread(self.timeline, time, amount)

    def worth(self, time: Value, *, protected: bool) -> FloatArray:
        """The whole company's worth, a rescue before then included. Shape (draws,). [real]"""
        multiple = self.multiple * self.trailing_revenue(time)
        worth = np.maximum(self.before_launch, multiple)
        rescued = (self.events.rescue.time < np.asarray(time)) & (not protected)
        return np.where(np.asarray(time) < self.death, worth, 0.0) * np.where(
            rescued, self.events.keeps, 1.0
        )

    def trailing_revenue(self, time: Value) -> FloatArray:
        """Revenue of the last twelve months, taken as even within each financial year. [real]"""
        draws = self.revenue.shape[1:]
        times = np.broadcast_to(
            np.asarray(time, dtype=float), np.broadcast_shapes(np.shape(time), draws)
        )
        year = np.clip(
            np.floor(times).astype(int) - self.timeline.first_year, 0, self.timeline.count - 1
        )
        part = np.clip(times - self.timeline.first_year - year, 0.0, 1.0)
        padded = np.vstack([np.zeros((1, *draws)), self.revenue])
        columns = np.arange(times.shape[-1]) if draws[0] > 1 else np.zeros(1, dtype=int)
        this, before = padded[year + 1, columns], padded[year, columns]
        return np.asarray(part * this + (1.0 - part) * before)

    def worth_at_issue(self, stake: Stake) -> None:
        """There is no price to go by: the mean discounted payoff stands in."""

    def carrying_value(self, stake: Stake) -> FloatArray:
        """The stake's worth at each 31 March while held. [currency, nominal]"""
        ends = year_ends(self.timeline)
        times = self.timeline.starts[:, 0] + 1.0
        worth = np.stack([self.worth(end, protected=stake.protected) for end in times])
        last = np.minimum(self.events.failure.time, self.events.sale.time)
        held = (stake.issue <= ends) & (ends < np.minimum(stake.planned_sale, last))
        odds = 1.0 if self.alive is None else self._held_odds(times[:, None], stake)
        flat = worth.reshape(len(ends), -1)
        return np.where(held, flat * stake.units * stake.issued * odds, 0.0) * self.deflator

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
        failure, _, sale = (float(np.mean(rate)) for rate in self.events.intensities)
        leaving = sale * (1.0 + self.events.mean_premium)
        leaving += failure * float(np.mean(self.events.recovery))
        planned = min(float(np.mean(stake.planned_sale)), self.timeline.end - SLIVER)
        low = np.maximum(self.timeline.starts, float(np.mean(stake.issue)))
        high = np.maximum(np.minimum(self.timeline.starts + 1.0, planned), low)
        middle = 0.5 * (low + high)
        worth = np.stack([self.worth(time, protected=True) for time in middle]).reshape(-1, 1)
        flows = leaving * (high - low) * worth * self._held_odds(middle, stake)
        at = np.asarray([[planned]])
        final = self.worth(planned, protected=True) * self._held_odds(at, stake)
        kept = 1.0 - (stake.sale_discount if np.all(np.isfinite(stake.planned_sale)) else 0.0)
        flows = flows + spread(self.timeline, planned, float(np.mean(final * kept)))
        return np.asarray(flows * stake.units * stake.issued)
