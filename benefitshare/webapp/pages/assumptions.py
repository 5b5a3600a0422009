"""The page Assumptions: every value with its shape and its source, and a place to work on each."""

from collections.abc import Callable

import streamlit as st

from benefitshare.report.register import Entry, Shape, as_range, register, shape_of_typed
from benefitshare.report.shape_picture import shape_picture
from benefitshare.report.typed_values import at, evidence_of, one_line, place_of, with_evidence
from benefitshare.webapp import putting, state

_WAYS = {
    "as typed": ("value",),
    "low, high": ("low", "high"),
    "low, likely, high": ("low", "likely", "high"),
    "P10, P50, P90": ("p10", "p50", "p90"),
}
_FILTERS: dict[str, Callable[[Entry], bool]] = {
    "All": lambda _: True,
    "Without a source": lambda entry: not entry.source,
    "Low confidence": lambda entry: entry.confidence == "low",
    "One figure only": lambda entry: not entry.shape.is_range,
}
_CONFIDENCE = ("", "low", "medium", "high")
_CHOSEN = "assumptions.chosen"


def render() -> None:
    """Draw the page."""
    judged = state.last_good()
    if judged is None:
        st.header("Assumptions")
        st.write("The register appears once the deal has no problems: see the page Deal.")
        return
    entries = register(judged.deal)
    _summary(entries)
    chosen = st.segmented_control(
        "Show", list(_FILTERS), default="All", required=True, key="assumptions.filter",
        format_func=lambda name: f"{name} ({sum(map(_FILTERS[name], entries))})",
    )  # fmt: skip
    shown = [entry for entry in entries if _FILTERS[chosen or "All"](entry)]
    if not shown:
        st.success("Nothing is left in this list.")
        return
    left, right = st.columns([4, 3], gap="medium")
    with left:
        _table(shown)
    with right:
        _editor(_choice(shown), judged.currency)


def _summary(entries: tuple[Entry, ...]) -> None:
    unsourced = sum(not entry.source for entry in entries)
    low = sum(entry.confidence == "low" for entry in entries)
    ranges = sum(entry.shape.is_range for entry in entries)
    st.header(f"{unsourced} of {len(entries)} values have no source")
    st.write(f"{ranges} are ranges; {low} are marked as of low confidence.")


def _choice(shown: list[Entry]) -> Entry:
    """The value that is worked on: chosen by name, or by its row in the table."""
    paths = [entry.path for entry in shown]
    if st.session_state.get(_CHOSEN) not in paths:
        st.session_state[_CHOSEN] = paths[0]
    path = st.selectbox(
        "Value to work on", paths, key=_CHOSEN, format_func=_name, help="Type to search."
    )
    return next(entry for entry in shown if entry.path == path)


def _name(path: str) -> str:
    """A path in words: the value first, then where it stands.

    >>> _name("terms.discovery-royalty.rate"), _name("parties.company.hurdle_rate.value")
    ('Rate (discovery royalty)', 'Hurdle rate (company)')
    """
    parts = path.removesuffix(".value").replace("-", " ").replace("_", " ").split(".")
    where = parts[1:-1] if len(parts) > 2 else parts[:-1]
    return parts[-1].capitalize() + (f" ({', '.join(where)})" if where else "")


def _table(shown: list[Entry]) -> None:
    rows = [
        {
            "Value": _name(entry.path),
            "As typed": entry.typed,
            "Shape": list(entry.shape.heights) or None,
            "Confidence": entry.confidence,
            "Source": entry.source or "none",
            "Owner": entry.owner,
            "Takes": entry.takes,
            "8 in 10 between": entry.shape.words,
        }
        for entry in shown
    ]
    st.dataframe(
        rows,
        key="assumptions.table",
        hide_index=True,
        height=min(38 * (len(rows) + 1), 640),
        on_select=lambda: _take_row([entry.path for entry in shown]),
        selection_mode="single-row",
        column_config={
            "Shape": st.column_config.AreaChartColumn(width="small", y_min=0, y_max=1),
            "Value": st.column_config.TextColumn(width="medium"),
            "Confidence": st.column_config.TextColumn(width=90),
            "Source": st.column_config.TextColumn(width="medium"),
        },
        alt="The assumptions register, one row for each value.",
    )


