"""One rule: what it says of this deal, its source, its numbers, and what would fix it."""

from functools import partial

import streamlit as st

from benefitshare.files.working_copy import changed
from benefitshare.problems import DealProblems
from benefitshare.report.evidence import in_block
from benefitshare.report.fairness_view import RemedyView, RuleView, before_after, rule_view
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.numbers_typed import as_typed
from benefitshare.report.side_by_side import flags_moved
from benefitshare.webapp import evidence, remedies, show, state

_TRIED = "benefitshare.tried"


def render(judged: JudgedDeal, code: str, *, signed: bool) -> None:
    """Draw one rule's card."""
    looked = remedies.found(judged, code)
    shown = looked or judged
    view = rule_view(shown, shown.signed if signed else shown.today, code)
    st.subheader(show.plain(f"{view.line.word}: {view.line.title}"))
    st.markdown(show.plain(view.message))
    if view.numbers is not None:
        show.table(view.numbers)
    for limit in view.thresholds:
        st.caption(show.plain(limit))
    _fix(judged, view, signed=signed, looked=looked is not None)
    for key in view.questions:
        evidence.question(key)
    if view.missing:
        st.markdown(show.plain(f"To judge this, the deal still needs: {', '.join(view.missing)}."))
    _source(view)
    _departure(view)


def _source(view: RuleView) -> None:
    st.markdown(f"**Source.** {show.plain(view.citation)} {show.plain(view.basis)}")
    if view.link:
        st.markdown(f"[Open the source]({view.link})")
    with st.expander(f"More about {view.line.code}"):
        for lead, words in (
            ("What it looks for", view.looks_for),
            ("Why it matters", view.why),
            ("Where it is from", view.source),
            ("A deal that passes", view.passes),
            ("What it cannot see", view.cannot_see),
        ):
            st.markdown(f"**{lead}.** {show.plain(words)}")


def _fix(judged: JudgedDeal, view: RuleView, *, signed: bool, looked: bool) -> None:
    if view.line.outcome not in ("flagged", "too close to call"):
        return
    st.markdown("**What would fix it**")
    for index, remedy in enumerate(view.remedies):
        _remedy(judged, view.line.code, remedy, index)
    if not view.remedies:
        st.markdown(show.plain(f"A deal that passes: {view.passes}"))
    if view.levers and not looked and not state.problems():
        remedies.offer(view.line.code)
    elif view.levers and looked and not any(each.changes for each in view.remedies):
        st.write("No number that the terms have now would clear it: it takes another term.")
    _tried(judged, view.line.code, signed=signed)


def _remedy(judged: JudgedDeal, code: str, remedy: RemedyView, index: int) -> None:
    st.markdown(f"- {show.plain(remedy.words)}")
    if remedy.clears is not False and remedy.changes:
        st.button(
            "Try it",
            key=f"try.{code}.{index}",
            help="Makes a version with this change, and shows what it does.",
            on_click=partial(_try, judged, code, remedy),
        )


def _try(judged: JudgedDeal, code: str, remedy: RemedyView) -> None:
    """Make a version of the deal with the remedy's changes; the deal itself stays as it is."""
    typed = {path: as_typed(judged, path, to) for path, to in remedy.changes.items()}
    told = [f"{path.split('.')[1].replace('-', ' ')} {_short(to)}" for path, to in typed.items()]
    name = f"{code}: {', '.join(told)}"
    try:
        copy, _ = changed(state.step().copy, typed)
    except DealProblems:
        return
    state.save_version(name, copy)
    st.session_state[_TRIED] = (code, judged.sha256, name)


def _short(typed: object) -> str:
    """A new value in a few words: of a new term, its amount."""
    return str(typed.get("amount", "added") if isinstance(typed, dict) else typed)


def _tried(judged: JudgedDeal, code: str, *, signed: bool) -> None:
    """What the version that was tried does, beside the deal as it is."""
    of, sha256, name = st.session_state.get(_TRIED, ("", "", ""))
    kept = [each for each in state.versions() if each.name == name]
    if of != code or sha256 != judged.sha256 or not kept:
        return
    after = state.judged(kept[0].step.copy)
    if after is None:
        st.error("The deal with this change could not be valued.")
        return
    show.table(before_after(judged, after, code, signed=signed))
    st.markdown(show.plain(flags_moved(judged, after, signed=signed)))
    st.caption(show.plain(f"Kept as the version “{name}”. The deal itself is unchanged."))
    st.button(
        "Use this version",
        type="primary",
        key=f"use.{code}",
        on_click=partial(state.go_to_version, name),
    )


def _withdraw(code: str) -> None:
    state.change({f"departures.{code}": None}, f"withdrew the departure from {code}")


def _departure(view: RuleView) -> None:
    """Record that the trust knows and departs all the same, or take that back."""
    code = view.line.code
    if view.line.outcome == "accepted":
        st.button(
            "Withdraw the accepted departure",
            key=f"withdraw.{code}",
            on_click=partial(_withdraw, code),
        )
    if view.line.outcome not in ("flagged", "too close to call"):
        return
    with st.expander("Accept this departure"), st.form(f"accept.{code}", border=False):
        reason = st.text_area("Reason", key=f"accept.{code}.reason")
        name = st.text_input("Decided by (name and role)", key=f"accept.{code}.by")
        date = st.date_input("On", state.today(), key=f"accept.{code}.date", format="DD/MM/YYYY")
        if st.form_submit_button("Record it"):
            if not reason.strip() or not name.strip():
                st.error("A departure needs a reason and the name of who decided.")
                return
            said = {"reason": reason.strip(), "by": name.strip(), "date": str(date)}
            change = in_block(state.document(), "departures", code, said)
            state.change(change, f"accepted the departure from {code}")
            st.rerun()
