"""What a change is worth to a side, draw by draw on the same draws, and one change in units of
another, each with its error."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benefitshare.ledger import FloatArray
from benefitshare.negotiation.sides import WORST
from benefitshare.valuation.statistics import standard_error

SURE = 2.0
"""How many standard errors a number must be from nil to be taken for something."""
PENNY = 0.01


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change is worth to one side. [currency, present value]"""

    mean: float
    standard_error: float
    cautious: float
    """How the mean of the side's worst fifth of draws changes."""
    cautious_error: float

    @property
    def is_sure(self) -> bool:
        """Whether the mean is further from nil than its error explains, and than a penny."""
        return sure(self.mean, self.standard_error)


@dataclass(frozen=True, slots=True)
class Ratio:
    """One change in units of another."""

    rate: float
    standard_error: float


def sure(mean: float, error: float) -> bool:
    """Whether a mean is told from nil."""
    return abs(mean) > max(SURE * error, PENNY)


def effect(before: FloatArray, after: FloatArray) -> Effect:
    """Compare a side's gain in two deals that share their draws. Shapes (draws,). [currency]"""
    by_draw = after - before
    in_the_worst = tail(after) - tail(before)
    return Effect(
        mean=float(np.mean(by_draw)),
        standard_error=standard_error(by_draw),
        cautious=float(np.mean(in_the_worst)),
        cautious_error=standard_error(in_the_worst),
    )


def tail(gain: FloatArray) -> FloatArray:
    """For each draw, what it adds to the mean of the worst fifth, so that two such means can be
    compared draw by draw. Its mean is that mean.

    R. T. Rockafellar and S. Uryasev (2000), "Optimization of conditional value-at-risk", Journal
    of Risk 2(3), 21-41. Shape (draws,).

    >>> float(tail(np.array([1.0, 2.0, 3.0, 4.0, 5.0])).mean())
    1.0
    """
    count = max(len(gain) // WORST, 1)
    edge = np.partition(gain, count - 1)[count - 1]
    # As many draws as are counted, so that ties at the edge change nothing.
    return np.asarray(edge - np.maximum(edge - gain, 0.0) * (len(gain) / count))


def ratio(of: FloatArray, in_: FloatArray) -> Ratio | None:
    """The mean of one change over that of another, as paired draws have it; nothing where the
    divisor is within two standard errors of nil.

    The error is that of a ratio of means to the first order (the delta method): of the draws'
    own departures from it. Shapes (draws,).
    """
    divisor = float(np.mean(in_))
    if not sure(divisor, standard_error(in_)):
        return None
    rate = float(np.mean(of)) / divisor
    return Ratio(rate, standard_error((of - rate * in_) / divisor))
