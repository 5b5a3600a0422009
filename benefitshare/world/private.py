"""A private company: valued as a whole when it is sold. No sale, no value.

Later rounds dilute: each sells a part of the company, so a stake keeps (1 - part) of itself. A
stake protected by a full ratchet grows by 1 / (1 + price change) in a round at a lower price.
Investors with a preference are paid first, and share in the rest or convert, whichever their shares
allow and pays them more.
"""

from dataclasses import dataclass

import numpy as np

from benefitshare.ledger import FloatArray, Timeline, Value, mean_of, of_period, product
from benefitshare.ledger.timeline import SLIVER
from benefitshare.world.companies import BusinessEvents, Stake, spread, year_ends
from benefitshare.world.windows import Hazard


@dataclass(frozen=True, slots=True, eq=False)
class Preference:
    """What is paid first when the company is sold."""

    amount: Value
    """Money put in times its multiple: a sum of money of the day. [currency, nominal]"""
    share: Value
    """The part of all shares, as converted, at signing. [fraction]"""
    participating: bool


@dataclass(frozen=True, slots=True, eq=False)
class PrivateCourse:
    """The course of a private company in a block of draws, or on the risk-adjusted path."""

    timeline: Timeline
    deflator: FloatArray
    signing: float
    events: BusinessEvents
    post_money: Value
    """The whole company's value at signing. [currency of the day]"""
    every: Value
    """Years between rounds; infinite for none."""
    sells: Value
    """The part of the company sold in each round. [fraction]"""
    price_change: Value
    """From one round to the next. [fraction]"""
    option_pool: Value
    preference: Preference | None
    sale_value: Value
    """What the whole company fetches. [currency, real]"""
    sale: Hazard
    """When it is sold; on the path, the odds that it has not been."""
    on_path: bool
    sale_is_dated: bool
    """Whether the sale comes in a given year."""

    def units(self, shares: Value | None, percent: Value | None) -> Value:
        """The part of all shares, as converted."""
        assert shares is None
        return 0.0 if percent is None else percent

    def proceeds(self, stake: Stake, *, fair: bool = False) -> FloatArray:
        """What the stake fetches, by period. [currency, real]"""
        del fair  # there is no drift to put aside: the sale's value is typed
        if self.on_path:
            return self._expected_proceeds(stake)
        time = self.sale.time
        comes = (np.asanyarray(time) < self.events.failure.time) & (
            stake.issue <= np.asanyarray(time)
        )
        rescued = self.events.rescue.time < time
        kept = np.where(rescued & (not stake.protected), self.events.keeps, 1.0)
        safe = np.where(np.isfinite(time), time, self.timeline.end)
        amount = self.payoff(stake, safe) * kept * stake.issued
        return spread(self.timeline, np.where(comes, time, np.inf), amount)

    def payoff(self, stake: Stake, time: Value) -> Value:
        """What the stake fetches if the company is sold at a time. [currency, real]"""
        part = self.part_at(stake, time) * (1.0 - self.option_pool)
        value = np.asanyarray(self.sale_value, dtype=float)
        if self.preference is None:
            return np.asanyarray(part * value)
        first = self.preference.amount / self._deflator_at(time)
        rest = np.maximum(value - first, 0.0)
        if self.preference.participating:
            return np.asanyarray(part * rest)
        rounds = self._rounds_between(self.signing, time)
        preferred = np.minimum(self.preference.share * (1.0 - self.sells) ** rounds, 1.0 - 1e-9)
        ordinary = np.minimum(part / (1.0 - preferred), 1.0)
        return np.where(preferred * value >= first, part * value, ordinary * rest)

    def part_at(self, stake: Stake, time: Value) -> Value:
        """The stake's part of all shares after the rounds since its issue. [fraction]"""
        rounds = self._rounds_between(stake.issue, time)
        if not stake.protected:
            return np.asanyarray(stake.units * (1.0 - self.sells) ** rounds)
        part = np.asanyarray(stake.units, dtype=float)
        growth = 1.0 / np.minimum(1.0 + np.asanyarray(self.price_change), 1.0)
        for number in range(int(np.max(rounds, initial=0))):
            ratio = part / np.maximum(1.0 - part, 1e-12) * growth
            after = (1.0 - self.sells) * ratio / (1.0 + ratio)
            part = np.where(np.asanyarray(rounds) > number, after, part)
        return part

    def worth_at_issue(self, stake: Stake) -> Value:
        """The stake's part of the last round's value. [currency, real]"""
        rounds = self._rounds_between(self.signing, stake.issue)
        company = self.post_money * ((1.0 + self.price_change) / (1.0 - self.sells)) ** rounds
        period = max(int(np.max(self.timeline.index_of(self.signing))), 0)
        exists = np.asanyarray(stake.issue) < np.minimum(self.events.failure.time, self.sale.time)
        real = company / self.deflator[period]
        odds = self._held_odds(np.asanyarray(stake.issue)) if self.on_path else 1.0
        return np.where(exists, stake.units * real * stake.issued * odds, 0.0)

    def carrying_value(self, stake: Stake) -> FloatArray:
        """The last round's value of the stake at each 31 March while held. [currency, nominal]"""
        ends = year_ends(self.timeline)
        rounds = self._rounds_between(stake.issue, self.timeline.starts + 1.0)
        at_issue = self._rounds_between(self.signing, stake.issue)
        company = self.post_money * ((1.0 + self.price_change) / (1.0 - self.sells)) ** at_issue
        worth = stake.units * company * (1.0 + self.price_change) ** rounds
        rescued = self.events.rescue.time < ends
        kept = np.where(rescued & (not stake.protected), self.events.keeps, 1.0)
        last = np.minimum(self.sale.time, self.events.failure.time)
        held = (stake.issue <= ends) & (ends < last)
        odds = self._held_odds(self.timeline.starts + 1.0) if self.on_path else 1.0
        return np.where(held, worth * kept * stake.issued * odds, 0.0)

    def _deflator_at(self, time: Value) -> FloatArray:
        """Nominal over real in the financial year of each time. Shape as `time`."""
        period = np.maximum(self.timeline.index_of(np.minimum(time, self.timeline.end - SLIVER)), 0)
        if self.deflator.shape[1] == 1:
            return of_period(self.deflator[:, 0], period)
        return np.asanyarray(self.deflator[period, np.arange(self.deflator.shape[1])])

    def _rounds_between(self, begin: Value, end: Value) -> FloatArray:
        """How many rounds fall after `begin` and by `end`, counted from signing."""

        def count(time: Value) -> FloatArray:
            elapsed = np.maximum(np.asanyarray(time) - self.signing, 0.0)
            return np.asanyarray(np.floor(elapsed / self.every + 1e-12))

        return np.asanyarray(np.maximum(count(end) - count(begin), 0.0))

    def _held_odds(self, times: FloatArray) -> FloatArray:
        survivals = (self.sale.survival, self.events.failure.survival)
        return product(odds(times) for odds in survivals if odds is not None)

    def _expected_proceeds(self, stake: Stake) -> FloatArray:
        low = np.maximum(self.timeline.starts, np.maximum(self.signing, stake.issue))
        high = np.maximum(np.minimum(self.timeline.starts + 1.0, self.timeline.end), low)
        if self.sale_is_dated:
            middle = np.broadcast_to(mean_of(self.sale.time), low.shape)
            chance = spread(self.timeline, mean_of(self.sale.time), 1.0)
        else:
            middle = 0.5 * (low + high)
            assert self.sale.survival is not None
            chance = self.sale.survival(low) - self.sale.survival(high)
        failure = self.events.failure.survival
        rescue = self.events.rescue.survival
        spared = 1.0 if failure is None else failure(middle)
        unrescued = 1.0 if rescue is None or stake.protected else rescue(middle)
        kept = unrescued + (1.0 - unrescued) * self.events.mean_keeps
        return np.asanyarray(self.payoff(stake, middle) * chance * spared * kept * stake.issued)
