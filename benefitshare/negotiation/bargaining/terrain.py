"""What every deal within the ranges is expected to be worth to both sides, from few projections.

Most levers act alone: what a fee is worth does not hang on the royalty. So the levers are parted
into pieces whose worths add up, and within a piece a lever in which the worth is linear draw by
draw needs only its two ends. Both are found out on the deal itself, draw by draw, and what is put
together from the pieces is checked against projections of deals inside the ranges.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np

from benefitshare.ledger import FloatArray
from benefitshare.negotiation.bargaining.ranges import Range
from benefitshare.negotiation.sides import Table, Worth

MOST_NODES = 1_600
"""Projections made for a grid: forty by forty."""
FEWEST_VALUES = 8
"""Below so many values of each lever, a grid is too coarse, and a search is made instead."""
_INSIDE = (0.3137, 0.7291)
"""Where along a lever linearity is tested: at no round part of it."""
_CHECKS = 3
_SAME = 1e-9
"""How far apart two worths may lie, relative to their size, and count as the same."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Levers that act upon each other, and what they add to the corner of least values."""

    levers: tuple[int, ...]
    nodes: tuple[FloatArray, ...]
    """The values of each lever that were projected: its two ends where the worth is linear."""
    gains: FloatArray
    """Means, over the corner. Shape (*nodes, 2). [currency]"""

    def at(self, points: FloatArray) -> FloatArray:
        """What the piece adds at some points, straight between nodes. Shape (points, levers)."""
        places = [
            _place(points[:, lever], nodes)
            for lever, nodes in zip(self.levers, self.nodes, strict=True)
        ]
        total = np.zeros((len(points), 2))
        for corner in product((0, 1), repeat=len(self.levers)):
            weight = np.ones(len(points))
            for side, (_, part) in zip(corner, places, strict=True):
                weight = weight * (part if side else 1.0 - part)
            index = tuple(low + side for side, (low, _) in zip(corner, places, strict=True))
            total += weight[:, None] * self.gains[index]
        return total


def _place(values: FloatArray, nodes: FloatArray) -> tuple[np.ndarray, FloatArray]:
    """The node below each value, and how far on it is towards the next."""
    below = np.clip(np.searchsorted(nodes, values, side="right") - 1, 0, len(nodes) - 2)
    return below, (values - nodes[below]) / (nodes[below + 1] - nodes[below])


@dataclass(frozen=True, slots=True, eq=False)
class Terrain:
    """The expected gains of both sides over the ranges of the levers."""

    ranges: tuple[Range, ...]
    corner: FloatArray
    """Gains with every lever at its low end. Shape (2,). [currency]"""
    pieces: tuple[Piece, ...]
    linear: tuple[bool, ...]
    """Whether the worth is linear in each lever, draw by draw."""
    values: tuple[tuple[float, ...], ...]
    """The values of each lever that are considered."""
    projections: int
    """How many were made to know it."""
    off_by: float
    """The largest difference from a projection at the points that were checked. [currency]"""
    is_searched: bool = False
    """Whether too many levers act upon each other for a grid, so that a search has to find the
    frontier; nothing here then tells what lies between."""

    def gains(self, points: FloatArray) -> FloatArray:
        """Expected gains of both sides. Shape (points, levers) to (points, 2). [currency]"""
        return np.asarray(self.corner + sum(piece.at(points) for piece in self.pieces))

    @property
    def slopes(self) -> FloatArray | None:
        """What one unit of each lever is worth to both sides, where every lever acts alone and
        evenly; else None. Shape (levers, 2)."""
        if self.is_searched or not all(self.linear) or len(self.pieces) < len(self.ranges):
            return None
        spans = [(each.gains[1] - each.gains[0]) / np.ptp(each.nodes[0]) for each in self.pieces]
        return np.array(spans)


def changes_at(ranges: Sequence[Range], point: Iterable[float]) -> dict[str, object]:
    """A point as changes of the deal."""
    return {each.path: float(value) for each, value in zip(ranges, point, strict=True)}


def terrain_of(table: Table, ranges: tuple[Range, ...], grid: int) -> Terrain:
    """Learn what the deals within the ranges are worth; `grid` values of each lever at most."""
    survey = _Survey(table, ranges)
    linear = tuple(survey.is_linear(index, survey.low) for index in range(len(ranges)))
    parts = survey.parts()
    linear = tuple(
        straight and (len(_part_of(parts, index)) == 1 or survey.is_linear(index, survey.high))
        for index, straight in enumerate(linear)
    )
    found = _put_together(survey, parts, linear, grid)
    if found.off_by > survey.tolerance and len(parts) > 1:
        whole = (tuple(range(len(ranges))),)
        found = _put_together(survey, whole, tuple(False for _ in ranges), grid)
    return found


def _put_together(
    survey: _Survey, parts: Sequence[tuple[int, ...]], linear: tuple[bool, ...], grid: int
) -> Terrain:
    counts = [_values_for(part, linear, survey.ranges, grid) for part in parts]
    values = tuple(
        each.values(_count(parts, counts, index) or grid)
        for index, each in enumerate(survey.ranges)
    )
    corner = np.array(survey.table.means(changes_at(survey.ranges, survey.low)))
    if any(count is None for count in counts):
        return Terrain(
            survey.ranges, corner, (), linear, values, survey.table.valued, 0.0, is_searched=True
        )
    nodes = tuple(
        np.array((each[0], each[-1]) if straight else each)
        for each, straight in zip(values, linear, strict=True)
    )
    pieces = tuple(survey.piece(part, nodes) for part in parts)
    known = Terrain(survey.ranges, corner, pieces, linear, values, 0, 0.0)
    off_by = max(survey.off_by(known, point) for point in survey.inside(nodes, linear))
    return Terrain(survey.ranges, corner, pieces, linear, values, survey.table.valued, off_by)


