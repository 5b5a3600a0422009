"""The page Download: the deal file, the results, the command that gives them again, versions."""

import io
import zipfile
from functools import partial

import streamlit as st

from benefitshare.files.read_deal import LoadedDeal
from benefitshare.files.share_text import shared
from benefitshare.files.working_copy import WorkingCopy
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.reproduce import reproduce
from benefitshare.report.result_files import result_files
from benefitshare.webapp import show, state

_WHAT = {
    "result.json": ("Everything, for other programs", "application/json"),
    "value-by-year.csv": ("Value by party and financial year, a table", "text/csv"),
    "findings.csv": ("What falls short and what passes, a table", "text/csv"),
}


def render() -> None:
    """Draw the page."""
    st.header("Take it with you")
    left, right = st.columns(2, gap="large")
    with left:
        _deal_file()
        _command()
    with right:
        _results()
        _versions()


def _deal_file() -> None:
    st.subheader("The deal file")
    st.write(
        "What is on the screen, as text, with your comments kept. It can be opened here again, "
        "and at the command line."
    )
    if state.problems():
        st.warning("The deal has problems just now; the file holds them as typed.")
    if state.step().off:
        st.info("Terms that are switched off are not in the file.")
    copy = state.step().copy
    st.download_button(
        "Download the deal file",
        data=copy.text,
        file_name=copy.file,
        mime="application/yaml",
        type="primary",
        on_click=state.mark_kept,
        icon=":material/download:",
    )
    _for_the_other_side()


def _for_the_other_side() -> None:
    """The same without what is private, for the table."""
    checked = state.loaded()
    if not isinstance(checked, LoadedDeal):
        return
    st.write(
        "It holds your notes, your walk-away and your view of the other side, if you typed any. "
        "The next one leaves them out, with attestations, policy and comments."
    )
    document = checked.deal.document()
    st.download_button(
        "Download a file for the other side",
        data=lambda: shared(document).text,
        file_name="deal-to-share.yaml",
        mime="application/yaml",
        on_click="ignore",
        key="download.share",
    )


def _command() -> None:
    judged = state.judged()
    if judged is not None:
        show.blocks(reproduce(judged, "run"))


def _results() -> None:
    st.subheader("The results")
    judged = state.judged()
    if judged is None:
        st.write("There are results once the deal has no problems.")
        return
    copy = state.step().copy  # a download is made outside the session's own run
    for name, (words, mime) in _WHAT.items():
        st.download_button(
            words,
            data=partial(_file, judged, name),
            file_name=name,
            mime=mime,
            on_click="ignore",
            key=f"download.{name}",
        )
    st.download_button(
        "All of it in one folder (zip)",
        data=lambda: _zipped(judged, copy),
        file_name="results.zip",
        mime="application/zip",
        on_click="ignore",
        key="download.all",
    )


def _file(judged: JudgedDeal, name: str) -> str:
    return result_files(judged)[name]


def _zipped(judged: JudgedDeal, copy: WorkingCopy) -> bytes:
    """The files of `run --out`, in one; its bytes tell no time."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as folder:
        texts = {"deal.yaml": copy.text, **result_files(judged)}
        for name, text in texts.items():
            folder.writestr(zipfile.ZipInfo(name), text)
    return held.getvalue()


def _versions() -> None:
    st.subheader("Versions of this session")
    if not state.versions():
        st.write("None is saved yet. Save version, above, keeps the deal as it stands.")
    for version in state.versions():
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            st.markdown(f"**{show.plain(version.name)}**")
            st.button(
                "Go to it", key=f"go.{version.name}", on_click=state.go_to_version,
                args=(version.name,),
            )  # fmt: skip
            st.download_button(
                "Download", data=version.step.copy.text, key=f"file.{version.name}",
                file_name=version.step.copy.file, mime="application/yaml", on_click=state.mark_kept,
                args=(version.step.copy,),
            )  # fmt: skip
            st.button(
                "Forget", key=f"forget.{version.name}", on_click=state.forget_version,
                args=(version.name,),
            )  # fmt: skip
