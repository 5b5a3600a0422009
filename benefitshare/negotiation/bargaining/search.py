"""Where too many levers act upon each other for a grid: a search by SciPy's differential evolution.

Each round looks for the deal whose smaller gain, weighed in its own way, is largest (a Chebyshev
scalarisation), and what all rounds have met is kept. Source: R. Storn and K. Price (1997),
"Differential evolution", Journal of Global Optimization 11, 341-359.
"""

from __future__ import annotations

import numpy as np

from benefitshare.ledger import FloatArray
from benefitshare.negotiation.bargaining.candidates import Candidates
from benefitshare.negotiation.bargaining.terrain import Terrain, changes_at
from benefitshare.negotiation.sides import Table

WEIGHTS = (0.5, 0.2, 0.8, 0.05, 0.95)
"""How much the NHS side's gain weighs in each round."""
MOST_PROJECTIONS = 1_600
_PEOPLE = 6
"""Deals of a generation, for each lever."""
_SEED = 1


class _Enough(Exception):  # noqa: N818 - it stops a search that may go no further
    """The round has made as many projections as it may."""


def searched_deals(table: Table, terrain: Terrain, most: int = MOST_PROJECTIONS) -> Candidates:
    """Every deal that the search met: what it did not meet may be better."""
    # Imported here since it takes longer to load than a run takes.
    from scipy.optimize import Bounds, differential_evolution  # noqa: PLC0415

    met: dict[tuple[int, ...], tuple[float, float]] = {}
    tops = np.array([len(each) - 1.0 for each in terrain.values])
    scale = _scale(table, terrain, met)
    for number, weight in enumerate(WEIGHTS, start=1):
        weights = np.array([weight, 1.0 - weight])
        allowed = most * number // len(WEIGHTS)

        def worst(
            places: FloatArray, weights: FloatArray = weights, allowed: int = allowed
        ) -> float:
            gains = _met(table, terrain, tuple(np.round(places).astype(int).tolist()), met, allowed)
            return -float(np.min(np.asarray(gains) / scale / weights))

        try:
            differential_evolution(
                worst,
                Bounds(np.zeros(len(tops)), tops),
                integrality=np.ones(len(terrain.values), dtype=bool),
                popsize=_PEOPLE,
                rng=np.random.Generator(np.random.PCG64(_SEED)),
                polish=False,
                tol=1e-3,
            )
        except _Enough:
            continue
    return Candidates(
        np.array([_point(terrain, places) for places in met]), np.array(list(met.values()))
    )


def _point(terrain: Terrain, places: tuple[int, ...]) -> list[float]:
    return [values[place] for values, place in zip(terrain.values, places, strict=True)]


def _met(
    table: Table,
    terrain: Terrain,
    places: tuple[int, ...],
    met: dict[tuple[int, ...], tuple[float, float]],
    allowed: int,
) -> tuple[float, float]:
    if places not in met:
        if len(met) >= allowed:
            raise _Enough
        met[places] = table.means(changes_at(terrain.ranges, _point(terrain, places)))
    return met[places]


def _scale(
    table: Table, terrain: Terrain, met: dict[tuple[int, ...], tuple[float, float]]
) -> FloatArray:
    """By how much each side's gain moves from corner to corner."""
    ends = [tuple(0 for _ in terrain.values), tuple(len(each) - 1 for each in terrain.values)]
    gains = np.array([_met(table, terrain, end, met, MOST_PROJECTIONS) for end in ends])
    return np.asarray(np.maximum(np.ptp(gains, axis=0), 1.0))
