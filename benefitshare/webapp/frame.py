"""What stands around every page: the answer in three sentences, undo, versions, navigation."""

from collections.abc import Callable

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from benefitshare.report.judged import JudgedDeal
from benefitshare.report.strip import answer_strip
from benefitshare.webapp import long_work, moves, state
from benefitshare.webapp.pages import (
    assumptions,
    compare,
    deal,
    download,
    fairness,
    method,
    negotiate,
    papers,
    start,
    value,
)
from benefitshare.webapp.show import plain

PAGES: dict[str, tuple[str, Callable[[], None]]] = {
    "start": ("Start", start.render),
    "deal": ("Deal", deal.render),
    "assumptions": ("Assumptions", assumptions.render),
    "value": ("Value", value.render),
    "fairness": ("Fairness", fairness.render),
    "compare": ("Compare", compare.render),
    "negotiate": ("Negotiate", negotiate.render),
    "papers": ("Papers", papers.render),
    "download": ("Download", download.render),
    "method": ("Method", method.render),
}
"""Every page, in the order in which people work, by the name in its address."""
NEED_NO_DEAL = ("start", "method")
_SAVED = "benefitshare.saved"
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
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="head"):
        st.title(_title())
        _actions()
    _strip()


def foot() -> None:
    """Have the browser warn before work that is not downloaded is lost."""
    script = _ON_LEAVING.replace("UNSAVED", "true" if state.would_lose() else "false")
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
    _keep_version()
    if st.button("Download", icon=":material/download:", type="tertiary"):
        moves.go_to("download")


def _keep_version() -> None:
    """A small form for a name; it closes once the version is kept."""
    now, saved = state.session(), st.session_state.setdefault(_SAVED, 0)
    popover = st.popover(
        "Save version", icon=":material/bookmark_add:", type="tertiary", key=f"save.{saved}"
    )
    with popover:
        with st.form(f"save-version.{saved}", border=False):
            name = st.text_input(
                "Name of this version", value=f"Offer {len(now.versions) + 1}", max_chars=80
            )
            if st.form_submit_button("Save", type="primary") and name.strip():
                state.save_version(name.strip())
                st.session_state[_SAVED] = saved + 1  # another popover, which is closed
                st.toast(f"Kept as “{plain(name.strip())}”.", icon=":material/bookmark_added:")
                st.rerun()
        st.caption("Kept until this page is closed. Compare shows versions side by side.")


def _strip() -> None:
    """The three sentences; while the deal has problems, those of the last good results."""
    judged, found = state.judged(), state.problems()
    if found:
        count = "1 problem" if len(found) == 1 else f"{len(found)} problems"
        st.error(plain(f"This deal has {count}: {found[0].message}"), icon=":material/error:")
    elif judged is None:
        st.warning("The valuation of this deal was stopped.", icon=":material/pause_circle:")
        st.button("Value it", on_click=long_work.go_on, type="primary")
    shown = judged or state.last_good()
    if shown is not None:
        st.html(_sentences(shown, is_last=judged is not None))


def _sentences(judged: JudgedDeal, *, is_last: bool) -> str:
    """The strip; without `is_last` the results are of before."""
    first, *others = map(_escaped, answer_strip(judged, state.before() if is_last else None))
    told = f'<p class="first">{first}</p>' + "".join(f"<p>{each}</p>" for each in others)
    if is_last:
        return f'<div class="strip" role="status">{told}</div>'
    note = "<p><strong>Before that, the results were these:</strong></p>"
    return f'<div class="strip stale" role="status">{note}{told}</div>'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _empty() -> None:
    st.header("No deal is open yet")
    st.write("Pick a pattern, open one of the deals that come with the tool, or upload a file.")
    if st.button("Start a deal", type="primary"):
        moves.go_to("start")
