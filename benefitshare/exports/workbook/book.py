"""The workbook file: its formats, and sheets that write text only as text."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from benefitshare.exports.workbook.grid import (
    CLASS,
    CODE,
    DATE_ROW,
    FIRST_ROW,
    FIRST_YEAR_COLUMN,
    HEADING_ROW,
    LABEL,
    NOTE_ROW,
    PART,
    PERIOD_ROW,
    STEP,
    TITLE_ROW,
    TOTAL,
    UNIT,
    VALUE_COLUMN,
    YEAR_ROW,
    cell,
)

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LINE = 13.5
"""The height of a line. [points]"""
EPOCH = datetime.datetime(2018, 9, 5, tzinfo=datetime.UTC).replace(tzinfo=None)
"""The file's own date, always the same, so that the same deal gives the same bytes."""

INK, PALE, INPUT, FIXED, OUTPUT = "#1B3A57", "#E8EDF2", "#FFF4CC", "#EEEEEE", "#E3F1E5"
MONEY, SMALL_MONEY = "#,##0;-#,##0;0", "#,##0.00;-#,##0.00;0.00"
"""Whole units are shown, where amounts are large; the cells hold every penny."""
RATE, YEARS, PLAIN, DATE = "0.00%", "0.00", "General", "d mmm yyyy"

_STYLES: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 16, "font_color": INK},
    "note": {"italic": True, "font_color": "#444444"},
    "heading": {"bold": True, "bg_color": INK, "font_color": "#FFFFFF", "text_wrap": True},
    "number heading": {
        "bold": True,
        "bg_color": INK,
        "font_color": "#FFFFFF",
        "text_wrap": True,
        "align": "right",
    },
    "year": {"bold": True, "bg_color": INK, "font_color": "#FFFFFF", "align": "right"},
    "block": {"bold": True, "font_size": 12, "font_color": INK, "bottom": 1},
    "text": {},
    "code": {"font_color": "#666666"},
    "wrap": {"text_wrap": True, "valign": "top"},
    "strong": {"bold": True, "valign": "top"},
    "link": {"font_color": "#0B5394", "underline": 1},
    "input": {"bg_color": INPUT, "font_color": "#0000C0", "border": 1, "border_color": "#C9B458"},
    "fixed": {"bg_color": FIXED, "font_color": "#333333"},
    "formula": {},
    "value": {"font_color": "#333333"},
    "output": {"bg_color": OUTPUT},
    "total": {"bold": True, "top": 1},
    "status": {"bold": True, "align": "left"},
}


TEXTS = (46, 26, 26, 24, 17)


