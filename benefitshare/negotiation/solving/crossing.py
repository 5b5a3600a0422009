"""Where along a row of places something comes to be reached: the first place that does, next to
one that does not."""

from __future__ import annotations

import math
from collections.abc import Callable

Distance = Callable[[int], float]
"""How far beyond its target a measure is at a place: nought or more where it is reached."""

_STRIDE = 32
"""Where a guess does not hold, the next place is at least one in so many further."""


def narrowed(distance: Distance, low: int, high: int) -> int:
    """The place that reaches next above one that does not, between `low`, which does not, and
    `high`, which does.

    A straight line through the ends says where to look, and where that is slow the row is halved,
    so that counts, which jump, take no longer than halving would.

    >>> narrowed(lambda place: place - 617.5, 0, 10_000)
    618
    """
    below, above = distance(low), distance(high)
    slow = jumps = False
    while high - low > 1:
        before = high - low
        halve = slow or jumps
        place = (low + high) // 2 if halve else _on_the_line(low, high, below, above)
        found = distance(place)
        if found >= 0.0:
            # Only a count is exactly at its target in two places.
            jumps = jumps or found == above == 0.0
            high, above = place, found
        else:
            low, below = place, found
        slow = high - low > before / 2
    return high


def settled_near(distance: Distance, start: int, slope: float, last: int) -> int | None:
    """The same, looked for around a place that is nearly right; None where none reaches.

    `slope` is by how much the distance grows from place to place, as far as is known. Place -1
    is known not to reach.
    """
    first = distance(start)
    guess = _predicted(start, first, slope)
    if first >= 0.0:
        low = _below(distance, start, guess)
        return narrowed(distance, low, start)
    high = _above(distance, start, guess, last)
    return None if high is None else narrowed(distance, start, high)


def local_slope(distance: Distance, place: int, low: int) -> float:
    """By how much the distance grows from the place before to this one; not known at `low`."""
    return distance(place) - distance(place - 1) if place > low else math.nan


def _predicted(start: int, first: float, slope: float) -> int:
    """Where the line through a place crosses nought."""
    if not slope > 0.0 or not math.isfinite(first) or abs(first / slope) > 1e9:
        return start
    return start - math.floor(first / slope)


def _below(distance: Distance, start: int, guess: int) -> int:
    """A place below that does not reach."""
    low = min(guess, start) - 1
    stride = max(start - low, start // _STRIDE)
    while low > -1 and distance(low) >= 0.0:
        low -= stride
        stride *= 2
    return max(low, -1)


def _above(distance: Distance, start: int, guess: int, last: int) -> int | None:
    """A place above that reaches."""
    high = max(guess, start + 1)
    stride = max(high - start, start // _STRIDE)
    while high < last and distance(high) < 0.0:
        high += stride
        stride *= 2
    high = min(high, last)
    return high if high > start and distance(high) >= 0.0 else None


def _on_the_line(low: int, high: int, below: float, above: float) -> int:
    if not (math.isfinite(below) and math.isfinite(above)) or above <= below:
        return (low + high) // 2
    place = low + math.ceil((high - low) * (-below / (above - below)))
    return min(max(place, low + 1), high - 1)
