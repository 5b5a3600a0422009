"""Which uncertain values a party's gain hangs on, from draws that are made anyway.

A rank correlation says how surely two things rise together, whatever their units. It sees each
value by itself: not what only two of them do together, and of values that move together each is
given the credit of both.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from benefitshare.deal.paths import estimates
from benefitshare.ledger import FloatArray
from benefitshare.ledger.posting import CLASSES
from benefitshare.valuation.reading import Reading


@dataclass(frozen=True, slots=True)
class Influence:
    """How surely a gain rises and falls with one uncertain value."""

    path: str
    rank: float
    """Spearman's rank correlation with the gain, between -1 and 1."""
    standard_error: float
    """Of the correlation, were there none."""

    @property
    def can_be_told(self) -> bool:
        """Whether it lies more than two standard errors from nil."""
        return abs(self.rank) > 2 * self.standard_error


def influences(
    reading: Reading, ids: Iterable[str], classes: Iterable[str] = CLASSES
) -> tuple[Influence, ...]:
    """Every uncertain value of a deal with its influence on a gain, the greatest first.

    The gain is the sum of the parties', on their own basis; `classes` is the line that counts.

    References: Spearman, "The Proof and Measurement of Association between Two Things", American
    Journal of Psychology 15 (1904).
    """
    gain = _ranks(np.asarray(reading.sample.gain(tuple(ids), tuple(classes))))
    draws, error = reading.all_draws(), 1.0 / np.sqrt(max(reading.design.draws - 1, 1))
    found = [
        Influence(path, _correlation(_ranks(np.asarray(draws.value(each))), gain), float(error))
        for path, each in estimates(reading.deal)
        if not each.is_certain and _counts(path)
    ]
    return tuple(sorted(found, key=lambda each: -abs(each.rank)))


def _counts(path: str) -> bool:
    """Another side's view is not part of the deal as we see it."""
    return not path.startswith("views.")


def _ranks(values: FloatArray) -> FloatArray:
    """Ranks less their mean, equal values sharing theirs. Shape (draws,)."""
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    return np.asarray(ranks - ranks.mean(), dtype=np.float64)


def _correlation(one: FloatArray, other: FloatArray) -> float:
    size = float(np.sqrt(np.dot(one, one) * np.dot(other, other)))
    return float(np.dot(one, other) / size) if size else 0.0
