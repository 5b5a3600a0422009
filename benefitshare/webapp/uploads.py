"""Files that the user gives: read, and where that fails kept as they are beside what is wrong."""

from collections.abc import Callable, Mapping
from pathlib import PurePath

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from benefitshare.files.format_problem import format_problem
from benefitshare.files.limits import FILE_BYTES, VARIANTS
from benefitshare.files.uploaded import open_uploads
from benefitshare.files.working_copy import WorkingCopy
from benefitshare.webapp.show import plain

_FIRST = 12
"""How many problems of a file stand in the open."""
Take = Callable[[Mapping[str, WorkingCopy]], None]
"""What is to be done with the deals that were read, by the names of their files."""


def ask(key: str, words: str, take: Take, *, every: bool = False) -> None:
    """Ask for deal files, each with what it is based on, and pass on those that can be read.

    With `every`, a file that another is based on is a deal of its own too.
    """
    given = st.file_uploader(
        words,
        type=["yaml", "yml"],
        accept_multiple_files=True,
        key=key,
        help="At most 1 MB each. A file that is based on another needs that other beside it, "
        "unless it ships with this tool.",
    )
    files = [each for each in given if isinstance(each, UploadedFile)]
    seen = [each.file_id for each in files]
    if files and st.session_state.get(f"{key}.seen") != seen:
        st.session_state[f"{key}.seen"] = seen
        _read(key, {safe_name(each.name): each.getvalue() for each in files}, take, every=every)
    _mend(key, take, every=every)


def _read(key: str, files: Mapping[str, bytes], take: Take, *, every: bool) -> None:
    """Read files that were given, and remember those that have problems."""
    st.session_state.pop(f"{key}.refused", None)
    if len(files) > VARIANTS:
        st.error(f"These are {len(files)} files; choose at most {VARIANTS} at once.")
        return
    opened = open_uploads(files, every=every)
    good = {name: each for name, each in opened.items() if isinstance(each, WorkingCopy)}
    told = {
        name: [format_problem(problem) for problem in each]
        for name, each in opened.items()
        if not isinstance(each, WorkingCopy)
    }
    for name in told:
        st.session_state.pop(f"{key}.text.{name}", None)
    if told:
        st.session_state[f"{key}.refused"] = (dict(files), told)
    for name, each in good.items():
        if each.original is not None and each.original.file not in files:
            st.toast(plain(f"{name} is based on {each.original.file}, which ships with this tool."))
    if good:
        take(good)


def _list(told: list[str]) -> None:
    """The first problems, and the rest folded."""
    lines = [f"- {plain(line)}" for line in told]
    st.markdown("\n".join(lines[:_FIRST]))
    if len(lines) > _FIRST:
        with st.expander(f"{len(lines) - _FIRST} more"):
            st.markdown("\n".join(lines[_FIRST:]))


def safe_name(name: str) -> str:
    """A name for messages and downloads; no path, and nothing but what a file name needs.

    >>> safe_name("../offers/first offer.yaml")
    'first offer.yaml'
    """
    kept = "".join(c for c in PurePath(name).name if c.isalnum() or c in "-_. ").strip(" .")
    return kept[:80] or "deal.yaml"


def _mend(key: str, take: Take, *, every: bool) -> None:
    """What is wrong with files that were refused, and their text to mend on the spot."""
    if f"{key}.refused" not in st.session_state:
        return
    files, refused = st.session_state[f"{key}.refused"]
    mended: dict[str, bytes] = dict(files)
    for name, told in refused.items():
        count = "1 problem" if len(told) == 1 else f"{len(told)} problems"
        st.error(plain(f"{name} has {count}. It is kept below as it was; mend it and try again."))
        _list(told)
        raw = files.get(name, b"")[:FILE_BYTES]
        text = st.text_area(plain(name), value=raw.decode("utf-8", "replace"), height=400,
                            key=f"{key}.text.{name}")  # fmt: skip
        mended[name] = text.encode("utf-8")
    if st.button("Try again", type="primary", key=f"{key}.again"):
        _read(key, mended, take, every=every)
        st.rerun()
