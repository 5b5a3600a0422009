"""The papers that can be made of a deal: for whom each is, what is in it, and how it is made."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from benefitshare.commands import Sampling, exporting, reporting
from benefitshare.commands.heads import heads
from benefitshare.commands.manifests import MANIFEST
from benefitshare.commands.packing import made_beside, zipped
from benefitshare.report.calendar import calendar_csv
from benefitshare.report.markdown import as_markdown

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Wanted:
    """How papers are to be made."""

    deals: Mapping[str, str]
    """The texts of the deal and of the options beside it, by the names of their files."""
    today: datetime.date
    draws: int
    remedies: bool = True
    """Whether the board paper says what would clear each flag."""
    figures: bool = False
    """Whether the public notice tells commercial figures."""
    manifest: bool = False
    """Whether each comes in a folder with its manifest and the deal."""

    @property
    def sampling(self) -> Sampling:
        """The draws; the seed is the file's."""
        return Sampling(self.draws)


Make = Callable[[Wanted, list[Path], Path], Mapping[Path, bytes]]
"""Makes a paper from deal files, of which most take the first alone, under a name beside them."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One form in which a paper comes."""

    words: str
    name: str
    """Of its file."""
    mime: str
    make: Make
    needs: tuple[str, ...] = ()
    """Libraries that it takes, by the names by which they are imported."""
    extra: str = ""
    """What installs them."""
    has_manifest: bool = True
    has_more: bool = False
    """Whether files go beside it in any case."""

    @property
    def missing(self) -> str:
        """In words, what has to be installed first; empty where nothing is missing."""
        gone = [name for name in self.needs if find_spec(name) is None]
        if not gone:
            return ""
        return f"{self.words} takes {' and '.join(gone)}: pip install 'benefitshare[{self.extra}]'."

    def is_zip(self, wanted: Wanted) -> bool:
        """Whether it comes as several files in one."""
        return self.has_more or (wanted.manifest and self.has_manifest)

    def file_name(self, wanted: Wanted) -> str:
        """What the download is called."""
        return f"{Path(self.name).stem}.zip" if self.is_zip(wanted) else self.name

    def content(self, wanted: Wanted) -> bytes:
        """Make it; this takes a moment. Raises as the command of the same name does."""

        def make(paths: list[Path]) -> Mapping[Path, bytes]:
            return self.make(wanted, paths, paths[0].with_name(self.name))

        files = made_beside(wanted.deals, make)
        if not self.is_zip(wanted):
            return files[self.name]
        if not wanted.manifest:
            return zipped({k: each for k, each in files.items() if not k.endswith(MANIFEST)})
        return zipped({**_texts(wanted), **files})


def _texts(wanted: Wanted) -> dict[str, bytes]:
    return {name: text.encode("utf-8") for name, text in wanted.deals.items()}


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A paper that can be made."""

    id: str
    title: str
    icon: str
    """Its picture, by its name in Material Symbols."""
    whom: str
    holds: str
    kinds: tuple[Kind, ...]


def _board(wanted: Wanted, paths: list[Path], to: Path) -> Mapping[Path, bytes]:
    report = reporting.Report(tuple(paths), wanted.today, wanted.sampling, remedies=wanted.remedies)
    return reporting.made(report, to)


def _notice(wanted: Wanted, paths: list[Path], to: Path) -> Mapping[Path, bytes]:
    report = reporting.Report(
        (paths[0],), wanted.today, wanted.sampling, public=True, figures=wanted.figures
    )
    return reporting.paper_alone(report, to)


def _export(wanted: Wanted, paths: list[Path], to: Path) -> Mapping[Path, bytes]:
    return exporting.made(exporting.Export(paths[0], wanted.today, wanted.sampling), to)


def _tables(wanted: Wanted, paths: list[Path], to: Path) -> Mapping[Path, bytes]:
    export = exporting.Export(paths[0], wanted.today, wanted.sampling, tables=True)
    return exporting.made(export, to)


def _heads(wanted: Wanted, paths: list[Path], to: Path) -> Mapping[Path, bytes]:  # noqa: ARG001
    return {to: as_markdown(heads(paths[0]).page).encode("utf-8")}


def _calendar(wanted: Wanted, paths: list[Path], to: Path) -> Mapping[Path, bytes]:  # noqa: ARG001
    return {to: calendar_csv(heads(paths[0]).entries).encode("utf-8")}


_DOCX = ("docx", "vl_convert")
_PDF = ("typst", "vl_convert")
PAPERS = (
    PaperKind(
        "board", "Board paper", "description", "The board and its committees.",
        "Two to four pages: the decision asked for, the options, who gains what, what falls short "
        "and what would fix it, what could go wrong, what it rests on, how to get it again.",
        (
            Kind("Word", "board-paper.docx", _WORD, _board, _DOCX, "papers"),
            Kind("PDF", "board-paper.pdf", "application/pdf", _board, _PDF, "papers"),
        ),
    ),
    PaperKind(
        "notice", "Public notice", "campaign", "Patients and the public.",
        "Who the parties are, what for, which data, how long, the kinds of benefit and the "
        "safeguards that were attested. No commercial figures unless you say so.",
        (
            Kind("Word", "public-notice.docx", _WORD, _notice, ("docx",), "papers",
                 has_manifest=False),
            Kind("PDF", "public-notice.pdf", "application/pdf", _notice, ("typst",), "papers",
                 has_manifest=False),
            Kind("Web page", "public-notice.html", "text/html", _notice, has_manifest=False),
        ),
    ),
    PaperKind(
        "model", "Model workbook", "calculate", "Finance, and whoever audits them.",
        "The risk-adjusted estimate in live formulas: inputs with sources, calculations, the "
        "economic and the financial case, checks; and the simulation's results as values.",
        (Kind("Excel", "model.xlsx", _SHEET, _export),),
    ),
    PaperKind(
        "tables", "Release tables", "table_chart", "Readers of figures, also by screen reader.",
        "Results as an accessible workbook, as official statistics are released: cover, contents, "
        "notes, one table a sheet.",
        (Kind("Excel", "tables.xlsx", _SHEET, _tables),),
    ),
    PaperKind(
        "data", "Tidy data", "dataset", "Analysts and other programs.",
        "One row for each party, year, class of value, term and statistic, with a data dictionary; "
        "or the whole result as one document.",
        (
            Kind("CSV", "tidy-data.csv", "text/csv", _export, has_more=True),
            Kind("Parquet", "tidy-data.parquet", "application/vnd.apache.parquet", _export,
                 ("pyarrow",), "parquet", has_more=True),
            Kind("JSON", "result.json", "application/json", _export),
        ),
    ),
    PaperKind(
        "heads", "Heads of terms", "gavel", "Lawyers who draft the agreement.",
        "What is modelled in plain contract language, clause by clause, with what is still to be "
        "settled; and a calendar of what falls due.",
        (
            Kind("Text", "heads-of-terms.md", "text/markdown", _heads, has_manifest=False),
            Kind("Calendar (CSV)", "calendar.csv", "text/csv", _calendar, has_manifest=False),
        ),
    ),
)  # fmt: skip
"""In the order in which people ask for them. A new paper is one entry here."""
