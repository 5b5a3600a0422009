"""The lognormal distribution, for sizes that many factors have multiplied."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Self

import numpy as np

from benefitshare.quantities import FloatArray
from benefitshare.uncertainty.arguments import Arguments
from benefitshare.uncertainty.normal import normal_cdf_of, normal_quantile


@dataclass(frozen=True, slots=True)
class Lognormal:
    """The exponential of a normal distribution with mean ``mu`` and standard deviation ``sigma``.

    >>> round(Lognormal.from_moments(10.0, 5.0).mean, 9)
    10.0
    >>> Lognormal.from_percentiles((0.1, 0.9), (0.0, 5.0))
    Traceback (most recent call last):
    ...
    ValueError: A lognormal lies above nought, and so must its percentiles, the higher one higher.
    """

    mu: float
    sigma: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.mu) and 0.0 < self.sigma <= 10.0):
            raise ValueError("A lognormal this wide (sd of its logarithm above 10) has no use.")

    @classmethod
    def from_percentiles(cls, levels: tuple[float, ...], values: tuple[float, ...]) -> Self:
        """Return the lognormal through two percentiles, the levels (0 to 1) rising."""
        if not 0.0 < values[0] < values[1]:
            raise ValueError(
                "A lognormal lies above nought, and so must its percentiles, the higher one higher."
            )
        first, second = normal_quantile(np.array(levels)).tolist()
        sigma = math.log(values[1] / values[0]) / (second - first)
        return cls(math.log(values[0]) - sigma * first, sigma)

    @classmethod
    def from_moments(cls, mean: float, sd: float) -> Self:
        """Return the lognormal with this mean and standard deviation."""
        if not (mean > 0.0 and sd > 0.0):
            raise ValueError("The mean and the standard deviation must be above nought.")
        variance = math.log1p((sd / mean) ** 2)
        return cls(math.log(mean) - variance / 2.0, math.sqrt(variance))

    @classmethod
    def read(cls, given: Arguments) -> Self:
        """Read ``lognormal(p10=, p90=)``, any two percentiles, or ``lognormal(mean=, sd=)``."""
        if given.named and given.has("mean", "sd"):
            return cls.from_moments(*given.value_and_spread("mean", "sd"))
        if len(given.named) != 2 or {"mean", "sd"} & set(given.named):
            raise given.wrong("two percentiles such as p10= and p90=, or mean= and sd=")
        return cls.from_percentiles(*given.percentiles(2))

    @property
    def mean(self) -> float:
        """exp(mu + sigma² / 2)."""
        return math.exp(self.mu + self.sigma**2 / 2.0)

    @property
    def support(self) -> tuple[float, float]:
        """Every number above nought."""
        return 0.0, np.inf

    def ppf(self, u: FloatArray) -> FloatArray:
        """Return the quantile of each ``u``; the shape is kept."""
        return np.exp(self.mu + self.sigma * normal_quantile(u))

    def cdf(self, x: FloatArray) -> FloatArray:
        """Return the probability of at most each ``x``; the shape is kept."""
        with np.errstate(divide="ignore"):
            logs = np.log(np.maximum(x, 0.0))
        return normal_cdf_of(np.asarray((logs - self.mu) / self.sigma))
