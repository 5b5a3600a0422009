"""The efficient deals among all that the levers can make.

Where the worths of pieces add up, only a piece's own efficient settings can be part of an efficient
deal. So pieces are put together one by one, and what is beaten is left out at every step: that is
exact, for any number of levers. A search stands in where too many levers act upon each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np

from benefitshare.ledger import FloatArray
from benefitshare.negotiation.bargaining.frontier import MOST, both_at_least, efficient, thinned
from benefitshare.negotiation.bargaining.ranges import tidy_step
from benefitshare.negotiation.bargaining.terrain import Piece, Terrain

_SETTINGS = 40_000
"""Settings of one piece that are looked at together."""
_TOGETHER = 4_000_000
"""Deals that are compared at once while parts are put together."""
_SAMPLED = 4_096
_REFINED = 400
"""Efficient deals around which a lever is moved in fine steps."""
_ALONE = 2_000
"""Settings of all levers together that act alone and evenly."""
_FINE = 20
"""Fine steps in a coarse one."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Deals within the ranges. Shapes (deals, levers) and (deals, 2). [units; currency]"""

    points: FloatArray
    gains: FloatArray


def efficient_deals(terrain: Terrain) -> Candidates:
    """The efficient deals, the worst for the NHS side first.

    On the values considered they are all found. Then one lever of each, in which the worth is
    linear, is moved in finer steps, so that the rest of the deal stays tidy.
    """
    coarse = _on_values(terrain)
    points = np.vstack([coarse.points, *_finer(terrain, coarse.points)])
    gains = terrain.gains(points)
    kept = efficient(gains)
    return Candidates(points[kept], gains[kept])


