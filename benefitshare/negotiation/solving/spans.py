"""Spans: how far a value may be moved to reach a target, and over which figures."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from benefitshare.deal import Deal
from benefitshare.guidance.ladder import even
from benefitshare.guidance.levers import FEE_MULTIPLE, RATE_BOUNDS
from benefitshare.negotiation.trading.steps import MONEY, Unit

FINEST: Final = 10_000
"""Into how many parts, at most, a span is divided."""
_RATE_TICK: Final = 0.0001
_YEARS_TICK: Final = 0.01


@dataclass(frozen=True)
class Span:
    """A value that may move from where it is down to one bound and up to another, in ticks. [its
    unit]"""

    path: str
    current: float
    """The value, or its mean where it is uncertain."""
    low: float
    high: float
    unit: Unit

    @property
    def tick(self) -> float:
        """The least change that is told apart: 0.01 points, a hundredth of a year, or a power of
        ten that divides the span into at most ten thousand parts."""
        if self.unit == "fraction":
            return _RATE_TICK
        if self.unit == "years":
            return max(_YEARS_TICK, _power_of_ten(self.high - self.low))
        return _power_of_ten(self.high - self.low)

    @cached_property
    def up(self) -> tuple[float, ...]:
        """The figures above that lie within the bounds, the nearest first."""
        if self.low > self.current:
            return (self.low, *even(self.low, self.high, self.tick))
        return even(self.current, self.high, self.tick) if self.high > self.current else ()

    @cached_property
    def down(self) -> tuple[float, ...]:
        """The figures below that lie within the bounds, the nearest first."""
        if self.high < self.current:
            return (self.high, *even(self.high, self.low, self.tick))
        return even(self.current, self.low, self.tick) if self.low < self.current else ()


def usual_bounds(deal: Deal, path: str, current: float, unit: Unit) -> tuple[float, float]:
    """How far a value may be moved where nobody says: a rate of sales to what a remedy would
    propose, other shares to 100%, years to the horizon, all else to ten times what it is."""
    parts = path.split(".")
    if unit == "fraction":
        term = deal.terms.get(parts[1]) if parts[0] == "terms" and len(parts) > 1 else None
        most = RATE_BOUNDS.get(term.kind, 1.0) if term is not None and "rate" in parts[2:] else 1.0
        return 0.0, max(most, current)
    if unit == "years":
        return 0.0, max(float(deal.horizon.years), current)
    if current == 0.0:
        return 0.0, FEE_MULTIPLE * (MONEY if unit != "number" else 1.0)
    return min(0.0, FEE_MULTIPLE * current), max(0.0, FEE_MULTIPLE * current)


def _power_of_ten(span: float) -> float:
    """
    >>> _power_of_ten(900_000.0), _power_of_ten(10_000.0)
    (100.0, 1.0)
    """
    return float(10.0 ** math.ceil(math.log10(max(span, 1e-9) / FINEST) - 1e-9))
