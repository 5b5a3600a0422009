"""How tables, charts and running text stand on a page."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from benefitshare.report.blocks import Block, Heading, Item, Paragraph, Row, Table, Verbatim
from benefitshare.report.chart_marks import GREY, Spec
from benefitshare.report.charts import Chart

_HIDDEN = "position:absolute;left:-9999px"


def chart(drawn: Chart, *, key: str) -> None:
    """A chart under its title, with how to read it, and the same as a table."""
    with st.container(key=f"chart-{key.replace('.', '-')}"):
        st.markdown(f"**{plain(drawn.title)}**")
        # Made anew, since Streamlit fills in the specification that it is given.
        st.vega_lite_chart(readable(drawn.spec), alt=drawn.alt, width="stretch", key=key)
        if drawn.note:
            st.caption(plain(drawn.note))
    with st.expander("The same as a table"):
        for each in drawn.tables:
            table(each)


def readable(spec: Spec) -> Spec:
    """A chart with words on its axes that are dark enough to be read."""
    words = {"labelColor": GREY, "titleColor": GREY, "labelFontSize": 13, "titleFontSize": 13}
    given = spec.get("config")
    return {**spec, "config": {"axis": words, **(given if isinstance(given, dict) else {})}}


def table(shown: Table, *, words: bool = False) -> None:
    """A table that reads as one without sight; `words` sets its cells to the left."""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in shown.columns)
    label = escape(shown.label) or f'<span style="{_HIDDEN}">What</span>'
    top = f'<thead><tr><th scope="col">{label}</th>{head}</tr></thead>' if shown.columns else ""
    rows = "".join(_row(row, len(shown.columns)) for row in shown.rows)
    caption = f"<caption>{escape(shown.title)}</caption>" if shown.title else ""
    note = f'<p class="bs-note">{escape(shown.note)}</p>' if shown.note else ""
    st.html(
        f'<div class="bs-scroll" tabindex="0" role="region" '
        f'aria-label="{escape(shown.title or "Table")}">'
        f'<table class="bs-table{" bs-words" if words else ""}">{caption}{top}'
        f"<tbody>{rows}</tbody></table></div>{note}"
    )


def _row(row: Row, columns: int) -> str:
    if not row.cells:
        return (
            f'<tr class="bs-group"><th scope="rowgroup" colspan="{columns + 1}">'
            f"{escape(row.label)}</th></tr>"
        )
    indent = f' style="padding-left:{0.6 + 0.5 * row.indent}rem"' if row.indent else ""
    cells = "".join(f"<td>{_cell(cell)}</td>" for cell in row.cells)
    return f'<tr><th scope="row"{indent}>{escape(row.label)}</th>{cells}</tr>'


def _cell(text: str) -> str:
    """What a cell holds; what follows a new line is said small, below."""
    first, *below = text.split("\n")
    return escape(first) + "".join(f"<small>{escape(each)}</small>" for each in below)


def blocks(page: Iterable[Block]) -> None:
    """Running text and tables, as a page of the command line has them."""
    items: list[str] = []
    for block in page:
        if isinstance(block, Item):
            lead = f"**{_said(block.lead.replace('_', ' '))}** " if block.lead else ""
            items.append(f"- {lead}{_said(block.text)}")
            continue
        bullets(items)
        items = []
        match block:
            case Heading():
                st.subheader(_said(block.text))
            case Paragraph():
                st.markdown(_said(block.text))
            case Table():
                table(block)
            case Verbatim():
                st.code(block.text, language="console", wrap_lines=True)
    bullets(items)


def _said(text: str) -> str:
    """Running text of the command line, which sets off the words of the file by backticks."""
    return plain(text.replace("`", ""))


def bullets(items: Sequence[str]) -> None:
    """A list of points that are Markdown already."""
    if items:
        st.markdown("\n".join(items))


def plain(text: str) -> str:
    """Words that Markdown shows as they are, whatever a file put into them.

    >>> plain("costs $5 [a](b)")
    'costs \\\\$5 \\\\[a\\\\](b)'
    """
    held = text.replace("−", "−\u2060")  # so that no line breaks after a minus sign
    return "".join(f"\\{each}" if each in _MARKS else each for each in held)


_MARKS = frozenset("\\`*_{}[]<>#|$~:")
