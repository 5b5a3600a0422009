"""The checklist of facts that no model can compute: answer, reference, date, who says so."""

from functools import partial

import streamlit as st

from benefitshare.report.evidence import ToAttest, attested, checklist, to_attest
from benefitshare.report.judged import JudgedDeal
from benefitshare.webapp import show, state

_ANSWERS = ("yes", "no", "unknown")
_AT_ONCE = 10


def render(judged: JudgedDeal) -> None:
    """Draw the whole checklist, what weighs most first."""
    asked = checklist(judged, state.document())
    answered = sum(each.is_answered for each in asked)
    st.markdown(
        f"{answered} of {len(asked)} facts are attested. What is not attested is never passed: "
        "each answer lets the rules beside it speak."
    )
    st.progress(answered / len(asked) if asked else 1.0, text=f"{answered} of {len(asked)}")
    every = st.toggle("Show those already answered too", key="evidence.every")
    shown = [each for each in asked if every or not each.is_answered]
    pages = max(-(-len(shown) // _AT_ONCE), 1)
    page = 0
    if pages > 1:
        page = st.selectbox(
            "Part of the list",
            range(pages),
            format_func=lambda index: (
                f"{index * _AT_ONCE + 1} to "
                f"{min((index + 1) * _AT_ONCE, len(shown))} of {len(shown)}"
            ),
            key="evidence.page",
        )
    for each in shown[page * _AT_ONCE : (page + 1) * _AT_ONCE]:
        _asked(each)
    if not shown:
        st.success("Everything that the rules ask for is answered.")


def question(key: str) -> None:
    """One question beside the rule that rests on it."""
    _asked(to_attest(key, state.document()))


def _asked(asked: ToAttest) -> None:
    with st.container(border=True):
        st.markdown(f"**{show.plain(asked.asks)}**")
        st.caption(show.plain(f"{asked.key} · settles {', '.join(asked.rules)}"))
        answer, reference, date, by = st.columns((2, 4, 2, 2))
        with answer:
            _box(asked, "answer", "Answer")
        with reference:
            _text(asked, "reference", f"Reference: {asked.evidence}")
        with date:
            _text(asked, "date", "Date (YYYY-MM-DD)")
        with by:
            _text(asked, "by", "Who says so")
        for problem in state.problems():
            if problem.path.startswith(f"attestations.{asked.key}"):
                st.error(show.plain(problem.message))


def _box(asked: ToAttest, name: str, label: str) -> None:
    key = _key(asked, name)
    st.session_state[key] = asked.answer
    st.selectbox(label, _ANSWERS, key=key, on_change=partial(_record, asked))


def _text(asked: ToAttest, name: str, label: str) -> None:
    key = _key(asked, name)
    st.session_state[key] = getattr(asked, name)
    st.text_input(label, key=key, on_change=partial(_record, asked))


def _record(asked: ToAttest) -> None:
    names = ("answer", "reference", "date", "by")
    said = {name: str(st.session_state[_key(asked, name)]).strip() for name in names}
    block = state.document().get("attestations")
    before = block.get(asked.key) if isinstance(block, dict) else None
    note = before.get("note") if isinstance(before, dict) else None
    said |= {"note": str(note)} if note else {}
    state.change(attested(state.document(), asked.key, said), f"attested {asked.key}")


def _key(asked: ToAttest, name: str) -> str:
    return f"evidence.{asked.key}.{name}"
