"""One function for each command: it takes plain arguments, prints nothing, and returns a result."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from pydantic import BaseModel

from benefitshare import __version__
from benefitshare.deal import Deal
from benefitshare.files.read_deal import LoadedDeal, read_deal
from benefitshare.files.read_policy import read_policy
from benefitshare.files.templates import template_text
from benefitshare.files.write_results import write_folder, write_new
from benefitshare.guidance import Assessment, Revalue, Revalued, assess, catalogue
from benefitshare.guidance.assessment import Key
from benefitshare.guidance.policy import OwnPolicy
from benefitshare.report.comparison import Comparison, differing
from benefitshare.report.deal_fields import Part, part_at, paths_below
from benefitshare.report.explain_part import explain_part
from benefitshare.report.explain_result import explain_result, metrics, names_below, result_at
from benefitshare.report.explain_value import explain_value
from benefitshare.report.explained import Explained
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.result_files import result_files
from benefitshare.valuation.paired import (
    DrawnValues,
    PairedDifference,
    gain_difference,
    gains_by_draw,
    npv_difference,
)
from benefitshare.valuation.postings import MeanPosting, mean_postings
from benefitshare.valuation.projection import project, sampled, told
from benefitshare.valuation.results import Projection
from benefitshare.valuation.sample import Progress


@dataclass(frozen=True, slots=True)
class TrustPolicy:
    """Thresholds that a trust sets for all its deals, and the file that they are from."""

    file: str = ""
    thresholds: OwnPolicy = field(default_factory=dict)


FEW_DRAWS = 2_000
"""Draws with which the search for a remedy narrows a place down, before all of them decide."""


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
    policy: Path | None = None,
) -> JudgedDeal:
    """Work out what a deal is worth to each party, and judge it at signature and on a later date.

    Remedies project the deal many times over, so that they are only looked for when asked.
    Raises CannotRead if the file cannot be read; DealProblems with everything that is wrong in it.
    """
    return value(*_read(path, policy), today=today, sampling=sampling, with_remedies=with_remedies)


def check(
    path: Path,
    *,
    today: datetime.date,
    sampling: Sampling = Sampling(),
    with_remedies: bool = True,
    policy: Path | None = None,
) -> JudgedDeal:
    """Judge a deal, with what would clear each flag. Raises as `run` does."""
    return value(
        *_read(path, policy),
        today=today,
        sampling=sampling,
        with_remedies=with_remedies,
        with_bridge=False,
    )


def _read(path: Path, policy: Path | None) -> tuple[LoadedDeal, str, TrustPolicy]:
    """A deal, its file's name, and the trust-wide policy beside it, which is read first."""
    trust_policy = (
        TrustPolicy() if policy is None else TrustPolicy(str(policy), read_policy(policy))
    )
    return read_deal(path), str(path), trust_policy


def value(  # noqa: PLR0913 - one argument for each way to run
    loaded: LoadedDeal,
    file: str,
    trust_policy: TrustPolicy = TrustPolicy(),
    *,
    today: datetime.date,
    sampling: Sampling = Sampling(),
    with_remedies: bool = False,
    with_bridge: bool = True,
    remedies_of: str | None = None,
) -> JudgedDeal:
    """Work out what a deal that has been read is worth, and judge it.

    `remedies_of` names the one rule for which remedies are looked for.
    """
    deal = loaded.deal

    def projected(changed: Deal, draws: int | None, *, bridge: bool = False) -> Projection:
        return project(
            changed,
            draws=draws,
            seed=sampling.seed,
            workers=sampling.workers,
            progress=sampling.progress if bridge or changed is deal else None,
            with_bridge=bridge,
        )

    projection = projected(deal, sampling.draws, bridge=with_bridge)

    def revalued(changes: Mapping[str, object], quick: bool) -> Revalued:
        changed = deal.changed(changes)
        return Revalued(changed, projected(changed, FEW_DRAWS if quick else sampling.draws))

    may_hurry = projection.draws > 2 * FEW_DRAWS
    revalue = _remembered(revalued, may_hurry, sampling.progress)

    def judged(key: Key, on: datetime.date) -> Assessment:
        tried = revalue if with_remedies else None
        return assess(
            deal,
            projection,
            on=on,
            key=key,
            revalue=tried,
            only=remedies_of,
            trust_policy=trust_policy.thresholds,
        )

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
        policy_file=trust_policy.file,
    )


def _remembered(
    revalued: Callable[[Mapping[str, object], bool], Revalued],
    may_hurry: bool,
    progress: Progress | None,
) -> Revalue:
    """The same changes are tried at signature and today: project them once."""
    known: dict[tuple[str, bool], Revalued] = {}

    def revalue(changes: Mapping[str, object], *, quick: bool = False) -> Revalued:
        few = quick and may_hurry
        key = repr(sorted(changes.items())), few
        if key not in known:
            known[key] = revalued(changes, few)
            if progress is not None:
                progress(len(known), 0)
        return known[key]

    return revalue


def compare(
    deals: Sequence[LoadedDeal],
    names: Sequence[str],
    *,
    today: datetime.date,
    sampling: Sampling = Sampling(),
) -> Comparison:
    """Set deals side by side, on the draws and seed of the first unless others are asked for.

    Where two deals share an input they share its draws, so that differences are paired.
    """
    settings = deals[0].deal.simulation
    draws = sampling.draws or settings.draws
    seed = settings.seed if sampling.seed is None else sampling.seed
    judged, drawn = [], []
    for loaded, name in zip(deals, names, strict=True):
        reading = sampled(
            loaded.deal,
            draws=draws,
            seed=seed,
            workers=sampling.workers,
            progress=sampling.progress,
        )
        drawn.append(gains_by_draw(reading))
        judged.append(_judged(loaded, name, told(reading), today))
    first, others = drawn[0], drawn[1:]

    def paired(of: Paired) -> dict[str, tuple[PairedDifference | None, ...]]:
        return {
            id_: tuple(of(first, other, id_) if id_ in other.npv else None for other in others)
            for id_ in first.npv
        }

    return Comparison(
        names=tuple(names),
        deals=tuple(judged),
        differing=differing([loaded.deal.document() for loaded in deals]),
        npv=paired(npv_difference),
        gain=paired(gain_difference),
    )


Paired = Callable[[DrawnValues, DrawnValues, str], PairedDifference]


def _judged(
    loaded: LoadedDeal, file: str, projection: Projection, today: datetime.date
) -> JudgedDeal:
    """A deal judged on both dates, without remedies."""
    deal = loaded.deal
    return JudgedDeal(
        deal=deal,
        file=file,
        sha256=loaded.sha256,
        changes=loaded.changes,
        version=__version__,
        projection=projection,
        signed=assess(deal, projection, on=deal.signed, key="signed"),
        today=assess(deal, projection, on=today, key="today"),
        with_remedies=False,
    )


def origins(loaded: LoadedDeal, *, sampling: Sampling = Sampling()) -> tuple[MeanPosting, ...]:
    """Every flow of a deal, as its mean over the draws."""
    return mean_postings(
        loaded.deal, draws=sampling.draws, seed=sampling.seed, workers=sampling.workers
    )


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
