"""Order statistics of more draws than can be kept: exact, in one pass and little memory.

Of each place that is asked for, such as the median, only values near it are kept; those below are
counted. How near is near follows from what the draws still to come can do: they move a place by
no more than a few standard deviations of a binomial count, a distance that shrinks as they run
out. Equal values are kept once, with how many there are.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benefitshare.ledger import FloatArray

FAR = 6.0
"""Standard deviations by which a place may still move: beyond it once in a thousand million."""
FEW = 2_000
"""Values that may always be kept of a place."""
PIECES = 24
"""Blocks of which what is near is held apart, each of which costs more than its few values."""
Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Sorted:
    """Some draws in order, equal values once."""

    values: FloatArray
    counts: Counts | None
    """How many of each; None for one of each."""

    @property
    def size(self) -> int:
        """How many draws."""
        return len(self.values) if self.counts is None else int(self.counts.sum())

    def between(self, low: int, high: int) -> Sorted:
        """A stretch, copied so that the rest need not stay."""
        counts = None if self.counts is None else self.counts[low:high].copy()
        return Sorted(self.values[low:high].copy(), counts)

    def total(self) -> float:
        """The sum of all draws."""
        if self.counts is None:
            return float(np.sum(self.values))
        return float(np.dot(self.values, self.counts))


def in_order(sample: FloatArray) -> Sorted:
    """Put a block's draws in order; what is not a number comes last, as infinite."""
    return once_each(np.sort(np.where(np.isnan(sample), np.inf, sample)), None)


def once_each(values: FloatArray, counts: Counts | None) -> Sorted:
    """Ordered values, equal ones once."""
    starts = np.flatnonzero(np.concatenate([[True], values[1:] != values[:-1]]))
    if len(starts) == len(values):
        return Sorted(values, counts)
    if counts is None:
        return Sorted(values[starts], np.diff(np.append(starts, len(values))))
    return Sorted(values[starts], np.add.reduceat(counts, starts))


class Place:
    """The values near one place, such as the median, and how many lie below them."""

    def __init__(self, percentile: float) -> None:
        self.at = percentile / 100
        self.low, self.high = -np.inf, np.inf
        self._below, self._sum_below = 0, 0.0
        self._near: list[Sorted] = []
        self._fresh = self._settled = 0

    def add(self, draws: Sorted, first: int, last: int) -> None:
        """Count what lies below `first`, and keep what lies from there up to `last`."""
        under = Sorted(draws.values[:first], None if draws.counts is None else draws.counts[:first])
        self._below += under.size
        self._sum_below += under.total()
        if last > first:
            self._near.append(draws.between(first, last))
            self._fresh += last - first

    def narrow(self, seen: int, still: float) -> None:
        """Let go of values that the place can no longer reach, once that is worth it.

        `seen` is how many draws there have been; `still` is the part of all draws yet to come.
        """
        if self._fresh <= max(FEW, self._settled // 2) and len(self._near) <= PIECES:
            return
        near = self._joined()
        ends = np.cumsum(_counts(near)) + self._below
        middle = self.at * seen
        margin = FAR * float(np.sqrt(self.at * (1.0 - self.at) * seen * still)) + 3.0
        first = int(np.searchsorted(ends, middle - margin, side="left"))
        final = int(np.searchsorted(ends, middle + margin, side="left"))
        if first > 0:
            self.low = float(near.values[first])
        if final < len(ends):  # else it may yet lie above all that there have been
            self.high = float(near.values[final])
        self._near = []
        self.add(near, first, min(final + 1, len(ends)))
        self._fresh, self._settled = 0, self.kept

    @property
    def kept(self) -> int:
        """How many values are kept, equal ones once."""
        return sum(len(each.values) for each in self._near)

    def value(self, rank: int) -> float:
        """The value of this rank, counted from nought; the nearest kept, should it be beyond."""
        near = self._joined()
        ends = np.cumsum(_counts(near))
        index = int(np.searchsorted(ends, rank - self._below, side="right"))
        return float(near.values[min(index, len(near.values) - 1)])

    def sum_of_lowest(self, count: int) -> float:
        """The sum of this many draws, the lowest first."""
        near = self._joined()
        counts = _counts(near)
        before = np.cumsum(counts) - counts
        taken = np.clip(count - self._below - before, 0, counts)
        # What is not taken may be infinite, and nought times that is no number.
        used = taken > 0
        return self._sum_below + float(np.dot(near.values[used], taken[used]))

    def _joined(self) -> Sorted:
        if len(self._near) > 1:
            values = np.concatenate([each.values for each in self._near])
            if any(each.counts is not None for each in self._near):
                order = np.argsort(values, kind="stable")
                counts = np.concatenate([_counts(each) for each in self._near])
                self._near = [once_each(values[order], counts[order])]
            else:
                self._near = [once_each(np.sort(values), None)]
        return self._near[0]


def _counts(draws: Sorted) -> Counts:
    return np.ones(len(draws.values), dtype=np.int64) if draws.counts is None else draws.counts


class Order:
    """Several places of one sample, each named by its percentile."""

    def __init__(self, places: tuple[float, ...]) -> None:
        self.draws = 0
        self.lowest, self.highest = np.inf, -np.inf
        self._places = {percentile: Place(percentile) for percentile in places}

    def add(self, block: Sorted, still: float) -> None:
        """Add one block; `still` is the part of all draws yet to come."""
        if not len(block.values):
            return
        self.draws += block.size
        self.lowest = min(self.lowest, float(block.values[0]))
        self.highest = max(self.highest, float(block.values[-1]))
        places = list(self._places.values())
        first = np.searchsorted(block.values, [each.low for each in places], side="left")
        last = np.searchsorted(block.values, [each.high for each in places], side="right")
        for place, begin, end in zip(places, first.tolist(), last.tolist(), strict=True):
            place.add(block, begin, end)
            place.narrow(self.draws, still)

    @property
    def kept(self) -> int:
        """How many values are kept, equal ones once."""
        return sum(place.kept for place in self._places.values())

    def tells(self, percentile: float) -> bool:
        """Whether a place was asked for."""
        return percentile in self._places

    def around(self, percentile: float) -> tuple[float, float, float]:
        """The values on either side of a place, and how far it lies between them."""
        position = (self.draws - 1) * percentile / 100
        low = int(position)
        place = self._places[percentile]
        return place.value(low), place.value(min(low + 1, self.draws - 1)), position - low

    def sum_of_lowest(self, count: int, near: float) -> float:
        """The sum of this many draws, the lowest first, told by a place that is near."""
        return self._places[near].sum_of_lowest(count)
