"""Two values that may both move: the change that reaches a target and costs the suppliers least.

Along one value, at a few places, the other is moved just so far that the target is reached; around
the best of these more are tried, and all draws settle it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benefitshare.negotiation.solving.crossing import Distance, local_slope, narrowed, settled_near
from benefitshare.negotiation.solving.solve import Change, Found, Solution, Trials, Try, scanned
from benefitshare.negotiation.solving.spans import Span
from benefitshare.negotiation.solving.targets import Target

ROUNDS = 2
"""How often the distance between the places tried along the first value is halved."""
MOST_SETTLED = 3
"""How many of the best are settled on all draws, where few draws misled."""


@dataclass(frozen=True, slots=True)
class Edge:
    """With one value held, the place of the other at which the target comes to be reached."""

    held: Span
    place: float
    moved: Span
    row: Sequence[float]
    """Places of the moved value, in the order in which the target comes to be reached."""
    index: int
    supplier_gain: float
    """What the suppliers then expect, by few draws. [currency]"""

    def changes(self, index: int) -> dict[str, object]:
        """Both changes; a value that stays where it is stays uncertain, where it is."""
        return _moves(self.held, self.place) | _moves(self.moved, self.row[index])

    def place_of(self, span: Span) -> float:
        """Where one of the two stands."""
        return self.place if span is self.held else self.row[self.index]


def solve_two(
    value: Try, spans: tuple[Span, Span], target: Target, *, quick_share: float = 1.0
) -> Solution:
    """Find the change of two values that reaches a target and leaves the suppliers most."""
    trials = Trials(value, target, quick_share)
    before = trials.found({})
    trials.falling = before.value is not None and before.value > target.value
    if trials.distance({}) >= 0.0:
        changes = tuple(Change(span.path, span.current, span.current, span) for span in spans)
        return Solution(target, changes, True, before, before, None, None, trials.taken)
    edges = sorted(_searched(trials, *spans), key=lambda edge: -edge.supplier_gain)
    for edge in edges[:MOST_SETTLED]:
        index = _settled(trials, edge)
        if index is not None:
            return _reached(trials, spans, edge, index, before)
    return _nearest(trials, spans, before)


def _reached(
    trials: Trials, spans: tuple[Span, Span], edge: Edge, index: int, before: Found
) -> Solution:
    places = {edge.held.path: edge.place, edge.moved.path: edge.row[index]}
    return Solution(
        target=trials.target,
        changes=tuple(Change(each.path, each.current, places[each.path], each) for each in spans),
        reached=True,
        before=before,
        after=trials.found(edge.changes(index)),
        smaller=trials.found(edge.changes(index - 1)) if index else None,
        smaller_at=(edge.moved.path, edge.row[index - 1]) if index else None,
        projections=trials.taken,
    )


def _searched(trials: Trials, first: Span, second: Span) -> list[Edge]:
    """Edges along both values, closer together around the best."""
    found = [
        edge
        for place in (second.low, second.current, second.high)
        for edge in _edges(trials, second, place, first)
    ]
    tried = _spread(first, trials.may_hurry)
    for place in tried:
        found += _edges(trials, first, place, second)
    for _ in range(ROUNDS):
        between = _beside(_row(first), tried, first, found)
        for place in between:
            found += _edges(trials, first, place, second)
        tried = sorted({*tried, *between})
    return found


def _spread(span: Span, may_hurry: bool) -> list[float]:
    rows = [row for row in (span.down, span.up) if row]
    ends = [row[index] for row in rows for index in scanned(len(row), may_hurry)]
    return sorted({span.current, *ends})


def _beside(
    row: Sequence[float], tried: Sequence[float], span: Span, found: Sequence[Edge]
) -> list[float]:
    """Half-way from the best place so far to those that were tried on either side of it."""
    if not found:
        return []
    best = max(found, key=lambda edge: edge.supplier_gain).place_of(span)
    below = max((each for each in tried if each < best), default=best)
    above = min((each for each in tried if each > best), default=best)
    middles = {min(row, key=lambda each: abs(each - (best + end) / 2)) for end in (below, above)}
    return sorted(middles - {*tried, best})


def _edges(trials: Trials, held: Span, place: float, moved: Span) -> Iterator[Edge]:
    """Where the target comes to be reached as one value moves from one bound to the other."""
    row = _row(moved)
    ends = sorted({0, len(moved.down), len(row) - 1})
    tries = [_moves(held, place) | _moves(moved, row[index]) for index in ends]
    reached = [trials.distance(each, quick=True) for each in tries]
    for low, high, below, above in zip(ends, ends[1:], reached, reached[1:], strict=False):
        if (below >= 0.0) != (above >= 0.0):
            ordered = row[low : high + 1] if above >= 0.0 else row[low : high + 1][::-1]
            yield _edge(trials, Edge(held, place, moved, ordered, high - low, math.nan))


def _edge(trials: Trials, edge: Edge) -> Edge:
    index = narrowed(_distances(trials, edge, quick=True), 0, edge.index)
    gain = trials.found(edge.changes(index), quick=True).supplier_gain
    return Edge(edge.held, edge.place, edge.moved, edge.row, index, gain)


def _settled(trials: Trials, edge: Edge) -> int | None:
    slope = local_slope(_distances(trials, edge, quick=True), edge.index, 0)
    return settled_near(_distances(trials, edge), edge.index, slope, len(edge.row) - 1)


def _distances(trials: Trials, edge: Edge, *, quick: bool = False) -> Distance:
    def distance(index: int) -> float:
        return -math.inf if index < 0 else trials.distance(edge.changes(index), quick=quick)

    return distance


def _row(span: Span) -> tuple[float, ...]:
    """Every place of a span, from its lower bound to its upper."""
    return (*reversed(span.down), span.current, *span.up)


def _moves(span: Span, place: float) -> dict[str, object]:
    return {} if place == span.current else {span.path: place}


def _nearest(trials: Trials, spans: tuple[Span, Span], before: Found) -> Solution:
    """The pair of bounds, or of where the values stand, that comes nearest."""
    first, second = spans
    pairs = [
        (one, other)
        for one in (first.current, first.low, first.high)
        for other in (second.current, second.low, second.high)
    ]
    one, other = max(
        pairs,
        key=lambda pair: trials.distance(
            _moves(first, pair[0]) | _moves(second, pair[1]), quick=True
        ),
    )
    changes = (
        Change(first.path, first.current, one, first),
        Change(second.path, second.current, other, second),
    )
    after = trials.found(_moves(first, one) | _moves(second, other))
    return Solution(trials.target, changes, False, before, after, None, None, trials.taken)
