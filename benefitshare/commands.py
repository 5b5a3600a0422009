"""One function for each command: it takes plain arguments, prints nothing, and returns a result."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from pydantic import BaseModel

from benefitshare import __version__
from benefitshare.deal import Deal
from benefitshare.files.read_deal import LoadedDeal, read_deal
from benefitshare.files.templates import template_text
from benefitshare.files.write_results import write_folder, write_new
from benefitshare.guidance import Assessment, assess, catalogue
from benefitshare.guidance.assessment import Key
from benefitshare.report.deal_fields import Part, part_at, paths_below
from benefitshare.report.explain_part import explain_part
from benefitshare.report.explain_result import explain_result, metrics, names_below, result_at
from benefitshare.report.explain_value import explain_value
from benefitshare.report.explained import Explained
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.result_files import result_files
from benefitshare.valuation.postings import mean_postings
from benefitshare.valuation.projection import project
from benefitshare.valuation.results import Projection
from benefitshare.valuation.sample import Progress


@dataclass(frozen=True, slots=True)
class Sampling:
    """How a deal is sampled; what is None is as the file has it."""

    draws: int | None = None
    seed: int | None = None
    workers: int | None = None
    """How many threads; results do not depend on it."""
    progress: Progress | None = None
    """Told how many draws are done, of how many; then how many remedies are tried, of nought."""


def run(
    path: Path,
    *,
    today: datetime.date,
    sampling: Sampling = Sampling(),
    with_remedies: bool = False,
) -> JudgedDeal:
    """Work out what a deal is worth to each party, and judge it at signature and on a later date.

    Remedies project the deal many times over, so that they are only looked for when asked.
    Raises CannotRead if the file cannot be read; DealProblems with everything that is wrong in it.
    """
    return value(
        read_deal(path), str(path), today=today, sampling=sampling, with_remedies=with_remedies
    )


def check(
    path: Path,
    *,
    today: datetime.date,
    sampling: Sampling = Sampling(),
    with_remedies: bool = True,
) -> JudgedDeal:
    """Judge a deal, with what would clear each flag. Raises as `run` does."""
    return value(
        read_deal(path),
        str(path),
        today=today,
        sampling=sampling,
        with_remedies=with_remedies,
        with_bridge=False,
    )


def value(
    loaded: LoadedDeal,
    file: str,
    *,
    today: datetime.date,
    sampling: Sampling = Sampling(),
    with_remedies: bool = False,
    with_bridge: bool = True,
) -> JudgedDeal:
    """Work out what a deal that has been read is worth, and judge it."""
    deal = loaded.deal

    def projected(changed: Deal, progress: Progress | None, *, bridge: bool) -> Projection:
        return project(
            changed,
            draws=sampling.draws,
            seed=sampling.seed,
            workers=sampling.workers,
            progress=progress,
            with_bridge=bridge,
        )

    projection = projected(deal, sampling.progress, bridge=with_bridge)
    revalue = _remembered(
        lambda changes: projected(deal.changed(changes), None, bridge=False), sampling.progress
    )

    def judged(key: Key, on: datetime.date) -> Assessment:
        return assess(deal, projection, on=on, key=key, revalue=revalue if with_remedies else None)

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


def _remembered(
    projected: Callable[[Mapping[str, object]], Projection], progress: Progress | None
) -> Callable[[Mapping[str, object]], Projection]:
    """The same changes are tried at signature and today: project them once."""
    known: dict[tuple[tuple[str, object], ...], Projection] = {}

    def revalue(changes: Mapping[str, object]) -> Projection:
        key = tuple(changes.items())
        if key not in known:
            known[key] = projected(changes)
            if progress is not None:
                progress(len(known), 0)
        return known[key]

    return revalue


class UnknownPath(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """Nothing has this path; the text names what comes near."""


class UnknownRule(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """No rule has this code; the text names what comes near."""


def explain(
    path: Path,
    about: str,
    *,
    today: datetime.date,
    sampling: Sampling = Sampling(),
) -> Explained:
    """Say where a value of the file, a part of it, a party's total or a result comes from.

    Raises UnknownPath where there is no such thing, and else as `run` does.
    """
    loaded = read_deal(path)
    part = part_at(loaded.deal, about)
    if part is not None and not isinstance(part.value, BaseModel | dict | tuple):
        return explain_value(loaded.deal, part)
    judged = value(loaded, str(path), today=today, sampling=sampling, with_bridge=False)
    if part is None and result_at(judged, about) is None:
        raise UnknownPath(_nearest_path(judged, about))
    postings = mean_postings(
        loaded.deal, draws=sampling.draws, seed=sampling.seed, workers=sampling.workers
    )
    if part is not None:
        return explain_part(judged, part, postings)
    return explain_result(judged, about, postings)


def _nearest_path(judged: JudgedDeal, about: str) -> str:
    known = [*paths_below(Part("", judged.deal)), *names_below(metrics(judged))]
    near = get_close_matches(about, known, n=3, cutoff=0.5)
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    return f"There is nothing called {about} in this deal or its results.{hint}"


def rules(code: str | None = None) -> list[dict[str, object]]:
    """The catalogue of rules, or the one with a code. Raises UnknownRule."""
    found = catalogue()
    if code is None:
        return found
    wanted = [each for each in found if str(each["rule"]).casefold() == code.casefold()]
    if not wanted:
        codes = [str(each["rule"]) for each in found]
        near = get_close_matches(code.upper(), codes, n=1)
        hint = f" Did you mean {near[0]}?" if near else f" There are {', '.join(codes)}."
        raise UnknownRule(f"There is no rule {code}.{hint}")
    return wanted


def new(path: Path, *, template: str, over: bool = False) -> None:
    """Write a starter deal. Raises CannotWrite."""
    write_new(path, template_text(template), over=over)


def write_results(judged: JudgedDeal, folder: Path) -> None:
    """Write all results of a run to a folder. Raises CannotWrite."""
    write_folder(folder, result_files(judged), judged.deal, Path(judged.file))
