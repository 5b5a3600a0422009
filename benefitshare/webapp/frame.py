"""What stands around every page: the answer in three sentences, undo, versions, navigation."""

from collections.abc import Callable

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from benefitshare.report.strip import answer_strip
from benefitshare.webapp import long_work, moves, state
from benefitshare.webapp.pages import (
    assumptions,
    compare,
    deal,
    download,
    fairness,
    method,
    start,
    value,
)

PAGES: dict[str, tuple[str, Callable[[], None]]] = {
    "start": ("Start", start.render),
    "deal": ("Deal", deal.render),
    "assumptions": ("Assumptions", assumptions.render),
    "value": ("Value", value.render),
    "fairness": ("Fairness", fairness.render),
    "compare": ("Compare", compare.render),
    "download": ("Download", download.render),
    "method": ("Method", method.render),
}
"""Every page, in the order in which people work, by the name in its address."""
NEED_NO_DEAL = ("start", "method")
STYLE = """<style>
.stMainBlockContainer {padding-top: 4rem; padding-bottom: 3rem; max-width: 84rem;
  padding-left: 2.5rem; padding-right: 2.5rem;}
h1 {font-size: 1.5rem !important; padding: 0 !important;}
h2 {font-size: 1.3rem !important;}
h3 {font-size: 1.1rem !important;}
.strip {border-left: 4px solid #12436D; padding: .5rem 0 .5rem 1rem; line-height: 1.5;}
.strip p {margin: 0; max-width: none;}
.strip p.first {font-size: 1.15rem; font-weight: 600;}
@media (min-height: 600px) and (min-width: 900px) {
  .stMain {scroll-padding-top: 12rem;}
  .stElementContainer:has(.strip) {position: sticky; top: 3.75rem; z-index: 99;
    background: #FFFFFF; padding: .25rem 0; border-bottom: 1px solid #B1B4B6;}
}
@media print {header, .stSidebar, .stButton {display: none !important;}}
</style>"""
_ON_LEAVING = """<script>
window.onbeforeunload = UNSAVED ? function (event) { event.preventDefault(); return ""; } : null;
</script>"""


def pages() -> dict[str, StreamlitPage]:
    """Every page as Streamlit knows it, by the name in its address."""
    return {
        name: st.Page(_framed(name, render), title=title, url_path=name, default=name == "start")
        for name, (title, render) in PAGES.items()
    }


def _framed(name: str, render: Callable[[], None]) -> Callable[[], None]:
    def draw() -> None:
        if not state.has_deal() and name not in NEED_NO_DEAL:
            _empty()
            return
        render()

    draw.__name__ = name
    return draw


def head() -> None:
    """The deal's name, what can be done with it anywhere, and the answer in three sentences."""
    if not state.has_deal():
        st.title("What is a deal over health data worth, and is it a fair one?")
        return
    title, actions = st.columns([5, 4], vertical_alignment="center")
    with title:
        st.title(_title())
    with actions, st.container(horizontal=True, horizontal_alignment="right"):
        _actions()
    _strip()


def foot() -> None:
    """Have the browser warn before work that is not downloaded is lost."""
    script = _ON_LEAVING.replace("UNSAVED", "true" if state.is_unsaved() else "false")
    st.html(script, unsafe_allow_javascript=True)


def _title() -> str:
    name = str(state.document().get("name") or "A deal without a name")
    return f"{name} (changed)" if state.is_unsaved() else name


def _actions() -> None:
    now = state.session()
    st.button(
        "Undo",
        icon=":material/undo:",
        type="tertiary",
        disabled=not now.past,
        on_click=state.undo,
        help=f"Take back: {now.now.why}" if now.past and now.now else None,
    )
    st.button(
        "Redo", icon=":material/redo:", type="tertiary", disabled=not now.future,
        on_click=state.redo,
    )  # fmt: skip
    with st.popover("Save version", icon=":material/bookmark_add:", type="tertiary"):
        with st.form("save-version", border=False, clear_on_submit=True):
            name = st.text_input("Name of this version", value=f"Offer {len(now.versions) + 1}")
            if st.form_submit_button("Save", type="primary") and name.strip():
                state.save_version(name.strip())
                st.rerun()
        st.caption("Kept until this page is closed. Compare shows versions side by side.")
    if st.button("Download", icon=":material/download:", type="tertiary"):
        moves.go_to("download")


def _strip() -> None:
    """The three sentences; while the deal has problems, those of the last good results."""
    judged = state.judged()
    found = state.problems()
    if found:
        count = "1 problem" if len(found) == 1 else f"{len(found)} problems"
        st.error(f"This deal has {count}: {found[0].message}", icon=":material/error:")
        judged = state.last_good()
    if judged is None and not found:
        st.warning("The valuation of this deal was stopped; what follows is from before.")
        st.button("Value it", on_click=long_work.go_on)
        judged = state.last_good()
    if judged is None:
        return
    sentences = answer_strip(judged, None if found else state.before())
    first, *others = map(_escaped, sentences)
    told = f'<p class="first">{first}</p>' + "".join(f"<p>{each}</p>" for each in others)
    note = "<p><strong>Results before the problem above:</strong></p>" if found else ""
    st.html(f'<div class="strip" role="status">{note}{told}</div>')


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _empty() -> None:
    st.header("No deal is open yet")
    st.write("Pick a pattern, open one of the deals that come with the tool, or upload a file.")
    if st.button("Start a deal", type="primary"):
        moves.go_to("start")
