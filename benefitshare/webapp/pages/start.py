"""The page Start: a new offer from a pattern, a deal that comes with the tool, or a file."""

from functools import cache
from pathlib import Path

import streamlit as st

from benefitshare.files.disk import CannotRead
from benefitshare.files.document import parse_document
from benefitshare.files.format_problem import format_problem
from benefitshare.files.limits import FILE_BYTES
from benefitshare.files.scenarios import scenario_files
from benefitshare.files.templates import template_text
from benefitshare.files.working_copy import WorkingCopy, open_file, open_text
from benefitshare.problems import DealProblems
from benefitshare.report.main_numbers import main_numbers
from benefitshare.report.typed_values import at
from benefitshare.webapp import moves, state
from benefitshare.webapp.show import plain

PATTERNS = {
    "royalty": ("A royalty", "A part of the sales of what is built from your data."),
    "equity": ("Shares", "A stake in the company, which may rise, fall or become worthless."),
    "free-use": ("Free use", "The product without payment for some years."),
    "fee": ("A fee", "A yearly or single payment, whatever becomes of the product."),
    "mixed": ("A mix", "Several of these at once, as most offers have it."),
}
"""Each pattern's name and what it is, in words."""
_REFUSED = "start.refused"


def render() -> None:
    """Draw the page."""
    st.write(
        "benefitshare works out what an offer is worth to each party, how sure that is, and where "
        "it falls short of the guidance on fair terms. Nothing that you type leaves this machine."
    )
    new, shipped, upload = st.tabs(["Model a new offer", "Open an example", "Open a file"])
    with new:
        _new()
    with shipped:
        _shipped()
    with upload:
        _upload()


def _new() -> None:
    st.header("Model a new offer")
    pattern = st.radio(
        "What does the company offer?",
        list(PATTERNS),
        format_func=lambda name: PATTERNS[name][0],
        captions=[words for _, words in PATTERNS.values()],
        horizontal=True,
        key="start.pattern",
    )
    _questions(pattern)


def _questions(pattern: str) -> None:
    """A few questions; all else starts from the pattern's examples."""
    copy = _pattern(pattern)
    document = copy.document
    with st.form("start.questions"):
        one, two, three = st.columns(3)
        answers = {
            "name": one.text_input("What is the deal called?", value=_called(pattern)),
            "parties.trust.name": two.text_input("Which trust?", value=_name(document, "trust")),
            "parties.company.name": three.text_input(
                "Which company?", value=_name(document, "company")
            ),
        }
        numbers = list(main_numbers(document))[:3]
        for column, number in zip(st.columns(3), numbers, strict=False):
            answers[number.path] = column.text_input(
                number.label, value=number.typed, key=f"start.{pattern}.{number.path}"
            )
        st.caption(
            "Every other figure starts as an example from the pattern. Change each on Deal and "
            "Assumptions. A range can be typed wherever a number can: 4% (2% to 6%)."
        )
        if st.form_submit_button("See what it is worth", type="primary"):
            _begin(copy, {path: text.strip() for path, text in answers.items() if text.strip()})


def _called(pattern: str) -> str:
    return f"Our offer: {PATTERNS[pattern][0].lower()}"


def _name(document: object, party: str) -> str:
    return str(at(document, f"parties.{party}.name") or "")


@cache
def _pattern(name: str) -> WorkingCopy:
    return open_text(template_text(name), f"{name}.yaml")


def _begin(copy: WorkingCopy, answers: dict[str, str]) -> None:
    state.open_deal(copy, "opened a pattern")
    changes = {path: text for path, text in answers.items() if str(at(copy.document, path)) != text}
    state.change(changes, "answered the first questions")
    moves.go_to("value" if not state.problems() else "deal")


def _shipped() -> None:
    st.header("Open an example")
    st.write("Deals of 2016 to 2024 with their public sources, and some made up to learn from.")
    for start in range(0, len(_scenarios()), 3):
        row = _scenarios()[start : start + 3]
        for column, (path, name, summary) in zip(st.columns(3), row, strict=False):
            with column.container(border=True, height="stretch"):
                st.markdown(f"**{name}**")
                st.caption(summary)
                if st.button("Open", key=f"start.open.{path.stem}", help=f"Open {name}"):
                    state.open_deal(open_file(path), f"opened {name}")
                    moves.go_to("value")


@cache
def _scenarios() -> tuple[tuple[Path, str, str], ...]:
    """Each deal that ships: its file, its name, and what it is in a line."""
    found = []
    for path in scenario_files():
        data = parse_document(path.read_text(encoding="utf-8"), path.name).data
        found.append((path, str(data.get("name", path.stem)), str(data.get("summary", ""))))
    return tuple(found)


def _upload() -> None:
    st.header("Open a file")
    st.write("A deal file from this tool or from the command line. It is checked line by line.")
    given = st.file_uploader(
        "Deal file (YAML, at most 1 MB)", type=["yaml", "yml"], key="start.file"
    )
    if given is not None and st.session_state.get("start.seen") != given.file_id:
        st.session_state["start.seen"] = given.file_id
        _take(given.getvalue(), given.name)
    _mend()


def _take(raw: bytes, name: str) -> None:
    """Open what was uploaded, or keep it as it is beside everything that is wrong with it."""
    st.session_state.pop(_REFUSED, None)
    try:
        copy = open_text(raw, _safe(name)) if len(raw) <= FILE_BYTES else None
    except (DealProblems, CannotRead) as error:
        problems = error.problems if isinstance(error, DealProblems) else ()
        told = [format_problem(problem) for problem in problems] or [str(error)]
        st.session_state[_REFUSED] = (_safe(name), raw.decode("utf-8", "replace"), told)
        return
    if copy is None:
        st.error("The file is larger than 1 MB; no deal file needs that.")
        return
    state.open_deal(copy, f"opened {copy.file}")
    moves.go_to("value")


def _safe(name: str) -> str:
    """A name for messages and downloads; no path, and nothing but what a file name needs."""
    kept = "".join(c for c in Path(name).name if c.isalnum() or c in "-_. ").strip(" .")
    return kept[:80] or "deal.yaml"


def _mend() -> None:
    """What is wrong with a file that was refused, and the file to mend on the spot."""
    if _REFUSED not in st.session_state:
        return
    name, text, told = st.session_state[_REFUSED]
    count = "1 problem" if len(told) == 1 else f"{len(told)} problems"
    st.error(f"{name} has {count}. It is kept below as it was; mend it there and try again.")
    for line in told:
        st.markdown(f"- {plain(line)}")
    mended = st.text_area("The file", value=text, height=400, key="start.text")
    if st.button("Try again", type="primary"):
        _take(mended.encode("utf-8"), name)
        st.rerun()
