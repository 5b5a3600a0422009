"""One of a few values, each with its chance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np

from benefitshare.quantities import FloatArray
from benefitshare.uncertainty.arguments import Arguments


@dataclass(frozen=True, slots=True)
class Choice:
    """The ``values``, with ``chances`` (0 to 1) that add up to one; in rising order once made.

    >>> Choice((1.0, 2.0), (0.25, 0.75)).mean
    1.75
    >>> Choice((1.0, 2.0), (0.3, 0.6))
    Traceback (most recent call last):
    ...
    ValueError: The chances of a choice must add up to 100%; these add up to 90%.
    """

    values: tuple[float, ...]
    chances: tuple[float, ...]

    def __post_init__(self) -> None:
        total = sum(self.chances)
        if abs(total - 1.0) > 1e-9:
            raise ValueError(
                f"The chances of a choice must add up to 100%; these add up to {total * 100:.6g}%."
            )
        if len(set(self.values)) < len(self.values) or min(self.chances) < 0.0:
            raise ValueError("A choice needs different values, none with a chance below nought.")
        pairs = sorted(zip(self.values, self.chances, strict=True))
        object.__setattr__(self, "values", tuple(value for value, _ in pairs))
        object.__setattr__(self, "chances", tuple(chance / total for _, chance in pairs))

    @classmethod
    def read(cls, given: Arguments) -> Self:
        """Read ``choice(1%=30%, 2%=70%)``."""
        return cls(*given.chances())

    @property
    def mean(self) -> float:
        """The values weighted by their chances."""
        return sum(value * chance for value, chance in zip(self.values, self.chances, strict=True))

    @property
    def support(self) -> tuple[float, float]:
        """The lowest and the highest value."""
        return self.values[0], self.values[-1]

    def ppf(self, u: FloatArray) -> FloatArray:
        """Return the quantile of each ``u``; the shape is kept."""
        steps = np.cumsum(self.chances)[:-1]
        return np.array(self.values)[np.searchsorted(steps, u)]

    def cdf(self, x: FloatArray) -> FloatArray:
        """Return the probability of at most each ``x``; the shape is kept."""
        reached = np.concatenate([[0.0], np.cumsum(self.chances)])
        return reached[np.searchsorted(np.array(self.values), x, side="right")]
