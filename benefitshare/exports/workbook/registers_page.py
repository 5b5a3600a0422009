"""What the Aqua Book asks for beside a model: assumptions, decisions, and who answers for it."""

from benefitshare.exports.register_sheets import aqua_book_tables
from benefitshare.exports.table import PlainTable
from benefitshare.exports.workbook.book import LINE, Sheet
from benefitshare.exports.workbook.draft import Draft

FIRST = 3
NARROW, WIDE = 16, 46
LONG = 22
"""A column with a text longer than this is wide."""


def write_registers(draft: Draft) -> None:
    """Write a sheet for each of the three."""
    for table in aqua_book_tables(draft.judged):
        _write_table(draft.sheet(table.name, table.title, ""), table)


def _write_table(sheet: Sheet, table: PlainTable) -> None:
    widths = [_width(table, column) for column in range(len(table.columns))]
    sheet.widths(*widths)
    row = FIRST
    for note in table.notes:
        sheet.text(row, 0, note, "note")
        row += 1
    sheet.raw.freeze_panes(row + 1, 1)
    sheet.headings(row, table.columns)
    for cells in table.rows:
        row += 1
        texts = ["" if each is None else str(each) for each in cells]
        for column, words in enumerate(texts):
            sheet.text(row, column, words, "wrap")
        pairs = zip(texts, widths, strict=True)
        lines = max(-(-len(words) // (width - 2)) for words, width in pairs)
        sheet.raw.set_row(row, LINE * max(lines, 1))


def _width(table: PlainTable, column: int) -> int:
    longest = max((len(str(row[column] or "")) for row in table.rows), default=0)
    return WIDE if max(longest, len(table.columns[column])) > LONG else NARROW
