"""A page as plain text, eighty columns wide."""

import textwrap
from collections.abc import Callable

from benefitshare.report.blocks import Block, Heading, Item, Page, Paragraph, Row, Table, Verbatim

WIDTH = 80
_GAP = 2

Emphasis = Callable[[str], str]
"""Sets a text off, where the place it goes to can show that."""


def as_text(page: Page, emphasise: Emphasis = str) -> str:
    """Return the page as text; it ends with a line break."""
    parts: list[str] = []
    for before, block in zip((None, *page), page, strict=False):
        if before is not None and not (isinstance(before, Item) and isinstance(block, Item)):
            parts.append("")
        parts.append(_block(block, emphasise))
    return "\n".join(parts) + "\n"


def _block(block: Block, emphasise: Emphasis) -> str:
    match block:
        case Heading():
            return _heading(block, emphasise)
        case Paragraph():
            return filled(block.text)
        case Item():
            return _item(block, emphasise)
        case Table():
            return _table(block, emphasise)
        case Verbatim():
            return textwrap.indent(block.text, "  ")


def _heading(heading: Heading, emphasise: Emphasis) -> str:
    lines = filled(heading.text).splitlines()
    rule = "=" if heading.level == 1 else "-"
    under = rule * max(len(line) for line in lines)
    return "\n".join([*(emphasise(line) for line in lines), under])


def _item(item: Item, emphasise: Emphasis) -> str:
    gap = " " if item.lead.endswith(":") else "  "
    lead = item.lead + gap if item.lead else ""
    text = filled(lead + item.text, "- ", "  ")
    if item.lead and text.startswith(f"- {item.lead}"):
        text = f"- {emphasise(item.lead)}{text[2 + len(item.lead) :]}"
    return "\n".join([text, *(filled(detail, "  ", "  ") for detail in item.details)])


def filled(text: str, first: str = "", rest: str = "") -> str:
    """Wrap a text, never inside a link.

    >>> filled("a long text", "- ", "  ")
    '- a long text'
    """
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _table(table: Table, emphasise: Emphasis) -> str:
    cells = [row.cells for row in (Row("", table.columns), *table.rows) if row.cells]
    widths = [max(len(text) for text in column) for column in zip(*cells, strict=True)]
    longest = max([len(table.label), *(len(row.label) + row.indent for row in table.rows)])
    left = min(WIDTH - sum(widths) - _GAP * len(widths), longest)
    lines = [emphasise(line) for line in filled(table.title).splitlines()]
    if table.columns:
        lines += _row(Row(table.label, table.columns), left, widths)
    if table.columns or table.title:
        lines.append("-" * (left + sum(widths) + _GAP * len(widths)))
    for row in table.rows:
        lines += _row(row, left, widths)
    if table.note:
        lines.append(filled(table.note))
    return "\n".join(lines)


def _row(row: Row, left: int, widths: list[int]) -> list[str]:
    """The lines of a row; a long label takes several, and the cells stand on the last."""
    room = (WIDTH if not row.cells else left) - row.indent
    parts = textwrap.wrap(row.label, max(room, 8)) or [""]
    labels = [" " * row.indent + part for part in parts]
    if not row.cells:
        return labels
    cells = "".join(
        " " * _GAP + cell.rjust(width) for cell, width in zip(row.cells, widths, strict=True)
    )
    return [*labels[:-1], (labels[-1].ljust(left) + cells).rstrip()]
