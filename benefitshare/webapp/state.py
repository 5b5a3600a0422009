"""What one user is working on: one frozen `Session`, replaced at every change, never edited.

It lives in Streamlit's session state, so that nothing of it can be reached from another session.
Pages call the functions below and nothing else; each change is one step that can be undone.
"""

import datetime
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

import streamlit as st

from benefitshare import commands
from benefitshare.files.read_deal import LoadedDeal
from benefitshare.files.working_copy import (
    WorkingCopy,
    changed,
    renamed,
    renamed_terms,
    replaced,
    rewritten,
)
from benefitshare.problems import DealProblems, Problem
from benefitshare.report.judged import JudgedDeal
from benefitshare.webapp import long_work
from benefitshare.webapp.session import Session as Session  # noqa: PLC0414 - pages take it from here
from benefitshare.webapp.session import Step, Version

DRAWS = 10_000
"""How many draws the app takes: enough for a meeting, and under half a second."""
Result = JudgedDeal | tuple[Problem, ...]
"""What valuing a deal comes to: results, or what only then shows to be wrong."""
_STEPS_KEPT = 200
_RESULTS_KEPT = 24
_SESSION, _RESULTS = "benefitshare.session", "benefitshare.results"


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
    return now.opened or now.copy


def open_deal(copy: WorkingCopy, why: str) -> None:
    """Open a deal; the one before is had back by undoing, and as a version if it was changed."""
    if has_deal() and is_unsaved():
        save_version(_free_name(f"{step().copy.file.rsplit('.', 1)[0]} (kept)"))
    _advance(Step(copy, why, opened=copy))
    _put(replace(session(), kept=session().kept | {copy.sha256}))


def _free_name(name: str) -> str:
    taken = {each.name for each in versions()}
    numbered = (f"{name} ({number})" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(each for each in numbered if each not in taken)


def replace_document(
    new: Mapping[str, object], why: str, *, off: Mapping[str, object] | None = None
) -> None:
    """Put other plain data in the deal's place, as one step that can be undone."""
    now = step()
    if new == now.copy.document and (off is None or off == now.off):
        return
    _advance(
        replace(now, copy=replaced(now.copy, new), why=why, off=now.off if off is None else off)
    )


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
        _advance(replace(now, copy=copy, why=why or ", ".join(one.path for one in made)))
    return ()


def rewrite(text: str) -> tuple[Problem, ...]:
    """Put another text in the place of the deal's file; one that cannot be read is refused.

    What is wrong with the deal that the text holds is for `problems`.
    """
    now = step()
    try:
        copy = rewritten(now.copy, text)
    except DealProblems as error:
        return error.problems
    if copy.text != now.copy.text:
        _advance(replace(now, copy=copy, why="edited the text"))
    return ()


def rename(part: str, old: str, new: str) -> tuple[Problem, ...]:
    """Give a party, product, contribution or term another id, wherever it is named."""
    now = step()
    try:
        copy = renamed(now.copy, part, old, new)
    except DealProblems as error:
        return error.problems
    off = renamed_terms(now.off, part, old, new)
    _advance(replace(now, copy=copy, why=f"renamed {old}", off=off))
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
    kept = step() if copy is None else Step(copy, name, opened=_opened_of(copy))
    others = tuple(each for each in session().versions if each.name != name)
    _put(replace(session(), versions=(*others, Version(name, kept))))


def _opened_of(copy: WorkingCopy) -> WorkingCopy:
    """The deal that a copy was made from: the one that is open, or another file."""
    return opened() if has_deal() and copy.original is step().copy.original else copy


def forget_version(name: str) -> None:
    """Drop a version that was kept."""
    now = session()
    _put(replace(now, versions=tuple(each for each in now.versions if each.name != name)))


def go_to_version(name: str) -> None:
    """Make a version the deal that is worked on, as one step."""
    for version in session().versions:
        if version.name == name:
            _advance(replace(version.step, why=f"went to {name}"))


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
    if last.opened is not now.now.opened:
        return None
    found = _results().get(last.copy.sha256)
    return None if isinstance(found, tuple) else found


def is_unsaved() -> bool:
    """Whether the deal that is open differs from what was opened or downloaded."""
    now = session()
    return now.now is not None and now.now.copy.sha256 not in now.kept


def would_lose() -> bool:
    """Whether closing the page would lose the deal as it stands, or a version of it."""
    kept = session().kept
    return is_unsaved() or any(each.step.copy.sha256 not in kept for each in versions())


def mark_kept(copy: WorkingCopy | None = None) -> None:
    """The deal as it stands, or a copy of it, has been downloaded."""
    kept = step().copy if copy is None else copy
    _put(replace(session(), kept=session().kept | {kept.sha256}))


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
