"""What is kept of one amount while draws stream by: moments, chances and the places asked for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benefitshare.ledger import FloatArray
from benefitshare.uncertainty.streams import REPLICATE
from benefitshare.valuation.order import Order, Sorted, in_order
from benefitshare.valuation.results import PERCENTILES, Statistics
from benefitshare.valuation.series import Series, series_of, together
from benefitshare.valuation.statistics import PENNY, constant

GATHERED = 32
FIFTH, THOUSANDTH = 20.0, 99.9
OF_TOTALS = (*PERCENTILES, FIFTH, THOUSANDTH)
OF_YEARS = (*PERCENTILES, FIFTH)
NO_PLACES: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One block of one amount, made ready on the thread that drew it."""

    series: Series | None
    """Of the amount; None where no draw counts."""
    below: Series | None
    """Of whether it is below nil by more than a penny."""
    ordered: Sorted | None
    places: tuple[float, ...]
    some: FloatArray | None
    """The amount itself, where only some draws count, whose replicates run on between blocks."""


def part_of(sample: FloatArray, places: tuple[float, ...], *, whole: bool) -> Part:
    """Make one block ready. `whole` tells that all of its draws count. Shape (draws,)."""
    if not len(sample):
        return Part(None, None, None, places, None)
    below = series_of((sample < -PENNY).astype(float)) if FIFTH in places else None
    finite = np.isfinite(sample).all()
    return Part(
        series=series_of(sample if finite else np.zeros(len(sample))),
        below=below,
        ordered=in_order(sample) if places else None,
        places=places,
        some=None if whole else np.array(sample),
    )


class Tally:
    """Gathers the parts of one amount, block after block."""

    def __init__(self) -> None:
        self._series: list[Series] = []
        self._below: list[Series] = []
        self._runs = _Runs(), _Runs()
        self._order: Order | None = None

    def add(self, part: Part, still: float) -> None:
        """Add the next block; `still` is the part of all draws yet to come."""
        if part.series is None:
            return
        series, below = part.series, part.below
        if part.some is not None:
            series = self._runs[0].over(part.some, series)
            if below is not None:
                below = self._runs[1].over((part.some < -PENNY).astype(float), below)
        self._series = _with(self._series, series)
        if below is not None:
            self._below = _with(self._below, below)
        if part.ordered is not None:
            self._order = self._order or Order(part.places)
            self._order.add(part.ordered, still)

    @property
    def draws(self) -> int:
        """How many draws count."""
        return sum(each.draws for each in self._series)

    @property
    def series(self) -> Series:
        """The moments."""
        return together(self._series) if self._series else Series(0, 0.0, 0.0, np.zeros(0))

    @property
    def below(self) -> Series:
        """The same of whether the amount is below nil."""
        return together(self._below)

    @property
    def order(self) -> Order:
        """The places."""
        assert self._order is not None
        return self._order

    def percentile(self, percentile: float) -> float:
        """By linear interpolation between ordered draws."""
        low, high, part = self.order.around(percentile)
        return low * (1.0 - part) + high * part

    def worst_fifth(self) -> float:
        """The mean of the lowest fifth of draws."""
        fifth = max(self.draws // 5, 1)
        return self.order.sum_of_lowest(fifth, FIFTH) / fifth

    def statistics(self, risk_adjusted: float) -> Statistics:
        """All that is said of an amount."""
        if not self.draws or self.order.lowest == self.order.highest:
            value = self.order.lowest if self.draws else 0.0
            return constant(value, risk_adjusted)
        series, below = self.series, self.below
        percentiles = [self.percentile(each) for each in PERCENTILES]
        chance, error = below.mean, below.standard_error
        tail = self._tail_share() if self.order.tells(THOUSANDTH) else 0.0
        told = [chance, self.worst_fifth(), risk_adjusted, error, tail]
        return Statistics(series.mean, series.sd, series.standard_error, *percentiles, *told)

    def _tail_share(self) -> float:
        mean, count = self.series.mean, max(self.draws // 1000, 1)
        rest = self.order.sum_of_lowest(self.draws - count, THOUSANDTH) / self.draws
        return abs(mean - rest) / abs(mean) if mean else 0.0


def _with(series: list[Series], new: Series) -> list[Series]:
    """One more, gathered now and then: often would copy much, and seldom keep much apart."""
    every = [*series, new]
    return [together(every)] if len(every) >= GATHERED else every


class _Runs:
    """Replicates of draws of which only some count: runs of as many that go on between blocks."""

    def __init__(self) -> None:
        self._left: FloatArray = np.zeros(0)

    def over(self, some: FloatArray, series: Series) -> Series:
        """The block's moments, with the means of the runs that it completes."""
        joined = np.concatenate([self._left, some])
        whole = len(joined) // REPLICATE * REPLICATE
        self._left = joined[whole:]
        means = joined[:whole].reshape(-1, REPLICATE).mean(axis=1)
        return Series(series.draws, series.mean, series.squares, means)
