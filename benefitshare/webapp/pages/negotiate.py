"""What a concession is worth, what reaches a target, and what could be agreed."""

from collections.abc import Callable

import streamlit as st

from benefitshare.files.read_deal import LoadedDeal
from benefitshare.report.judged import JudgedDeal
from benefitshare.webapp import (
    negotiating_heads,
    negotiating_map,
    negotiating_rounds,
    negotiating_target,
    negotiating_trades,
    side_panel,
    state,
)

View = Callable[[LoadedDeal, JudgedDeal], None]
VIEWS: dict[str, View] = {
    "Trade-offs": negotiating_trades.render,
    "Target": negotiating_target.render,
    "Map": negotiating_map.render,
    "So far": negotiating_rounds.render,
    "Heads of terms": negotiating_heads.render,
}


def render() -> None:
    """Draw the page."""
    st.header("Negotiate")
    side_panel.render()
    judged, loaded = state.judged(), state.loaded()
    if judged is None or not isinstance(loaded, LoadedDeal):
        st.write("Mend what is wrong with the deal first, or have it valued.")
        return
    view = st.radio("Show", list(VIEWS), horizontal=True, key="negotiate.view")
    VIEWS[view or next(iter(VIEWS))](loaded, judged)
