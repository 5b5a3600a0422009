"""Looking for the smallest changes that clear a flag: long work, with progress and a stop."""

from collections import OrderedDict
from typing import cast

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from benefitshare import commands
from benefitshare.report.judged import JudgedDeal
from benefitshare.webapp import state

_KNOWN, _MOST = "benefitshare.remedies", 24
_STOPPED = "benefitshare.remedies.stopped"
_WHAT = "Trying changes of terms on the same draws"
_USUAL = 60
"""About how many changed deals are tried for a rule; only the bar's length hangs on it."""


def found(judged: JudgedDeal, code: str) -> JudgedDeal | None:
    """The deal judged with the remedies of a rule, if they have been looked for."""
    return _known().get((judged.sha256, code))


def offer(code: str) -> None:
    """A button that looks for changes of terms that clear a rule's flag."""
    place = st.empty()
    if not place.button("Look for changes of terms that clear it", key=f"look.{code}"):
        if st.session_state.pop(_STOPPED, None) == code:
            st.caption("The search was stopped; what was tried is forgotten.")
        return
    place.empty()
    with st.container(key="looking"):
        bar = st.progress(0.0, text=f"{_WHAT}: valuing the deal as it is")
        # The click starts the script afresh, which ends this run at its next sign of progress.
        st.button("Stop", key=f"stop.{code}", on_click=_stopped, args=(code,))
        _look(code, bar)
    st.rerun()


def _stopped(code: str) -> None:
    st.session_state[_STOPPED] = code


def _look(code: str, bar: DeltaGenerator) -> None:
    checked = state.loaded()
    if isinstance(checked, tuple):
        return

    def tell(done: int, of: int) -> None:
        if not of:
            bar.progress(min(done / _USUAL, 0.98), text=f"{_WHAT}: {done} tried")

    judged = commands.value(
        checked,
        state.step().copy.file,
        today=state.today(),
        sampling=commands.Sampling(draws=state.DRAWS, progress=tell),
        with_remedies=True,
        with_bridge=False,
        remedies_of=code,
    )
    known = _known()
    known[(judged.sha256, code)] = judged
    while len(known) > _MOST:
        known.popitem(last=False)


def _known() -> OrderedDict[tuple[str, str], JudgedDeal]:
    known = st.session_state.setdefault(_KNOWN, OrderedDict())
    return cast("OrderedDict[tuple[str, str], JudgedDeal]", known)
