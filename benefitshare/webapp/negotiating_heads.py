"""Heads of terms: the deal in plain contract language, and a calendar of what falls due."""

import streamlit as st

from benefitshare.commands.heads import Heads, heads_of
from benefitshare.files.read_deal import LoadedDeal
from benefitshare.report.calendar import calendar_csv
from benefitshare.report.heads_fields import SETTLED_BY
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.markdown import as_markdown
from benefitshare.report.words import counted
from benefitshare.webapp import show, state
from benefitshare.webapp.negotiating import Progress, remembered


def render(loaded: LoadedDeal, _judged: JudgedDeal) -> None:
    """Draw the view."""
    file = state.step().copy.file

    def make(_progress: Progress) -> Heads:
        return heads_of(loaded, file)

    found = remembered(f"heads:{loaded.sha256}", "Drafting", make, "Draft them")
    if found is None:
        return
    st.markdown(f"**{show.plain(_in_short(found))}**")
    with st.container(horizontal=True):
        st.download_button(
            "Download as text (Markdown)", data=lambda: as_markdown(found.page),
            file_name="heads-of-terms.md", mime="text/markdown", on_click="ignore",
            key="heads.text",
        )  # fmt: skip
        st.download_button(
            "Download the calendar (CSV)", data=lambda: calendar_csv(found.entries),
            file_name="calendar.csv", mime="text/csv", on_click="ignore", key="heads.calendar",
        )  # fmt: skip
    show.blocks(found.page[1:])


def _in_short(found: Heads) -> str:
    """How much is settled, in a sentence that can be read aloud."""
    unsettled = as_markdown(found.page).count(f"[{SETTLED_BY}")
    terms = counted(len(found.deal.terms), "term")
    left = (
        "every figure is settled"
        if unsettled == 0
        else (
            f"{counted(unsettled, 'figure')} {'is' if unsettled == 1 else 'are'} still {SETTLED_BY}"
        )
    )
    return f"The deal has {terms}, and {left}."
