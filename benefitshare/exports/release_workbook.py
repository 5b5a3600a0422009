"""The release workbook: an accessible workbook of official statistics.

Cover, contents, notes, then one table a sheet, each marked as a table with a name, from column A,
without merged cells, blank rows, frozen panes or macros; nothing rests on colour alone.

References: Government Analysis Function, Releasing statistics in spreadsheets.
"""

import datetime
import math
import zipfile
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from benefitshare.exports.release_tables import release_tables
from benefitshare.exports.table import Cell, PlainTable
from benefitshare.guidance.words import day
from benefitshare.report.assurance import warnings_of
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.tables import prices
from benefitshare.report.words import years

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

CREATED = datetime.datetime(2018, 9, 5, tzinfo=datetime.UTC).replace(tzinfo=None)
"""The file's own date, always the same, so that the same deal gives the same bytes."""
NOT_STATED, NOT_APPLICABLE = "[x]", "[z]"
LONGEST = 32_000
"""Characters that a cell is given; it holds 32,767."""
WIDEST, WIDEST_OF_MANY, NARROWEST = 60, 44, 12
"""Columns are no wider, in a table of more than six, and no narrower. [characters]"""
COVER = 100
"""How wide the cover is. [characters]"""
LINE = 16.0
"""How high a line of text is. [points]"""
FILLED = 0.9
"""How much of a column's width wrapped text fills at worst."""
_CORE = "docProps/core.xml"


def release_workbook(judged: JudgedDeal) -> bytes:
    """The whole workbook. The same deal, draws and seed give the same bytes."""
    tables = release_tables(judged)
    notes = _numbered(tables)
    book = _Book(f"{judged.deal.name}: value and fairness")
    book.cover(_cover(judged))
    book.sheet(_contents(tables), {}, links=[f"Table {n}" for n in range(1, len(tables) + 1)])
    book.sheet(_notes(notes), {}, sheet="Notes")
    for number, table in enumerate(tables, start=1):
        book.sheet(table, notes, sheet=f"Table {number}")
    return book.bytes()


def _numbered(tables: Sequence[PlainTable]) -> dict[str, int]:
    """Every note once, by the order in which it is first needed."""
    texts = dict.fromkeys(note for table in tables for note in table.notes)
    return {text: number for number, text in enumerate(texts, start=1)}


def _contents(tables: Sequence[PlainTable]) -> PlainTable:
    rows = ((f"Table {number}", table.title) for number, table in enumerate(tables, start=1))
    return PlainTable("Contents", "Contents", ("Sheet", "What it tells"), tuple(rows))


def _notes(notes: dict[str, int]) -> PlainTable:
    rows = tuple((f"note {number}", text) for text, number in notes.items())
    return PlainTable("Notes", "Notes", ("Note", "Text"), rows)


def _cover(judged: JudgedDeal) -> list[tuple[str, list[str]]]:
    """Headings, each with its paragraphs; the first is the title."""
    deal, projection = judged.deal, judged.projection
    about = [
        f"Signed {day(deal.signed)}. {years(deal.horizon.years)} from {day(deal.horizon.start)} "
        f"are modelled, in {projection.draws:,} draws. {projection.business_as_usual_note}",
        f"Amounts are in whole units of {deal.currency}, real, in {prices(judged)}, unless a "
        "table says otherwise.",
        f"{NOT_STATED} stands for what is not stated, {NOT_APPLICABLE} for what does not apply.",
    ]
    made = [
        f"Made with benefitshare {judged.version}, seed {projection.seed}, judged as of "
        f"{day(judged.today.date)}.",
        f"SHA-256 of the deal as loaded: {judged.sha256}",
        "The manifest beside this file tells how to make it again; `benefitshare verify` does.",
    ]
    bear_in_mind = [*warnings_of(deal), *projection.notes]
    sections = [
        (f"{deal.name}: value and fairness", [deal.summary] if deal.summary else []),
        ("About these tables", about),
        ("To bear in mind", bear_in_mind),
        ("How they were made", made),
    ]
    return [each for index, each in enumerate(sections) if each[1] or not index]


