"""Packages of equal value: different deals worth the same to the NHS side, the one that costs the
supplier least first. Put on the table together, they show what the other side cares about."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np

from benefitshare.ledger import FloatArray
from benefitshare.negotiation.bargaining.candidates import Candidates
from benefitshare.negotiation.bargaining.ranges import Range, tidy_step
from benefitshare.negotiation.bargaining.terrain import Terrain

HOW_MANY = 3
MOST_SETTINGS = 2_000
"""Settings of the other levers that are tried while one lever makes up the value."""
DISTANCES = (0.5, 0.3, 0.2, 0.1, 0.05)
"""How much more some lever has to bring in one package than in another, as a part of the most that
any lever's worth varies: the largest that can be had."""
_LEAST, _PART = 1_000.0, 0.005
_STEPS = (10, 20, 50, 100, 200, 500, 1_000, 5_000, 20_000, 100_000)


def tolerance(target: float) -> float:
    """How far apart two deals' worths may lie and count as equal: a thousand, or half a per cent.

    >>> tolerance(100_000.0), tolerance(-2e6)
    (1000.0, 10000.0)
    """
    return max(_LEAST, _PART * abs(target))


def packages(terrain: Terrain, target: float, met: Candidates | None = None) -> list[FloatArray]:
    """Points worth the target to the NHS side, cheapest to the supplier first.

    At most three; fewer where the levers allow no more that differ. Those that lead with different
    levers come before those that do not. `met` are the deals that a search has met, where no
    terrain is known.
    """
    points = met.points if met is not None else np.vstack([*_closed(terrain, target)])
    gains = met.gains if met is not None else terrain.gains(points)
    fits = np.abs(gains[:, 0] - target) <= tolerance(target)
    points, gains = points[fits], gains[fits]
    if not len(points):
        return []
    points = points[np.argsort(-gains[:, 1], kind="stable")]
    if met is None:
        brings = _brings(terrain, points)
    else:
        brings = np.array([points[:, i] / (r.high - r.low) for i, r in enumerate(terrain.ranges)])
    least = 2.0 * tolerance(target) if met is None else 0.0
    chosen = _chosen(brings.T, least)
    return [points[index] for index in sorted(chosen)]


def _closed(terrain: Terrain, target: float) -> Iterator[FloatArray]:
    """Deals in which one lever makes up what the others leave of the target."""
    for lever in range(len(terrain.ranges)):
        settings = _settings(terrain, lever)
        if terrain.linear[lever]:
            yield _solved(terrain, lever, settings, target)
        else:
            values = np.asarray(terrain.values[lever])
            points = np.repeat(settings, len(values), axis=0)
            points[:, lever] = np.tile(values, len(settings))
            yield points


def _settings(terrain: Terrain, lever: int) -> FloatArray:
    """Settings of all levers but one, spread over their values: ends, what stands, and between."""
    count = max(int(MOST_SETTINGS ** (1 / max(len(terrain.ranges) - 1, 1))), 2)
    own = []
    for index, (span, values) in enumerate(zip(terrain.ranges, terrain.values, strict=True)):
        places = np.unique(np.round(np.linspace(0, len(values) - 1, min(count, 9))).astype(int))
        tried = {values[place] for place in places}
        if span.current is not None and span.current in values:
            tried.add(span.current)
        own.append([span.low] if index == lever else sorted(tried))
    return np.array(list(product(*own)))


def _solved(terrain: Terrain, lever: int, settings: FloatArray, target: float) -> FloatArray:
    """The value of a lever, as tidy as may be, that brings each setting to the target."""
    span = terrain.ranges[lever]
    at_low, at_high = (terrain.gains(_with(settings, lever, end))[:, 0] for end in _ends(span))
    slope = (at_high - at_low) / (span.high - span.low)
    moving = np.abs(slope) > 0.0
    settings, at_low, slope = settings[moving], at_low[moving], slope[moving]
    wanted = span.low + (target - at_low) / slope
    inside = (wanted >= span.low) & (wanted <= span.high)
    settings, wanted, slope = settings[inside], wanted[inside], slope[inside]
    tidy = _tidied(wanted, tolerance(target) / np.abs(slope), span)
    return _with(settings, lever, tidy)


def _ends(span: Range) -> tuple[float, float]:
    return span.low, span.high


def _with(settings: FloatArray, lever: int, values: float | FloatArray) -> FloatArray:
    points = settings.copy()
    points[:, lever] = values
    return points


def _tidied(wanted: FloatArray, leeway: FloatArray, span: Range) -> FloatArray:
    """Round values to the coarsest tidy step that stays within half their leeway."""
    tidy = wanted.copy()
    open_ = np.ones(len(wanted), dtype=bool)
    for parts in _STEPS:
        step = tidy_step((span.high - span.low) / parts)
        rounded = np.clip(np.round(wanted / step) * step, span.low, span.high)
        fits = open_ & (np.abs(rounded - wanted) <= 0.5 * leeway)
        tidy[fits] = [float(f"{value:.12g}") for value in rounded[fits]]
        open_ &= ~fits
    return tidy


def _brings(terrain: Terrain, points: FloatArray) -> FloatArray:
    """What each lever brings the NHS side in each deal, over the end that is worse for it.

    Shape (levers, deals). [currency]
    """
    whole = terrain.gains(points)[:, 0]
    brings = []
    for lever, span in enumerate(terrain.ranges):
        without = [terrain.gains(_with(points, lever, end))[:, 0] for end in _ends(span)]
        brings.append(whole - np.minimum(*without))
    return np.array(brings)


def _chosen(brings: FloatArray, least: float) -> list[int]:
    """The cheapest deals that lead with different levers, then the cheapest that are far apart.

    `brings` has shape (deals, levers); some lever brings at least so much more in one than in
    another.
    """
    widest = float(np.ptp(brings, axis=0).max())
    best: list[int] = []
    for distance in DISTANCES:
        chosen = _far_apart(brings, max(distance * widest, least))
        if len(chosen) > len(best):
            best = chosen
        if len(best) == HOW_MANY:
            break
    return best or [0]


def _far_apart(brings: FloatArray, distance: float) -> list[int]:
    chosen: list[int] = []
    leads = brings.argmax(axis=1)
    for by_lead in (True, False):
        while len(chosen) < HOW_MANY:
            free = np.ones(len(brings), dtype=bool)
            for each in chosen:
                free &= np.abs(brings - brings[each]).max(axis=1) >= distance
                free &= (leads != leads[each]) | (not by_lead)
            if not free.any():
                break
            chosen.append(int(np.argmax(free)))
    return chosen
