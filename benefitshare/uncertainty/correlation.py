"""Rank correlations between uncertain inputs, by a Gaussian copula.

The streams of the inputs are turned into normal scores, mixed, and each stream's own points are put
in the order of its mixed scores, replicate by replicate. So every input keeps exactly the points it
had, stratified as before, and inputs that no correlation names are untouched. A rank correlation
of s between two normal scores is a linear one of 2 sin(pi s / 6) (K. Pearson, 1907).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from benefitshare.problems import DealProblems, Problem
from benefitshare.quantities import FloatArray
from benefitshare.uncertainty.normal import normal_quantile
from benefitshare.uncertainty.streams import REPLICATE


@dataclass(frozen=True, slots=True)
class Correlation:
    """The rank correlation (-1 to 1) of every pair among the paths ``between``."""

    between: tuple[str, ...]
    rank: float


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Inputs that move together: their paths, sorted, and the lower factor of their matrix."""

    paths: tuple[str, ...]
    factor: FloatArray

    def correlate(self, streams: Sequence[FloatArray]) -> list[FloatArray]:
        """Reorder the points of the paths' streams; each of shape (draws,), whole replicates."""
        scores = [normal_quantile(stream) for stream in streams]
        mixed = [sum(weight * score for weight, score in zip(row, scores, strict=True)
                     if weight) for row in self.factor]  # fmt: skip
        return [
            _in_order_of(np.asarray(score), stream)
            for score, stream in zip(mixed, streams, strict=True)
        ]


def _in_order_of(scores: FloatArray, points: FloatArray) -> FloatArray:
    """Give the lowest score of each replicate its lowest point, and so on up."""
    ordered = np.empty_like(points)
    for start in range(0, len(points), REPLICATE):
        replicate = slice(start, start + REPLICATE)
        places = start + np.argsort(scores[replicate], kind="stable")
        ordered[places] = np.sort(points[replicate])
    return ordered


def correlated_groups(correlations: Mapping[str, Correlation]) -> tuple[Group, ...]:
    """Return the groups of inputs that move together; raises ``DealProblems`` if they cannot.

    The keys are the correlations' ids, for messages. Pairs within a group that nobody gave are
    uncorrelated. A group that is impossible is refused, with the nearest possible one.
    """
    ranks, problems = _pairs(correlations)
    if problems:
        raise DealProblems(problems)
    matrices = [(paths, _matrix(paths, ranks)) for paths in _components(ranks)]
    impossible = [
        _impossible(paths, matrix, correlations)
        for paths, matrix in matrices
        if not _is_possible(matrix)
    ]
    if impossible:
        raise DealProblems(impossible)
    return tuple(Group(paths, _lower_factor(matrix)) for paths, matrix in matrices)


Pair = tuple[str, str]


def _pairs(
    correlations: Mapping[str, Correlation],
) -> tuple[dict[Pair, float], list[Problem]]:
    ranks: dict[Pair, float] = {}
    problems: list[Problem] = []
    for key in sorted(correlations):
        correlation = correlations[key]
        if len(set(correlation.between)) < max(2, len(correlation.between)):
            message = "A correlation is between two or more different values."
            problems.append(Problem(message, path=f"correlations.{key}.between"))
        for first, second in combinations(sorted(set(correlation.between)), 2):
            earlier = ranks.setdefault((first, second), correlation.rank)
            if earlier != correlation.rank:
                problems.append(_twice(key, first, second, earlier, correlation.rank))
    return ranks, problems


def _twice(key: str, first: str, second: str, earlier: float, later: float) -> Problem:
    message = (
        f"The correlation of {first} and {second} is given twice, as {earlier:g} and as {later:g}; "
        "keep one of them."
    )
    return Problem(message, path=f"correlations.{key}.rank", found=f"{later:g}")


def _components(ranks: Mapping[Pair, float]) -> list[tuple[str, ...]]:
    """Return the sets of paths that pairs join, each sorted; paths in no pair are in none."""
    sets: list[set[str]] = []
    for pair in sorted(ranks):
        touched = [paths for paths in sets if paths & set(pair)]
        sets = [paths for paths in sets if not paths & set(pair)]
        sets.append(set(pair).union(*touched))
    return sorted(tuple(sorted(paths)) for paths in sets)


def _matrix(paths: tuple[str, ...], ranks: Mapping[Pair, float]) -> FloatArray:
    matrix = np.eye(len(paths))
    for (row, first), (column, second) in combinations(enumerate(paths), 2):
        linear = 2.0 * math.sin(math.pi * ranks.get((first, second), 0.0) / 6.0)
        matrix[row, column] = matrix[column, row] = linear
    return matrix


def _lower_factor(matrix: FloatArray) -> FloatArray:
    """Cholesky's factor, which allows inputs that others determine wholly (a rank of 1 or -1)."""
    factor = np.zeros_like(matrix)
    for column in range(len(matrix)):
        rest = matrix[column:, column] - factor[column:, :column] @ factor[column, :column]
        if rest[0] > 1e-12:
            factor[column:, column] = rest / math.sqrt(rest[0])
    return factor


def _impossible(
    paths: tuple[str, ...], matrix: FloatArray, correlations: Mapping[str, Correlation]
) -> Problem:
    ranks = _nearest_ranks(matrix)
    pairs = [
        f"{paths[row]} with {paths[column]} {ranks[row, column]:.2f}"
        f" (given {6.0 / math.pi * math.asin(matrix[row, column] / 2.0):.2g})"
        for row, column in combinations(range(len(paths)), 2)
    ]
    message = (
        "These correlations cannot all hold at once (a pair that is not given counts as nought). "
        f"The nearest possible set is: {'; '.join(pairs)}."
    )
    keys = [key for key in sorted(correlations) if set(correlations[key].between) & set(paths)]
    return Problem(message, path=f"correlations.{keys[-1]}", found=", ".join(keys))


def _nearest_ranks(matrix: FloatArray) -> FloatArray:
    """Return the nearest possible rank correlations, in hundredths so that they can be typed."""
    nearest = nearest_correlation(matrix)
    for shrink in np.linspace(1.0, 0.0, 101):
        linear = shrink * nearest + (1.0 - shrink) * np.eye(len(matrix))
        ranks: FloatArray = np.round(6.0 / math.pi * np.arcsin(np.clip(linear / 2, -0.5, 0.5)), 2)
        if _is_possible(2.0 * np.sin(math.pi * ranks / 6.0)):
            break
    return ranks


def _is_possible(matrix: FloatArray) -> bool:
    return bool(np.linalg.eigvalsh(matrix)[0] > -1e-9)


def nearest_correlation(matrix: FloatArray) -> FloatArray:
    """Return the nearest correlation matrix, by alternating projections. Shape (inputs, inputs).

    Source: N. J. Higham (2002), "Computing the nearest correlation matrix: a problem from
    finance", IMA Journal of Numerical Analysis 22(3), 329-343.
    """
    nearest, correction = matrix, np.zeros_like(matrix)
    for _ in range(1000):
        shifted = nearest - correction
        values, vectors = np.linalg.eigh(shifted)
        positive = (vectors * np.maximum(values, 0.0)) @ vectors.T
        correction = positive - shifted
        previous, nearest = nearest, positive.copy()
        np.fill_diagonal(nearest, 1.0)
        if np.abs(nearest - previous).max() < 1e-10:
            break
    return nearest
