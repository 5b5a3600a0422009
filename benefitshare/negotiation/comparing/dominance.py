"""Whether one deal is better than another whatever somebody's attitude to risk: first-order
dominance, on the amounts that either may come to and not draw by draw."""

from typing import Literal

import numpy as np

from benefitshare.ledger import FloatArray
from benefitshare.valuation.statistics import PENNY

Dominant = Literal["other", "first"]


def dominant(first: FloatArray, other: FloatArray) -> Dominant | None:
    """Which of two deals dominates, if either does. Shapes (draws,), as many draws of each.

    One dominates where, at every chance, what it comes to at least is no less, and somewhere more
    by over a penny: each amount of its ordered sample is at least the other's in the same place.

    References: J. Hadar and W. R. Russell (1969), "Rules for ordering uncertain prospects",
    American Economic Review 59(1), 25-34.

    >>> dominant(np.array([0.0, 3.0]), np.array([4.0, 0.0]))
    'other'
    >>> dominant(np.array([0.0, 3.0]), np.array([1.0, 2.0])) is None
    True
    """
    ahead = np.sort(other) - np.sort(first)
    if float(ahead.min()) >= -PENNY and float(ahead.max()) > PENNY:
        return "other"
    if float(ahead.max()) <= PENNY and float(ahead.min()) < -PENNY:
        return "first"
    return None
