"""Iso-value curves: settings of two levers that are worth the same to one side as the deal itself.

Where the two sides' curves cross at an angle there is something to gain for both: along one's own
curve one loses nothing, and the other side may win.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benefitshare.ledger import FloatArray
from benefitshare.negotiation.bargaining.ranges import Range
from benefitshare.negotiation.sides import Side, Table
from benefitshare.valuation.statistics import standard_error

PLACES = 11
"""Values of the first lever."""
_INSIDE = 0.3137
_ERRORS = 2.0
"""How many standard errors wide the band is to each side."""


@dataclass(frozen=True, slots=True)
class SameWorth:
    """One setting of both levers on a curve. [in the units of the levers]"""

    x: float
    y: float
    low: float
    """The least that the second lever may be, two standard errors of the paired difference away."""
    high: float


@dataclass(frozen=True, slots=True)
class IsoCurve:
    """Settings of two levers worth the same to a side as the deal as it stands."""

    side: Side
    x: Range
    y: Range
    worth: float
    """What the deal as it stands is worth to the side, over walking away. [currency]"""
    rows: tuple[SameWorth, ...]
    """In order of the first lever; left out where the second would leave its range."""
    rate: float | None
    """How much of the second lever one unit of the first is worth, over the whole curve."""


def iso_curves(table: Table, x: Range, y: Range, places: int = PLACES) -> tuple[IsoCurve, ...]:
    """The curve of each side through the deal as it stands, all else as the deal has it.

    The second lever is solved for at each value of the first: by a straight line where the worth
    is linear in it in every draw, else by Brent's method on projections.
    """
    base = table.worth({})
    sides: tuple[Side, Side] = ("nhs", "supplier")
    crossings = {side: _Crossing(table, x, y, side, base.of(side)) for side in sides}
    return tuple(
        _curve(side, x, y, [crossings[side].at(value) for value in x.values(places)], base.of(side))
        for side in sides
    )


def _curve(
    side: Side, x: Range, y: Range, found: list[SameWorth | None], base: FloatArray
) -> IsoCurve:
    rows = tuple(row for row in found if row is not None)
    rate = None
    if len(rows) > 1:
        rate = abs((rows[-1].y - rows[0].y) / (rows[-1].x - rows[0].x))
    return IsoCurve(side, x, y, float(np.mean(base)), rows, rate)


@dataclass(frozen=True, slots=True, eq=False)
class _Crossing:
    """Where the second lever brings a side back to what the deal is worth."""

    table: Table
    x: Range
    y: Range
    side: Side
    base: FloatArray

    def at(self, x: float) -> SameWorth | None:
        low, high = (self._over(x, end) for end in (self.y.low, self.y.high))
        first, last = float(np.mean(low)), float(np.mean(high))
        if first * last > 0.0 or first == last:
            return None
        span = self.y.high - self.y.low
        if self._is_straight(x, low, high):
            part = -first / (last - first)
            y, over = self.y.low + part * span, low + part * (high - low)
            slope = (last - first) / span
        else:
            y = self._solved(x)
            over = self._over(x, y)
            near = [min(max(y + way * 0.01 * span, self.y.low), self.y.high) for way in (-1, 1)]
            ends = [float(np.mean(self._over(x, each))) for each in near]
            slope = (ends[1] - ends[0]) / (near[1] - near[0])
        band = _ERRORS * standard_error(over) / abs(slope) if slope else span
        return SameWorth(x, y, max(y - band, self.y.low), min(y + band, self.y.high))

    def _solved(self, x: float) -> float:
        # Imported here since it takes longer to load than a run takes.
        from scipy.optimize import brentq  # noqa: PLC0415

        span = self.y.high - self.y.low
        return float(
            brentq(
                lambda y: float(np.mean(self._over(x, float(y)))),
                self.y.low,
                self.y.high,
                xtol=1e-4 * span,
            )
        )

    def _is_straight(self, x: float, low: FloatArray, high: FloatArray) -> bool:
        inside = self._over(x, self.y.low + _INSIDE * (self.y.high - self.y.low))
        told = low + _INSIDE * (high - low)
        scale = max(float(np.abs(low).max()), float(np.abs(high).max()))
        return float(np.abs(inside - told).max()) <= 1e-6 + 1e-9 * scale

    def _over(self, x: float, y: float) -> FloatArray:
        """By how much it is worth more than the deal as it stands. Shape (draws,). [currency]"""
        worth = self.table.worth({self.x.path: float(x), self.y.path: float(y)})
        return worth.of(self.side) - self.base
