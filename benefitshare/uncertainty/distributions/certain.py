"""A value that is known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benefitshare.quantities import FloatArray


@dataclass(frozen=True, slots=True)
class Certain:
    """Always ``value``.

    >>> Certain(4.0).ppf(np.array([0.1, 0.9])).tolist()
    [4.0, 4.0]
    >>> Certain(float("nan"))
    Traceback (most recent call last):
    ...
    ValueError: A value must be a finite number.
    """

    value: float

    def __post_init__(self) -> None:
        if not np.isfinite(self.value):
            raise ValueError("A value must be a finite number.")

    @property
    def mean(self) -> float:
        """The value."""
        return self.value

    @property
    def support(self) -> tuple[float, float]:
        """The value, twice."""
        return self.value, self.value

    def ppf(self, u: FloatArray) -> FloatArray:
        """Return the value for each ``u``; the shape is kept."""
        return np.full_like(u, self.value)

    def cdf(self, x: FloatArray) -> FloatArray:
        """Return 0 below the value and 1 from it on; the shape is kept."""
        return np.where(x >= self.value, 1.0, 0.0)
