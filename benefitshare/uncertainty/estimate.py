"""A value as somebody typed it: what it may be, where it came from, and the words as they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from benefitshare.uncertainty.distribution import Distribution
from benefitshare.uncertainty.distributions.certain import Certain

Confidence = Literal["low", "medium", "high"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a value is what it is, for the assumptions register."""

    source: str | None = None
    owner: str | None = None
    date: str | None = None
    known_by: str | None = None
    confidence: Confidence | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Estimate:
    """One value of a deal, known or uncertain, in the units of its field.

    ``typed`` is what stands in the file and is written back. ``path`` is where the value stands,
    which also names its random stream; it plays no part when two estimates are compared.
    """

    distribution: Distribution
    typed: str | int | float | Mapping[str, object] = field(hash=False)
    evidence: Evidence | None = None
    path: str = field(default="", compare=False)

    @property
    def is_certain(self) -> bool:
        """Whether the value is one known number."""
        return isinstance(self.distribution, Certain)

    @property
    def mean(self) -> float:
        """The average value, in the units of the field."""
        return self.distribution.mean

    def at(self, path: str) -> Estimate:
        """Return the same estimate, standing at this path of the deal."""
        return replace(self, path=path)


def as_typed(estimate: Estimate) -> object:
    """Return what stands in the file for an estimate: a number, a text or a plain dictionary."""
    typed = estimate.typed
    return dict(typed) if isinstance(typed, Mapping) else typed


def certain(value: float) -> Estimate:
    """Return an estimate that is one known number, in the units of its field.

    >>> certain(0.5).mean
    0.5
    """
    return Estimate(Certain(float(value)), value)
