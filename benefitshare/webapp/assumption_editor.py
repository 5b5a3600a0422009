"""One value of the register: its number or range, its shape as typed, and what is known of it."""

import streamlit as st

from benefitshare.report.effects import Effects, effect_in_words
from benefitshare.report.names import name_of
from benefitshare.report.register import Entry, Shape, as_range, shape_of_typed
from benefitshare.report.shape_picture import shape_picture
from benefitshare.report.typed_values import at, evidence_of, one_line, place_of, with_evidence
from benefitshare.webapp import putting, state
from benefitshare.webapp.show import plain

_WAYS = {
    "as typed": ("value",),
    "low, high": ("low", "high"),
    "low, likely, high": ("low", "likely", "high"),
    "P10, P50, P90": ("p10", "p50", "p90"),
}
_CONFIDENCE = ("", "low", "medium", "high")
_LABELS = {"source": "Source: who says so, and where", "date": "Date it was set"}


def render(entry: Entry, currency: str, effects: Effects) -> None:
    """Draw the boxes of one value, and save them together."""
    place = place_of(state.document(), entry.path)
    typed = at(state.document(), place)
    about = (entry.meaning.replace("`", ""), entry.takes and f"Takes {entry.takes}.")
    st.caption(plain(" ".join(filter(None, about))))
    way = st.radio("Give it as", list(_WAYS), horizontal=True, key=f"way.{place}")
    raw = _number(entry, place, typed, way)
    shape = shape_of_typed(raw, entry, currency) if raw else "Fill in every box."
    if place != entry.path and isinstance(raw, str) and "of revenue" in raw:
        shape = entry.shape
    if isinstance(shape, str):
        st.error(plain(shape), icon=":material/error:")
    else:
        _picture(shape, entry)
    st.caption(plain(effect_in_words(entry, effects)))
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
            help="A number, or a range such as 6% (5% to 10%)." if name == "value" else None,
        ).strip()
    return as_range(parts, way) if all(parts.values()) else ""


def _picture(shape: Shape, entry: Entry) -> None:
    st.write(plain(f"{shape.words}."))
    if shape.is_range:
        st.vega_lite_chart(
            shape_picture(shape, entry.quantity), alt=f"{name_of(entry.path)}: {shape.words}."
        )


def _evidence(place: str, typed: object) -> dict[str, str]:
    said = evidence_of(typed)
    mark = abs(hash(tuple(said.items())))
    boxes = {"source": st.container(), **dict(zip(("owner", "date"), st.columns(2), strict=True)),
             "note": st.container()}  # fmt: skip
    answers = {
        name: where.text_input(
            _LABELS.get(name, name.capitalize()), value=said[name], key=f"{name}.{place}.{mark}"
        )
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


def _save(place: str, raw: str, evidence: dict[str, str]) -> None:
    old = at(state.document(), place)
    new: object = old if raw == one_line(old) else raw
    putting.put(place, with_evidence(new, evidence), f"{name_of(place)} to {raw}")
