"""A notice in the plain forms of the web: one HTML page without scripts, or Markdown."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from benefitshare.exports.paper.words import harmless
from benefitshare.report.blocks import Block, Heading, Item, Paragraph, Row, Table, Verbatim
from benefitshare.report.markdown import as_markdown
from benefitshare.report.papers import Paper, PaperBlock, Picture

_STYLE = (
    "body{font:1.05rem/1.5 Arial,sans-serif;color:#1a1a1a;max-width:46rem;margin:2rem auto;"
    "padding:0 1rem}h1,h2{color:#12436d;line-height:1.25}table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;vertical-align:top;padding:.4rem .5rem .4rem 0;"
    "border-bottom:1px solid #c8c8c8}caption{text-align:left;font-weight:bold;padding:.4rem 0}"
    ".note{font-size:.9rem;color:#3d3d3d}tbody th{font-weight:normal}"
)
_NO_PICTURES = "Only papers of words alone have this form."


def html_text(paper: Paper) -> str:
    """The page, with its language, title and headers said, and nothing fetched from elsewhere."""
    body = "\n".join(_grouped(paper.blocks))
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_said(paper.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{_said(paper.title)}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _grouped(blocks: Sequence[PaperBlock]) -> Iterator[str]:
    """Each block as HTML, points that follow each other as one list."""
    points: list[str] = []
    for block in blocks:
        if isinstance(block, Item):
            lead = f"<strong>{_said(block.lead)}</strong> " if block.lead else ""
            points.append(f"<li>{lead}{_said(block.text)}</li>")
            continue
        yield from _list(points)
        points = []
        yield _html(block)
    yield from _list(points)


def _list(points: list[str]) -> Iterator[str]:
    if points:
        yield "<ul>\n" + "\n".join(points) + "\n</ul>"


def _html(block: PaperBlock) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{_said(block.text)}</h{block.level}>"
        case Paragraph() | Item():
            return f"<p>{_said(block.text)}</p>"
        case Verbatim():
            return f"<pre>{escape(block.text)}</pre>"
        case Table():
            return _table(block)
        case Picture():
            raise TypeError(_NO_PICTURES)


def _table(table: Table) -> str:
    heads = "".join(f'<th scope="col">{_said(each)}</th>' for each in (table.label, *table.columns))
    rows = "\n".join(_row(row) for row in table.rows)
    note = f'\n<p class="note">{_said(table.note)}</p>' if table.note else ""
    return (
        f"<table>\n<caption>{_said(table.title)}</caption>\n<thead><tr>{heads}</tr></thead>\n"
        f"<tbody>\n{rows}\n</tbody>\n</table>{note}"
    )


def _row(row: Row) -> str:
    cells = "".join(f"<td>{_said(cell)}</td>" for cell in row.cells)
    return f'<tr><th scope="row">{_said(row.label)}</th>{cells}</tr>'


def _said(text: str) -> str:
    return escape(harmless(text))


def markdown_text(paper: Paper) -> str:
    """The notice as Markdown, in which no text of the file is a mark."""
    blocks = [Heading(paper.title, level=1), *paper.blocks]
    return as_markdown([each for block in blocks for each in _literal(block)])


def _literal(block: PaperBlock) -> Iterator[Block]:
    match block:
        case Heading():
            yield Heading(_plain(block.text), block.level)
        case Paragraph():
            yield Paragraph(_plain(block.text))
        case Item():
            yield Item(_plain(block.text), _plain(block.lead))
        case Verbatim():
            yield block
        case Table():
            yield _literal_table(block)
            if block.note:
                yield Paragraph(_plain(block.note))
        case Picture():
            raise TypeError(_NO_PICTURES)


def _literal_table(table: Table) -> Table:
    rows = (Row(_cell(row.label), tuple(map(_cell, row.cells))) for row in table.rows)
    columns = tuple(map(_cell, table.columns))
    return Table(_plain(table.title), columns, tuple(rows), _cell(table.label))


def _cell(text: str) -> str:
    """As running text; what parts the columns is set off when the table is written."""
    return _plain(text).replace("\\|", "|")


_MARKS = frozenset("\\`*_{}[]<>#|~!")


def _plain(text: str) -> str:
    """Words that Markdown shows as they are.

    >>> _plain("a [b](c) *d*"), _plain("- e")
    ('a \\\\[b\\\\](c) \\\\*d\\\\*', '\\\\- e')
    """
    marked = "".join(f"\\{each}" if each in _MARKS else each for each in harmless(text))
    if marked[:1].isdigit():
        return re.sub(r"^(\d+)([.)])", r"\1\\\2", marked)
    return f"\\{marked}" if marked[:1] in ("-", "+", "=") else marked