def _on_values(terrain: Terrain) -> Candidates:
    points = np.array([[each[0] for each in terrain.values]])
    gains = terrain.corner[None, :]
    for levers, settings, added in _parts(terrain):
        kept = thinned(len(gains), max(_TOGETHER // len(added), 1))
        points, gains = points[kept], gains[kept]
        all_gains = (gains[:, None, :] + added[None, :, :]).reshape(-1, 2)
        kept = efficient(all_gains)
        kept = kept[thinned(len(kept), MOST)]
        before, own = np.divmod(kept, len(added))
        points = points[before]
        points[:, levers] = settings[own]
        gains = all_gains[kept]
    return Candidates(points, gains)


def _parts(terrain: Terrain) -> Iterator[tuple[tuple[int, ...], FloatArray, FloatArray]]:
    """Levers that belong together, their efficient settings and what these add to the corner."""
    alone = _even_and_alone(terrain)
    for piece in terrain.pieces:
        if not set(piece.levers) <= set(alone):
            yield piece.levers, *_own_efficient(terrain, piece)
    if alone:
        settings = _cheapest_first(terrain, alone)
        points = np.tile([each[0] for each in terrain.values], (len(settings), 1))
        points[:, alone] = settings
        yield alone, settings, terrain.gains(points) - terrain.corner


def _even_and_alone(terrain: Terrain) -> tuple[int, ...]:
    singles = (piece.levers[0] for piece in terrain.pieces if len(piece.levers) == 1)
    return tuple(lever for lever in singles if terrain.linear[lever])


def _cheapest_first(terrain: Terrain, levers: tuple[int, ...]) -> FloatArray:
    """Every efficient setting of levers that act alone and evenly, to fine tidy values.

    The NHS side gets most for the supplier's pound by moving the cheapest lever all the way, then
    the next: so one lever at most lies between its ends.
    """
    slopes = {piece.levers[0]: piece.gains[1] - piece.gains[0] for piece in terrain.pieces}
    rows = [terrain.ranges[lever].values(max(_ALONE // len(levers), 2)) for lever in levers]
    rows = [
        row if slopes[lever][0] >= 0 else row[::-1] for lever, row in zip(levers, rows, strict=True)
    ]
    # A lever that is better for both at one end stays there; one that gives without cost is first.
    better = [slopes[lever][0] * slopes[lever][1] > 0 for lever in levers]
    now = np.array([row[-1] if both else row[0] for row, both in zip(rows, better, strict=True)])
    order = sorted(
        (place for place, both in enumerate(better) if not both and slopes[levers[place]].any()),
        key=lambda place: abs(slopes[levers[place]][1]) / max(abs(slopes[levers[place]][0]), 1e-12),
    )
    settings = [now.copy()]
    for place in order:
        for value in rows[place][1:]:
            now[place] = value
            settings.append(now.copy())
    return np.array(settings)


def _finer(terrain: Terrain, points: FloatArray) -> Iterator[FloatArray]:
    """Deals with one lever moved about in fine steps, within a coarse step of where it is."""
    alone = _even_and_alone(terrain)
    centres = points[thinned(len(points), _REFINED)]
    for lever, (span, values) in enumerate(zip(terrain.ranges, terrain.values, strict=True)):
        if not terrain.linear[lever] or lever in alone:
            continue
        coarse = (span.high - span.low) / max(len(values) - 1, 1)
        step = tidy_step(coarse / _FINE)
        moves = np.arange(-2 * _FINE, 2 * _FINE + 1) * step
        moved = np.repeat(centres, len(moves), axis=0)
        fine = np.round((moved[:, lever] + np.tile(moves, len(centres))) / step) * step
        moved[:, lever] = np.clip([float(f"{value:.12g}") for value in fine], span.low, span.high)
        yield moved


def _own_efficient(terrain: Terrain, piece: Piece) -> tuple[FloatArray, FloatArray]:
    """A piece's efficient settings and what they add, all other levers at their low ends."""
    settings = np.array(list(product(*_considered(terrain, piece))))
    settings = settings[np.argsort(_far_from_today(terrain, piece, settings), kind="stable")]
    points = np.tile([each[0] for each in terrain.values], (len(settings), 1))
    points[:, piece.levers] = settings
    added = piece.at(points)
    kept = efficient(added)
    kept = kept[thinned(len(kept), MOST)]
    return settings[kept], added[kept]


def _far_from_today(terrain: Terrain, piece: Piece, settings: FloatArray) -> FloatArray:
    """How far levers are moved from where the deal has them: of equal deals the nearest counts."""
    own = [terrain.ranges[lever] for lever in piece.levers]
    today = np.array([each.low if each.current is None else each.current for each in own])
    spans = np.array([each.high - each.low for each in own])
    return np.asarray((np.abs(settings - today) / spans).sum(axis=1))


def _considered(terrain: Terrain, piece: Piece) -> Iterator[tuple[float, ...]]:
    """Values of each lever of a piece, coarser where several would be too many."""
    own = [terrain.values[lever] for lever in piece.levers]
    most = max(int(_SETTINGS ** (1 / len(own))), 2)
    for values in own:
        yield tuple(np.asarray(values)[thinned(len(values), most)].tolist())


def sampled_deals(terrain: Terrain) -> Candidates:
    """Deals spread evenly over the values considered: what all that could be agreed looks like."""
    counts = [len(each) for each in terrain.values]
    number = np.arange(1, _SAMPLED + 1)[:, None]
    # A Kronecker sequence on the roots of primes: even, and the same every time.
    steps = np.sqrt([2.0, 3.0, 5.0, 7.0, 11.0, 13.0, 17.0, 19.0][: len(counts)])
    places = ((number * steps) % 1.0 * counts).astype(int)
    points = np.column_stack(
        [np.asarray(values)[places[:, index]] for index, values in enumerate(terrain.values)]
    )
    points = np.unique(points, axis=0)
    return Candidates(points, terrain.gains(points))


def share_acceptable(sampled: Candidates) -> float:
    """The part of deals that leaves neither side worse off than walking away."""
    return len(both_at_least(sampled.gains)) / len(sampled.gains)
