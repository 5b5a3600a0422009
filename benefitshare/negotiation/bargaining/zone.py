"""The zone of agreement along one lever: what the NHS side can accept, what the supplier can, and
where the two meet, everything else being as the deal has it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from benefitshare.ledger import FloatArray
from benefitshare.negotiation.bargaining.ranges import Range
from benefitshare.negotiation.sides import Side, Table
from benefitshare.valuation.statistics import standard_error

PLACES = 13
"""Values that are tried along a lever in which the worth is not linear."""
_ACCURACY = 1e-6
"""How closely an end is found there, as a part of the range."""


@dataclass(frozen=True, slots=True)
class End:
    """Where a stretch of a lever begins or ends. [in the units of the lever]"""

    value: float
    standard_error: float
    """Of the value, from that of the gain, which is nil there; nil at an end of the range."""
    is_bound: bool
    """Whether the range ends here, so that it might go on."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Values of a lever that one side, or both, can accept."""

    low: End
    high: End


@dataclass(frozen=True, slots=True)
class Zone:
    """What each side can accept along one lever."""

    lever: Range
    nhs: Stretch | None
    """None where no value leaves that side at least as well off as walking away."""
    supplier: Stretch | None
    both: Stretch | None
    """The zone of agreement; None where there is none within the range."""
    gap: float | None
    """How far apart the two sides' nearest ends are, where each can accept something but not the
    same."""
    has_holes: bool = False
    """Whether a side would refuse some values between others that it accepts; then the longest
    stretch is told."""


def zone_of(table: Table, lever: Range) -> Zone:
    """Find the zone of agreement along a lever, the rest of the deal as it is.

    Where the worth is linear in the lever in every draw its ends follow from two projections; else
    they are found by Brent's method between values where the gain changes sign.
    """
    along = _Along(table, lever)
    stretches = {side: along.stretches(side) for side in _SIDES}
    nhs, supplier = (_longest(stretches[side]) for side in _SIDES)
    both = None if nhs is None or supplier is None else _overlap(nhs, supplier)
    gap = None
    if nhs is not None and supplier is not None and both is None:
        gap = max(nhs.low.value - supplier.high.value, supplier.low.value - nhs.high.value)
    return Zone(lever, nhs, supplier, both, gap, any(len(each) > 1 for each in stretches.values()))


_SIDES: tuple[Side, Side] = ("nhs", "supplier")


def _longest(stretches: list[Stretch]) -> Stretch | None:
    return max(stretches, key=lambda each: each.high.value - each.low.value, default=None)


def _overlap(one: Stretch, other: Stretch) -> Stretch | None:
    low = max(one.low, other.low, key=lambda end: end.value)
    high = min(one.high, other.high, key=lambda end: end.value)
    return Stretch(low, high) if low.value <= high.value else None


class _Along:
    """Gains along a lever, from as few projections as its shape allows."""

    def __init__(self, table: Table, lever: Range) -> None:
        self._table, self._lever = table, lever
        ends = [self._projected(value) for value in (lever.low, lever.high)]
        middle = lever.low + 0.3137 * (lever.high - lever.low)
        told = {side: ends[0][side] + 0.3137 * (ends[1][side] - ends[0][side]) for side in _SIDES}
        found = self._projected(middle)
        self._ends = ends if all(_is_same(found[s], told[s]) for s in _SIDES) else None

    def gain(self, value: float, side: Side) -> FloatArray:
        """One side's gain in every draw. Shape (draws,). [currency]"""
        if self._ends is None:
            return self._projected(value)[side]
        part = (value - self._lever.low) / (self._lever.high - self._lever.low)
        first, last = (end[side] for end in self._ends)
        return first + part * (last - first)

    def stretches(self, side: Side) -> list[Stretch]:
        """Where the side's expected gain is not below nil, from the low end of the range."""
        places = self._lever.values(2 if self._ends is not None else PLACES)
        means = [self._mean(place, side) for place in places]
        found: list[Stretch] = []
        began = End(places[0], 0.0, is_bound=True) if means[0] >= 0.0 else None
        for (before, after), (low, high) in zip(pairwise(means), pairwise(places), strict=True):
            if (before >= 0.0) == (after >= 0.0):
                continue
            end = self._crossing(low, high, side)
            if began is None:
                began = end
            else:
                found.append(Stretch(began, end))
                began = None
        if began is not None:
            found.append(Stretch(began, End(places[-1], 0.0, is_bound=True)))
        return found

    def _crossing(self, low: float, high: float, side: Side) -> End:
        """Where the mean gain is nil, between two values on either side of it."""
        # Imported here since it takes longer to load than a run takes.
        from scipy.optimize import brentq  # noqa: PLC0415

        span = self._lever.high - self._lever.low
        if self._ends is not None:
            first, last = self._mean(low, side), self._mean(high, side)
            value = low - first * (high - low) / (last - first)
        else:
            value = float(
                brentq(lambda x: self._mean(float(x), side), low, high, xtol=_ACCURACY * span)
            )
        near = [min(max(value + way * 0.01 * span, low), high) for way in (-1, 1)]
        slope = (self._mean(near[1], side) - self._mean(near[0], side)) / (near[1] - near[0])
        error = standard_error(self.gain(value, side))
        return End(value, error / abs(slope) if slope else 0.0, is_bound=False)

    def _mean(self, value: float, side: Side) -> float:
        return float(np.mean(self.gain(value, side)))

    def _projected(self, value: float) -> dict[Side, FloatArray]:
        worth = self._table.worth({self._lever.path: float(value)})
        return {side: worth.of(side) for side in _SIDES}


def _is_same(one: FloatArray, other: FloatArray) -> bool:
    scale = max(float(np.abs(one).max()), float(np.abs(other).max()))
    return float(np.abs(one - other).max()) <= 1e-6 + 1e-9 * scale
