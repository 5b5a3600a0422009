"""Small pictures of the deals that ship, made once for everybody: they are nobody's own."""

import datetime
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

from benefitshare import commands
from benefitshare.files.read_deal import LoadedDeal
from benefitshare.files.working_copy import open_file
from benefitshare.report.thumbnail import SmallBar, thumbnail

DRAWS = 1_000
"""Enough for the middle case and 8 in 10; means would need more, and are not shown."""
_DAY = datetime.date(2026, 1, 1)
"""Any day will do: nothing of the judgement is shown."""
_BAR = """<div style="margin:.15rem 0 .5rem 0">
<div style="font-size:.875rem"><strong>{who}</strong>: {words}</div>
<div aria-hidden="true" style="position:relative;height:.9rem;margin-top:.15rem;
  background:#8a8a8a22">
<div style="position:absolute;left:{low}%;width:{width}%;top:.2rem;height:.5rem;
  background:#28A197"></div>
<div style="position:absolute;left:{nil}%;top:0;height:.9rem;border-left:1px dashed currentColor">
</div>
<div style="position:absolute;left:{middle}%;top:0;height:.9rem;border-left:3px solid currentColor">
</div></div></div>"""


def draw(path: Path) -> None:
    """Draw the bars of one deal that ships."""
    st.html("".join(_drawn(bar) for bar in _bars(path)))


@cache
def _bars(path: Path) -> tuple[SmallBar, ...]:
    copy = open_file(path)
    checked = copy.checked
    if not isinstance(checked, LoadedDeal):
        return ()
    sampling = commands.Sampling(draws=DRAWS)
    return thumbnail(
        commands.value(checked, copy.file, today=_DAY, sampling=sampling, with_bridge=False)
    )


def _drawn(bar: SmallBar) -> str:
    return _BAR.format(
        who=escape(bar.who),
        words=escape(bar.words).replace("−", "−\u2060"),
        low=f"{100 * bar.low:.1f}",
        width=f"{max(100 * (bar.high - bar.low), 0.8):.1f}",
        nil=f"{99.7 * bar.nil:.1f}",
        middle=f"{99.2 * bar.middle:.1f}",
    )
