"""A smooth distribution through three quantiles: the metalog.

Source: T. W. Keelin (2016), "The metalog distributions", Decision Analysis 13(4), 243-277: the
three-term form, its semi-bounded (log) and bounded (logit) variants, and its feasibility limit.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

import numpy as np

from benefitshare.quantities import FloatArray
from benefitshare.uncertainty.arguments import Arguments
from benefitshare.uncertainty.quadrature import mean_of_quantiles

# The skew may be at most this many times the spread, else quantiles would fall somewhere.
_SKEWEST = 1.66711


@dataclass(frozen=True, slots=True)
class Quantiles:
    """Through three ``values`` at ``levels`` (0 to 1, rising), inside ``low`` and ``high``.

    >>> round(float(Quantiles((0.1, 0.5, 0.9), (1.0, 3.0, 6.0)).ppf(np.array([0.5]))[0]), 9)
    3.0
    >>> Quantiles((0.1, 0.5, 0.9), (1.0, 2.0, 30.0))
    Traceback (most recent call last):
    ...
    ValueError: No smooth curve of this kind runs through these quantiles: the middle one lies \
too near one side. Move it, or use lognormal or pert.
    """

    levels: tuple[float, ...]
    values: tuple[float, ...]
    low: float = -math.inf
    high: float = math.inf

    def __post_init__(self) -> None:
        rising = all(first < second for first, second in zip(self.values, self.values[1:]))  # noqa: B905
        if len(self.levels) != 3 or len(self.values) != 3 or not rising:
            raise ValueError("Three quantiles are wanted, each with a higher value than the last.")
        if not self.low < self.values[0] or not self.values[2] < self.high:
            raise ValueError("The quantiles must lie inside the bounds of the field, not on them.")
        _, spread, skew = _terms(self)
        if not spread * _SKEWEST > abs(skew):
            raise ValueError(
                "No smooth curve of this kind runs through these quantiles: the middle one lies "
                "too near one side. Move it, or use lognormal or pert."
            )
        tails = {1.0: math.isfinite(self.low), -1.0: math.isfinite(self.high)}
        heavy = [spread + side * skew / 2.0 for side, bounded in tails.items() if bounded]
        if len(heavy) == 1 and heavy[0] > 0.9:
            raise ValueError(
                "These quantiles lie so far apart that their mean would be infinite, or nearly; "
                "use lognormal with two percentiles, or bring them nearer."
            )

    @classmethod
    def read(cls, given: Arguments) -> Self:
        """Read ``quantiles(p10=, p50=, p90=)``, any three percentiles."""
        return cls(*given.percentiles(3), *given.bounds)

    @property
    def mean(self) -> float:
        """Closed where the values are unbounded, otherwise by quadrature."""
        return _mean(self)

    @property
    def support(self) -> tuple[float, float]:
        """The bounds."""
        return self.low, self.high

    def ppf(self, u: FloatArray) -> FloatArray:
        """Return the quantile of each ``u``; the shape is kept."""
        middle, spread, skew = _terms(self)
        log_odds = np.log(u / (1.0 - u))
        return self._from_line(middle + (spread + skew * (u - 0.5)) * log_odds)

    def cdf(self, x: FloatArray) -> FloatArray:
        """Return the probability of at most each ``x``, by halving; the shape is kept."""
        low = np.full(np.shape(x), -36.0)
        high = np.full(np.shape(x), 36.0)
        for _ in range(60):
            middle = (low + high) / 2.0
            below = self.ppf(1.0 / (1.0 + np.exp(-middle))) < x
            low, high = np.where(below, middle, low), np.where(below, high, middle)
        return np.where(x <= self.low, 0.0, np.where(x >= self.high, 1.0, 1 / (1 + np.exp(-low))))

    def _to_line(self, x: FloatArray) -> FloatArray:
        """Carry values between the bounds to the whole line."""
        below = np.log(x - self.low) if math.isfinite(self.low) else None
        above = np.log(self.high - x) if math.isfinite(self.high) else None
        if below is not None and above is not None:
            return below - above
        if below is not None:
            return below
        return x if above is None else -above

    def _from_line(self, line: FloatArray) -> FloatArray:
        """Carry values on the whole line back between the bounds."""
        if math.isfinite(self.low) and math.isfinite(self.high):
            share = 1.0 / (1.0 + np.exp(-np.clip(line, -700.0, 700.0)))
            return self.low + (self.high - self.low) * share
        if math.isfinite(self.low):
            return self.low + np.exp(np.minimum(line, 700.0))
        if math.isfinite(self.high):
            return self.high - np.exp(np.minimum(-line, 700.0))
        return line


@lru_cache(maxsize=256)
def _terms(quantiles: Quantiles) -> tuple[float, float, float]:
    """Solve for the middle, spread and skew of the curve through the three points."""
    levels = np.array(quantiles.levels)
    log_odds = np.log(levels / (1.0 - levels))
    basis = np.column_stack([np.ones(3), log_odds, (levels - 0.5) * log_odds])
    line = quantiles._to_line(np.array(quantiles.values))
    middle, spread, skew = np.linalg.solve(basis, line).tolist()
    return middle, spread, skew


@lru_cache(maxsize=256)
def _mean(quantiles: Quantiles) -> float:
    if math.isinf(quantiles.low) and math.isinf(quantiles.high):
        middle, _, skew = _terms(quantiles)
        return middle + skew / 2.0
    return mean_of_quantiles(quantiles.ppf)
