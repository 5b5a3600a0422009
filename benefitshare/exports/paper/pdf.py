"""A paper as a tagged PDF (PDF/UA-1), typeset without anything outside the wheel of `typst`."""

import datetime
import json
from functools import cache
from importlib.resources import files

from benefitshare.exports.paper.columns import wide_columns, widths
from benefitshare.exports.paper.pictures import as_svg, svg_width
from benefitshare.exports.paper.words import harmless
from benefitshare.report.blocks import Heading, Item, Paragraph, Row, Table, Verbatim
from benefitshare.report.papers import Paper, PaperBlock, Picture

_FONT = "Libertinus Serif"
"""It comes with typst, so that a paper looks the same on every machine."""
_LATIN = 0x180
"""Letters of Western and Central Europe lie below."""
_SCRIPTS = (0x110000, 0x2E80)
"""All scripts, then those that European fonts may have."""
_OURS = "−–—…‘’“”•€"
_BOX = "□"
Data = dict[str, object]


def pdf_bytes(paper: Paper) -> bytes:
    """The file; the same for the same paper, on every machine.

    Texts go in as data and never as markup, so that none of them can be obeyed. A letter that the
    fonts do not have stands as a box: an accessible file may not hold what it cannot show.
    """
    from typst import TypstError  # noqa: PLC0415 - heavy, and only papers need it

    told = json.dumps(_data(paper), ensure_ascii=False)
    for highest in _SCRIPTS:
        try:
            return _typeset(_shown(told, highest), paper.as_of)
        except TypstError as error:
            if "could not be displayed" not in error.message:
                raise
    return _typeset(_shown(told, _LATIN), paper.as_of)


def _typeset(told: str, as_of: datetime.date) -> bytes:
    import typst  # noqa: PLC0415 - as above

    return typst.compile(
        _template(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"paper": told},
        pdf_standards=["ua-1"],
        timestamp=datetime.datetime.combine(as_of, datetime.time(), datetime.UTC),
    )


def _shown(told: str, highest: int) -> str:
    """The text with boxes for letters beyond those of so many scripts."""
    return "".join(each if ord(each) < highest or each in _OURS else _BOX for each in told)


@cache
def _template() -> bytes:
    return files(__package__).joinpath("paper.typ").read_bytes()


def _data(paper: Paper) -> Data:
    return {
        "title": harmless(paper.title),
        "subject": harmless(paper.subject),
        "marking": harmless(paper.marking),
        "font": _FONT,
        "date": [paper.as_of.year, paper.as_of.month, paper.as_of.day],
        "blocks": [_block(block) for block in paper.blocks],
    }


def _block(block: PaperBlock) -> Data:
    match block:
        case Heading():
            return {"kind": "heading", "text": harmless(block.text), "level": block.level - 1}
        case Paragraph():
            return {"kind": "paragraph", "text": harmless(block.text)}
        case Item():
            text = " ".join((block.text, *block.details))
            return {"kind": "item", "lead": harmless(block.lead), "text": harmless(text)}
        case Verbatim():
            lines = [harmless(line) for line in block.text.split("\n")]
            return {"kind": "verbatim", "text": "\n".join(lines)}
        case Table():
            return _table(block)
        case Picture():
            return _picture(block)


def _table(table: Table) -> Data:
    return {
        "kind": "table",
        "title": harmless(table.title),
        "head": [harmless(each) for each in (table.label, *table.columns)],
        "rows": [_row(row, len(table.columns)) for row in table.rows],
        "note": harmless(table.note),
        "wide": wide_columns(table),
        "widths": widths(table),
    }


def _row(row: Row, columns: int) -> list[str]:
    return [harmless(each) for each in (row.label, *row.cells, *[""] * (columns - len(row.cells)))]


def _picture(picture: Picture) -> Data:
    chart = picture.chart
    return {
        "kind": "picture",
        "svg": (svg := as_svg(chart, _FONT)),
        "width": svg_width(svg),
        "alt": harmless(chart.alt),
        "caption": harmless(chart.title),
        "note": harmless(chart.note),
    }
