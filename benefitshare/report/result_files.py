"""The files that a run leaves in a folder, as texts by name."""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields

from benefitshare.report.json_document import as_json, run_document
from benefitshare.report.judged import JudgedDeal
from benefitshare.valuation.results import PartyValue, YearByYear


def result_files(judged: JudgedDeal) -> dict[str, str]:
    """The whole result, two tables for other tools, and what is needed to get them again."""
    texts = {
        "result.json": as_json(run_document(judged)),
        "value-by-year.csv": _csv(
            ("party", "year", "prices", "statistic", "value"), _years(judged)
        ),
        "findings.csv": _csv(_FINDING, _findings(judged)),
    }
    return {**texts, "manifest.json": as_json(_manifest(judged, texts))}


def _manifest(judged: JudgedDeal, texts: dict[str, str]) -> dict[str, object]:
    """What decides the result. It tells no time, so that the same run gives the same bytes."""
    projection = judged.projection
    return {
        "benefitshare": judged.version,
        "deal": judged.deal.name,
        "sha256": judged.sha256,
        "seed": projection.seed,
        "draws": projection.draws,
        "as_of": judged.today.date,
        "files": {
            name: hashlib.sha256(text.encode("utf-8")).hexdigest() for name, text in texts.items()
        },
    }


def _years(judged: JudgedDeal) -> Iterator[Sequence[object]]:
    projection = judged.projection
    for value in (*projection.parties.values(), *projection.groups.values()):
        yield from _party_years(value, projection.periods)


def _party_years(value: PartyValue, periods: Sequence[str]) -> Iterator[Sequence[object]]:
    """A row for each figure. [currency, undiscounted]"""
    for prices, years in (("real", value.by_year), ("nominal", value.by_year_nominal)):
        for field in fields(YearByYear):
            for period, amount in zip(periods, getattr(years, field.name), strict=True):
                yield value.id, period, prices, field.name, repr(float(amount))


_FINDING = (
    "assessment", "date", "rule", "outcome", "severity", "core", "basis", "edition", "principle",
    "message", "link",
)  # fmt: skip


def _findings(judged: JudgedDeal) -> Iterator[Sequence[object]]:
    for assessment in (judged.signed, judged.today):
        for finding in assessment.findings:
            told = [getattr(finding, name) for name in _FINDING[2:]]
            yield assessment.key, assessment.date.isoformat(), *told


def _csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table as text; nothing in it is taken for a formula by a spreadsheet."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([_harmless(each) for each in row])
    return text.getvalue()


def _harmless(cell: object) -> object:
    if not isinstance(cell, str) or not cell.startswith(("=", "+", "-", "@")):
        return "" if cell is None else cell
    return cell if _is_number(cell) else f" {cell}"


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