class Book:
    """A workbook while it is written."""

    def __init__(self, title: str, years: tuple[str, ...]) -> None:
        import xlsxwriter  # noqa: PLC0415 - loaded when a workbook is asked for

        self._bytes = BytesIO()
        self._file = xlsxwriter.Workbook(
            self._bytes,
            {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
        )
        self._file.set_properties({"title": title, "created": EPOCH, "author": "benefitshare"})
        self._file.set_calc_mode("auto")
        self._formats: dict[tuple[str, str], Format] = {}
        self.years = years
        self.formulas = 0
        """How many have been written."""
        self.sheets: dict[str, Sheet] = {}

    def format(self, style: str, number: str = "") -> Format:
        """A style, with the format of its numbers."""
        key = (style, number)
        if key not in self._formats:
            extra = {"num_format": number} if number else {}
            base = {"font_name": "Arial", "font_size": 10}
            self._formats[key] = self._file.add_format({**base, **_STYLES[style], **extra})
        return self._formats[key]

    def sheet(self, name: str) -> Sheet:
        """A new sheet, or the one of that name."""
        if name not in self.sheets:
            self.sheets[name] = Sheet(self, name, self._file.add_worksheet(name))
        return self.sheets[name]

    def chart(self, options: dict[str, Any]) -> Any:
        """A chart of XlsxWriter's."""
        return self._file.add_chart(options)

    def define(self, name: str, target: str) -> None:
        """Give a cell a name."""
        self._file.define_name(name, target)

    def written(self) -> bytes:
        """The whole file."""
        self._file.close()
        return self._bytes.getvalue()


class Sheet:
    """One sheet. Text is written as text, whatever it begins with."""

    def __init__(self, book: Book, name: str, sheet: Worksheet) -> None:
        self.book = book
        self.name = name
        self.raw = sheet

    def text(self, row: int, column: int, words: str, style: str = "text") -> None:
        """Write words; a formula's sign in them is only a sign."""
        if words:
            self.raw.write_string(row, column, words, self.book.format(style))

    def number(
        self, row: int, column: int, value: float, style: str = "value", shape: str = MONEY
    ) -> None:
        """Write a number that nothing works out."""
        self.raw.write_number(row, column, value, self.book.format(style, shape))

    def formula(
        self,
        row: int,
        column: int,
        formula: str,
        value: float | str,
        style: str = "formula",
        shape: str = MONEY,
    ) -> None:
        """Write a formula with what it comes to, which Protected View shows."""
        self.book.formulas += 1
        self.raw.write_formula(row, column, formula, self.book.format(style, shape), value)

    def link(self, row: int, column: int, sheet: str) -> None:
        """Write a link to another sheet."""
        self.raw.write_url(
            row, column, f"internal:'{sheet}'!A1", self.book.format("link"), string=sheet
        )

    def widths(self, *widths: float) -> None:
        """Set the columns' widths, from the first."""
        for column, width in enumerate(widths):
            self.raw.set_column(column, column, width)

    def paragraph(self, row: int, column: int, words: str, width: int) -> None:
        """Write a text of several lines in a column so many characters wide."""
        self.text(row, column, words, "wrap")
        self.raw.set_row(row, LINE * max(-(-len(words) // width), 1))

    def headings(self, row: int, words: Sequence[str], *, numbers_from: int = 99) -> None:
        """A row of headings, those over numbers to the right, high enough for two lines."""
        for column, each in enumerate(words):
            style = "number heading" if column >= numbers_from else "heading"
            self.raw.write_string(row, column, each, self.book.format(style))
        if any(len(each) > 16 for each in words[1:]):
            self.raw.set_row(row, 2 * LINE)

    def print_on_landscape(self) -> None:
        """Fit the sheet's width to a page, sideways."""
        self.raw.set_landscape()
        self.raw.set_paper(8)  # A3
        self.raw.fit_to_pages(1, 0)
        self.raw.hide_gridlines(2)
        self.raw.set_footer("&L&A&RPage &P of &N")

    def title(self, words: str, note: str, status: str) -> None:
        """The sheet's title, what it shows, and whether the checks hold."""
        self.text(TITLE_ROW, LABEL, words, "title")
        self.text(NOTE_ROW, LABEL, note, "note")
        if status:
            self.formula(TITLE_ROW, VALUE_COLUMN, status, "All checks pass", "status", PLAIN)
        self.print_on_landscape()

    def time_axis(
        self, headings: Sequence[str], *, source: str, texts: Sequence[float] = TEXTS
    ) -> None:
        """The heading rows: financial years, counted, begun and ended. `source` is the sheet on
        which they are worked out; `texts` are the widths of the columns before the unit."""
        self.headings(HEADING_ROW, headings, numbers_from=VALUE_COLUMN)
        labels = {PERIOD_ROW: "Years from the first", YEAR_ROW: "Begins on 1 April of"}
        labels[DATE_ROW] = "Ends on"
        for row, words in labels.items():
            self.text(row, LABEL, words, "code")
        first = int(self.book.years[0][:4])
        for index, year in enumerate(self.book.years):
            column = FIRST_YEAR_COLUMN + index
            self.text(HEADING_ROW, column, year, "year")
            for row, value in ((PERIOD_ROW, float(index)), (YEAR_ROW, float(first + index))):
                formula = f"='{source}'!{cell(row, column, fixed=False)}"
                if source == self.name and row == PERIOD_ROW:
                    here = cell(row, column - 1, fixed=False)
                    formula = f"=COUNT($I{row + 1}:{here})"
                elif source == self.name:
                    period = cell(PERIOD_ROW, column, fixed=False)
                    formula = f"={cell(YEAR_ROW, VALUE_COLUMN)}+{period}"
                self.formula(row, column, formula, value, "code", "0")
            ends = (datetime.date(first + index + 1, 3, 31) - datetime.date(1899, 12, 30)).days
            begins = cell(YEAR_ROW, column, fixed=False)
            self.formula(DATE_ROW, column, f"=DATE({begins}+1,3,31)", ends, "code", DATE)
        self.widths(*texts, 14, 13, 13, 2, *(12,) * len(self.book.years))
        self.raw.freeze_panes(FIRST_ROW, 1)
        self.raw.repeat_rows(TITLE_ROW, DATE_ROW)


TIME_HEADINGS = {LABEL: "What", PART: "Part of the deal", STEP: "Step of", CODE: "Worked out in"}
TIME_HEADINGS |= {CLASS: "", UNIT: "Unit", VALUE_COLUMN: "Number", TOTAL: "All years"}
