"""A fast inverse of the beta distribution, tabulated once for each pair of shapes.

In the log-odds s = ln(x / (1 - x)) the beta density is x^a (1 - x)^b / B(a, b): smooth and positive
everywhere, whatever the shapes. Integrated there by Gauss-Legendre quadrature it gives the
probability u, and s against l = ln(u / (1 - u)) is a smooth curve that runs straight at both ends
(slopes 1/a and 1/b), so that cubic pieces with exact slopes follow it closely.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from benefitshare.quantities import FloatArray

_PANELS = 768
_PIECES = 1024


@dataclass(frozen=True, slots=True, eq=False)
class CubicTable:
    """Cubic pieces of equal width, and straight lines beyond both ends."""

    start: float
    width: float
    coefficients: FloatArray  # shape (4, pieces + 2), constant term first
    last: int

    def at(self, points: FloatArray) -> FloatArray:
        """Return the curve at each of the points; the shape is kept."""
        steps = points - self.start
        steps /= self.width
        pieces = np.clip(np.floor(steps), -1, self.last).astype(np.intp)
        steps -= pieces
        total: FloatArray = self.coefficients[3][pieces]
        for power in (2, 1, 0):
            total *= steps
            total += self.coefficients[power][pieces]
        return total


@dataclass(frozen=True, slots=True, eq=False)
class BetaTable:
    """Log-odds of the value by log-odds of the probability, and the other way."""

    inverse: CubicTable
    forward: CubicTable

    def ppf(self, u: FloatArray) -> FloatArray:
        """Return the quantiles of u, shares between 0 and 1; the shape is kept."""
        return _share(self.inverse.at(np.log(u / (1.0 - u))))

    def cdf(self, x: FloatArray) -> FloatArray:
        """Return the probability of at most x, itself between 0 and 1; the shape is kept."""
        inside = np.clip(x, 1e-300, 1.0 - 2.0**-53)
        probability = _share(self.forward.at(np.log(inside / (1.0 - inside))))
        return np.where(x <= 0.0, 0.0, np.where(x >= 1.0, 1.0, probability))


def _share(log_odds: FloatArray) -> FloatArray:
    return 1.0 / (1.0 + np.exp(-np.maximum(log_odds, -700.0)))


@lru_cache(maxsize=1024)
def beta_table(a: float, b: float) -> BetaTable:
    """Return the table of the beta distribution with shapes ``a`` and ``b``, both above 0."""
    edges = _edges(a, b)
    density, mass = _density_and_mass(edges, a, b)
    # From each end separately: near 1 the chance of more keeps digits that 1 - u has lost.
    fall = a - (a + b) * _share(edges[[0, -1]])  # slope of the log density
    below = density[0] / fall[0] + np.concatenate([[0.0], np.cumsum(mass)])
    above = density[-1] / -fall[1] + np.concatenate([np.cumsum(mass[::-1])[::-1], [0.0]])
    odds = np.log(below) - np.log(above)
    total = below + above
    slopes = density * total / (below * above)
    grid = np.linspace(odds[0], odds[-1], _fineness(a, b) * _PIECES + 1)
    values, grid_slopes = _regrid(grid, odds, edges, 1.0 / slopes)
    return BetaTable(cubic_table(grid, values, grid_slopes), cubic_table(edges, odds, slopes))


def _edges(a: float, b: float) -> FloatArray:
    """Panels from where hardly anything lies below to where hardly anything lies above."""
    middle, spread = math.log(a / b), math.sqrt(1.0 / a + 1.0 / b)
    low = _far_end(middle, middle - 9.0 * spread - 50.0 / a, a, b)
    high = _far_end(middle, middle + 9.0 * spread + 50.0 / b, a, b)
    return np.linspace(low, high, _fineness(a, b) * _PANELS + 1)


def _far_end(middle: float, far: float, a: float, b: float) -> float:
    """Halve the way between the peak and a place too far out, to where the density is e^-42."""
    near, level = middle, _log_density_at(middle, a, b) - 42.0
    for _ in range(40):
        halfway = (near + far) / 2.0
        if _log_density_at(halfway, a, b) < level:
            far = halfway
        else:
            near = halfway
    return near


def _log_density_at(s: float, a: float, b: float) -> float:
    small = math.log1p(math.exp(-abs(s)))
    return -a * (max(-s, 0.0) + small) - b * (max(s, 0.0) + small)


def _fineness(a: float, b: float) -> int:
    """Shapes below 1 put mass at the very ends, which bends the curve more sharply."""
    return 1 if min(a, b) >= 1.0 else 4


def _density_and_mass(edges: FloatArray, a: float, b: float) -> tuple[FloatArray, FloatArray]:
    nodes, weights = np.polynomial.legendre.leggauss(6)
    half = (edges[1] - edges[0]) / 2.0
    middles = (edges[:-1] + edges[1:]) / 2.0
    peak = _log_density(np.log(a / b) + np.zeros(1), a, b)
    inside = np.exp(_log_density(middles[:, None] + half * nodes, a, b) - peak)
    return np.exp(_log_density(edges, a, b) - peak), half * (inside @ weights)


def _log_density(s: FloatArray, a: float, b: float) -> FloatArray:
    """Log density in the log-odds, but for a constant."""
    log_below = np.logaddexp(0.0, -s)
    log_above = np.logaddexp(0.0, s)
    return -a * log_below - b * log_above


def _regrid(
    grid: FloatArray, points: FloatArray, values: FloatArray, slopes: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Read a curve, known with its slopes at uneven points, at even ones: cubic Hermite."""
    right = np.clip(np.searchsorted(points, grid), 1, len(points) - 1)
    left = right - 1
    gap = points[right] - points[left]
    t = (grid - points[left]) / gap
    rise = values[right] - values[left]
    first, second = gap * slopes[left] - rise, gap * slopes[right] - rise
    bend = t * (1.0 - t) * (first * (1.0 - t) - second * t)
    turn = (1.0 - 2.0 * t) * (first * (1.0 - t) - second * t) - t * (1.0 - t) * (first + second)
    return values[left] + t * rise + bend, (rise + turn) / gap


def cubic_table(grid: FloatArray, values: FloatArray, slopes: FloatArray) -> CubicTable:
    """Return cubic pieces through the values with the slopes, at evenly spaced points."""
    width = float(grid[1] - grid[0])
    rise, steep = np.diff(values), slopes * width
    inner = np.array([
        values[:-1],
        steep[:-1],
        3.0 * rise - 2.0 * steep[:-1] - steep[1:],
        steep[:-1] + steep[1:] - 2.0 * rise,
    ])  # fmt: skip
    # Piece -1 (found at the end of the array) and the last one are the straight lines outside.
    after = np.array([[values[-1]], [steep[-1]], [0.0], [0.0]])
    before = np.array([[values[0] - steep[0]], [steep[0]], [0.0], [0.0]])
    pieces = np.ascontiguousarray(np.hstack([inner, after, before]))
    return CubicTable(float(grid[0]), width, pieces, len(rise))
