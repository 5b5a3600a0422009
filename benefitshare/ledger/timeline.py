"""NHS financial years, and how much of each a stretch of time covers.

Time is measured in financial years: 2018.0 is 1 April 2018, 2018.5 the middle of 2018-19, so that a
year added to a date lands on the same day a year later and every full financial year weighs one.
"""

import datetime
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

from benefitshare.quantities import FloatArray

Value: TypeAlias = float | FloatArray
"""One number for all draws, or one for each. Shape () or (draws,)."""

SLIVER = 1e-9


def earliest(times: Iterable[Value]) -> Value:
    """The first of several times, draw by draw; never (infinite) where there are none."""
    first: Value = np.inf
    for time in times:
        first = np.minimum(first, time)
    return first


def latest(times: Iterable[Value]) -> Value:
    """The last of several times, draw by draw; long ago (minus infinity) where there are none."""
    last: Value = -np.inf
    for time in times:
        last = np.maximum(last, time)
    return last


def product(parts: Iterable[FloatArray]) -> FloatArray:
    """All parts multiplied; one where there are none. Shapes broadcast."""
    whole: FloatArray = np.ones(())
    for part in parts:
        whole = whole * part
    return whole


def postponed(flow: FloatArray, periods: int) -> FloatArray:
    """A flow so many periods later; what falls beyond the last is lost. Shape (periods, draws).

    >>> postponed(np.array([[1.0], [2.0], [3.0]]), 1)[:, 0]
    array([0., 1., 2.])
    """
    if periods == 0:
        return flow
    late = min(periods, flow.shape[0])
    return np.concatenate([np.zeros((late, flow.shape[1])), flow[: flow.shape[0] - late]])


def of_period(values: FloatArray, period: NDArray[np.intp]) -> FloatArray:
    """The value of each period named. Shape of `values` (periods,), of the result as `period`.

    >>> of_period(np.array([1.0, 2.0]), np.array([[1], [0]]))[:, 0]
    array([2., 1.])
    """
    each = np.take_along_axis(values, period.reshape(-1), axis=0)
    return np.asanyarray(each).reshape(period.shape)


def mean_of(value: Value) -> float:
    """The mean over the draws; on the risk-adjusted path, the one number that there is."""
    return cast(float, np.mean(value))


def quotient(part: FloatArray, whole: FloatArray) -> FloatArray:
    """One over the other, nil where there is no whole. Shapes broadcast."""
    shape = np.broadcast_shapes(part.shape, whole.shape)
    return np.asanyarray(np.divide(part, whole, out=np.zeros(shape), where=whole > 0.0))


def financial_year(date: datetime.date) -> int:
    """The calendar year in which the date's financial year begins.

    >>> financial_year(datetime.date(2019, 3, 31)), financial_year(datetime.date(2019, 4, 1))
    (2018, 2019)
    """
    return date.year if (date.month, date.day) >= (4, 1) else date.year - 1


def time_of(date: datetime.date) -> float:
    """The date as time in financial years.

    >>> time_of(datetime.date(2018, 4, 1)), time_of(datetime.date(2019, 3, 31)) < 2019
    (2018.0, True)
    """
    year = financial_year(date)
    first, following = datetime.date(year, 4, 1), datetime.date(year + 1, 4, 1)
    return year + (date - first).days / (following - first).days


def name_of(year: int) -> str:
    """The financial year as the NHS writes it.

    >>> name_of(2018), name_of(1999)
    ('2018-19', '1999-00')
    """
    return f"{year}-{(year + 1) % 100:02d}"


@dataclass(frozen=True, slots=True)
class Timeline:
    """The financial years that the horizon touches; the first and last may be part-years."""

    start: float
    """When the horizon begins. [financial years]"""
    end: float
    """When it ends. [financial years]"""

    @classmethod
    def of(cls, start: datetime.date, years: float) -> "Timeline":
        """The timeline of a horizon: its first day and its length in years."""
        begin = time_of(start)
        return cls(begin, begin + years)

    @property
    def first_year(self) -> int:
        """The year in which the first period begins."""
        return math.floor(self.start)

    @property
    def count(self) -> int:
        """How many financial years the horizon touches."""
        return math.ceil(self.end - SLIVER) - self.first_year

    @property
    def names(self) -> tuple[str, ...]:
        """The periods' names, such as `2018-19`."""
        return tuple(name_of(self.first_year + index) for index in range(self.count))

    @property
    def starts(self) -> FloatArray:
        """When each period begins, the first at 1 April. Shape (periods, 1). [financial years]"""
        return self.first_year + np.arange(self.count, dtype=float)[:, None]

    def bounded(self, time: Value) -> Value:
        """The time, moved to the horizon's nearer end where it lies outside (never is its end)."""
        return np.clip(time, self.start, self.end)

    def index_of(self, time: Value) -> NDArray[np.intp]:
        """The period in which each time falls; outside the horizon, -1. Shape as given."""
        inside = (np.asanyarray(time) >= self.start) & (np.asanyarray(time) < self.end)
        index = np.floor(np.where(inside, time, self.start)).astype(np.intp) - self.first_year
        return np.where(inside, index, -1)
