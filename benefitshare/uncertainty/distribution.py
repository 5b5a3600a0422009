"""What every family of distributions can do. A family takes no seed and no number of draws."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from benefitshare.quantities import FloatArray


@runtime_checkable
class Distribution(Protocol):
    """A frozen, hashable description of how likely each value is."""

    @property
    def mean(self) -> float:
        """The average, in the units of the values."""
        ...

    @property
    def support(self) -> tuple[float, float]:
        """The lowest and the highest value that can occur; infinite where there is none."""
        ...

    def ppf(self, u: FloatArray) -> FloatArray:
        """Return the quantile of each ``u``, strictly between 0 and 1; the shape is kept."""
        ...

    def cdf(self, x: FloatArray) -> FloatArray:
        """Return the probability of a value at or below each ``x``; the shape is kept."""
        ...
