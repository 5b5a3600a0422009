"""What one user is working on: one frozen `Session`, replaced at every change, never edited.

It lives in Streamlit's session state, so that nothing of it can be reached from another session.
Pages call the functions below and nothing else; each change is one step that can be undone.
"""

import datetime
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import cast

import streamlit as st

from benefitshare import commands
from benefitshare.files.read_deal import LoadedDeal
from benefitshare.files.working_copy import WorkingCopy, changed, replaced
from benefitshare.problems import DealProblems, Problem
from benefitshare.report.judged import JudgedDeal
from benefitshare.webapp import long_work

DRAWS = 10_000
"""How many draws the app takes: enough for a meeting, and under half a second."""
Result = JudgedDeal | tuple[Problem, ...]
"""What valuing a deal comes to: results, or what only then shows to be wrong."""
_STEPS_KEPT = 200
_RESULTS_KEPT = 24
_SESSION, _RESULTS = "benefitshare.session", "benefitshare.results"


@dataclass(frozen=True)
class Step:
    """The deal after one change."""

    copy: WorkingCopy
    why: str
    """What was changed, in a few words."""
    off: Mapping[str, object] = field(default_factory=dict)
    """Terms that are switched off, by id, as they will come back."""


@dataclass(frozen=True)
class Version:
    """A deal that the user gave a name, to compare with or to come back to."""

    name: str
    step: Step


@dataclass(frozen=True)
class Session:
    """Everything that one user has typed."""

    now: Step | None = None
    past: tuple[Step, ...] = ()
    future: tuple[Step, ...] = ()
    versions: tuple[Version, ...] = ()
    kept_sha256: str = ""
    """Of the deal as last opened or downloaded: what differs would be lost with the page."""


def session() -> Session:
    """What this user is working on."""
    return cast(Session, st.session_state.get(_SESSION) or Session())


def _put(new: Session) -> None:
    st.session_state[_SESSION] = new


def has_deal() -> bool:
    """Whether a deal is open."""
    return session().now is not None


def step() -> Step:
    """The deal as it stands; one has to be open."""
    now = session().now
    assert now is not None
    return now


def document() -> Mapping[str, object]:
    """The plain data of the deal as it stands; one has to be open."""
    return step().copy.document


def opened() -> WorkingCopy:
    """The deal as it was opened, before any change."""
    now = step()
    for each in reversed(session().past):
        if each.copy.original is not now.copy.original:
            break
        now = each
    return now.copy


def open_deal(copy: WorkingCopy, why: str) -> None:
    """Open a deal; the one before can be had back by undoing."""
    _advance(Step(copy, why))
    _put(replace(session(), kept_sha256=copy.sha256))


def replace_document(
    new: Mapping[str, object], why: str, *, off: Mapping[str, object] | None = None
) -> None:
    """Put other plain data in the deal's place, as one step that can be undone."""
    now = step()
    if new == now.copy.document and (off is None or off == now.off):
        return
    _advance(Step(replaced(now.copy, new), why, now.off if off is None else off))


def change(changes: Mapping[str, object], why: str = "") -> tuple[Problem, ...]:
    """Change values of the deal by path; null takes out. What cannot be changed is returned.

    A new value that its field cannot take is put in all the same, and `problems` tells of it.
    """
    now = step()
    try:
        copy, made = changed(now.copy, changes)
    except DealProblems as error:
        return error.problems
    if made:
        _advance(Step(copy, why or ", ".join(one.path for one in made), now.off))
    return ()


def undo() -> None:
    """Take the last step back."""
    now = session()
    if now.past and now.now is not None:
        _put(replace(now, now=now.past[-1], past=now.past[:-1], future=(now.now, *now.future)))


def redo() -> None:
    """Take again the step that was taken back."""
    now = session()
    if now.future and now.now is not None:
        _put(replace(now, now=now.future[0], past=(*now.past, now.now), future=now.future[1:]))


