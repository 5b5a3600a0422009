"""Each term's main number, to be changed beside any result: what if they offer 6%?"""

from functools import partial

import streamlit as st

from benefitshare.report.main_numbers import MainNumber, main_numbers
from benefitshare.report.typed_values import with_new_value
from benefitshare.webapp import moves, state
from benefitshare.webapp.show import plain


def render() -> None:
    """Draw the panel in the side bar."""
    with st.sidebar:
        st.markdown("### What if?")
        st.caption("Change a number and press Enter.")
        numbers = list(main_numbers(state.document()))
        opened = {each.path: each.typed for each in main_numbers(state.opened().document)}
        for number in numbers:
            _field(number, opened.get(number.path))
        for id_ in state.step().off:
            st.text_input(
                f"{id_.replace('-', ' ').capitalize()} (switched off)",
                value="off",
                disabled=True,
                key=f"panel.off.{id_}",
            )
        if not numbers:
            st.write("The deal has no terms with a number yet.")
        if st.button("All terms and fields", width="stretch"):
            moves.go_to("deal")


def _field(number: MainNumber, opened: str | None) -> None:
    """One number, with what it was when the deal was opened."""
    key = f"panel.{number.path}"
    # What the deal holds wins over what the box held, so that undoing is seen here too.
    st.session_state[key] = number.typed
    st.text_input(number.label, key=key, on_change=partial(_changed, number, key))
    if opened is not None and opened != number.typed:
        st.caption(plain(f"As opened: {opened}"))
    for problem in state.problems():
        if problem.path == number.path or problem.path.startswith(f"{number.path}."):
            st.error(plain(problem.message.removeprefix(f"{problem.path}: ")))


def _changed(number: MainNumber, key: str) -> None:
    typed = str(st.session_state[key]).strip()
    if typed and typed != number.typed:
        new = with_new_value(number.raw, typed)
        refused = state.change({number.path: new}, f"{number.label} to {typed}")
        for problem in refused:
            st.error(plain(problem.message))
