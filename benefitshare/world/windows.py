"""Stretches of time, draw by draw, and what may cut them short.

The same code serves the simulation, where hazards strike at times that differ by draw, and the
risk-adjusted estimate, where nothing strikes and each year's flow is weighed by the odds that
nothing has.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from benefitshare.ledger import FloatArray, Timeline, Value, earliest, product, quotient

Survival = Callable[[FloatArray], FloatArray]
"""The chance that a hazard has not struck by each time. Shape as given. [fraction]"""


@dataclass(frozen=True, slots=True, eq=False)
class Hazard:
    """Something that stops flows when it strikes."""

    name: str
    time: Value
    """When it strikes; infinite where it never does. Shape () or (draws,). [financial years]"""
    survival: Survival | None = None
    """In the risk-adjusted estimate, the odds that it has not struck yet."""


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """When something runs: the part of each financial year, its middle, and the odds."""

    start: Value
    end: Value
    parts: FloatArray
    """The part of each period that is covered. Shape (periods, draws) or (periods, 1). [years]"""
    begins: FloatArray
    """When that part begins. Shape as `parts`. [financial years]"""
    odds: FloatArray | None
    """In the risk-adjusted estimate, the odds of getting there. Shape (periods, 1)."""
    instant: bool = False
    """Whether it is a moment: `parts` is then one in its period, else nil."""

    @property
    def middle(self) -> FloatArray:
        """The middle of the part that is covered. Shape as `parts`. [financial years]"""
        return self.begins + 0.5 * self.parts

    @property
    def ends(self) -> FloatArray:
        """When the part that is covered ends. Shape as `parts`. [financial years]"""
        return self.begins + self.parts

    def weighed(self, amount: FloatArray) -> FloatArray:
        """The amount times the odds of its being paid, where there are odds."""
        return amount if self.odds is None else amount * self.odds


def until(hazard: Hazard, time: float) -> Hazard:
    """The hazard as it stands for what only has to come about by a time. It keeps its name: where
    the hazard itself follows, that one counts, and not both."""
    survival = hazard.survival
    if survival is None:
        return Hazard(hazard.name, np.inf)
    return Hazard(hazard.name, np.inf, lambda times: survival(np.minimum(times, time)))


def stretch(timeline: Timeline, start: Value, end: Value, hazards: Iterable[Hazard] = ()) -> Window:
    """The window from `start` to `end`, or to the first hazard that strikes, within the horizon."""
    struck = tuple(hazards)
    end = earliest([end, *(hazard.time for hazard in struck)])
    first = timeline.bounded(start)
    last = np.maximum(timeline.bounded(end), first)
    begins = np.maximum(timeline.starts, first)
    parts = np.minimum(timeline.starts + 1.0, last)
    parts = np.subtract(parts, begins, out=parts)
    parts = np.maximum(parts, 0.0, out=parts)
    return _weighed_window(first, last, parts, begins, struck)


def moment(timeline: Timeline, time: Value, hazards: Iterable[Hazard] = ()) -> Window:
    """The instant at which something falls due: one in its period, if no hazard strikes before."""
    struck = tuple(hazards)
    spared = np.asanyarray(time) < earliest(hazard.time for hazard in struck)
    index = np.where(spared, timeline.index_of(time), -1)
    parts = (np.arange(timeline.count)[:, None] == index).astype(float)
    at = np.broadcast_to(np.asanyarray(timeline.bounded(time), dtype=float), parts.shape)
    return Window(time, time, parts, at, odds_at(at, struck), instant=True)


def _weighed_window(
    start: Value, end: Value, parts: FloatArray, begins: FloatArray, struck: tuple[Hazard, ...]
) -> Window:
    on_path = any(hazard.survival is not None for hazard in struck)
    middle = begins + 0.5 * parts
    odds = odds_at(middle, struck) if on_path else None
    return Window(start, end, parts, begins, odds)


def part_within(inner: Window, outer: Window) -> FloatArray:
    """The part of what `inner` covers in each period that falls within `outer`; what happens in
    `inner` is taken as even over its part of the period. Shape (periods, draws). [fraction]"""
    if inner.start is outer.start and inner.end is outer.end:
        return np.ones((1, 1))
    if inner.instant:
        inside = (inner.begins >= outer.start) & (inner.begins < outer.end)
        return np.where(inside, 1.0, 0.0)
    begins = np.maximum(inner.begins, outer.begins)
    overlap = np.maximum(np.minimum(inner.ends, outer.ends) - begins, 0.0)
    return quotient(overlap, inner.parts)


def odds_at(times: FloatArray, hazards: Iterable[Hazard]) -> FloatArray | None:
    """The chance that none of the hazards has struck by each time; None where nothing is weighed.

    A hazard named twice counts once, as it stands last: two flows that hang on one company share
    its survival.
    """
    survivals = {hazard.name: hazard.survival for hazard in hazards if hazard.survival is not None}
    if not survivals:
        return None
    return product(survival(times) for survival in survivals.values())
