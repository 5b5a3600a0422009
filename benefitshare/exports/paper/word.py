"""A paper as a Word file with real styles, which people can edit."""

import datetime
import io
import zipfile
from typing import TYPE_CHECKING

from benefitshare.exports.paper.columns import wide_columns, widths
from benefitshare.exports.paper.pictures import as_png, png_width
from benefitshare.exports.paper.words import harmless
from benefitshare.report.blocks import Heading, Item, Paragraph, Row, Table, Verbatim
from benefitshare.report.papers import Paper, PaperBlock, Picture

if TYPE_CHECKING:
    from docx.document import Document as Draft
    from docx.table import Table as DraftTable
    from docx.table import _Row as DraftRow

_TEXT_WIDTH = 16.8
"""Between the margins. [centimetres]"""
_SHORT = 7
"""A table with no more rows stays on one page."""
_CENTIMETRES_A_PIXEL = 0.0254
"""Of a chart, so that words in every picture are of one size."""


def docx_bytes(paper: Paper) -> bytes:
    """The file; the same for the same paper."""
    from docx import Document  # noqa: PLC0415 - heavy, and only papers need it

    from benefitshare.exports.paper.word_styles import set_styles  # noqa: PLC0415

    draft = Document()
    _without_thumbnail(draft)
    set_styles(draft)
    _properties(draft, paper)
    _footer(draft, paper)
    draft.add_paragraph(harmless(paper.subject), "Subtitle")
    draft.add_paragraph(harmless(paper.title), "Title")
    for block in paper.blocks:
        _add(draft, block)
    whole = io.BytesIO()
    draft.save(whole)
    return _as_of(whole.getvalue(), paper.as_of)


def _properties(draft: "Draft", paper: Paper) -> None:
    from benefitshare.exports.paper.word_parts import LANGUAGE  # noqa: PLC0415

    told = draft.core_properties
    moment = datetime.datetime.combine(paper.as_of, datetime.time())
    told.title, told.subject, told.language = harmless(paper.title)[:255], paper.subject, LANGUAGE
    told.author = told.last_modified_by = told.comments = told.keywords = ""
    told.created = told.modified = moment


def _footer(draft: "Draft", paper: Paper) -> None:
    """Who may see it, and which page this is of how many."""
    from docx.enum.text import WD_TAB_ALIGNMENT  # noqa: PLC0415
    from docx.shared import Cm  # noqa: PLC0415

    from benefitshare.exports.paper.word_parts import add_field  # noqa: PLC0415

    foot = draft.sections[0].footer.paragraphs[0]
    foot.paragraph_format.tab_stops.add_tab_stop(Cm(_TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(f"{harmless(paper.marking)}\tPage ")
    add_field(foot, "PAGE", "1")
    foot.add_run(" of ")
    add_field(foot, "NUMPAGES", "1")


def _add(draft: "Draft", block: PaperBlock) -> None:
    match block:
        case Heading():
            draft.add_paragraph(harmless(block.text), f"Heading {block.level - 1}")
        case Paragraph():
            draft.add_paragraph(harmless(block.text))
        case Item():
            _item(draft, block)
        case Verbatim():
            for line in block.text.split("\n"):
                draft.add_paragraph(harmless(line), "Command")
        case Table():
            _table(draft, block)
        case Picture():
            _picture(draft, block)


def _item(draft: "Draft", item: Item) -> None:
    paragraph = draft.add_paragraph(style="List Bullet")
    if item.lead:
        paragraph.add_run(f"{harmless(item.lead)} ").bold = True
    paragraph.add_run(harmless(" ".join((item.text, *item.details))))


def _picture(draft: "Draft", picture: Picture) -> None:
    """The picture, then its caption on the same page."""
    from docx.shared import Cm, Length  # noqa: PLC0415

    from benefitshare.exports.paper.word_parts import add_field, describe_picture  # noqa: PLC0415

    chart = picture.chart
    png = as_png(chart)
    paragraph = draft.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    shape = paragraph.add_run().add_picture(io.BytesIO(png))
    wide = Cm(min(png_width(png) * _CENTIMETRES_A_PIXEL, _TEXT_WIDTH))
    shape.height, shape.width = Length(shape.height * wide // shape.width), wide
    describe_picture(paragraph, picture.number, harmless(chart.alt))
    caption = draft.add_paragraph("Figure ", "Caption")
    add_field(caption, "SEQ Figure \\* ARABIC", str(picture.number))
    caption.add_run(f": {harmless(chart.title)}")
    if chart.note:
        caption.paragraph_format.keep_with_next = True
        draft.add_paragraph(harmless(chart.note), "Table Note")


def _table(draft: "Draft", table: Table) -> None:
    """A table with a header that is marked as one, below its title and above its note."""
    from benefitshare.exports.paper.word_parts import (  # noqa: PLC0415
        describe_table,
        keep_whole,
        mark_header,
        rule_rows,
    )

    if table.title:
        title = draft.add_paragraph(harmless(table.title), "Caption")
        title.paragraph_format.keep_with_next = True
    named = any((table.label, *table.columns))
    shown = draft.add_table(0, len(table.columns) + 1)
    rule_rows(shown, "C8C8C8")
    describe_table(shown, harmless(table.title or table.label))
    if named:
        mark_header(_row(shown, table, Row(table.label, table.columns), bold=True))
    for row in table.rows:
        _row(shown, table, row)
    for number, each in enumerate(shown.rows, 1):
        keep_whole(each, with_next=number < len(shown.rows) <= _SHORT)
    _set_widths(shown, table)
    if table.note:
        draft.add_paragraph(harmless(table.note), "Table Note")


def _row(shown: "DraftTable", table: Table, row: Row, *, bold: bool = False) -> "DraftRow":
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415

    added: DraftRow = shown.add_row()  # type: ignore[no-untyped-call]
    texts = (row.label, *row.cells)
    for cell, text, is_wide in zip(added.cells, texts, wide_columns(table), strict=False):
        paragraph = cell.paragraphs[0]
        paragraph.style = "Table Text"
        paragraph.add_run(harmless(text)).bold = bold or None
        if not is_wide:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return added


def _set_widths(shown: "DraftTable", table: Table) -> None:
    """Fixed widths, which every reader keeps; columns of figures have what they need."""
    from docx.shared import Cm  # noqa: PLC0415

    parts = widths(table)
    shown.autofit = False
    for index, part in enumerate(parts):
        width = Cm(_TEXT_WIDTH * part / sum(parts))
        shown.columns[index].width = width
        for cell in shown.columns[index].cells:
            cell.width = width


def _without_thumbnail(draft: "Draft") -> None:
    """Leave out the picture of an empty page that the template brings."""
    relations = draft.part.package.rels
    for key in [key for key, each in relations.items() if each.reltype.endswith("/thumbnail")]:
        relations.pop(key)


def _as_of(whole: bytes, date: datetime.date) -> bytes:
    """The same archive with the paper's date on all its parts, not the clock's."""
    made = io.BytesIO()
    moment = (date.year, date.month, date.day, 0, 0, 0)
    with zipfile.ZipFile(io.BytesIO(whole)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, moment)
            part.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(part, source.read(name))
    return made.getvalue()
