"""Whether a deal beats walking away for both sides whichever assumptions turn out right.

Assumptions are the values typed as uncertain; events happen by chance even when they are all known.
So a deal is valued under many sets of assumptions, each averaged over events. Each set is one point
of a Latin hypercube over the deal's own distributions and correlations.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from benefitshare.deal import Deal
from benefitshare.ledger import FloatArray
from benefitshare.ledger.posting import CLASSES, LINES, Class
from benefitshare.negotiation.sides import Table, as_they_see_it
from benefitshare.uncertainty.correlation import Group
from benefitshare.uncertainty.draws import Draws
from benefitshare.uncertainty.estimate import Estimate
from benefitshare.uncertainty.streams import REPLICATE, Design
from benefitshare.valuation.appraisal import appraisal_of
from benefitshare.valuation.blocks import block_of
from benefitshare.valuation.projection import business_as_usual, groups_of, sampled
from benefitshare.valuation.sample import joined
from benefitshare.valuation.sums import Sums

SETS = 64
"""Sets of assumptions, unless told otherwise."""
EVENTS = REPLICATE
"""Draws of events by which each set is averaged: one stratified replicate."""


@dataclass(frozen=True, slots=True)
class Robustness:
    """In how many sets of assumptions a deal beats walking away, events averaged out."""

    sets: int
    both: int
    """Sets in which neither side expects to be worse off."""
    nhs: int
    supplier: int
    close: int
    """Sets in which a side is within two standard errors of nil, so that it may be otherwise."""

    @property
    def share(self) -> float:
        """The share of sets in which both are at least as well off."""
        return self.both / self.sets


_Counted = tuple[tuple[str, ...], tuple[Class, ...]]
"""Whose gain, and which classes of it."""


class OneSet(Draws):
    """Draws in which events happen by chance and assumptions are those of one set."""

    def __init__(self, sets: Draws, index: int, design: Design, groups: tuple[Group, ...]) -> None:
        super().__init__(design, index * EVENTS, (index + 1) * EVENTS, groups)
        self._sets, self._index = sets, index

    def value(self, estimate: Estimate) -> float:
        """What the assumption is in this set."""
        drawn = self._sets.value(estimate)
        return drawn if isinstance(drawn, float) else float(drawn[self._index])


class Robust:
    """Tries deals of one table under the same sets of assumptions."""

    def __init__(self, table: Table, sets: int = SETS) -> None:
        self._table, self._sets = table, sets
        views = (False, True) if table.has_view else (False,)
        readings = [
            sampled(
                _seen(table, {}, by_supplier=view),
                draws=table.draws,
                seed=table.seed,
                totals_only=True,
            )
            for view in views
        ]
        self._goes_alone = [each.usual_state == "modelled" for each in readings]
        self._nhs = table.interests.parties(readings[0])
        self._known: dict[str, Robustness] = {}

    def of(self, changes: Mapping[str, object]) -> Robustness:
        """Try the deal with some values changed."""
        key = repr(sorted(changes.items()))
        if key not in self._known:
            self._known[key] = self._tried(changes)
        return self._known[key]

    def _tried(self, changes: Mapping[str, object]) -> Robustness:
        table, line = self._table, LINES[self._table.interests.line]
        ours = _seen(table, changes)
        nhs, supplier = {"nhs": (self._nhs, line)}, {"supplier": (ours.suppliers, CLASSES)}
        if not table.has_view:
            return _counted(self._gains(ours, nhs | supplier))
        theirs = _seen(table, changes, by_supplier=True)
        return _counted(self._gains(ours, nhs) | self._gains(theirs, supplier, seen=True))

    def _gains(
        self, deal: Deal, sides: Mapping[str, _Counted], *, seen: bool = False
    ) -> dict[str, FloatArray]:
        """Mean and standard error of sides' gains in each set. Shape (2, sets). [currency]"""
        seed = deal.simulation.seed if self._table.seed is None else self._table.seed
        groups, appraisal = groups_of(deal), appraisal_of(deal)
        usual = business_as_usual(deal) if self._goes_alone[seen] else None
        sets = Draws(Design(seed, self._sets), 0, self._sets, groups)
        events = Design(seed, self._sets * EVENTS)
        found = {side: np.zeros((2, self._sets)) for side in sides}
        for index in range(self._sets):
            draws = OneSet(sets, index, events, groups)
            sample = joined([block_of(deal, usual, appraisal, draws, full=False)])
            if self._table.progress is not None:
                self._table.progress(self._table.valued, 0)
            sums = Sums(sample, counts_usual=usual is not None)
            for side, (parties, classes) in sides.items():
                gain = sums.gain(parties, classes)
                found[side][:, index] = np.mean(gain), np.std(gain, ddof=1) / np.sqrt(EVENTS)
        return found


def _seen(table: Table, changes: Mapping[str, object], *, by_supplier: bool = False) -> Deal:
    return as_they_see_it(table.deal, changes) if by_supplier else table.deal.changed(changes)


def _counted(gains: Mapping[str, FloatArray]) -> Robustness:
    nhs, supplier = gains["nhs"], gains["supplier"]
    close = [(np.abs(mean) <= 2.0 * error) & (error > 0.0) for mean, error in (nhs, supplier)]
    return Robustness(
        sets=nhs.shape[1],
        both=int(np.sum((nhs[0] >= 0.0) & (supplier[0] >= 0.0))),
        nhs=int(np.sum(nhs[0] >= 0.0)),
        supplier=int(np.sum(supplier[0] >= 0.0)),
        close=int(np.sum(close[0] | close[1])),
    )
