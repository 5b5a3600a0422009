"""One draw's values, and time measured in financial years: what the slow account starts from.

The account in this folder is written from the description of the method (docs/method.md) and not
from the engine's code: one draw at a time, plain numbers, plain loops. From the engine it takes
only the deal, each draw's value of each estimate, and the draw's points for events.
"""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from benefitshare.uncertainty.draws import Draws
    from benefitshare.uncertainty.estimate import Estimate

NEVER = math.inf

AnyOf: TypeAlias = Any
"""One of several kinds, whose fields are read by name once its kind is known."""


@dataclass(frozen=True)
class Chosen:
    """The values of one draw."""

    draws: Draws
    index: int

    def value(self, estimate: Estimate | None, default: float = 0.0) -> float:
        if estimate is None:
            return default
        return float(np.broadcast_to(self.draws.value(estimate), (self.draws.size,))[self.index])

    def point(self, name: str) -> float:
        return float(self.draws.uniform(name)[self.index])

    def normal(self, name: str) -> float:
        return NormalDist().inv_cdf(self.point(name))

    def happens(self, chance: Estimate, path: str) -> bool:
        odds = self.value(chance)
        return odds == 1.0 or (odds > 0.0 and self.point(f"{path}#happens") < odds)

    def waits(self, chance: Estimate | None, path: str) -> float:
        """Years until something whose chance of not happening in t years is (1 - c)^t."""
        yearly = self.value(chance)
        if yearly <= 0.0:
            return NEVER
        if yearly >= 1.0:
            return 0.0
        return math.log(1.0 - self.point(f"{path}#time")) / math.log(1.0 - yearly)


def instant(date: datetime.date) -> float:
    """A date in financial years: 1 April 2020 is 2020.0."""
    first = date.year if (date.month, date.day) >= (4, 1) else date.year - 1
    opening = datetime.date(first, 4, 1)
    length = (datetime.date(first + 1, 4, 1) - opening).days
    return first + (date - opening).days / length


class Span(NamedTuple):
    """A stretch of time; empty where it ends no later than it begins."""

    begins: float
    ends: float

    @property
    def length(self) -> float:
        return max(self.ends - self.begins, 0.0)

    @property
    def middle(self) -> float:
        return 0.5 * (self.begins + self.ends)

    def within(self, other: Span) -> Span:
        return Span(max(self.begins, other.begins), min(self.ends, other.ends))
