"""How tables, charts and running text stand on a page."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from benefitshare.report.blocks import Block, Heading, Item, Paragraph, Row, Table, Verbatim
from benefitshare.report.charts import Chart

_STYLE = """<style>
.bs-scroll { overflow-x: auto; max-width: 100%; }
.bs-table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
.bs-table caption { text-align: left; font-weight: 600; padding: 0 0 .4rem 0; }
.bs-table th, .bs-table td { padding: .3rem .6rem; border-bottom: 1px solid #8a8a8a55;
  vertical-align: top; }
.bs-table th[scope=row] { text-align: left; font-weight: 400; }
.bs-table td, .bs-table thead th { text-align: right; }
.bs-table thead th:first-child, .bs-words td, .bs-words thead th { text-align: left; }
.bs-table tr.bs-group th { font-weight: 600; padding-top: .8rem; }
.bs-note { font-size: .875rem; margin: .3rem 0 0 0; }
</style>"""


def chart(drawn: Chart, *, key: str) -> None:
    """A chart under its title, with how to read it, and the same as a table."""
    st.markdown(f"**{plain(drawn.title)}**")
    # Copied, since Streamlit fills in the specification that it is given.
    st.vega_lite_chart({**drawn.spec}, alt=drawn.alt, width="stretch", key=key)
    if drawn.note:
        st.caption(drawn.note)
    with st.expander("The same as a table"):
        for each in drawn.tables:
            table(each)


def table(shown: Table, *, words: bool = False) -> None:
    """A table that reads as one without sight; `words` sets its cells to the left."""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in shown.columns)
    label = escape(shown.label) or '<span style="position:absolute;left:-9999px">What</span>'
    top = f'<thead><tr><th scope="col">{label}</th>{head}</tr></thead>' if shown.columns else ""
    rows = "".join(_row(row, len(shown.columns)) for row in shown.rows)
    caption = f"<caption>{escape(shown.title)}</caption>" if shown.title else ""
    note = f'<p class="bs-note">{escape(shown.note)}</p>' if shown.note else ""
    st.html(
        f'{_STYLE}<div class="bs-scroll" tabindex="0" role="region" '
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
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in row.cells)
    return f'<tr><th scope="row"{indent}>{escape(row.label)}</th>{cells}</tr>'


def blocks(page: Iterable[Block]) -> None:
    """Running text and tables, as a page of the command line has them."""
    items: list[str] = []
    for block in page:
        if isinstance(block, Item):
            lead = f"**{plain(block.lead)}** " if block.lead else ""
            items.append(f"- {lead}{plain(block.text)}")
            continue
        bullets(items)
        items = []
        match block:
            case Heading():
                st.subheader(plain(block.text))
            case Paragraph():
                st.markdown(plain(block.text))
            case Table():
                table(block)
            case Verbatim():
                st.code(block.text, language="console")
    bullets(items)


def bullets(items: Sequence[str]) -> None:
    """A list of points that are Markdown already."""
    if items:
        st.markdown("\n".join(items))


def plain(text: str) -> str:
    """Words that Markdown shows as they are, whatever a file put into them.

    >>> plain("costs $5 [a](b)")
    'costs \\\\$5 \\\\[a\\\\](b)'
    """
    return "".join(f"\\{each}" if each in _MARKS else each for each in text)


_MARKS = frozenset("\\`*_{}[]<>#|$~:")
