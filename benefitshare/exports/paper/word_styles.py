"""How a paper looks in Word: the program's own styles, so that an editor may change them all."""

from docx.document import Document as Draft
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from benefitshare.exports.paper import word_parts

FONT = "Arial"
ACCENT = "12436D"
QUIET = "3D3D3D"
NOTE = "Table Note"
COMMAND = "Command"
CELL = "Table Text"


def set_styles(draft: Draft) -> None:
    """Set the page, the language, and every style that a paper uses."""
    section = draft.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.1)
    section.top_margin, section.bottom_margin = Cm(1.8), Cm(1.8)
    for language in draft.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), word_parts.LANGUAGE)
    _set(draft, "Normal", 10.0, before=3.0, after=3.0)
    _set(draft, "Title", 20.0, after=4.0, bold=True, colour=ACCENT)
    _set(draft, "Subtitle", 9.5, after=0.0, colour=QUIET)
    _set(draft, "Heading 1", 13.0, before=10.0, after=3.0, bold=True, colour=ACCENT)
    _set(draft, "Heading 2", 11.0, before=8.0, after=2.0, bold=True, colour=ACCENT)
    _set(draft, "List Bullet", 10.0, before=1.0, after=1.0)
    _set(draft, "Caption", 9.0, before=4.0, after=3.0, bold=True, colour="000000")
    _set(draft, "Footer", 8.0, after=0.0, colour=QUIET)
    _set(draft, NOTE, 8.0, before=2.0, after=6.0, colour=QUIET)
    _set(draft, CELL, 8.5, before=1.0, after=1.0)
    _set(draft, COMMAND, 8.0, after=4.0, font="Courier New")


def _set(  # noqa: PLR0913 - one argument for each thing that a style decides
    draft: Draft,
    name: str,
    size: float,
    *,
    before: float = 0.0,
    after: float = 0.0,
    bold: bool = False,
    colour: str = "",
    font: str = FONT,
) -> None:
    """A style by its name; made, on the body's, where Word has none of that name."""
    style = _style(draft, name)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    if colour:
        style.font.color.rgb = RGBColor.from_string(colour)
    word_parts.set_font(style, font)
    word_parts.set_language(style)
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(after), 1.05
    _without(style, "w:pBdr", "w:tabs", "w:rPr/w:spacing")


def _style(draft: Draft, name: str) -> ParagraphStyle:
    if name not in [each.name for each in draft.styles]:
        made = draft.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(made, ParagraphStyle)
        made.base_style = draft.styles["Normal"]
        return made
    found = draft.styles[name]
    assert isinstance(found, ParagraphStyle)
    return found


def _without(style: ParagraphStyle, *paths: str) -> None:
    """Take out what Word's own styles have: a line below, stops in the footer, wide letters."""
    for each in [found for path in paths for found in style.element.xpath(f".//{path}")]:
        each.getparent().remove(each)
