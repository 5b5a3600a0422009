"""Which of two deals is better for somebody, or why that cannot be said.

A ranking only where the difference is sure (over two standard errors), matters (over what the
trust's policy sets), and is likely (in most of the draws in which the two differ at all).
"""

from dataclasses import dataclass
from typing import Literal

from benefitshare.guidance.policy import Policy
from benefitshare.ledger import FloatArray
from benefitshare.negotiation.comparing.dominance import Dominant, dominant
from benefitshare.negotiation.comparing.hinges import Half, Hinge, hinges, turning
from benefitshare.valuation.paired import PairedDifference
from benefitshare.valuation.results import Statistics

Kind = Literal["better", "worse", "no material difference", "depends on the assumptions"]
AMOUNT, PART, LIKELY = "material-difference-amount", "material-difference-part", "likely-better"
MOST_HINGES = 3


@dataclass(frozen=True, slots=True)
class Weighing:
    """What a difference has to exceed before one deal is ranked before another: policy."""

    amount: float
    """The least amount that matters. [currency]"""
    part: float
    """The least part of the first deal's gain that matters. [fraction]"""
    likely: float
    """The chance of being better, of the draws in which they differ. [fraction]"""

    @classmethod
    def of(cls, policy: Policy) -> "Weighing":
        """As the policy in use has it."""
        return cls(policy[AMOUNT].value, policy[PART].value, policy[LIKELY].value)

    def material(self, reference: float) -> float:
        """The least difference from a gain that matters: the larger of the two. [currency]

        >>> Weighing(10_000, 0.01, 0.6).material(-5e6)
        50000.0
        """
        return max(self.amount, self.part * abs(reference))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What may be said of a deal beside the first one, for one party or group."""

    kind: Kind
    """Of the deal that is not the first."""
    material: float
    """What the difference had to exceed. [currency]"""
    is_sure: bool
    """Whether the mean difference exceeds two standard errors."""
    chance: float
    """That the one with the higher mean is better, of the draws in which they differ; nil where
    they never do. [fraction]"""
    turned_by: tuple[Hinge, ...] = ()
    """Assumptions and events that turn the comparison round, the weightiest first."""
    moved_by: Hinge | None = None
    """What moves the difference most, whether or not it turns it."""
    dominates: Dominant | None = None
    """Which of the two dominates, whatever somebody's attitude to risk."""

    @property
    def is_ranked(self) -> bool:
        """Whether one is put before the other."""
        return self.kind in ("better", "worse")


def verdict(
    first: FloatArray,
    other: FloatArray,
    paired: PairedDifference,
    by: dict[str, Half],
    weighing: Weighing,
) -> Verdict:
    """Judge one deal beside another. Shapes (draws,), on the same draws. [currency]

    `paired` is their difference, and `by` the ways of dividing the draws in two.
    """
    stats = paired.statistics
    material = weighing.material(float(first.mean()))
    found = hinges(other - first, by) if stats.sd else ()
    turned = turning(found, material)
    sure, chance = abs(stats.mean) > 2 * stats.standard_error, _chance(paired)
    return Verdict(
        kind=_kind(stats, material, turned, ranked=sure and chance > weighing.likely),
        material=material,
        is_sure=sure,
        chance=chance,
        turned_by=turned[:MOST_HINGES],
        moved_by=found[0] if found else None,
        dominates=dominant(first, other),
    )


def _kind(stats: Statistics, material: float, turned: tuple[Hinge, ...], *, ranked: bool) -> Kind:
    if ranked and abs(stats.mean) > material:
        return "better" if stats.mean > 0.0 else "worse"
    error = 2 * stats.standard_error
    # What is not sure may be as much as its error allows, and is not said to be small.
    most = abs(stats.mean) + (error if abs(stats.mean) <= error else 0.0)
    matters = most > material or bool(turned)
    return "depends on the assumptions" if matters else "no material difference"


def _chance(paired: PairedDifference) -> float:
    """The odds of the likelier direction of the mean, leaving out draws that make no difference:
    a royalty on a product that seldom launches is not the worse for that."""
    better, worse = paired.prob_positive, paired.statistics.prob_negative
    favoured = better if paired.statistics.mean > 0.0 else worse
    return favoured / (better + worse) if better + worse else 0.0
