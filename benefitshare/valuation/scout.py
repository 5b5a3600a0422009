"""A light pass over the draws: what must be known of all of them before any is told.

That is what the owners of a company without a price are charged for its shares, which is a mean
over all draws; whether the supplier would go alone; and how sure a mean gain is. Nothing is kept
by draw.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from benefitshare.deal import Deal
from benefitshare.ledger import FloatArray
from benefitshare.uncertainty.correlation import Group
from benefitshare.uncertainty.draws import Draws
from benefitshare.uncertainty.streams import Design
from benefitshare.valuation.appraisal import Appraisal
from benefitshare.valuation.blocks import Block, block_of, settle
from benefitshare.valuation.sample import BLOCK, Progress, unsettled
from benefitshare.valuation.series import Series, series_of, together
from benefitshare.valuation.stakes import ShareCost
from benefitshare.valuation.sums import Sums

Sides = Mapping[str, tuple[str, ...]]
"""Whose gain is followed: ids of parties, by name."""


@dataclass(frozen=True, slots=True)
class Run:
    """What is drawn, and how."""

    deal: Deal
    usual: Deal | None
    appraisal: Appraisal
    design: Design
    groups: tuple[Group, ...]
    workers: int
    progress: Progress | None = None

    @property
    def needs_scout(self) -> bool:
        """Whether any draw can only be told once all are known."""
        unpriced = any(term.kind in ("equity", "warrant") for term in self.deal.terms.values())
        return unpriced or self.usual is not None


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """What a light pass has seen so far."""

    draws: int
    owed: tuple[ShareCost, ...]
    """What shares without a price cost their givers: one mean for all draws, as `payoff`."""
    usual: Series | None
    """What the suppliers would gain alone; None where nothing happens without the deal."""
    npv: Mapping[str, Series]
    """By side, before owners are charged for shares without a price."""
    over_usual: Mapping[str, Series]
    """The same less business as usual; empty where nothing happens without the deal."""

    @property
    def counts_usual(self) -> bool:
        """Whether business as usual is taken off: not where the suppliers would lose by it."""
        return self.usual is not None and self.usual.mean >= 0.0

    def charge(self, ids: Iterable[str]) -> float:
        """What these parties are charged for shares without a price."""
        return sum(float(cost.charge[0]) for cost in self.owed if cost.owner in {*ids})


def spans_of(start: int, stop: int, size: int = BLOCK) -> list[tuple[int, int]]:
    """Draws in blocks."""
    return list(pairwise([*range(start, stop, size), stop]))


def scouted(run: Run, sides: Sides, start: int, stop: int) -> Seen:
    """Look at these draws, of which the first begins a block."""

    def work(span: tuple[int, int]) -> Seen:
        draws = Draws(run.design, *span, run.groups)
        block = block_of(run.deal, run.usual, run.appraisal, draws, full=False)
        return _seen(block, run.deal, sides)

    parts: list[Seen] = []
    spans = spans_of(start, stop)
    with ThreadPoolExecutor(max_workers=run.workers) as pool:
        for part, (_, done) in zip(pool.map(work, spans), spans, strict=True):
            parts.append(part)
            if run.progress is not None:
                run.progress(done, run.design.draws)
    return seen_together(parts)


def seen_together(parts: Sequence[Seen]) -> Seen:
    """Several passes end to end."""
    sizes = np.array([part.draws for part in parts], dtype=float)
    by_cost = zip(*(part.owed for part in parts), strict=True)
    usual = [part.usual for part in parts if part.usual is not None]
    return Seen(
        draws=sum(part.draws for part in parts),
        owed=tuple(_mean_cost(costs, sizes) for costs in by_cost),
        usual=together(usual) if usual else None,
        npv=_by_side([part.npv for part in parts]),
        over_usual=_by_side([part.over_usual for part in parts]),
    )


def _by_side(parts: list[Mapping[str, Series]]) -> dict[str, Series]:
    return {side: together([part[side] for part in parts]) for side in parts[0]}


def _mean_cost(costs: Sequence[ShareCost], sizes: FloatArray) -> ShareCost:
    payoff = [0.0 if each.payoff is None else float(each.payoff[0]) for each in costs]
    factor = float(np.average([each.factor for each in costs], weights=sizes))
    mean = np.array([np.average(payoff, weights=sizes)])
    return ShareCost(costs[0].owner, costs[0].term, None, mean, factor)


def _seen(block: Block, deal: Deal, sides: Sides) -> Seen:
    settle(block.accounts, [cost for cost in block.share_costs if cost.priced is not None])
    sums = Sums(unsettled(block), counts_usual=True)
    known = sides if block.usual is not None else {}
    return Seen(
        draws=block.size,
        owed=tuple(
            replace(cost, payoff=np.array([np.mean(cost.payoff)]))
            for cost in block.share_costs
            if cost.payoff is not None
        ),
        usual=series_of(sums.usual(deal.suppliers)) if block.usual is not None else None,
        npv={side: series_of(sums.npv(ids)) for side, ids in sides.items()},
        over_usual={side: series_of(sums.gain(ids)) for side, ids in known.items()},
    )
