"""What falls short of which guidance, what would fix it, and what has to be attested."""

import streamlit as st

from benefitshare.report.fairness_view import WORDS, Line, in_force, lines
from benefitshare.report.judged import JudgedDeal
from benefitshare.webapp import evidence, results, rule_card, show, side_panel

_FINDINGS, _EVIDENCE = "Findings", "Evidence"
_TODAY, _SIGNED = "Today", "At signature"


def render() -> None:
    """Draw the page."""
    st.header("Fairness")
    side_panel.render()
    judged = results.shown("findings")
    if judged is None:
        return
    left, right = st.columns(2)
    with left:
        view = st.radio("Show", (_FINDINGS, _EVIDENCE), horizontal=True, key="fairness.view")
    if view == _EVIDENCE:
        evidence.render(judged)
        return
    with right:
        when = st.radio("Judged", (_TODAY, _SIGNED), horizontal=True, key="fairness.when")
    _findings(judged, signed=when == _SIGNED)


def _findings(judged: JudgedDeal, *, signed: bool) -> None:
    assessment = judged.signed if signed else judged.today
    with st.expander("Editions in force"):
        st.markdown(show.plain(in_force(assessment)))
    found = lines(assessment)
    listed, chosen = st.columns((2, 3), gap="large")
    with listed:
        code = _list(found)
    with chosen:
        if code is not None:
            rule_card.render(judged, code, signed=signed)


def _list(found: tuple[Line, ...]) -> str | None:
    """The list of rules with one outcome; returns the code of the one that is chosen."""
    there = [outcome for outcome in WORDS if any(line.outcome == outcome for line in found)]
    # An outcome may have emptied since it was chosen.
    if st.session_state.get("fairness.outcome") not in there:
        st.session_state["fairness.outcome"] = there[0]
    outcome = st.selectbox(
        "Rules that",
        there,
        format_func=lambda each: _counted(each, found),
        key="fairness.outcome",
    )
    shown = {line.code: line for line in found if line.outcome == outcome}
    core = [code for code, line in shown.items() if line.core]
    rest = [code for code in shown if code not in core]
    with_rest = bool(rest) and (
        not core or st.toggle(f"Also beyond Principle 10's core ({len(rest)})", value=True,
                              key="fairness.rest")
    )  # fmt: skip
    codes = [*core, *(rest if with_rest else [])]
    if st.session_state.get("fairness.rule") not in codes:
        st.session_state["fairness.rule"] = codes[0]
    return st.radio(
        "Choose one to see what is behind it",
        codes,
        format_func=lambda code: f"{code} · {show.plain(shown[code].title)}",
        captions=[f"{shown[code].word}{' · core' if shown[code].core else ''}" for code in codes],
        key="fairness.rule",
    )


def _counted(outcome: str, found: tuple[Line, ...]) -> str:
    """An outcome with how many rules have it; what is only worth weighing is counted apart."""
    words = [line.word.partition(" (")[0] for line in found if line.outcome == outcome]
    counts = [f"{word} ({words.count(word)})" for word in dict.fromkeys(words)]
    return ", ".join([counts[0], *(count[:1].lower() + count[1:] for count in counts[1:])])
