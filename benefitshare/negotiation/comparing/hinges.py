"""What a comparison hinges on: the assumptions and events that turn it round.

The draws that two deals share are divided in two by each assumption, its low half and its high
half, and by each event, where it does not happen and where it does. Nothing is run again.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from benefitshare.deal.paths import estimates
from benefitshare.ledger import FloatArray
from benefitshare.valuation.reading import Reading
from benefitshare.valuation.statistics import standard_error

Half: TypeAlias = NDArray[np.bool_]
"""The draws of the high half, or in which an event happens. Shape (draws,)."""
FEWEST = 50
"""Draws in a half, below which nothing is said of it."""
LAUNCH, TROUBLE = "launch", "trouble:"
"""What stands in place of a path for an event: any launch, and a company's early trouble."""


@dataclass(frozen=True, slots=True)
class Hinge:
    """How the mean of a difference moves with one assumption or event. [currency]"""

    path: str
    """Of the assumption; or `launch`, or `trouble:` and a company's id."""
    low: float
    """The mean in the low half, or where the event does not happen."""
    high: float
    """The mean in the high half, or where it does."""
    flips: bool
    """Whether the sign turns: each half is surely on its own side of nil."""

    @property
    def swing(self) -> float:
        """How far apart the halves are."""
        return abs(self.high - self.low)


def halves(*readings: Reading) -> dict[str, Half]:
    """Every way of dividing the draws that the readings share, by path or event."""
    found: dict[str, Half] = {}
    for reading in readings:
        for name, half in (*_assumptions(reading), *_events(reading)):
            if name not in found and FEWEST <= np.count_nonzero(half) <= len(half) - FEWEST:
                found[name] = half
    return found


def _assumptions(reading: Reading) -> Iterator[tuple[str, Half]]:
    draws = reading.all_draws()
    for path, estimate in estimates(reading.deal):
        # One by one, so that no more than one array of values is held at a time.
        if not estimate.is_certain and estimate.path:
            values = np.asarray(draws.value(estimate))
            yield path, values > np.median(values)


def _events(reading: Reading) -> Iterator[tuple[str, Half]]:
    sample = reading.sample.sample
    yield LAUNCH, sample.launched > 0.0
    for company, flags in sample.troubled.items():
        yield f"{TROUBLE}{company}", flags > 0.0


def hinges(difference: FloatArray, by: Mapping[str, Half]) -> tuple[Hinge, ...]:
    """Divide a difference every way, what moves it most first. Shape (draws,). [currency]"""
    found = (_hinge(path, difference, half) for path, half in by.items())
    return tuple(sorted(found, key=lambda hinge: -hinge.swing))


def _hinge(path: str, difference: FloatArray, half: Half) -> Hinge:
    low, high = difference[~half], difference[half]
    means = float(np.mean(low)), float(np.mean(high))
    sure = all(
        abs(mean) > 2 * standard_error(part) for mean, part in zip(means, (low, high), strict=True)
    )
    return Hinge(path, *means, flips=sure and means[0] * means[1] < 0.0)


def turning(found: Iterable[Hinge], material: float) -> tuple[Hinge, ...]:
    """Those that turn the comparison round, by more than what matters on one side at least."""
    return tuple(each for each in found if each.flips and _larger(each) > material)


def _larger(hinge: Hinge) -> float:
    return max(abs(hinge.low), abs(hinge.high))
