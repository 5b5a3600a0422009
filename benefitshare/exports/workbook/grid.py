"""The grid that every sheet with a time axis shares: the same columns, the same heading rows."""

from dataclasses import dataclass
from functools import lru_cache

COVER, ECONOMIC, FINANCIAL = "Cover", "Economic case", "Financial case"
SIMULATION, INPUTS, LEDGER, BY_YEAR = "Simulation", "Inputs", "Ledger", "Value by year"
CHECKS = "Checks"
"""Sheets other than those of the calculations."""

LABEL, PART, STEP, CODE, CLASS, UNIT, VALUE_COLUMN, TOTAL = range(8)
"""Text and single numbers; column I stays empty, so that the first year has a year before it."""
FIRST_YEAR_COLUMN = 9
TITLE_ROW, NOTE_ROW, HEADING_ROW, PERIOD_ROW, YEAR_ROW, DATE_ROW, FIRST_ROW = range(7)


@lru_cache(maxsize=512)
def column_name(column: int) -> str:
    """The letters of a column, counted from nought.

    >>> column_name(0), column_name(9), column_name(26)
    ('A', 'J', 'AA')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell(row: int, column: int, *, fixed: bool = True) -> str:
    """A cell's name, counted from nought.

    >>> cell(6, 6), cell(6, 9, fixed=False)
    ('$G$7', 'J7')
    """
    mark = "$" if fixed else ""
    return f"{mark}{column_name(column)}{mark}{row + 1}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an input or a result stands, for those who read the file again."""

    sheet: str
    row: int
    column: int
    count: int = 1
    """How many cells, to the right."""

    @property
    def cell(self) -> str:
        """The cell's name with its sheet's, as a formula reads it."""
        return f"'{self.sheet}'!{cell(self.row, self.column)}"
