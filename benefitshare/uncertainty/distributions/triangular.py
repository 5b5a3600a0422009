"""A most likely value between two ends, with straight sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np

from benefitshare.quantities import FloatArray
from benefitshare.uncertainty.arguments import Arguments


@dataclass(frozen=True, slots=True)
class Triangular:
    """A density that rises straight from ``low`` to ``likely`` and falls straight to ``high``.

    >>> Triangular(0.0, 0.0, 1.0).ppf(np.array([0.75])).tolist()
    [0.5]
    >>> Triangular(5.0, 4.0, 10.0)
    Traceback (most recent call last):
    ...
    ValueError: The most likely value must lie between the two ends, the lower end first.
    """

    low: float
    likely: float
    high: float

    def __post_init__(self) -> None:
        if not (self.low <= self.likely <= self.high and self.low < self.high):
            raise ValueError(
                "The most likely value must lie between the two ends, the lower end first."
            )

    @classmethod
    def read(cls, given: Arguments) -> Self:
        """Read ``triangular(low, likely, high)``."""
        return cls(*given.values("low", "likely", "high"))

    @property
    def mean(self) -> float:
        """A third of the three together."""
        return (self.low + self.likely + self.high) / 3.0

    @property
    def support(self) -> tuple[float, float]:
        """Both ends."""
        return self.low, self.high

    def ppf(self, u: FloatArray) -> FloatArray:
        """Return the quantile of each ``u``; the shape is kept."""
        width = self.high - self.low
        rising = self.low + np.sqrt(u * (width * (self.likely - self.low)))
        falling = self.high - np.sqrt((1.0 - u) * (width * (self.high - self.likely)))
        return np.where(u * width < self.likely - self.low, rising, falling)

    def cdf(self, x: FloatArray) -> FloatArray:
        """Return the probability of at most each ``x``; the shape is kept."""
        width = self.high - self.low
        inside = np.clip(x, self.low, self.high)
        # A side of no width is never chosen; 1 stands in for it so that nothing divides by nought.
        rising = (inside - self.low) ** 2 / (width * ((self.likely - self.low) or 1.0))
        falling = 1.0 - (self.high - inside) ** 2 / (width * ((self.high - self.likely) or 1.0))
        return np.where(inside < self.likely, rising, falling)