def save_version(name: str, copy: WorkingCopy | None = None) -> None:
    """Keep the deal as it stands, or a copy of it, under a name; the same name is replaced."""
    kept = step() if copy is None else Step(copy, name)
    others = tuple(each for each in session().versions if each.name != name)
    _put(replace(session(), versions=(*others, Version(name, kept))))


def forget_version(name: str) -> None:
    """Drop a version that was kept."""
    now = session()
    _put(replace(now, versions=tuple(each for each in now.versions if each.name != name)))


def go_to_version(name: str) -> None:
    """Make a version the deal that is worked on, as one step."""
    for version in session().versions:
        if version.name == name:
            _advance(Step(version.step.copy, f"went to {name}", version.step.off))


def versions() -> tuple[Version, ...]:
    """The versions kept in this session, the oldest first."""
    return session().versions


def loaded() -> LoadedDeal | tuple[Problem, ...]:
    """The deal as checked, or everything that is wrong with it."""
    return step().copy.checked


def problems() -> tuple[Problem, ...]:
    """What is wrong with the deal as it stands; some things only show once it is valued."""
    checked = loaded()
    if not isinstance(checked, LoadedDeal):
        return checked
    found = _results().get(step().copy.sha256)
    return found if isinstance(found, tuple) else ()


def judged(copy: WorkingCopy | None = None) -> JudgedDeal | None:
    """The deal, or another copy, valued and judged; None while it has problems, or if stopped.

    Remembered within the session, so that going back and forth costs nothing.
    """
    copy = step().copy if copy is None else copy
    checked = copy.checked
    if not isinstance(checked, LoadedDeal):
        return None
    known = _results()
    if copy.sha256 not in known:
        if long_work.is_stopped(copy.sha256):
            return None
        known[copy.sha256] = _valued(checked, copy.file)
        while len(known) > _RESULTS_KEPT:
            known.popitem(last=False)
    known.move_to_end(copy.sha256)
    found = known[copy.sha256]
    return None if isinstance(found, tuple) else replace(found, file=copy.file)


def last_good() -> JudgedDeal | None:
    """The results of the latest step without problems, whether or not it is the last."""
    now = session()
    for each in reversed((*now.past, *([now.now] if now.now else []))):
        found = judged(each.copy)
        if found is not None:
            return found
    return None


def before() -> JudgedDeal | None:
    """The results before the last step, where they are of the same deal and known already."""
    now = session()
    if not now.past or now.now is None:
        return None
    last = now.past[-1]
    if last.copy.original is not now.now.copy.original:
        return None
    found = _results().get(last.copy.sha256)
    return None if isinstance(found, tuple) else found


def is_unsaved() -> bool:
    """Whether closing the page would lose something."""
    now = session()
    return now.now is not None and now.now.copy.sha256 != now.kept_sha256


def mark_kept() -> None:
    """The deal as it stands has been downloaded."""
    _put(replace(session(), kept_sha256=step().copy.sha256))


def today() -> datetime.date:
    """The day on which this session judges deals; it does not change at midnight."""
    if "benefitshare.today" not in st.session_state:
        st.session_state["benefitshare.today"] = datetime.date.today()
    return cast(datetime.date, st.session_state["benefitshare.today"])


def _advance(new: Step) -> None:
    now = session()
    past = now.past if now.now is None else (*now.past, now.now)[-_STEPS_KEPT:]
    _put(replace(now, now=new, past=past, future=()))


def _results() -> OrderedDict[str, Result]:
    known = st.session_state.setdefault(_RESULTS, OrderedDict())
    return cast("OrderedDict[str, Result]", known)


def _valued(checked: LoadedDeal, file: str) -> Result:
    with long_work.shown("Valuing the deal", checked.sha256) as progress:
        sampling = commands.Sampling(draws=DRAWS, progress=progress)
        try:
            return commands.value(
                checked, file, today=today(), sampling=sampling, with_bridge=False
            )
        except DealProblems as error:
            return error.problems
