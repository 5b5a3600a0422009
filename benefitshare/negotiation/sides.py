"""What each side of the table is taken to want, and what a deal is worth to it, draw by draw.

The NHS side wants its expected gain; the suppliers want theirs, at their hurdle, as they see the
deal themselves where a view of theirs is given. A gain is what the deal brings over what happens
without it, so that nil is what walking away is worth.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from benefitshare.deal import Deal
from benefitshare.ledger import FloatArray
from benefitshare.ledger.posting import LINES
from benefitshare.problems import DealProblems, Problem
from benefitshare.valuation.projection import sampled
from benefitshare.valuation.reading import Reading
from benefitshare.valuation.sample import Progress
from benefitshare.valuation.statistics import standard_error

Side = Literal["nhs", "supplier"]
Changes = Mapping[str, object]
"""What stands at some paths of the deal instead."""

GROUPS = ("nhs", "system")
WORST = 5
"""The cautious measure is the mean of the worst one in so many draws."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What one side makes of a deal: its expected gain, and what stands beside it. [currency]"""

    mean: float
    standard_error: float
    cautious: float
    """The mean of the worst fifth of draws."""
    p10: float
    p50: float
    p90: float
    prob_worse_off: float
    """The share of draws in which walking away would have been better, by over a penny."""


@dataclass(frozen=True, slots=True, eq=False)
class Behind:
    """Other ways to count the same deal, by which a gain from trade is explained. Shapes (draws,).
    [currency]"""

    ours: FloatArray
    """The suppliers' gain at their own rate, as we see the deal and not as they do."""
    social: FloatArray
    """That at the Green Book's rate."""
    everybody: FloatArray
    """What all parties gain together, at the Green Book's rate."""


@dataclass(frozen=True, slots=True, eq=False)
class Worth:
    """What a deal is worth over walking away, to each side. Shapes (draws,). [currency]"""

    nhs: FloatArray
    supplier: FloatArray
    behind: Behind | None = None
    """Kept where the table is asked to."""

    def of(self, side: Side) -> FloatArray:
        """What it is worth to one side."""
        return self.nhs if side == "nhs" else self.supplier


def measure(gain: FloatArray) -> Measure:
    """Sum up one side's gain. Shape (draws,). [currency]"""
    ordered = np.sort(gain)
    p10, p50, p90 = (float(each) for each in np.percentile(ordered, (10, 50, 90)))
    return Measure(
        mean=float(np.mean(gain)),
        standard_error=standard_error(gain),
        cautious=float(np.mean(ordered[: max(len(gain) // WORST, 1)])),
        p10=p10,
        p50=p50,
        p90=p90,
        prob_worse_off=float(np.mean(gain < -0.01)),
    )


@dataclass(frozen=True, slots=True)
class Interests:
    """Whose gain counts for the NHS side, and how much of it."""

    party: str
    """A party's id, or `nhs` or `system`."""
    line: str = "all"
    """`money`; `non_cash`, which adds non-cash-releasing value; or `all`, which adds health."""

    def parties(self, reading: Reading) -> tuple[str, ...]:
        """The parties that are summed."""
        groups = {"nhs": reading.nhs, "system": reading.system}
        return groups.get(self.party, (self.party,))


def default_interests(deal: Deal) -> Interests:
    """The contracting trust, where there is one; else the NHS as a whole; in a deal without the
    NHS, the first party that is no supplier."""
    trusts = [id_ for id_, party in deal.parties.items() if party.role == "nhs-provider"]
    if any(party.is_nhs for party in deal.parties.values()):
        return Interests(trusts[0] if len(trusts) == 1 else "nhs")
    others = [id_ for id_, party in deal.parties.items() if not party.is_supplier]
    return Interests(next(iter(others), "nhs"))


def refuse_interests(deal: Deal, interests: Interests) -> None:
    """Raise DealProblems where a deal has no such side, no NHS party or no supplier."""
    known = [id_ for id_, party in deal.parties.items() if not party.is_supplier]
    if interests.party not in (*known, *GROUPS):
        raise DealProblems(
            [
                Problem(
                    f"There is no party {interests.party} on the NHS side; "
                    f"it may be {', '.join([*known, *GROUPS])}."
                )
            ]
        )
    if not deal.suppliers:
        raise DealProblems(
            [Problem("This deal has no supplier, so there is nobody to trade with.")]
        )


def as_they_see_it(deal: Deal, changes: Changes) -> Deal:
    """The deal with some terms changed, as its suppliers see it where their view is given."""
    seen: dict[str, object] = {}
    for id_ in deal.suppliers:
        if id_ in deal.views:
            seen |= deal.views[id_].changes
    return deal.changed({**seen, **changes})


@dataclass(slots=True)
class Table:
    """The table that both sides sit at: any change of the deal, valued for both on the same draws.

    What has been valued is not valued again. `valued` counts the projections made.
    """

    deal: Deal
    interests: Interests
    draws: int | None = None
    seed: int | None = None
    workers: int | None = None
    progress: Progress | None = None
    """Told how many deals have been valued, of nought."""
    looks_behind: bool = False
    """Whether to keep by each worth what explains it."""
    valued: int = 0
    _known: dict[str, Worth] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse sides that the deal does not have."""
        refuse_interests(self.deal, self.interests)

    def worth(self, changes: Changes | None = None) -> Worth:
        """What the deal is worth to both sides with some terms changed.

        Raises DealProblems or pydantic.ValidationError where it cannot be changed so.
        """
        key = repr(sorted((changes or {}).items()))
        if key not in self._known:
            self._known[key] = self._worth(changes or {})
        return self._known[key]

    def means(self, changes: Changes) -> tuple[float, float]:
        """Its expected worth to the NHS side and to the supplier, draws not kept: for grids."""
        known = self._known.get(repr(sorted(changes.items())))
        worth = self._worth(changes) if known is None else known
        return float(np.mean(worth.nhs)), float(np.mean(worth.supplier))

    def measures(self, changes: Changes | None = None) -> dict[Side, Measure]:
        """The same, summed up."""
        worth = self.worth(changes)
        return {"nhs": measure(worth.nhs), "supplier": measure(worth.supplier)}

    @property
    def has_view(self) -> bool:
        """Whether the suppliers' own view of the deal is given: our estimate of theirs."""
        return any(id_ in self.deal.views for id_ in self.deal.suppliers)

    def _worth(self, changes: Changes) -> Worth:
        deal = self.deal.changed(changes)
        ours = self._reading(deal)
        theirs = ours if not self.has_view else self._reading(as_they_see_it(self.deal, changes))
        return Worth(
            nhs=np.asarray(
                ours.sample.gain(self.interests.parties(ours), LINES[self.interests.line])
            ),
            supplier=np.asarray(theirs.sample.gain(theirs.deal.suppliers)),
            behind=_behind(ours) if self.looks_behind else None,
        )

    def _reading(self, deal: Deal) -> Reading:
        reading = sampled(
            deal, draws=self.draws, seed=self.seed, workers=self.workers, totals_only=True
        )
        self.valued += 1
        if self.progress is not None:
            self.progress(self.valued, 0)
        return reading


def _behind(ours: Reading) -> Behind:
    deal, sample = ours.deal, ours.sample
    return Behind(
        ours=np.asarray(sample.gain(deal.suppliers)),
        social=np.asarray(sample.gain(deal.suppliers, social=True)),
        everybody=np.asarray(sample.gain(deal.parties, social=True)),
    )
