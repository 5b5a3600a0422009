"""Searching a lever for the smallest change that clears a flag.

Few draws narrow the place down, and all draws decide. On a lever that works in one direction the
interval is halved; where the bound does not clear the flag, a scan looks for a stretch that does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from benefitshare.guidance.lever import Lever
from benefitshare.guidance.trials import Trials

SCAN: Final = 8
"""Places at which a lever is tried, where its bound does not clear the flag."""

Clears = Callable[[int], bool]
"""Whether the flag is cleared after some steps."""


def smallest(
    trials: Trials, code: str, lever: Lever, beside: Mapping[str, object] | None = None
) -> int | None:
    """The fewest steps of a lever that clear a flag on all draws; nothing where none do.

    `beside` are changes of other levers that are made as well.
    """
    others = dict(beside or {})

    def quickly(index: int) -> bool:
        return trials.settles(code, {**others, **lever.changes(lever.at(index))}, quick=True)

    def surely(index: int) -> bool:
        return trials.settles(code, {**others, **lever.changes(lever.at(index))})

    last = lever.steps - 1
    bracket = _bracket(quickly, last)
    if bracket is not None:
        return _from(surely, halved(quickly, *bracket), last)
    # Few draws leave more too close to call, so at the bound all of them are asked.
    return halved(surely, -1, last) if surely(last) else None


def sound_beyond(trials: Trials, code: str, lever: Lever, start: int) -> int | None:
    """The fewest steps after some that clear a flag and open no other; nothing where none do.

    What opens another flag at first may mend it further on, or by no more than a step.
    """

    def sound(index: int, *, quick: bool = False) -> bool:
        changes = lever.changes(lever.at(index))
        cleared = trials.settles(code, changes, quick=quick)
        return cleared and not trials.opens(changes, quick=quick)

    last = lever.steps - 1
    places = sorted({start + (last - start) * part // SCAN for part in range(1, SCAN + 1)})
    for before, place in zip([start, *places], places, strict=False):
        if place > start and sound(place, quick=True) and sound(place):
            return halved(sound, before, place)
    return None


def _bracket(clears: Clears, last: int) -> tuple[int, int] | None:
    """Steps of which the first do not clear the flag and the second do."""
    if clears(last):
        return -1, last
    places = sorted({last * part // SCAN for part in range(SCAN)})
    for before, place in zip([-1, *places], places, strict=False):
        if clears(place):
            return before, place
    return None


def halved(clears: Clears, low: int, high: int) -> int:
    """The fewest steps that clear the flag, given that `high` do and `low` do not."""
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if clears(middle) else (middle, high)
    return high


def _from(clears: Clears, start: int, last: int) -> int | None:
    """The fewest steps that clear the flag, looked for around a place that is nearly right."""
    stride = max(1, start // 16)
    if clears(start):
        low, high = start - stride, start
        while low >= 0 and clears(low):
            stride *= 2
            low, high = low - stride, low
        return halved(clears, max(low, -1), high)
    low, high = start, start + stride
    while high < last and not clears(high):
        stride *= 2
        low, high = high, high + stride
    high = min(high, last)
    return halved(clears, low, high) if high > low and clears(high) else None
