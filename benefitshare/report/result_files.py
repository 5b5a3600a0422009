"""The files that a run leaves in a folder, as texts by name."""

from collections.abc import Iterator, Sequence
from dataclasses import fields

from benefitshare.report.csv_text import csv_text
from benefitshare.report.json_document import as_json, run_document
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.manifest import Origin, manifest_document
from benefitshare.valuation.results import PartyValue, YearByYear

MANIFEST = "manifest.json"
"""What the manifest of a folder is called."""


def result_files(judged: JudgedDeal, origin: Origin | None = None) -> dict[str, str]:
    """The whole result, two tables for other tools, and what is needed to get them again.

    Without an `origin`, the deal is taken to lie beside them as deal.yaml.
    """
    texts = {
        "result.json": as_json(run_document(judged)),
        "value-by-year.csv": csv_text(
            ("party", "year", "prices", "statistic", "value"), _years(judged)
        ),
        "findings.csv": csv_text(_FINDING, _findings(judged)),
    }
    whence = origin or Origin("run", {"remedies": judged.with_remedies})
    contents = {name: text.encode("utf-8") for name, text in texts.items()}
    return {**texts, MANIFEST: as_json(manifest_document(judged, whence, contents))}


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
