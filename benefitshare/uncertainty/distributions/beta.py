"""The beta distribution, for a share of which so many in so many were seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np

from benefitshare.quantities import FloatArray
from benefitshare.uncertainty.arguments import Arguments
from benefitshare.uncertainty.beta_table import beta_table


@dataclass(frozen=True, slots=True)
class Beta:
    """Between 0 and 1, with shapes ``a`` and ``b``.

    >>> Beta(3.0, 7.0).mean
    0.3
    >>> Beta(0.01, 7.0)
    Traceback (most recent call last):
    ...
    ValueError: The shapes of a beta must lie between 0.1 and 10 million.
    """

    a: float
    b: float

    def __post_init__(self) -> None:
        if not (0.1 <= self.a <= 1e7 and 0.1 <= self.b <= 1e7):
            raise ValueError("The shapes of a beta must lie between 0.1 and 10 million.")

    @classmethod
    def from_moments(cls, mean: float, sd: float) -> Self:
        """Return the beta with this mean (0 to 1) and standard deviation."""
        if not (0.0 < mean < 1.0 and 0.0 < sd < np.sqrt(mean * (1.0 - mean))):
            raise ValueError(
                "A beta has a mean between 0% and 100%, and a standard deviation below "
                "the square root of mean times (1 less mean)."
            )
        total = mean * (1.0 - mean) / sd**2 - 1.0
        return cls(mean * total, (1.0 - mean) * total)

    @classmethod
    def read(cls, given: Arguments) -> Self:
        """Read ``beta(a, b)`` or ``beta(mean=, sd=)``."""
        if given.reader.quantity.kind not in ("fraction", "number"):
            raise ValueError("A beta lies between 0 and 1, so it is for shares and plain numbers.")
        if given.named and given.has("mean", "sd"):
            return cls.from_moments(*given.value_and_spread("mean", "sd"))
        if not given.has("a", "b"):
            raise given.wrong("a, b, or mean= and sd=")
        return cls(*given.plain("a", "b"))

    @property
    def mean(self) -> float:
        """a / (a + b)."""
        return self.a / (self.a + self.b)

    @property
    def support(self) -> tuple[float, float]:
        """Nought and one."""
        return 0.0, 1.0

    def ppf(self, u: FloatArray) -> FloatArray:
        """Return the quantile of each ``u``; the shape is kept."""
        return beta_table(self.a, self.b).ppf(u)

    def cdf(self, x: FloatArray) -> FloatArray:
        """Return the probability of at most each ``x``; the shape is kept."""
        return beta_table(self.a, self.b).cdf(x)
