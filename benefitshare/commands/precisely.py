"""`run --precision`: as many draws as make the mean gains as sure as is asked."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from benefitshare.commands.valuing import Sampling, read, value
from benefitshare.deal import Deal
from benefitshare.report.judged import JudgedDeal
from benefitshare.valuation.precision import Reached, draws_for


def run_until(
    path: Path,
    precision: float,
    *,
    today: datetime.date,
    sampling: Sampling = Sampling(),
    with_remedies: bool = False,
    policy: Path | None = None,
) -> JudgedDeal:
    """Value a deal with as many draws as the precision takes; `sampling.draws` is the most.

    `precision` is the standard error asked for, as a fraction of the mean gain. What was reached
    is added to the notes of the result, which is otherwise that of a run of so many draws.
    Raises as `run` does.
    """
    loaded, file, trust_policy = read(path, policy)
    reached = draws_for(
        loaded.deal,
        precision,
        most=sampling.draws,
        seed=sampling.seed,
        workers=sampling.workers,
        progress=sampling.progress,
    )
    judged = value(
        loaded,
        file,
        trust_policy,
        today=today,
        sampling=replace(sampling, draws=reached.draws),
        with_remedies=with_remedies,
    )
    projection = judged.projection
    notes = (in_words(reached, loaded.deal), *projection.notes)
    return replace(judged, projection=replace(projection, notes=notes))


def in_words(reached: Reached, deal: Deal) -> str:
    """What was asked for and what was reached."""
    errors = "; ".join(
        f"{deal.parties[id_].name if id_ in deal.parties else 'the NHS'}, {error:.2%}"
        for id_, error in reached.errors.items()
    )
    asked = f"A precision of {100 * reached.asked:g}% of the mean gain was asked for"
    told = f"standard error of the mean gain, as a part of it: {errors}"
    if reached.enough:
        return f"{asked}, and {reached.draws:,} draws were enough; {told}."
    return f"{asked}, and {reached.draws:,} draws, the most allowed, were not enough; {told}."
