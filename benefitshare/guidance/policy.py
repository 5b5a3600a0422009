"""Thresholds: numbers that no guidance sets, so that somebody must, and be seen to.

Each has a default of this tool's own. A deal's `policy` block replaces it, with who set it and why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from benefitshare.deal import Deal
from benefitshare.deal.governance import Threshold as OwnThreshold
from benefitshare.guidance.words import money, percent

Unit = Literal["fraction", "days", "months", "money"]

OwnPolicy = Mapping[str, OwnThreshold]
"""Thresholds that a trust sets for itself, by key, as a file has them."""

OUR_DEFAULT: Final = "this tool's default"


@dataclass(frozen=True, slots=True)
class Default:
    """A threshold as this tool sets it, and why."""

    key: str
    value: float
    unit: Unit
    what: str
    reason: str

    @property
    def words(self) -> str:
        """The value with its unit."""
        return _words(self.value, self.unit)


@dataclass(frozen=True, slots=True)
class Threshold:
    """A threshold in use, with who set it. Always policy, never guidance."""

    key: str
    value: float
    unit: Unit
    what: str
    reason: str
    set_by: str

    @property
    def words(self) -> str:
        """The value with its unit."""
        return _words(self.value, self.unit)

    @property
    def label(self) -> str:
        """The sentence that every finding with a threshold carries."""
        who = self.set_by if self.set_by == OUR_DEFAULT else f"set by {self.set_by}"
        return f"The limit of {self.words} is policy, not guidance ({who})."

    def as_json(self) -> dict[str, object]:
        """The threshold under its public keys."""
        return {
            "key": self.key,
            "value": self.value,
            "unit": self.unit,
            "what": self.what,
            "reason": self.reason,
            "set_by": self.set_by,
            "basis": "policy, not guidance",
        }


DEFAULTS: Final[Mapping[str, Default]] = {
    default.key: default
    for default in (
        Default(
            "chance-trust-worse-off", 0.20, "fraction",
            "the highest chance of a trust's being worse off, before health",
            "one chance in five is as much as a body that may not run a deficit should take "
            "without a recorded decision",
        ),
        Default(
            "chance-nhs-worse-off", 0.20, "fraction",
            "the highest chance of the NHS's being worse off as a whole, before health",
            "the same as for a trust, so that no gain is made by moving cost to others",
        ),
        Default(
            "access-cost-recovered", 1.00, "fraction",
            "fixed payments over the full cost of giving access, at the median",
            "less than the cost means that money leaves patient care",
        ),
        Default(
            "access-cost-nearly-recovered", 0.90, "fraction",
            "fixed payments over that cost from which a shortfall is only noted",
            "a shortfall within a tenth lies inside the error of costing staff time",
        ),
        Default(
            "public-good-charge-most", 1.10, "fraction",
            "the most that a user for the public good pays over the cost of its access",
            "a tenth above cost leaves room for error in costing, and none for a margin",
        ),
        Default(
            "share-at-risk-noted", 0.50, "fraction",
            "the contingent part of what is to be received from which the board is told",
            "beyond half, the deal's value hangs on events and not on payments",
        ),
        Default(
            "share-at-risk-most", 0.75, "fraction",
            "the contingent part that is a concern where fixed payments do not cover cost",
            "the trust then pays out of its own pocket for a chance",
        ),
        Default(
            "share-in-equity-most", 0.25, "fraction",
            "the highest part of what is to be received that may be shares",
            "shares fall together with the royalties of the same company",
        ),
        Default(
            "head-start-allowed", 6, "months",
            "the longest head start that passes",
            "half a year lets a partner finish its work without closing the field",
        ),
        Default(
            "head-start-most", 12, "months",
            "the head start beyond which it is a concern",
            "beyond a year others are kept out in practice",
        ),
        Default(
            "publication-deadline", 30, "days",
            "how soon after signature a summary is published",
            "a month is time enough to agree a page",
        ),
        Default(
            "royalty-statement-interval", 12, "months",
            "how often, at least, the company states its sales and what is due",
            "a year is as often as accounts are closed",
        ),
        Default(
            "royalty-audit-look-back", 36, "months",
            "how far back, at least, the trust may have the books checked",
            "three years leave time to notice that something is missing",
        ),
        Default(
            "assumptions-explained", 0.90, "fraction",
            "the part of the assumptions with a reason and a confidence from which a gap is only "
            "noted",
            "a gap in one of ten can be named; more leaves a model that nobody can check",
        ),
        Default(
            "cheaper-part-of-life", 0.50, "fraction",
            "the least part of a product's life for which NHS buyers pay less",
            "less than half means that most of what is used is bought at the full price",
        ),
    )
}  # fmt: skip
"""What rules test against."""

COMPARING: Final[Mapping[str, Default]] = {
    default.key: default
    for default in (
        Default(
            "material-difference-amount", 10_000, "money",
            "the least difference between two deals that matters to a party, as an amount",
            "less is lost in the rounding of either deal's assumptions",
        ),
        Default(
            "material-difference-part", 0.01, "fraction",
            "the same as a part of the first deal's gain; the larger of the two counts",
            "no assumption in a file is known to within a hundredth",
        ),
        Default(
            "likely-better", 0.60, "fraction",
            "the chance of being better, of the draws in which two deals differ, above which one "
            "is ranked before the other",
            "at less, whoever chose by the ranking would often have chosen the worse",
        ),
    )
}  # fmt: skip
"""What a difference between deals is weighed by; no rule tests it."""

KNOWN: Final[Mapping[str, Default]] = {**DEFAULTS, **COMPARING}
"""Every threshold that a `policy` may set."""


@dataclass(frozen=True, slots=True)
class Policy:
    """The thresholds in use for one deal, by key."""

    thresholds: Mapping[str, Threshold]

    def __getitem__(self, key: str) -> Threshold:
        """The threshold of a key, which a rule declares."""
        return self.thresholds[key]


def policy_of(deal: Deal, trust_wide: OwnPolicy | None = None) -> Policy:
    """The defaults, replaced by a trust-wide policy, replaced by what the deal itself sets."""
    return _set_by(DEFAULTS, deal, trust_wide)


def comparing_policy_of(deal: Deal, trust_wide: OwnPolicy | None = None) -> Policy:
    """The same of what a difference from this deal is weighed by."""
    return _set_by(COMPARING, deal, trust_wide)


def _set_by(defaults: Mapping[str, Default], deal: Deal, trust_wide: OwnPolicy | None) -> Policy:
    own = {**(trust_wide or {}), **deal.policy}
    return Policy({key: _in_use(default, own.get(key)) for key, default in defaults.items()})


def _in_use(default: Default, own: OwnThreshold | None) -> Threshold:
    if own is None:
        value, reason, who = default.value, default.reason, OUR_DEFAULT
    else:
        value, reason, who = own.value.mean, own.why, own.by
    return Threshold(default.key, value, default.unit, default.what, reason, who)


def _words(value: float, unit: Unit) -> str:
    if unit == "fraction":
        return percent(value)
    return money(value) if unit == "money" else f"{value:g} {unit}"
