"""Anywhere between two ends, each value as likely as another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np

from benefitshare.quantities import FloatArray
from benefitshare.uncertainty.arguments import Arguments


@dataclass(frozen=True, slots=True)
class Uniform:
    """Between ``low`` and ``high``, in the units of the field.

    >>> Uniform(5.0, 10.0).ppf(np.array([0.5])).tolist()
    [7.5]
    >>> Uniform(10.0, 5.0)
    Traceback (most recent call last):
    ...
    ValueError: The lower end of a range must come first, below the higher.
    """

    low: float
    high: float

    def __post_init__(self) -> None:
        if not self.low < self.high:
            raise ValueError("The lower end of a range must come first, below the higher.")

    @classmethod
    def read(cls, given: Arguments) -> Self:
        """Read ``uniform(low, high)``."""
        return cls(*given.values("low", "high"))

    @property
    def mean(self) -> float:
        """Half-way."""
        return (self.low + self.high) / 2.0

    @property
    def support(self) -> tuple[float, float]:
        """Both ends."""
        return self.low, self.high

    def ppf(self, u: FloatArray) -> FloatArray:
        """Return the quantile of each ``u``; the shape is kept."""
        return self.low + (self.high - self.low) * u

    def cdf(self, x: FloatArray) -> FloatArray:
        """Return the probability of at most each ``x``; the shape is kept."""
        return np.clip((x - self.low) / (self.high - self.low), 0.0, 1.0)
