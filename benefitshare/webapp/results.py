"""The results that a page is about: of the deal as it stands, or else of before."""

import streamlit as st

from benefitshare.report.judged import JudgedDeal
from benefitshare.webapp import state


def shown(what: str) -> JudgedDeal | None:
    """The results to show, with a warning where they are not of the deal as it stands.

    `what` says what the page holds, for the warning; None where there is nothing to show.
    """
    judged, found = state.judged(), state.problems()
    if judged is not None:
        return judged
    before = state.last_good()
    if before is not None:
        why = "The deal has problems" if found else "The valuation was stopped"
        st.warning(f"{why}. These are the {what} before the last change.")
    elif found:
        st.write("There are no results yet: mend what is wrong with the deal first.")
    else:
        st.write("There are no results yet: the valuation was stopped.")
    return before


def is_current() -> bool:
    """Whether what is shown is of the deal as it stands."""
    return state.judged() is not None
