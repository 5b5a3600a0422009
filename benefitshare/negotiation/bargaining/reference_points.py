"""Points on a frontier that bargaining theory singles out. None is called fair.

Each is the deal whose smaller gain, measured in some way, is largest; on an even frontier the two
are then equal. Sources: E. Kalai (1977), "Proportional solutions to bargaining situations",
Econometrica 45(7), 1623-1630; J. F. Nash (1950), "The bargaining problem", Econometrica 18(2),
155-162; E. Kalai and M. Smorodinsky (1975), "Other solutions to Nash's bargaining problem",
Econometrica 43(3), 513-518.
"""

from __future__ import annotations

import numpy as np

from benefitshare.ledger import FloatArray
from benefitshare.negotiation.bargaining.frontier import both_at_least

NOTHING = (0.0, 0.0)


def equal_gains(gains: FloatArray, walk_away: tuple[float, float] = NOTHING) -> int:
    """The deal whose smaller gain over walking away is largest. Shape (deals, 2).

    Where no deal suits both it is the one that comes nearest to it.

    >>> equal_gains(np.array([[0.0, 10.0], [4.0, 6.0], [5.0, 5.0], [8.0, 2.0]]))
    2
    """
    return _largest_smaller(gains - np.asarray(walk_away))


def proportional(
    gains: FloatArray, share: float, walk_away: tuple[float, float] = NOTHING
) -> int | None:
    """The deal whose gains stand as `share` to the rest, for the first side and the second.

    None where no deal suits both, or where the share leaves one side nothing.
    """
    if not 0.0 < share < 1.0:
        return None
    return _among_acceptable(gains, walk_away, np.array([share, 1.0 - share]))


def ideal(
    gains: FloatArray, walk_away: tuple[float, float] = NOTHING
) -> tuple[float, float] | None:
    """The most that each side could gain in a deal that the other still accepts.

    No deal gives both. It moves with how far the levers may go.
    """
    kept = both_at_least(gains, walk_away)
    if not len(kept):
        return None
    most = gains[kept].max(axis=0)
    return float(most[0]), float(most[1])


def kalai_smorodinsky(gains: FloatArray, walk_away: tuple[float, float] = NOTHING) -> int | None:
    """The deal that gives both sides the same part of the most that each could gain."""
    most = ideal(gains, walk_away)
    if most is None:
        return None
    weights = np.asarray(most) - np.asarray(walk_away)
    return _among_acceptable(gains, walk_away, weights) if (weights > 0.0).all() else None


def nash(gains: FloatArray, walk_away: tuple[float, float] = NOTHING) -> int | None:
    """The deal with the largest product of gains over walking away."""
    kept = both_at_least(gains, walk_away)
    if not len(kept):
        return None
    over = gains[kept] - np.asarray(walk_away)
    return int(kept[np.argmax(over[:, 0] * over[:, 1])])


def _among_acceptable(
    gains: FloatArray, walk_away: tuple[float, float], weights: FloatArray
) -> int | None:
    kept = both_at_least(gains, walk_away)
    if not len(kept):
        return None
    return int(kept[_largest_smaller((gains[kept] - np.asarray(walk_away)) / weights)])


def _largest_smaller(over: FloatArray) -> int:
    """The row whose smaller entry is largest; of several, the one with the largest sum."""
    return int(np.lexsort((over.sum(axis=1), over.min(axis=1)))[-1])
