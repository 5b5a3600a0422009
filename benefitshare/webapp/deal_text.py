"""The whole deal file as text, for what no form shows; comments and all stay as they are typed."""

import streamlit as st

from benefitshare.files.working_copy import WorkingCopy
from benefitshare.problems import Problem
from benefitshare.webapp import putting, state
from benefitshare.webapp.show import plain

_BOX, _DRAFT = "deal.text", "benefitshare.draft"
_STYLE = """<style>
.st-key-deal-text textarea {font-family: ui-monospace, Consolas, "Liberation Mono", monospace;
  font-size: .875rem; white-space: pre; overflow-x: auto;}
</style>"""
_MOST_SHOWN = 20


def render() -> None:
    """Draw the text, what is wrong with it line by line, and a way back from a draft."""
    st.subheader("The deal file as text")
    st.write(
        "All that is in the deal, with your comments. Change it here, and click outside the box "
        "or press Ctrl and Enter. A text that cannot be read leaves the deal as it was."
    )
    draft = _draft()
    text = state.step().copy.text if draft is None else draft[0]
    _told(text, state.problems() if draft is None else draft[1], is_draft=draft is not None)
    putting.keep_in_step(_BOX, text)
    st.html(_STYLE)
    st.text_area("Text of the deal file", key=_BOX, height=560, on_change=_typed)


def _draft() -> tuple[str, tuple[Problem, ...]] | None:
    """A text of this deal that could not be read, with what is wrong with it."""
    held: tuple[str, tuple[Problem, ...], WorkingCopy] | None = st.session_state.get(_DRAFT)
    return None if held is None or held[2] is not state.opened() else held[:2]


def _typed() -> None:
    text = str(st.session_state[_BOX])
    problems = state.rewrite(text)
    if problems:
        st.session_state[_DRAFT] = (text, problems, state.opened())
    else:
        st.session_state.pop(_DRAFT, None)


def _leave_draft() -> None:
    st.session_state.pop(_DRAFT, None)


def _told(text: str, problems: tuple[Problem, ...], *, is_draft: bool) -> None:
    if is_draft:
        st.warning("This text cannot be read, so the deal is still as it was before.")
        st.button("Back to the deal's own text", on_click=_leave_draft)
    lines = text.splitlines()
    for problem in problems[:_MOST_SHOWN]:
        st.error(plain(f"Line {problem.line}: {problem.message}"), icon=":material/error:")
        if 0 < problem.line <= len(lines):
            st.code(lines[problem.line - 1].strip()[:160] or " ", language=None)
    if len(problems) > _MOST_SHOWN:
        st.write(f"There are {len(problems) - _MOST_SHOWN} more; mend these first.")
