"""One party's accounts while they are written: rows of money of the day, and what they come to."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np

from benefitshare.exports.workbook.book import Sheet
from benefitshare.exports.workbook.draft import Draft
from benefitshare.exports.workbook.grid import (
    FINANCIAL,
    FIRST_YEAR_COLUMN,
    LABEL,
    PART,
    TOTAL,
    UNIT,
    Place,
    cell,
)
from benefitshare.quantities import FloatArray


@dataclass(slots=True)
class Account:
    """A party's block on the sheet of the financial case."""

    draft: Draft
    sheet: Sheet
    party: str
    row: int
    written: dict[int, FloatArray] = field(default_factory=dict)
    """What each row came to."""

    def heading(self, words: str, style: str = "strong") -> None:
        """A line of words, and on to the next row."""
        self.sheet.text(self.row, LABEL, words, style)
        self.row += 1

    def years(
        self,
        words: str,
        values: FloatArray,
        formula: Callable[[int], str],
        *,
        style: str = "formula",
        adds_up: bool = True,
    ) -> int:
        """Write a row, whose formula in each year's column `formula` tells; its number."""
        sheet, draft, row = self.sheet, self.draft, self.row
        sheet.text(row, LABEL, words, "strong" if style == "total" else "text")
        sheet.text(row, PART, self.party, "code")
        sheet.text(row, UNIT, f"{draft.judged.currency} of the day", "code")
        for index, column in enumerate(draft.year_columns):
            sheet.formula(row, column, f"={formula(column)}", float(values[index]), style)
        if adds_up:
            first, last = draft.year_columns[0], draft.year_columns[-1]
            told = f"{cell(row, first, fixed=False)}:{cell(row, last, fixed=False)}"
            sheet.formula(row, TOTAL, f"=SUM({told})", float(values.sum()), style)
        self.written[row] = values
        self.row += 1
        return row

    def sum_of(self, words: str, rows: Iterable[int], *, less: Iterable[int] = ()) -> int:
        """Write the sum of rows written before, less others."""
        plus, minus = [*rows], [*less]

        def formula(column: int) -> str:
            told = "+".join(cell(row, column, fixed=False) for row in plus) or "0"
            return told + "".join(f"-{cell(row, column, fixed=False)}" for row in minus)

        return self.years(words, self._sum(plus) - self._sum(minus), formula, style="total")

    def running_total(self, words: str, of: int) -> int:
        """Write the sum of a row up to each year."""
        row = self.row

        def formula(column: int) -> str:
            before = cell(row, column - 1, fixed=False)
            return f"{before}+{cell(of, column, fixed=False)}"

        return self.years(words, np.cumsum(self.written[of]), formula, adds_up=False)

    def change(self, words: str, of: int) -> int:
        """Write how much a row has risen since the year before."""

        def formula(column: int) -> str:
            before = cell(of, column - 1, fixed=False)
            return f"{cell(of, column, fixed=False)}-{before}"

        return self.years(words, np.diff(self.written[of], prepend=0.0), formula)

    def remember(self, key: str, row: int) -> None:
        """Note a row as a result of the workbook."""
        place = Place(FINANCIAL, row, FIRST_YEAR_COLUMN, self.draft.periods)
        self.draft.result(key, place, *self.written[row].tolist())

    def _sum(self, rows: Iterable[int]) -> FloatArray:
        total = np.zeros(self.draft.periods)
        for row in rows:
            total = total + self.written[row]
        return total
