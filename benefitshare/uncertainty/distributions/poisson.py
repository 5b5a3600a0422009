"""How many, where each comes by chance and none brings another."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

import numpy as np

from benefitshare.quantities import FloatArray
from benefitshare.uncertainty.arguments import Arguments


@dataclass(frozen=True, slots=True)
class Poisson:
    """A count with this ``mean``.

    >>> Poisson(3.0).ppf(np.array([0.05, 0.5])).tolist()
    [1.0, 3.0]
    >>> Poisson(-1.0)
    Traceback (most recent call last):
    ...
    ValueError: The mean of a Poisson count must be above nought and at most a thousand million.
    """

    mean: float

    def __post_init__(self) -> None:
        if not 0.0 < self.mean <= 1e9:
            raise ValueError(
                "The mean of a Poisson count must be above nought and at most a thousand million."
            )

    @classmethod
    def read(cls, given: Arguments) -> Self:
        """Read ``poisson(mean)``."""
        if given.reader.quantity.kind != "number":
            raise ValueError("A Poisson count is a plain number.")
        return cls(*given.values("mean"))

    @property
    def support(self) -> tuple[float, float]:
        """Nought and up."""
        return 0.0, np.inf

    def ppf(self, u: FloatArray) -> FloatArray:
        """Return the least count whose probability reaches each ``u``; the shape is kept."""
        first, cumulative = _cumulative(self.mean)
        return np.asarray(first + np.searchsorted(cumulative, u), dtype=np.float64)

    def cdf(self, x: FloatArray) -> FloatArray:
        """Return the probability of at most each ``x``; the shape is kept."""
        first, cumulative = _cumulative(self.mean)
        steps = np.clip(np.floor(x) - first, -1, len(cumulative) - 1).astype(np.intp)
        return np.where(steps < 0, 0.0, cumulative[steps])


@lru_cache(maxsize=64)
def _cumulative(mean: float) -> tuple[int, FloatArray]:
    """Return the first count worth listing and the cumulative probabilities from it on."""
    reach = 9.0 * math.sqrt(mean) + 40.0
    first = max(0, math.floor(mean - reach))
    counts = np.arange(first + 1, math.ceil(mean + reach) + 1, dtype=np.float64)
    # Relative to the first count, so that no factorial is ever needed.
    logs = np.concatenate([[0.0], np.cumsum(np.log(mean / counts))])
    chances = np.exp(logs - logs.max())
    return first, np.cumsum(chances) / chances.sum()
