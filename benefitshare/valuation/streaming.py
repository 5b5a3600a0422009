"""Tellers for draws that stream by: one listens to each block, the other tells what all were.

Both are asked the same things in the same order, by the same words that are asked of all draws at
once: the measures of a block are recognised by their place in that order.
"""

# ruff: noqa: ARG002 - a teller takes what any teller is asked, and needs little of it

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from benefitshare.ledger import FloatArray
from benefitshare.valuation.results import PERCENTILES, Payback, RateOfReturn, Statistics
from benefitshare.valuation.results import YearByYear as Years
from benefitshare.valuation.returns import between, internal_rates, paid_back
from benefitshare.valuation.series import Series
from benefitshare.valuation.tally import NO_PLACES, OF_TOTALS, OF_YEARS, Part, Tally, part_of
from benefitshare.valuation.teller import (
    NEVER_TOLD,
    Flags,
    Held,
    Interval,
    interval,
    part_of_both,
)

OF_RATES: Final = (10.0, 50.0, 90.0)
MEDIAN: Final = (50.0,)


@dataclass(slots=True)
class Listening:
    """Takes down the measures of one block, and answers nothing that is true."""

    draws: int
    """Of the block."""
    parts: list[Part] = field(default_factory=list)

    def statistics(self, sample: FloatArray, risk_adjusted: float) -> Statistics:
        """Take down an amount."""
        self._take(sample, OF_TOTALS)
        return NEVER_TOLD

    def years(self, flows: FloatArray, risk_adjusted: FloatArray) -> Years:
        """Take down each period."""
        for flow in flows:
            self._take(flow, OF_YEARS)
        return Years(*((0.0,) * len(flows),) * len(Years.__dataclass_fields__))

    def mean(self, sample: FloatArray) -> float:
        """Take down what only a mean is asked of."""
        self._take(sample, NO_PLACES)
        return 0.0

    def average(self, mean: float) -> float:
        """Take down the mean of this block."""
        series = Series(self.draws, mean, 0.0, np.zeros(0))
        self.parts.append(Part(series, None, None, NO_PLACES, None))
        return 0.0

    def median(self, sample: FloatArray) -> float:
        """Take down what only a median is asked of."""
        self._take(sample, MEDIAN)
        return 0.0

    def count(self, flags: Flags) -> int:
        """Take down how often something is so."""
        self._take(np.asarray(flags, dtype=float), NO_PLACES)
        return self.draws

    def ratio(self, ours: FloatArray, theirs: FloatArray) -> tuple[float | None, Interval | None]:
        """Take down both sides."""
        self._take(ours, NO_PLACES)
        self._take(theirs, NO_PLACES)
        return None, None

    def rates(self, flows: FloatArray, hurdle: float | FloatArray) -> RateOfReturn:
        """Take down each draw's rate."""
        rates, several = internal_rates(flows)
        above = (rates > hurdle)[~several]
        self._take(rates[~several], OF_RATES)
        self._take(above.astype(float), NO_PLACES)
        self._take(several.astype(float), NO_PLACES)
        return RateOfReturn(None, None, None, None, 0.0)

    def payback(self, money: FloatArray, first_year_end: float, signing: float) -> Payback:
        """Take down each draw's wait."""
        years = paid_back(money, first_year_end, signing)
        self._take(years, OF_RATES)
        self._take(np.isinf(years).astype(float), NO_PLACES)
        return Payback(None, None, None, 0.0)

    def held(self, values: FloatArray) -> Held:
        """Take down each period."""
        for value in values:
            self._take(value, OF_YEARS)
        return Held((), (), ((),) * len(PERCENTILES))

    def _take(self, sample: FloatArray, places: tuple[float, ...]) -> None:
        self.parts.append(part_of(sample, places, whole=len(sample) == self.draws))


@dataclass(slots=True)
class Telling:
    """Tells of all draws what was taken down of their blocks."""

    tallies: list[Tally]
    _next: int = 0

    def statistics(self, sample: FloatArray, risk_adjusted: float) -> Statistics:
        """All that is said of an amount."""
        return self._tally().statistics(risk_adjusted)

    def years(self, flows: FloatArray, risk_adjusted: FloatArray) -> Years:
        """The same of each period."""
        rows = [
            self._tally().statistics(float(expected))
            for expected in np.broadcast_to(risk_adjusted, len(flows))
        ]
        return Years(
            *(tuple(getattr(row, name) for row in rows) for name in Years.__dataclass_fields__)
        )

    def mean(self, sample: FloatArray) -> float:
        """The mean over the draws."""
        return self._tally().series.mean

    def average(self, mean: float) -> float:
        """The mean over all draws."""
        return self._tally().series.mean

    def median(self, sample: FloatArray) -> float:
        """The median over the draws."""
        tally = self._tally()
        return tally.percentile(50) if tally.draws else 0.0

    def count(self, flags: Flags) -> int:
        """In how many draws something is so."""
        series = self._tally().series
        return round(series.mean * series.draws)

    def ratio(self, ours: FloatArray, theirs: FloatArray) -> tuple[float | None, Interval | None]:
        """Our mean as a part of both, with a 95% interval by the delta method."""
        our, their = self._tally().series, self._tally().series
        share = part_of_both(our.mean, their.mean)
        if share is None:
            return None, None
        both = our.mean + their.mean
        means = (our.replicates * (1.0 - share) - their.replicates * share) / both
        if len(means) < 2:
            return share, None
        return share, interval(share, float(np.std(means, ddof=1) / np.sqrt(len(means))))

    def rates(self, flows: FloatArray, hurdle: float | FloatArray) -> RateOfReturn:
        """The distribution of the internal rate of return."""
        known, above, several = self._tally(), self._tally(), self._tally()
        chance = above.series.mean if known.draws else None
        return RateOfReturn(*_ten_fifty_ninety(known), chance, several.series.mean)

    def payback(self, money: FloatArray, first_year_end: float, signing: float) -> Payback:
        """The distribution of the time until money stays at or above nil."""
        known, never = self._tally(), self._tally()
        return Payback(*_ten_fifty_ninety(known), never.series.mean)

    def held(self, values: FloatArray) -> Held:
        """What is held in each period."""
        rows = [self._tally() for _ in values]
        periods = [index for index, row in enumerate(rows) if row.order.lowest or row.order.highest]
        columns = tuple(
            tuple(rows[index].percentile(percentile) for index in periods)
            for percentile in PERCENTILES
        )
        return Held(tuple(periods), tuple(rows[index].series.mean for index in periods), columns)

    def _tally(self) -> Tally:
        self._next += 1
        return self.tallies[self._next - 1]


def _ten_fifty_ninety(tally: Tally) -> tuple[float | None, float | None, float | None]:
    if not tally.draws:
        return None, None, None
    p10, p50, p90 = (between(*tally.order.around(place)) for place in OF_RATES)
    return p10, p50, p90
