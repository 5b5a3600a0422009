"""`explain`: where a number comes from."""

import datetime
from difflib import get_close_matches
from pathlib import Path

from pydantic import BaseModel

from benefitshare.commands.valuing import Sampling, value
from benefitshare.files.read_deal import LoadedDeal, read_deal
from benefitshare.report.deal_fields import Part, part_at, paths_below
from benefitshare.report.explain_part import explain_part
from benefitshare.report.explain_result import explain_result, metrics, names_below, result_at
from benefitshare.report.explain_value import explain_value
from benefitshare.report.explained import Explained
from benefitshare.report.judged import JudgedDeal
from benefitshare.valuation.postings import MeanPosting, mean_postings


class UnknownPath(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """Nothing has this path; the text names what comes near."""


def origins(loaded: LoadedDeal, *, sampling: Sampling = Sampling()) -> tuple[MeanPosting, ...]:
    """Every flow of a deal, as its mean over the draws."""
    return mean_postings(
        loaded.deal, draws=sampling.draws, seed=sampling.seed, workers=sampling.workers
    )


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
