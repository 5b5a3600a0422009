"""One function for each command: it takes plain arguments, prints nothing, and returns a result."""

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path

from benefitshare import __version__
from benefitshare.files.read_deal import LoadedDeal, read_deal
from benefitshare.guidance import Assessment, assess
from benefitshare.guidance.assessment import Key
from benefitshare.report.judged import JudgedDeal
from benefitshare.valuation.projection import project
from benefitshare.valuation.results import Projection
from benefitshare.valuation.sample import Progress


def run(
    path: Path,
    *,
    today: datetime.date,
    draws: int | None = None,
    seed: int | None = None,
    workers: int | None = None,
    with_remedies: bool = False,
    progress: Progress | None = None,
) -> JudgedDeal:
    """Work out what a deal is worth to each party, and judge it at signature and on a later date.

    Remedies project the deal many times over, so that they are only looked for when asked.
    Raises CannotRead if the file cannot be read; DealProblems with everything that is wrong in it.
    """
    return value(
        read_deal(path),
        str(path),
        today=today,
        draws=draws,
        seed=seed,
        workers=workers,
        with_remedies=with_remedies,
        progress=progress,
    )


def value(
    loaded: LoadedDeal,
    file: str,
    *,
    today: datetime.date,
    draws: int | None = None,
    seed: int | None = None,
    workers: int | None = None,
    with_remedies: bool = False,
    with_bridge: bool = True,
    progress: Progress | None = None,
) -> JudgedDeal:
    """Work out what a deal that has been read is worth, and judge it."""
    deal = loaded.deal

    def projected(changes: Mapping[str, object] | None = None, bridge: bool = False) -> Projection:
        return project(
            deal if changes is None else deal.changed(changes),
            draws=draws,
            seed=seed,
            workers=workers,
            progress=progress if changes is None else None,
            with_bridge=bridge,
        )

    projection = projected(bridge=with_bridge)
    revalue = _remembered(projected) if with_remedies else None

    def judged(key: Key, on: datetime.date) -> Assessment:
        return assess(deal, projection, on=on, key=key, revalue=revalue)

    return JudgedDeal(
        deal=deal,
        file=file,
        sha256=loaded.sha256,
        changes=loaded.changes,
        version=__version__,
        projection=projection,
        signed=judged("signed", deal.signed),
        today=judged("today", today),
        with_remedies=with_remedies,
    )


def check(
    path: Path,
    *,
    today: datetime.date,
    draws: int | None = None,
    seed: int | None = None,
    workers: int | None = None,
    with_remedies: bool = True,
    progress: Progress | None = None,
) -> JudgedDeal:
    """Judge a deal, with what would clear each flag. Raises as `run` does."""
    return value(
        read_deal(path),
        str(path),
        today=today,
        draws=draws,
        seed=seed,
        workers=workers,
        with_remedies=with_remedies,
        with_bridge=False,
        progress=progress,
    )


def _remembered(
    projected: Callable[[Mapping[str, object]], Projection],
) -> Callable[[Mapping[str, object]], Projection]:
    """The same changes are tried at signature and today: project them once."""
    known: dict[tuple[tuple[str, object], ...], Projection] = {}

    def revalue(changes: Mapping[str, object]) -> Projection:
        key = tuple(changes.items())
        if key not in known:
            known[key] = projected(changes)
        return known[key]

    return revalue
