"""What the views of Negotiate share: whose gain counts, work that is remembered, versions made."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeVar, cast

import streamlit as st

from benefitshare import commands
from benefitshare.commands.negotiating import Search
from benefitshare.commands.offering import whole_changes, whose
from benefitshare.commands.paths import NotAsked
from benefitshare.files.read_deal import LoadedDeal
from benefitshare.files.working_copy import WorkingCopy, changed
from benefitshare.negotiation.bargaining.ranges import BadRange
from benefitshare.problems import DealProblems
from benefitshare.webapp import long_work, moves, show, state

T = TypeVar("T")
Progress = Callable[[int, int], None]
QUICK = 2_000
"""Draws by which paired differences are known well enough to talk about."""
_LINES = {
    "all": "money, staff time and health",
    "non_cash": "money and staff time",
    "money": "money alone",
}
_KNOWN, _KEPT = "benefitshare.negotiating", 24
_MADE = "benefitshare.negotiating.made"


@dataclass(frozen=True, slots=True)
class Counted:
    """Whose gain counts, how much of it, and on how many draws."""

    party: str
    line: str
    draws: int

    @property
    def key(self) -> str:
        """What results are remembered by."""
        return f"{self.party}|{self.line}|{self.draws}"

    @property
    def search(self) -> Search:
        """The same as `negotiate` takes it."""
        return Search(self.party, self.line)

    def sampling(self, progress: Progress | None = None) -> commands.Sampling:
        """How the deal is sampled."""
        return commands.Sampling(self.draws, progress=progress)


def counted(loaded: LoadedDeal) -> Counted | None:
    """Ask whose gain counts; None, with the reason said, where there is nobody to trade with."""
    try:
        names = whose(loaded)
    except DealProblems as error:
        st.info(show.plain(error.problems[0].message))
        return None
    if st.session_state.get("negotiate.party") not in names:
        st.session_state["negotiate.party"] = next(iter(names))
    party, line, draws = st.columns(3)
    with party:
        whom = st.selectbox(
            "Whose gain counts", list(names), format_func=names.__getitem__, key="negotiate.party"
        )
    with line:
        what = st.selectbox(
            "What of it counts", list(_LINES), format_func=_LINES.__getitem__, key="negotiate.line"
        )
    with draws:
        many = st.selectbox(
            "How closely",
            (QUICK, state.DRAWS),
            format_func=lambda each: f"{each:,} draws" + (", quick" if each == QUICK else ""),
            key="negotiate.draws",
        )
    return Counted(whom, what, many)


def remembered(work: str, words: str, make: Callable[[Progress], T], again: str) -> T | None:
    """What some long work comes to, remembered within the session.

    None while it is stopped, with a button that takes it up `again`, or where it cannot be done,
    with the reason said.
    """
    known = cast("OrderedDict[str, T]", st.session_state.setdefault(_KNOWN, OrderedDict()))
    if work not in known:
        if long_work.is_stopped(work):
            st.warning(f"{words} was stopped; what was tried is forgotten.")
            st.button(again, on_click=long_work.go_on, type="primary", key=f"again.{work}")
            return None
        try:
            with long_work.shown(words, work) as progress:
                known[work] = make(progress)
        except (DealProblems, NotAsked, commands.UnknownPath, BadRange) as error:
            st.error(show.plain(_reason(error)), icon=":material/error:")
            return None
        while len(known) > _KEPT:
            known.popitem(last=False)
    known.move_to_end(work)
    return known[work]


def is_known(work: str) -> bool:
    """Whether some work has been done already."""
    return work in st.session_state.get(_KNOWN, ())


def _reason(error: Exception) -> str:
    return error.problems[0].message if isinstance(error, DealProblems) else str(error)


def make_version(place: str, name: str, typed: Mapping[str, object]) -> None:
    """A button that keeps the deal with some changes as a version; the deal stays as it is."""
    st.button(
        "Make it a version",
        key=f"make.{place}",
        help="Keeps the deal with this change under a name. The deal itself stays as it is.",
        on_click=partial(_make, place, name, dict(typed)),
    )
    of, sha256, made, problem = st.session_state.get(_MADE, ("", "", "", ""))
    if of != place or sha256 != state.step().copy.sha256:
        return
    if problem:
        st.error(show.plain(problem))
    elif any(each.name == made for each in state.versions()):
        _kept(place, made)


def _kept(place: str, name: str) -> None:
    st.success(show.plain(f"Kept as the version “{name}”. The deal itself is unchanged."))
    with st.container(horizontal=True):
        st.button(
            "Use this version", type="primary", key=f"use.{place}",
            on_click=partial(state.go_to_version, name),
        )  # fmt: skip
        if st.button("Compare them", key=f"compare.{place}"):
            moves.go_to("compare")


def _make(place: str, name: str, typed: dict[str, object]) -> None:
    copy = state.step().copy
    made, problem = _changed(copy, typed)
    if made is not None:
        state.save_version(name, made)
    st.session_state[_MADE] = (place, copy.sha256, name, problem)


def _changed(copy: WorkingCopy, typed: dict[str, object]) -> tuple[WorkingCopy | None, str]:
    """The deal with the changes, or why it cannot be changed so."""
    checked = copy.checked
    if not isinstance(checked, LoadedDeal):
        return None, "Mend what is wrong with the deal first."
    try:
        made, _ = changed(copy, whole_changes(checked, typed))
    except DealProblems as error:
        return None, error.problems[0].message
    if not isinstance(made.checked, LoadedDeal):
        return None, made.checked[0].message
    return made, ""
