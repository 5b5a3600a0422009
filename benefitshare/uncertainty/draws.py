"""What each uncertain value comes to: in a block of draws, or at its mean.

Calculations ask a ``Valuer`` for the value of an estimate, and so are written once for both.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np

from benefitshare.quantities import FloatArray
from benefitshare.uncertainty.correlation import Group
from benefitshare.uncertainty.distribution import Distribution
from benefitshare.uncertainty.distributions.certain import Certain
from benefitshare.uncertainty.estimate import Estimate
from benefitshare.uncertainty.normal import normal_quantile
from benefitshare.uncertainty.streams import Design


class Valuer(Protocol):
    """Says what an estimate comes to, in the units of its field."""

    def value(self, estimate: Estimate) -> float | FloatArray:
        """Return one number, or one for each draw: shape (draws,)."""
        ...


class Means:
    """Every uncertain value at its mean, for the risk-adjusted estimate."""

    size = 1

    def value(self, estimate: Estimate) -> float:
        """Return the mean of the estimate.

        >>> from benefitshare.uncertainty.estimate import certain
        >>> Means().value(certain(2.0))
        2.0
        """
        return estimate.mean


class Draws:
    """The values of one block, draws ``start`` up to ``stop`` of a design, each made once.

    The arrays are shared and read-only, shape (size,). A value follows from its path alone, so the
    same path in another deal with the same seed has the same points.
    """

    def __init__(
        self, design: Design, start: int, stop: int, groups: tuple[Group, ...] = ()
    ) -> None:
        self.size = stop - start
        self._design = design
        self._start = start
        self._stop = stop
        self._group_of = {path: group for group in groups for path in group.paths}
        self._points: dict[str, FloatArray] = {}
        self._values: dict[tuple[str, Distribution], FloatArray] = {}

    def value(self, estimate: Estimate) -> float | FloatArray:
        """Return the known number, or one value for each draw: shape (size,), read-only."""
        distribution = estimate.distribution
        if isinstance(distribution, Certain):
            return distribution.value
        if not estimate.path:
            raise ValueError("An uncertain value needs a path, which names its random stream.")
        key = (estimate.path, distribution)
        if key not in self._values:
            self._values[key] = _frozen(distribution.ppf(self.points_of(estimate.path)))
        return self._values[key]

    def uniform(self, name: str) -> FloatArray:
        """Return points of a stream of its own, strictly between 0 and 1: shape (size,)."""
        if name not in self._points:
            self._points[name] = _frozen(self._design.uniforms(name, self._start, self._stop))
        return self._points[name]

    def normal(self, name: str) -> FloatArray:
        """Return standard normal values from the named stream: shape (size,)."""
        return normal_quantile(self.uniform(name))

    def exponential(self, name: str) -> FloatArray:
        """Return exponential values of mean 1 from the named stream: shape (size,)."""
        return -np.log1p(-self.uniform(name))

    def points_of(self, path: str) -> FloatArray:
        """Return how high the value at a path lies in its distribution: shape (size,).

        Strictly between 0 and 1, and moving with the other values that it is correlated with.
        """
        group = self._group_of.get(path)
        if group is None:
            return self.uniform(path)
        if path not in self._points:
            streams = [self._design.uniforms(each, self._start, self._stop) for each in group.paths]
            for each, points in zip(group.paths, group.correlate(streams), strict=True):
                self._points[each] = _frozen(points)
        return self._points[path]


def _frozen(values: FloatArray) -> FloatArray:
    values.flags.writeable = False
    return values
