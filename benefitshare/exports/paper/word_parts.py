"""What Word knows and `python-docx` does not: said in the words of the file format (ECMA-376)."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.styles.style import BaseStyle
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

LANGUAGE = "en-GB"


def mark_header(row: _Row) -> None:
    """Make a row the table's header: read out with each cell, and repeated on every page."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader"))


def keep_whole(row: _Row, *, with_next: bool) -> None:
    """Let no page break fall within a row, nor before the next."""
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
    for cell in row.cells if with_next else ():
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def describe_table(table: Table, words: str) -> None:
    """What a table is about, for those who do not see it."""
    table._tbl.tblPr.append(_element("w:tblDescription", {"w:val": words}))


def rule_rows(table: Table, colour: str) -> None:
    """Thin lines between rows, and none between columns."""
    borders = _element("w:tblBorders")
    for side in ("bottom", "insideH"):
        look = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": colour}
        borders.append(_element(f"w:{side}", look))
    table._tbl.tblPr.append(borders)


def describe_picture(paragraph: Paragraph, number: int, alt: str) -> None:
    """Give the picture in a paragraph a number, a name and its words."""
    for found in paragraph._p.iter(qn("wp:docPr")):
        found.set("id", str(number))
        found.set("name", f"Figure {number}")
        found.set("descr", alt)


def add_field(paragraph: Paragraph, code: str, shown: str) -> None:
    """A field that Word works out, such as a page number; `shown` stands until it does."""
    field = _element("w:fldSimple", {"w:instr": code})
    run, text = _element("w:r"), _element("w:t")
    text.text = shown
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def set_language(style: BaseStyle) -> None:
    """The language in which a style is read aloud and its spelling checked."""
    for old in style.element.iter(qn("w:lang")):
        old.set(qn("w:val"), LANGUAGE)
        return
    style.element.get_or_add_rPr().append(_element("w:lang", {"w:val": LANGUAGE}))


def set_font(style: BaseStyle, name: str) -> None:
    """A font for every script, in place of the theme's."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in [*fonts.attrib]:
        del fonts.attrib[key]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), name)


def _element(tag: str, attributes: dict[str, str] | None = None) -> BaseOxmlElement:
    element = OxmlElement(tag)
    for key, value in (attributes or {}).items():
        element.set(qn(key), value)
    return element