def _take_row(paths: list[str]) -> None:
    rows = st.session_state["assumptions.table"]["selection"]["rows"]
    if rows and rows[0] < len(paths):
        st.session_state[_CHOSEN] = paths[rows[0]]


def _editor(entry: Entry, currency: str) -> None:
    """One value: its number or range, its shape as it is typed, and what is known about it."""
    place = place_of(state.document(), entry.path)
    typed = at(state.document(), place)
    st.caption(" ".join(filter(None, (entry.meaning, entry.takes and f"Takes {entry.takes}."))))
    way = st.radio("Give it as", list(_WAYS), horizontal=True, key=f"way.{place}")
    raw = _number(entry, place, typed, way)
    shape = shape_of_typed(raw, entry, currency) if raw else "Fill in every box."
    if place != entry.path and isinstance(raw, str) and "of revenue" in raw:
        shape = entry.shape
    if isinstance(shape, str):
        st.error(shape, icon=":material/error:")
    else:
        _picture(shape, entry)
    evidence = _evidence(place, typed)
    st.button(
        "Save this value",
        type="primary",
        key=f"save.{place}",
        disabled=isinstance(shape, str),
        on_click=_save,
        args=(place, raw, evidence),
    )


def _number(entry: Entry, place: str, typed: object, way: str) -> str:
    """What is typed in the boxes of the way chosen, as the field reads it."""
    parts = {}
    numbers = entry.shape.numbers
    start = {"low": "low", "likely": "middle", "high": "high",
             "p10": "low", "p50": "middle", "p90": "high"}  # fmt: skip
    for column, name in zip(st.columns(len(_WAYS[way])), _WAYS[way], strict=True):
        shown = one_line(typed) if name == "value" else ""
        hint = getattr(entry.shape, start.get(name, ""), "") if numbers else ""
        parts[name] = column.text_input(
            name.upper() if name.startswith("p") else name.capitalize(),
            value=shown,
            key=f"edit.{place}.{name}.{shown}",
            placeholder=hint or None,
        ).strip()
    return as_range(parts, way) if all(parts.values()) else ""


def _picture(shape: Shape, entry: Entry) -> None:
    st.write(f"{shape.words}.")
    if shape.is_range:
        st.vega_lite_chart(
            shape_picture(shape, entry.quantity), alt=f"{_name(entry.path)}: {shape.words}."
        )


def _evidence(place: str, typed: object) -> dict[str, str]:
    said = evidence_of(typed)
    mark = abs(hash(tuple(said.items())))
    boxes = {"source": st.container(), **dict(zip(("owner", "date"), st.columns(2), strict=True)),
             "note": st.container()}  # fmt: skip
    answers = {
        name: where.text_input(fields_label(name), value=said[name], key=f"{name}.{place}.{mark}")
        for name, where in boxes.items()
    }
    answers["known_by"] = said["known_by"]
    answers["confidence"] = st.selectbox(
        "Confidence",
        _CONFIDENCE,
        index=_CONFIDENCE.index(said["confidence"]) if said["confidence"] in _CONFIDENCE else 0,
        format_func=lambda word: word or "not said",
        key=f"confidence.{place}.{mark}",
    )
    return answers


def fields_label(name: str) -> str:
    """The label of a box of evidence."""
    return {"source": "Source: who says so, and where", "date": "Date it was set"}.get(
        name, name.capitalize()
    )


def _save(place: str, raw: str, evidence: dict[str, str]) -> None:
    old = at(state.document(), place)
    new: object = old if raw == one_line(old) else raw
    putting.put(place, with_evidence(new, evidence), f"{_name(place)} to {raw}")
