"""Work that takes longer than a moment: how far it is, and a button that stops it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

PATIENCE = 0.8
"""After how long a bar is shown. [seconds]"""
_STOPPED = "benefitshare.stopped"


@contextmanager
def shown(words: str, work: str) -> Iterator[Callable[[int, int], None]]:
    """Give what is to be told how many steps are done, of how many (0 if that is not known).

    `work` names what is worked on, so that stopping it does not stop anything else. A click on
    any part of the page ends the script's run at the next step, and Stop is such a click.
    """
    place, begun = st.empty(), time.monotonic()
    bars: list[DeltaGenerator] = []

    def tell(done: int, of: int) -> None:
        if time.monotonic() - begun < PATIENCE:
            return
        if not bars:
            with place.container(horizontal=True, vertical_alignment="center"):
                bars.append(st.empty())
                st.button("Stop", key=f"stop.{work}", on_click=stop, args=(work,))
        told = f"{words}: {done:,} of {of:,}" if of else f"{words}: {done:,} tried"
        bars[0].progress(done / of if of else 1.0 - 0.97**done, text=told)

    yield tell
    place.empty()


def stop(work: str) -> None:
    """Leave a piece of work undone until it is asked for again."""
    st.session_state[_STOPPED] = work


def is_stopped(work: str) -> bool:
    """Whether the user stopped this piece of work."""
    return bool(st.session_state.get(_STOPPED) == work)


def go_on() -> None:
    """Take up again what was stopped."""
    st.session_state.pop(_STOPPED, None)
