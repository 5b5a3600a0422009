"""What a negotiation over some levers finds, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from benefitshare.negotiation.bargaining.iso import IsoCurve
from benefitshare.negotiation.bargaining.ranges import Range
from benefitshare.negotiation.bargaining.robust import Robustness
from benefitshare.negotiation.bargaining.zone import Zone
from benefitshare.negotiation.sides import Interests, Measure
from benefitshare.valuation.results import ContributionShares


@dataclass(frozen=True, slots=True)
class Proposal:
    """A deal within the ranges, projected."""

    id: str
    changes: Mapping[str, float]
    nhs: Measure
    supplier: Measure
    robustness: Robustness | None = None

    @property
    def suits_both(self) -> bool:
        """Whether neither side expects to be worse off than by walking away."""
        return self.nhs.mean >= 0.0 and self.supplier.mean >= 0.0


@dataclass(frozen=True, slots=True)
class Efficient:
    """A deal on the frontier, with both sides' expected gains. [currency]"""

    changes: Mapping[str, float]
    nhs: float
    supplier: float


@dataclass(frozen=True, slots=True)
class Package:
    """One of several deals worth the same to the NHS side."""

    proposal: Proposal
    apart: float
    """Its worth to the NHS side less the first package's. [currency]"""
    apart_error: float
    """The standard error of that difference, which is paired."""


@dataclass(frozen=True, slots=True)
class Improvement:
    """A deal that both sides should prefer to the one that stands, and by how much. [currency]"""

    proposal: Proposal
    nhs: float
    nhs_error: float
    """Standard error of the paired difference, and so below."""
    supplier: float
    supplier_error: float

    @property
    def is_clear(self) -> bool:
        """Whether it is better for both by more than two standard errors."""
        return self.nhs > 2 * self.nhs_error and self.supplier > 2 * self.supplier_error


@dataclass(frozen=True, slots=True)
class Negotiation:
    """What a search over some levers has found."""

    interests: Interests
    ranges: tuple[Range, ...]
    today: Proposal
    """The deal as it stands."""
    headline: Proposal
    """Equal gains; where no deal suits both, the one that comes nearest."""
    improvement: Improvement | None
    """The efficient deal that adds as much to both sides' gains over the deal as it stands; None
    where no deal within the ranges is better for both."""
    references: tuple[Proposal, ...]
    """Deals that bargaining theory singles out, for reference."""
    ideal: tuple[float, float] | None
    """The most each side could gain in a deal that the other accepts. [currency]"""
    contribution: ContributionShares
    zones: tuple[Zone, ...]
    """Along each lever, all else as the deal has it."""
    frontier: tuple[Efficient, ...]
    """The worst for the NHS side first."""
    shown: tuple[Proposal, ...]
    """Some deals of the frontier that both sides can accept, projected."""
    others: tuple[tuple[float, float], ...]
    """Both sides' expected gains in deals spread over the ranges. [currency]"""
    share_acceptable: float | None
    """The part of all deals within the ranges that leaves neither side worse off."""
    is_straight: bool
    """Whether every lever moves money at one rate, so that the frontier is a straight line."""
    exchange: float | None
    """On a straight frontier, what one pound to the NHS side costs the supplier."""
    packages: tuple[Package, ...]
    target: float
    """What the packages are worth to the NHS side. [currency]"""
    iso: tuple[IsoCurve, ...]
    """For the first two levers, one curve for each side."""
    linear: tuple[bool, ...]
    projections: int
    off_by: float
    """The largest difference from a projection, where gains were put together. [currency]"""
    is_searched: bool
    has_view: bool
    """Whether the supplier's side is seen as the supplier may see it."""
    supplier_gain_modelled: bool
    """Whether anything is modelled that the supplier gains from the deal."""
    draws: int
    seed: int
