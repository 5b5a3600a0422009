"""A most likely value between two ends that are never passed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np

from benefitshare.quantities import FloatArray
from benefitshare.uncertainty.arguments import Arguments
from benefitshare.uncertainty.beta_table import BetaTable, beta_table


@dataclass(frozen=True, slots=True)
class Pert:
    """A beta distribution stretched over [``low``, ``high``] with its mode at ``likely``.

    Its shapes are 1 + 4 (likely - low) / (high - low) and 1 + 4 (high - likely) / (high - low).
    Source: D. G. Malcolm and others (1959), "Application of a technique for research and
    development program evaluation", Operations Research 7(5), 646-669.

    >>> Pert(5.0, 6.0, 10.0).mean
    6.5
    >>> Pert(5.0, 12.0, 10.0)
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
        """Read ``pert(low, likely, high)``."""
        return cls(*given.values("low", "likely", "high"))

    @property
    def mean(self) -> float:
        """A sixth of the ends and four times the most likely value together."""
        return (self.low + 4.0 * self.likely + self.high) / 6.0

    @property
    def support(self) -> tuple[float, float]:
        """Both ends."""
        return self.low, self.high

    def ppf(self, u: FloatArray) -> FloatArray:
        """Return the quantile of each ``u``; the shape is kept."""
        return self.low + (self.high - self.low) * self._table().ppf(u)

    def cdf(self, x: FloatArray) -> FloatArray:
        """Return the probability of at most each ``x``; the shape is kept."""
        return self._table().cdf(np.asarray((x - self.low) / (self.high - self.low)))

    def _table(self) -> BetaTable:
        share = (self.likely - self.low) / (self.high - self.low)
        return beta_table(1.0 + 4.0 * share, 5.0 - 4.0 * share)
