"""Tidy values on the way from one amount to another, as people would negotiate them."""

from __future__ import annotations

import math
from typing import Final

_PARTS: Final = ((2.0, 20), (5.0, 10), (10.0, 5))
"""Below a leading figure, into how many parts a power of ten is divided."""
_FEWEST: Final = 50
"""Into how many even steps, at least, the way down to a bound is divided."""


def even(start: float, bound: float, step: float) -> tuple[float, ...]:
    """Multiples of a step strictly after the start, and the bound.

    >>> even(0.04, 0.05, 0.004)
    (0.044, 0.048, 0.05)
    >>> even(5.0, 0.0, 2.0)
    (4.0, 2.0, 0.0)
    """
    towards = 1 if bound > start else -1
    first = math.floor(towards * start / step + 1e-9) + 1
    count = max(math.ceil(towards * bound / step - 1e-9) - first, 0)
    values = (towards * step * (first + index) for index in range(count))
    return (*(_clean(value) for value in values), _clean(bound))


def down(start: float, bound: float = 0.0) -> tuple[float, ...]:
    """Even tidy steps from a positive amount down to a bound."""
    return even(start, bound, tidy(start / _FEWEST))


def up(start: float, bound: float) -> tuple[float, ...]:
    """Tidy values from a positive amount up, about one in twenty apart, and the bound.

    >>> up(90.0, 120.0)
    (92.0, 94.0, 96.0, 98.0, 100.0, 105.0, 110.0, 115.0, 120.0)
    """
    values: list[float] = []
    power = math.floor(math.log10(start))
    while 10.0**power < bound:
        low = 1.0
        for high, parts in _PARTS:
            steps = round((high - low) * parts)
            values += [10.0**power * (low + index / parts) for index in range(steps)]
            low = high
        power += 1
    inside = (value for value in values if start * (1 + 1e-9) < value < bound * (1 - 1e-9))
    return (*(_clean(value) for value in inside), _clean(bound))


def tidy(raw: float) -> float:
    """An amount above nil, taken down to 1, 2 or 5 times a power of ten.

    >>> tidy(45_000.0), tidy(0.005)
    (20000.0, 0.005)
    """
    power = float(10.0 ** math.floor(math.log10(raw * 1.0001)))
    return _clean(max(each * power for each in (1.0, 2.0, 5.0) if each * power <= raw * 1.0001))


def _clean(value: float) -> float:
    return float(f"{value:.12g}")
