"""The normal distribution, for values that errors of either sign have made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np

from benefitshare.quantities import FloatArray
from benefitshare.uncertainty.arguments import Arguments
from benefitshare.uncertainty.normal import normal_cdf_of, normal_quantile


@dataclass(frozen=True, slots=True)
class Normal:
    """The normal distribution, by its ``mean`` and standard deviation ``sd``.

    >>> Normal(10.0, 2.0).ppf(np.array([0.5])).tolist()
    [10.0]
    >>> Normal(10.0, 0.0)
    Traceback (most recent call last):
    ...
    ValueError: The standard deviation must be above nought.
    """

    mean: float
    sd: float

    def __post_init__(self) -> None:
        if not self.sd > 0.0:
            raise ValueError("The standard deviation must be above nought.")

    @classmethod
    def from_percentiles(cls, levels: tuple[float, ...], values: tuple[float, ...]) -> Self:
        """Return the normal distribution through two percentiles, the levels (0 to 1) rising."""
        if not values[0] < values[1]:
            raise ValueError("The higher percentile must have the higher value.")
        first, second = normal_quantile(np.array(levels)).tolist()
        sd = (values[1] - values[0]) / (second - first)
        return cls(values[0] - sd * first, sd)

    @classmethod
    def read(cls, given: Arguments) -> Self:
        """Read ``normal(mean, sd)`` or ``normal(p10=, p90=)``, any two percentiles."""
        if given.has("mean", "sd"):
            return cls(*given.value_and_spread("mean", "sd"))
        if len(given.named) != 2 or {"mean", "sd"} & set(given.named):
            raise given.wrong("mean and sd, or two percentiles such as p10 and p90")
        return cls.from_percentiles(*given.percentiles(2))

    @property
    def support(self) -> tuple[float, float]:
        """Every number."""
        return -np.inf, np.inf

    def ppf(self, u: FloatArray) -> FloatArray:
        """Return the quantile of each ``u``; the shape is kept."""
        return self.mean + self.sd * normal_quantile(u)

    def cdf(self, x: FloatArray) -> FloatArray:
        """Return the probability of at most each ``x``; the shape is kept."""
        return normal_cdf_of(np.asarray((x - self.mean) / self.sd))
