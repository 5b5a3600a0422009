"""A light pass over the draws: what must be known of all of them before any is told.

That is what the owners of a company without a price are charged for its shares, which is a mean
over all draws; whether the supplier would go alone; and how sure a mean gain is. Nothing is kept
by draw.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from benefitshare.deal import Deal
from benefitshare.ledger import FloatArray
from benefitshare.uncertainty.correlation import Group
from benefitshare.uncertainty.draws import Draws
from benefitshare.uncertainty.streams import Design
from benefitshare.valuation.accounts import Accounts
from benefitshare.valuation.appraisal import Appraisal
from benefitshare.valuation.blocks import (
    Block,
    Off,
    Owed,
    block_of,
    costs_of_shares,
    settle,
    usual_accounts,
)
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


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """What a light pass has seen so far."""

    draws: int
    owed: tuple[ShareCost, ...]
    """What shares without a price cost their givers: one mean for all draws, as `payoff`."""
    owed_without: Owed
    """The same less some price terms, where that was looked at."""
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

    return _one_by_one(run, work, spans_of(start, stop))


def foreseen(run: Run) -> Seen:
    """What must be known of all draws before any is told; as little as that takes."""
    on_path = costs_of_shares(run.deal, run.appraisal, None)
    unpriced = any(cost.priced is None for costs in on_path.values() for cost in costs)
    if not unpriced and run.usual is None:
        return Seen(run.design.draws, (), {}, None, {}, {})

    def work(span: tuple[int, int]) -> Seen:
        draws = Draws(run.design, *span, run.groups)
        costs = costs_of_shares(run.deal, run.appraisal, draws) if unpriced else {}
        owed = {off: _means(each) for off, each in costs.items()}
        return Seen(draws.size, owed.pop(Off(), ()), owed, _usual(run, draws), {}, {})

    return _one_by_one(run, work, spans_of(0, run.design.draws))


def _usual(run: Run, draws: Draws) -> Series | None:
    """What the suppliers would gain alone."""
    if run.usual is None:
        return None
    usual = usual_accounts(run.usual, run.appraisal, draws)
    block = Block(draws.size, Accounts(), [], {}, None, usual, {}, np.zeros(1))
    return series_of(Sums(unsettled(block), counts_usual=True).usual(run.deal.suppliers))


def _one_by_one(
    run: Run, work: Callable[[tuple[int, int]], Seen], spans: list[tuple[int, int]]
) -> Seen:
    parts: list[Seen] = []
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
        owed_without={
            off: [
                _mean_cost(costs, sizes)
                for costs in zip(*(part.owed_without[off] for part in parts), strict=True)
            ]
            for off in parts[0].owed_without
        },
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


def _means(costs: Iterable[ShareCost]) -> tuple[ShareCost, ...]:
    """Of what has no price, the mean over these draws."""
    return tuple(
        replace(cost, payoff=np.array([np.mean(cost.payoff)]))
        for cost in costs
        if cost.payoff is not None
    )


def _seen(block: Block, deal: Deal, sides: Sides) -> Seen:
    settle(block.accounts, [cost for cost in block.share_costs if cost.priced is not None])
    sums = Sums(unsettled(block), counts_usual=True)
    known = sides if block.usual is not None else {}
    return Seen(
        draws=block.size,
        owed=_means(block.share_costs),
        owed_without={},
        usual=series_of(sums.usual(deal.suppliers)) if block.usual is not None else None,
        npv={side: series_of(sums.npv(ids)) for side, ids in sides.items()},
        over_usual={side: series_of(sums.gain(ids)) for side, ids in known.items()},
    )
