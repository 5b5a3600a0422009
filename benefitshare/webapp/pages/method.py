"""What is modelled and what is not, on which editions, and how to get the same numbers."""

import streamlit as st

from benefitshare import __version__
from benefitshare.report.assurance import warnings_of
from benefitshare.report.editions import editions_table
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.limits import LIMITS, MODELLED
from benefitshare.report.reproduce import reproduce
from benefitshare.webapp import show, state

_FORMULAS = "docs/method.md"


def render() -> None:
    """Draw the page."""
    st.header("Method and sources")
    st.markdown(
        "The result is as good as the values typed: a value without a source is allowed, and "
        "listed as such under Assumptions."
    )
    st.subheader("What is not modelled")
    show.bullets([f"- **{lead}** {words}" for lead, words in LIMITS])
    st.subheader("What is modelled")
    show.bullets([f"- {words}" for words in MODELLED])
    st.markdown(
        f"Every formula, with its source and the file that holds it, is in `{_FORMULAS}` of the "
        "source code."
    )
    judged = state.last_good() if state.has_deal() else None
    if judged is None:
        st.markdown(f"benefitshare {__version__}.")
        return
    _this_deal(judged)


def _this_deal(judged: JudgedDeal) -> None:
    projection = judged.projection
    st.subheader("To bear in mind about this deal")
    warnings = warnings_of(judged.deal)
    notes = [projection.business_as_usual_note, *warnings, *projection.notes]
    show.bullets([f"- {show.plain(note)}" for note in notes if note])
    st.subheader("Editions of the guidance")
    show.table(editions_table(judged), words=True)
    show.blocks(reproduce(judged, "run"))
    st.caption("The file to run it on is under Download.")
