"""The page Start: a new offer from a pattern, a deal to open, or two files to compare."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import streamlit as st

from benefitshare.files.document import parse_document
from benefitshare.files.scenarios import scenario_files
from benefitshare.files.working_copy import WorkingCopy, open_file
from benefitshare.report.typed_values import at, one_line
from benefitshare.webapp import moves, state, thumbnails, uploads
from benefitshare.webapp.pages import deal
from benefitshare.webapp.patterns import PATTERNS, starter
from benefitshare.webapp.show import plain

NEW, OPEN, COMPARE = "Model a new offer", "Open a deal", "Compare two files"
_ANSWERS = (
    "benefitshare works out what an offer is worth to each party, how sure that is, and where "
    "it falls short of the guidance on fair terms. Nothing that you type leaves this machine."
)
_SEVERAL = "start.several"


def render() -> None:
    """Draw the page."""
    if state.has_deal():
        _already_open()
    else:
        st.write(_ANSWERS)
    new, opening, comparing = st.tabs([NEW, OPEN, COMPARE], key="start.door", on_change="rerun")
    with new:
        _new()
    with opening:
        _open(with_pictures=bool(opening.open))
    with comparing:
        _compare()


def _already_open() -> None:
    """What is open is not lost by opening another."""
    name = plain(str(state.document().get("name") or "a deal without a name"))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"Open now: **{name}**. Opening another keeps it: Undo brings it back.",
                    width="content")  # fmt: skip
        if st.button("Go on with it"):
            moves.go_to("value")


def _new() -> None:
    st.header(NEW)
    pattern = st.radio(
        "What does the company offer?",
        list(PATTERNS),
        format_func=lambda name: PATTERNS[name].name,
        captions=[each.caption for each in PATTERNS.values()],
        horizontal=True,
        key="start.pattern",
    )
    _questions(pattern)


def _questions(pattern: str) -> None:
    """Six questions; all else starts from the pattern's examples."""
    document = starter(pattern).document
    names = (
        ("name", "What is the deal called?"),
        ("parties.trust.name", "Which trust?"),
        ("parties.company.name", "Which company?"),
    )
    answers: dict[str, str] = {}
    with st.form("start.questions"):
        for row in (names, PATTERNS[pattern].questions):
            for column, (path, question) in zip(st.columns(3), row, strict=True):
                typed = one_line(at(document, path))
                first = f"Our offer: {PATTERNS[pattern].name.lower()}" if path == "name" else typed
                key = f"start.{path}" if path.startswith("parties.") else f"start.{pattern}.{path}"
                answers[path] = column.text_input(question, value=first, key=key, max_chars=200)
        st.caption(
            "Every figure starts as an example, here and on the pages Deal and Assumptions; change "
            "what you know. A range can be typed wherever a number can: 4% (2% to 6%)."
        )
        if st.form_submit_button("See what it is worth", type="primary"):
            _begin(starter(pattern), answers)


def _begin(copy: WorkingCopy, answers: Mapping[str, str]) -> None:
    state.open_deal(copy, "opened a pattern")
    typed = {path: text.strip() for path, text in answers.items() if text.strip()}
    changed = {path: text for path, text in typed.items()
               if one_line(at(copy.document, path)) != text}  # fmt: skip
    state.change(changed, "answered the first questions")
    _go_on()


def _go_on() -> None:
    """On to the results, or to what has to be mended before there are any."""
    if state.problems():
        deal.show_problems()
        moves.go_to("deal")
    moves.go_to("value")


def _open(*, with_pictures: bool) -> None:
    st.header(OPEN)
    uploads.ask("start.file", "A deal file (YAML) from this tool or its command line", _take)
    _choose_one()
    st.subheader("Or one that comes with the tool")
    st.write(
        "Deals of 2016 to 2024 with their public sources, and some made up to learn from. What "
        "each side gains: the mark and the figure are the middle case, the bar is 8 in 10 of 1,000 "
        "draws, the dashed line is nil."
    )
    places = []
    for start in range(0, len(_scenarios()), 3):
        row = _scenarios()[start : start + 3]
        for column, (path, name, summary) in zip(st.columns(3), row, strict=False):
            with column.container(border=True, height="stretch"):
                st.markdown(f"**{plain(name)}**")
                st.caption(plain(summary))
                places.append((st.empty(), path))
                if st.button("Open", key=f"start.open.{path.stem}", help=plain(f"Open {name}")):
                    state.open_deal(open_file(path), f"opened {name}")
                    _go_on()
    if with_pictures:
        for place, path in places:
            with place.container():
                thumbnails.draw(path)


@cache
def _scenarios() -> tuple[tuple[Path, str, str], ...]:
    """Each deal that ships: its file, its name, and what it is in a line."""
    found = []
    for path in scenario_files():
        data = parse_document(path.read_text(encoding="utf-8"), path.name).data
        found.append((path, str(data.get("name", path.stem)), str(data.get("summary", ""))))
    return tuple(found)


def _take(copies: Mapping[str, WorkingCopy]) -> None:
    """Open the one deal that was given, or ask which of several."""
    st.session_state[_SEVERAL] = dict(copies)
    if len(copies) == 1:
        _open_given(next(iter(copies)))


def _choose_one() -> None:
    given: dict[str, WorkingCopy] = st.session_state.get(_SEVERAL, {})
    if len(given) < 2:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.radio("Which of them?", list(given), horizontal=True, key="start.which")
        if st.button("Open it", type="primary") and name:
            _open_given(name)


def _open_given(name: str) -> None:
    copy = st.session_state.pop(_SEVERAL)[name]
    state.open_deal(copy, f"opened {name}")
    _go_on()


def _compare() -> None:
    st.header(COMPARE)
    st.write(
        "The first file by name is what the other is compared with. Versions of one deal are "
        "compared on the page Compare, where up to six stand side by side."
    )
    uploads.ask("start.two", "Two deal files (YAML)", _take_two, every=True)


def _take_two(copies: Mapping[str, WorkingCopy]) -> None:
    if len(copies) < 2:
        st.info("That is one deal; choose another file beside it.")
        return
    (first, opened), *others = sorted(copies.items())
    state.open_deal(opened, f"opened {first}")
    for name, copy in others:
        state.save_version(name.rsplit(".", 1)[0], copy)
    moves.go_to("compare")