class _Book:
    """A workbook while it is written."""

    def __init__(self, title: str) -> None:
        import xlsxwriter  # noqa: PLC0415 - loaded when a workbook is asked for

        self._bytes = BytesIO()
        plain = {"font_name": "Arial", "font_size": 12}
        self._file: Workbook = xlsxwriter.Workbook(
            self._bytes,
            {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
             "default_format_properties": plain},
        )  # fmt: skip
        self._file.set_properties({"title": _cut(title), "created": CREATED})
        wrapped = {"text_wrap": True, "valign": "top"}
        self._text = self._format(wrapped)
        self._title = self._format({"bold": True, "font_size": 16})
        self._heading = self._format({"bold": True, "font_size": 14})
        self._head = self._format({"bold": True, "bottom": 1, **wrapped})
        self._number_head = self._format({"bold": True, "bottom": 1, "align": "right", **wrapped})
        self._whole = self._format({"num_format": "#,##0;-#,##0;0", "valign": "top"})
        self._part = self._format({"num_format": "0.0", "valign": "top"})
        self._link = self._format({"font_color": "#0000FF", "underline": 1, **wrapped})

    def _format(self, properties: dict[str, object]) -> "Format":
        return self._file.add_format({"font_name": "Arial", "font_size": 12, **properties})

    def cover(self, sections: list[tuple[str, list[str]]]) -> None:
        """The first sheet: text in one column."""
        sheet: Worksheet = self._file.add_worksheet("Cover")
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, COVER)
        row = 0
        for index, (heading, paragraphs) in enumerate(sections):
            sheet.write_string(row, 0, _cut(heading), self._heading if index else self._title)
            for paragraph in paragraphs:
                row += 1
                sheet.set_row(row, LINE * _lines(paragraph, COVER))
                sheet.write_string(row, 0, _cut(paragraph), self._text)
            row += 1
        self._print(sheet)

    def sheet(
        self,
        table: PlainTable,
        notes: dict[str, int],
        *,
        sheet: str = "Contents",
        links: Sequence[str] = (),
    ) -> None:
        """A sheet with one table, and above it what it tells and which notes belong to it."""
        page: Worksheet = self._file.add_worksheet(sheet)
        page.hide_gridlines(2)
        title = table.title if sheet in ("Contents", "Notes") else f"{sheet}: {table.title}"
        above = ["This worksheet contains one table."]
        if table.notes:
            marks = " ".join(f"[note {notes[note]}]" for note in table.notes)
            above.append(f"Its notes are on the sheet Notes: {marks}")
        page.write_string(0, 0, _cut(title), self._title)
        for row, line in enumerate(above, start=1):
            page.write_string(row, 0, line)
        self._table(page, table, len(above) + 1, sheet)
        for index, target in enumerate(links):
            place = f"internal:'{target}'!A1"
            page.write_url(len(above) + 2 + index, 0, place, self._link, target)
        self._print(page)

    def _table(self, page: "Worksheet", table: PlainTable, top: int, sheet: str) -> None:
        numbers = [_holds_numbers(table, column) for column in range(len(table.columns))]
        heads = [self._number_head if is_number else self._head for is_number in numbers]
        page.add_table(
            top, 0, top + len(table.rows), len(table.columns) - 1,
            {
                "name": sheet.replace(" ", "_"), "style": None, "autofilter": False,
                "columns": [
                    {"header": head, "header_format": style}
                    for head, style in zip(table.columns, heads, strict=True)
                ],
            },
        )  # fmt: skip
        most = WIDEST if len(table.columns) <= 6 else WIDEST_OF_MANY
        widths = [
            min(_width(head, [row[column] for row in table.rows]), most)
            for column, head in enumerate(table.columns)
        ]
        for column, width in enumerate(widths):
            page.set_column(column, column, width)
        page.set_row(top, _height(table.columns, widths))
        for row, cells in enumerate(table.rows, start=top + 1):
            page.set_row(row, _height(cells, widths))
            for column, cell in enumerate(cells):
                self._cell(page, (row, column), cell, is_number=numbers[column])

    def _cell(
        self, page: "Worksheet", place: tuple[int, int], cell: Cell, *, is_number: bool
    ) -> None:
        if isinstance(cell, str) or cell is None:
            missing = NOT_APPLICABLE if is_number else NOT_STATED
            page.write_string(*place, _cut(cell or missing), self._text)
        else:
            page.write_number(*place, cell, self._part if isinstance(cell, float) else self._whole)

    def _print(self, page: "Worksheet") -> None:
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)

    def bytes(self) -> bytes:
        """The finished file, with the language of its text."""
        self._file.close()
        return _in_english(self._bytes.getvalue())


def _holds_numbers(table: PlainTable, column: int) -> bool:
    return any(isinstance(row[column], int | float) for row in table.rows)


def _width(head: str, cells: Sequence[Cell]) -> int:
    longest = max((len(_shown(cell)) for cell in cells), default=0)
    word = max(len(each) for each in head.split())
    return max(longest + 2, word + 3, NARROWEST)


def _height(cells: Sequence[Cell], widths: Sequence[int]) -> float:
    """Of a row: said outright, since not every program fits rows to wrapped text. [points]"""
    lines = (_lines(_shown(cell), width) for cell, width in zip(cells, widths, strict=True))
    return min(LINE * max(lines), 400.0)


def _lines(text: str, width: int) -> int:
    """How many lines a text wraps to."""
    parts = (len(part) for part in text.split("\n"))
    return sum(1 if part < width else math.ceil(part / (FILLED * width)) for part in parts)


def _shown(cell: Cell) -> str:
    return cell if isinstance(cell, str) else f"{cell:,}" if cell is not None else NOT_APPLICABLE


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} …"


def _in_english(workbook: bytes) -> bytes:
    """The same workbook with its language said, which screen readers ask for."""
    made = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(workbook)) as before,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for part in before.infolist():
            content = before.read(part)
            if part.filename == _CORE:
                end = b"</cp:coreProperties>"
                content = content.replace(end, b"<dc:language>en-GB</dc:language>" + end)
            after.writestr(part, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
