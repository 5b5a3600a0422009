"""What can be compared: the deal as opened and as it stands, versions kept, other files."""

from collections.abc import Mapping

import streamlit as st

from benefitshare.files.working_copy import WorkingCopy
from benefitshare.webapp import state, uploads

OPENED, NOW = "the deal as opened", "the deal as it stands"
_ROUND = "benefitshare.compare.round"


def offered() -> dict[str, WorkingCopy]:
    """The deal as opened, the versions kept, and the deal as it stands where it is none of them."""
    now, first = state.step().copy, state.opened()
    copies = {NOW: now} if first.sha256 == now.sha256 else {OPENED: first}
    copies |= {each.name: each.step.copy for each in state.versions()}
    if all(each.sha256 != now.sha256 for each in copies.values()):
        copies[NOW] = now
    return copies


def add() -> None:
    """Keep the deal as a version, or add another file; both boxes are empty again afterwards."""
    keep, file = st.columns(2, gap="large")
    turn = st.session_state.setdefault(_ROUND, 0)
    with keep, st.form(f"compare.keep.{turn}", border=False):
        name = st.text_input(
            "Keep the deal as it stands, under the name", key=f"compare.name.{turn}", max_chars=80
        )
        if st.form_submit_button("Keep as a version"):
            _keep(name.strip() or f"Version {len(state.versions()) + 1}")
    with file:
        uploads.ask("compare.file", "Add deal files (YAML, at most 1 MB each)", _take)


def _take(copies: Mapping[str, WorkingCopy]) -> None:
    for name, copy in copies.items():
        state.save_version(name.rsplit(".", 1)[0], copy)
    st.rerun()


def _keep(name: str) -> None:
    state.save_version(name)
    st.session_state[_ROUND] += 1
    st.rerun()
