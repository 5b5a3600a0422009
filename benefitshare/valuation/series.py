"""A mean, its spread and its error, gathered block by block from stratified replicates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from benefitshare.ledger import FloatArray
from benefitshare.uncertainty.streams import REPLICATE
from benefitshare.valuation.statistics import FEWEST_REPLICATES


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """What is kept of one amount over many draws: enough for its mean, spread and error."""

    draws: int
    mean: float
    squares: float
    """The sum of squared distances from the mean."""
    replicates: FloatArray
    """The mean of each whole replicate. Shape (draws // REPLICATE,)."""

    @property
    def sd(self) -> float:
        """The standard deviation, with one degree of freedom taken off."""
        return float(np.sqrt(self.squares / (self.draws - 1))) if self.draws > 1 else 0.0

    @property
    def standard_error(self) -> float:
        """Of the mean: from the replicates, or the plain one where there are few of them."""
        if len(self.replicates) < FEWEST_REPLICATES:
            return self.sd / float(np.sqrt(self.draws))
        return float(np.std(self.replicates, ddof=1) / np.sqrt(len(self.replicates)))


def series_of(sample: FloatArray) -> Series:
    """Gather one block, which starts with a replicate's first draw. Shape (draws,)."""
    draws = len(sample)
    whole = draws // REPLICATE
    mean = float(np.mean(sample))
    by_replicate = sample[: whole * REPLICATE].reshape(whole, REPLICATE).mean(axis=1)
    return Series(draws, mean, float(np.sum((sample - mean) ** 2)), by_replicate)


def together(parts: Iterable[Series]) -> Series:
    """One series of several blocks end to end, of which only the last may end inside a replicate.

    References: Chan, Golub and LeVeque, "Updating Formulae and a Pairwise Algorithm for Computing
    Sample Variances", Stanford University report STAN-CS-79-773 (1979).
    """
    each = list(parts)
    sizes = np.array([part.draws for part in each], dtype=float)
    means = np.array([part.mean for part in each])
    draws = sum(part.draws for part in each)
    mean = float(np.dot(sizes, means) / draws)
    squares = sum(part.squares for part in each) + float(np.dot(sizes, (means - mean) ** 2))
    return Series(draws, mean, squares, np.concatenate([part.replicates for part in each]))
