"""Which of many deals are efficient: no other is better for one side and as good for the other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from benefitshare.ledger import FloatArray

Indices = NDArray[np.intp]
MOST = 4_000
"""Efficient deals kept while parts of a deal are put together."""


def efficient(gains: FloatArray) -> Indices:
    """Indices of the deals that no other beats, the worst for the first side first.

    `gains` has shape (deals, 2). Of deals worth the same to both, the first counts.

    >>> efficient(np.array([[1.0, 3.0], [2.0, 2.0], [1.0, 2.0], [3.0, 0.0], [2.0, 2.0]])).tolist()
    [0, 1, 3]
    """
    order = np.lexsort((np.arange(len(gains)), -gains[:, 1], -gains[:, 0]))
    theirs = gains[order, 1]
    best_before = np.concatenate([[-np.inf], np.maximum.accumulate(theirs)[:-1]])
    return np.asarray(order[theirs > best_before][::-1])


def thinned(count: int, most: int) -> Indices:
    """Evenly spaced indices among so many, both ends kept.

    >>> thinned(10, 4).tolist(), thinned(3, 4).tolist()
    ([0, 3, 6, 9], [0, 1, 2])
    """
    if count <= most:
        return np.arange(count)
    return np.unique(np.round(np.linspace(0, count - 1, most)).astype(np.intp))


def both_at_least(gains: FloatArray, walk_away: tuple[float, float] = (0.0, 0.0)) -> Indices:
    """Indices of the deals that neither side would rather walk away from."""
    return np.flatnonzero((gains >= np.asarray(walk_away)).all(axis=1))


def is_straight(slopes: FloatArray, tolerance: float = 1e-6) -> bool:
    """Whether levers, each moving both sides' gains evenly, all move them in one direction.

    `slopes` has shape (levers, 2): what one unit of each is worth to each side. Then what one side
    gets costs the other the same whichever lever gives it, and the frontier is a straight line.
    """
    scales = np.abs(slopes).sum(axis=1)
    moving = slopes[scales > 0.0] / scales[scales > 0.0, None]
    if not len(moving) or (moving[:, 0] * moving[:, 1] >= 0.0).any():
        return False
    ways = moving * np.sign(moving[:, :1])
    return bool((np.ptp(ways, axis=0) <= tolerance).all())
