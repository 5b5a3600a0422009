"""How the columns of a table share a page: words need room, and stand to the left."""

from collections.abc import Iterator

from benefitshare.report.blocks import Table

_WORDY = 24
"""A longer cell is running text, even if it holds figures. [characters]"""
_LEAST = 11
_MOST = 44
"""A column counts as no narrower and no wider than this. [characters]"""
_MARGINS = 5
"""On both sides of a column, and for letters that are wide. [characters]"""


def wide_columns(table: Table) -> list[bool]:
    """Which columns hold words, not figures; the first, with the labels, always does.

    >>> from benefitshare.report.blocks import Row
    >>> wide_columns(Table("", ("mean", "source"), (Row("Fee", ("£1m", "a paper")),)))
    [True, False, True]
    """
    return [True, *(_is_words(cells) for cells in list(_columns(table))[1:])]


def _is_words(cells: list[str]) -> bool:
    has_figures = any(letter.isdigit() for cell in cells[1:] for letter in cell)
    return not has_figures or any(len(cell) > _WORDY for cell in cells[1:])


def _columns(table: Table) -> Iterator[list[str]]:
    """Each column's cells, its head first; a row without cells heads those below it."""
    rows = [row for row in table.rows if row.cells or not table.columns]
    yield [table.label, *(row.label for row in table.rows)]
    for index, head in enumerate(table.columns):
        yield [head, *(row.cells[index] for row in rows)]


def widths(table: Table) -> list[int]:
    """The columns' parts of the width, by what stands in them. [any unit]"""
    return [_part(cells) for cells in _columns(table)]


def _part(cells: list[str]) -> int:
    """Room for the longest cell and its margins; running text breaks, and so takes less."""
    lengths = [_longest_word(cells[0]), *(len(cell) for cell in cells[1:])]
    return min(max(*lengths, _LEAST), _MOST) + _MARGINS


def _longest_word(text: str) -> int:
    return max((len(word) for word in text.split()), default=0)
