"""Another distribution, kept to a range by leaving out what lies beyond, never by clipping."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from benefitshare.quantities import FloatArray
from benefitshare.uncertainty.distribution import Distribution
from benefitshare.uncertainty.quadrature import mean_of_quantiles


@dataclass(frozen=True, slots=True)
class Truncated:
    """``base``, given that it lies between ``low`` and ``high``; at least half of it must.

    >>> from benefitshare.uncertainty.distributions.uniform import Uniform
    >>> Truncated(Uniform(0.0, 10.0), 0.0, 5.0).ppf(np.array([0.5])).tolist()
    [2.5]
    >>> Truncated(Uniform(0.0, 10.0), 9.0, 20.0)
    Traceback (most recent call last):
    ...
    ValueError: Only 10% of this distribution lies where the field allows; at least half of it must.
    """

    base: Distribution
    low: float
    high: float

    def __post_init__(self) -> None:
        start, stop = _span(self)
        if stop - start < 0.5:
            raise ValueError(
                f"Only {(stop - start) * 100:.3g}% of this distribution lies where the field "
                "allows; at least half of it must."
            )

    @property
    def mean(self) -> float:
        """By quadrature."""
        return _mean(self)

    @property
    def support(self) -> tuple[float, float]:
        """The base's, kept to the range."""
        low, high = self.base.support
        return max(low, self.low), min(high, self.high)

    def ppf(self, u: FloatArray) -> FloatArray:
        """Return the quantile of each ``u``; the shape is kept."""
        start, stop = _span(self)
        inner = start + (stop - start) * u
        # Rounding may carry the last quantile past its bound by one part in 10^16.
        return np.clip(self.base.ppf(inner), self.low, self.high)

    def cdf(self, x: FloatArray) -> FloatArray:
        """Return the probability of at most each ``x``; the shape is kept."""
        start, stop = _span(self)
        return np.clip((self.base.cdf(x) - start) / (stop - start), 0.0, 1.0)


@lru_cache(maxsize=256)
def _span(truncated: Truncated) -> tuple[float, float]:
    """Return the base's probabilities of at most the two bounds."""
    start, stop = truncated.base.cdf(np.array([truncated.low, truncated.high])).tolist()
    return start, stop


@lru_cache(maxsize=256)
def _mean(truncated: Truncated) -> float:
    return mean_of_quantiles(truncated.ppf)
