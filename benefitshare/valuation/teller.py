"""Who turns draws into what is said of them: all draws at once here, or as they stream by.

Everything that is reported of a sample goes through a `Teller`, so that the words that ask for a
measure are written once, whatever the number of draws. What is asked may not hang on what a teller
answers: a block that is only listened to gets no true answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from benefitshare.ledger import FloatArray
from benefitshare.valuation.results import Payback, RateOfReturn, Statistics, YearByYear
from benefitshare.valuation.returns import payback, rate_of_return
from benefitshare.valuation.statistics import (
    at_percentiles,
    constant,
    standard_error,
    statistics,
    year_by_year,
)

Flags = NDArray[np.bool_]
Interval = tuple[float, float]
NORMAL_95: Final = 1.959963984540054
NEVER_TOLD: Final = constant(0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Held:
    """Means and percentiles of what is held, in the periods in which any draw holds it."""

    periods: tuple[int, ...]
    mean: tuple[float, ...]
    percentiles: tuple[tuple[float, ...], ...]
    """One for each percentile."""


class Teller(Protocol):
    """Says of some amount what is asked. Shapes (draws,) or (periods, draws)."""

    def statistics(self, sample: FloatArray, risk_adjusted: float) -> Statistics:
        """All that is said of an amount."""
        ...

    def years(self, flows: FloatArray, risk_adjusted: FloatArray) -> YearByYear:
        """The same of each period."""
        ...

    def mean(self, sample: FloatArray) -> float:
        """The mean over the draws."""
        ...

    def average(self, mean: float) -> float:
        """The mean over all draws of what is a mean over these."""
        ...

    def median(self, sample: FloatArray) -> float:
        """The median over the draws."""
        ...

    def count(self, flags: Flags) -> int:
        """In how many draws something is so."""
        ...

    def ratio(self, ours: FloatArray, theirs: FloatArray) -> tuple[float | None, Interval | None]:
        """Our mean as a part of both, with a 95% interval."""
        ...

    def rates(self, flows: FloatArray, hurdle: float | FloatArray) -> RateOfReturn:
        """The distribution of the internal rate of return."""
        ...

    def payback(self, money: FloatArray, first_year_end: float, signing: float) -> Payback:
        """The distribution of the time until money stays at or above nil."""
        ...

    def held(self, values: FloatArray) -> Held:
        """What is held in each period."""
        ...


class AtOnce:
    """All draws are there."""

    def statistics(self, sample: FloatArray, risk_adjusted: float) -> Statistics:
        """All that is said of an amount."""
        return statistics(sample, risk_adjusted) if len(sample) else NEVER_TOLD

    def years(self, flows: FloatArray, risk_adjusted: FloatArray) -> YearByYear:
        """The same of each period."""
        return year_by_year(flows, risk_adjusted)

    def mean(self, sample: FloatArray) -> float:
        """The mean over the draws."""
        return float(np.mean(sample)) if len(sample) else 0.0

    def average(self, mean: float) -> float:
        """The mean over all draws of what is a mean over these."""
        return mean

    def median(self, sample: FloatArray) -> float:
        """The median over the draws."""
        return float(np.median(sample)) if len(sample) else 0.0

    def count(self, flags: Flags) -> int:
        """In how many draws something is so."""
        return int(np.count_nonzero(flags))

    def ratio(self, ours: FloatArray, theirs: FloatArray) -> tuple[float | None, Interval | None]:
        """Our mean as a part of both, with a 95% interval by the delta method."""
        share = part_of_both(self.mean(ours), self.mean(theirs))
        if share is None:
            return None, None
        both = float(np.mean(ours)) + float(np.mean(theirs))
        return share, interval(
            share, standard_error((ours * (1.0 - share) - theirs * share) / both)
        )

    def rates(self, flows: FloatArray, hurdle: float | FloatArray) -> RateOfReturn:
        """The distribution of the internal rate of return."""
        return rate_of_return(flows, hurdle)

    def payback(self, money: FloatArray, first_year_end: float, signing: float) -> Payback:
        """The distribution of the time until money stays at or above nil."""
        return payback(money, first_year_end, signing)

    def held(self, values: FloatArray) -> Held:
        """What is held in each period."""
        periods = np.flatnonzero(values.any(axis=1))
        rows = [at_percentiles(row) for row in np.sort(values[periods], axis=1)]
        columns = tuple(tuple(row[index] for row in rows) for index in range(7))
        means = tuple(np.mean(values[periods], axis=1).tolist())
        return Held(tuple(periods.tolist()), means, columns)


AT_ONCE: Final[Teller] = AtOnce()


def part_of_both(ours: float, theirs: float) -> float | None:
    """Our mean as a part of both; None where either expects to lose, or both gain nothing."""
    both = ours + theirs
    return None if ours < 0.0 or theirs < 0.0 or both <= 0.0 else ours / both


def interval(share: float, error: float) -> Interval:
    """At 95%, within nought and one."""
    low, high = share - NORMAL_95 * error, share + NORMAL_95 * error
    return max(low, 0.0), min(high, 1.0)
