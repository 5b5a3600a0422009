"""How many draws a deal needs for its mean gains to be as sure as is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import ceil
from typing import Final

from benefitshare.deal import Deal
from benefitshare.valuation.projection import run_of
from benefitshare.valuation.sample import BLOCK, Progress
from benefitshare.valuation.scout import Seen, Sides, scouted, seen_together
from benefitshare.valuation.series import Series

FIRST: Final = 4 * BLOCK
"""Draws before an error is believed: the spread of their 20 replicates is known to one sixth."""
MOST: Final = 1_000_000
"""Draws at most, unless a run says otherwise."""
NEAR_NIL: Final = 0.1
"""Of the standard deviation: a mean smaller than this part of it is measured by this part."""


@dataclass(frozen=True, slots=True)
class Reached:
    """How sure the mean gains of the trusts and the suppliers have become."""

    asked: float
    """The standard error asked for, as a fraction of the mean."""
    draws: int
    errors: Mapping[str, float]
    """The standard error of each party's mean gain, as a fraction of its mean's size."""

    @property
    def enough(self) -> bool:
        """Whether every mean is as sure as was asked."""
        return max(self.errors.values(), default=0.0) <= self.asked


def draws_for(
    deal: Deal,
    asked: float,
    *,
    most: int | None = None,
    seed: int | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Reached:
    """Draw in batches until the means of trusts and suppliers are as sure as asked, or `most`.

    `asked` is a standard error as a fraction of the mean; where the mean is small beside the
    spread of the draws, as a fraction of a tenth of their standard deviation. The draws are the
    first of those that `project` takes, so that a run of so many draws is the same run.
    """
    run = run_of(deal, MOST if most is None else most, seed, workers)
    design = run.design
    sides, parts = _sides(deal), list[Seen]()
    done, target = 0, min(FIRST, design.draws)
    while True:
        batch = replace(run, progress=_up_to(progress, target))
        parts.append(scouted(batch, sides, done, target))
        done = target
        reached = Reached(asked, done, _errors(seen_together(parts), sides))
        if reached.enough or done >= design.draws:
            return reached
        target = min(_next(reached), design.draws)


def _up_to(progress: Progress | None, target: int) -> Progress | None:
    """Progress of one batch, of which the next is not known yet."""
    return None if progress is None else lambda done, _: progress(done, target)


def _sides(deal: Deal) -> Sides:
    """The trusts that are parties, or else the NHS as a whole; and each supplier."""
    trusts = [id_ for id_, party in deal.parties.items() if party.role == "nhs-provider"]
    nhs = tuple(id_ for id_, party in deal.parties.items() if party.is_nhs)
    alone = {id_: (id_,) for id_ in (*trusts, *deal.suppliers)}
    return alone if trusts or not nhs else {"nhs": nhs, **alone}


def _errors(seen: Seen, sides: Sides) -> dict[str, float]:
    """Of each side's mean gain, over the size that it is measured by."""
    gains = seen.over_usual if seen.counts_usual else seen.npv
    return {side: _error(gains[side], seen.charge(ids)) for side, ids in sides.items()}


def _error(gain: Series, charge: float) -> float:
    size = max(abs(gain.mean - charge), NEAR_NIL * gain.sd)
    return gain.standard_error / size if size > 0.0 else 0.0


def _next(reached: Reached) -> int:
    """Where the error should be small enough, since it falls as the root of the draws; at least a
    quarter more than now, and at most four times as many, since the error is an estimate too."""
    wanted = reached.draws * 1.05 * (max(reached.errors.values()) / reached.asked) ** 2
    within = min(max(wanted, 1.25 * reached.draws), 4.0 * reached.draws)
    return ceil(within / BLOCK) * BLOCK