def _part_of(parts: Sequence[tuple[int, ...]], index: int) -> tuple[int, ...]:
    return next(part for part in parts if index in part)


def _count(
    parts: Sequence[tuple[int, ...]], counts: Sequence[int | None], index: int
) -> int | None:
    return next(count for part, count in zip(parts, counts, strict=True) if index in part)


def _values_for(
    part: tuple[int, ...], linear: tuple[bool, ...], ranges: tuple[Range, ...], grid: int
) -> int | None:
    """How many values of each lever a part's grid has room for; None where too few."""
    for count in range(grid, min(grid, FEWEST_VALUES) - 1, -1):
        nodes = (2 if linear[each] else len(ranges[each].values(count)) for each in part)
        if math.prod(nodes) <= MOST_NODES:
            return count
    return None


@dataclass(frozen=True, slots=True)
class _Survey:
    """Projections made to find out how the levers act."""

    table: Table
    ranges: tuple[Range, ...]

    @property
    def low(self) -> tuple[float, ...]:
        return tuple(each.low for each in self.ranges)

    @property
    def high(self) -> tuple[float, ...]:
        return tuple(each.high for each in self.ranges)

    @property
    def tolerance(self) -> float:
        """How far the pieces may be out: a penny, or a millionth of what is at stake."""
        ends = [self.table.means(changes_at(self.ranges, end)) for end in (self.low, self.high)]
        return 0.01 + 1e-6 * float(np.abs(ends).max())

    def at(self, moved: Mapping[int, float], rest: tuple[float, ...]) -> Worth:
        point = [moved.get(index, value) for index, value in enumerate(rest)]
        return self.table.worth(changes_at(self.ranges, point))

    def is_linear(self, index: int, rest: tuple[float, ...]) -> bool:
        """Whether both sides' worths are linear in a lever in every draw."""
        span = self.ranges[index]
        ends = [self.at({index: end}, rest) for end in (span.low, span.high)]
        for part in _INSIDE:
            found = self.at({index: span.low + part * (span.high - span.low)}, rest)
            for side in ("nhs", "supplier"):
                first, last = (end.of(side) for end in ends)
                if not _is_same(found.of(side), first + part * (last - first)):
                    return False
        return True

    def parts(self) -> tuple[tuple[int, ...], ...]:
        """The levers, those together that act upon each other."""
        parts = [{index} for index in range(len(self.ranges))]
        for one, other in combinations(range(len(self.ranges)), 2):
            if self._acts_on(one, other):
                joined = next(p for p in parts if one in p) | next(p for p in parts if other in p)
                parts = [part for part in parts if not part & joined] + [joined]
        return tuple(sorted(tuple(sorted(part)) for part in parts))

    def _acts_on(self, one: int, other: int) -> bool:
        highs = {index: self.ranges[index].high for index in (one, other)}
        both, neither = self.at(highs, self.low), self.at({}, self.low)
        first, second = (self.at({index: highs[index]}, self.low) for index in (one, other))
        return not all(
            _is_same(both.of(side) + neither.of(side), first.of(side) + second.of(side))
            for side in ("nhs", "supplier")
        )

    def piece(self, part: tuple[int, ...], nodes: Sequence[FloatArray]) -> Piece:
        """Project a part's grid, all other levers at their low ends."""
        own = tuple(nodes[index] for index in part)
        gains = np.zeros((*(len(each) for each in own), 2))
        for place in np.ndindex(*gains.shape[:-1]):
            moved = {
                index: float(each[at]) for index, each, at in zip(part, own, place, strict=True)
            }
            point = [moved.get(index, value) for index, value in enumerate(self.low)]
            gains[place] = self.table.means(changes_at(self.ranges, point))
        return Piece(part, own, gains - gains[(0,) * len(part)])

    def inside(
        self, nodes: Sequence[FloatArray], linear: tuple[bool, ...]
    ) -> Iterator[tuple[float, ...]]:
        """Deals inside the ranges, at nodes where the worth is not linear."""
        for check in range(1, _CHECKS + 1):
            parts = [
                (check * 0.7548776662 + index * 0.5698402910) % 1.0 for index in range(len(nodes))
            ]
            yield tuple(
                float(each[0] + part * (each[-1] - each[0]))
                if straight
                else float(each[int(part * len(each))])
                for each, part, straight in zip(nodes, parts, linear, strict=True)
            )

    def off_by(self, known: Terrain, point: tuple[float, ...]) -> float:
        told = known.gains(np.array([point]))[0]
        return float(np.abs(told - self.table.means(changes_at(self.ranges, point))).max())


def _is_same(one: FloatArray, other: FloatArray) -> bool:
    scale = max(float(np.abs(one).max()), float(np.abs(other).max()))
    return float(np.abs(one - other).max()) <= 1e-6 + _SAME * scale
