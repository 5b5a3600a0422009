"""Changes by path, as business as usual and other views have them: each value with its own box."""

from collections.abc import Mapping

import streamlit as st

from benefitshare.files.scalars import read_plain
from benefitshare.report.names import name_of, names_of
from benefitshare.report.register import register
from benefitshare.report.typed_values import EVIDENCE, at, one_line, with_new_value
from benefitshare.webapp import putting, state

_NOT_HERE = {"without_deal": ("without_deal", "views", "terms", "correlations"),
             "views": ("without_deal", "views")}  # fmt: skip
"""Blocks of the deal that changes of each kind leave alone."""


def changes(path: str, title: str, about: str) -> None:
    """Draw every change at a path, and a box to add one."""
    st.markdown(f"**{title}**", help=about or None)
    for place in _rows(path):
        _box(path, place)
    putting.show_problems(path)
    _adder(path)


def _rows(path: str) -> dict[str, object]:
    held = at(state.document(), path)
    return {str(place): new for place, new in held.items()} if isinstance(held, Mapping) else {}


def _box(path: str, place: str) -> None:
    """One change: what the value is in the deal, and what it would be instead."""
    typed, key = _rows(path)[place], f"change.{path}.{place}"
    is_block = isinstance(typed, Mapping) and not _is_value(typed)
    box, out = st.columns([4, 1], vertical_alignment="bottom")
    putting.keep_in_step(key, "(a block: see As text)" if is_block else one_line(typed))
    now = one_line(at(state.document(), place)) or "not given"
    box.text_input(
        f"{name_of(place)}: {now} in the deal, instead",
        key=key,
        on_change=_put,
        args=(path, place),
        disabled=is_block,
        help=place,
    )
    out.button("Take out", key=f"out.{path}.{place}", on_click=_take_out, args=(path, place))


def _is_value(typed: Mapping[str, object]) -> bool:
    """Whether a block is one value with what is known about it, or the parts of a range."""
    return bool({*typed} & {"value", "dist", "low", "likely", "high", *EVIDENCE})


def _put(path: str, place: str) -> None:
    text, rows = str(st.session_state[f"change.{path}.{place}"]).strip(), _rows(path)
    if not text:
        _take_out(path, place)
    elif text != one_line(rows.get(place)):
        new = with_new_value(rows.get(place), read_plain(text))
        putting.put(path, {**rows, place: new}, f"{name_of(place)} to {text}")


def _take_out(path: str, place: str) -> None:
    left = {key: new for key, new in _rows(path).items() if key != place}
    putting.put(path, left, f"left {name_of(place)} as it is in the deal")


def _adder(path: str) -> None:
    """A box for one more value of the deal; it starts as it is there."""
    rows, known = _rows(path), [each for each in _values() if _may_change(path, each)]
    names = names_of(each for each in known if each not in rows)
    with st.form(f"another.{path}", border=False, clear_on_submit=True):
        left, right = st.columns([4, 1], vertical_alignment="bottom")
        chosen = left.selectbox(
            "Which value would be different?",
            list(names),
            index=None,
            format_func=names.__getitem__,
            key=f"another.{path}.which",
            placeholder="Choose a value of the deal; type to search",
        )
        if right.form_submit_button("Change it", key=f"another.{path}.add") and chosen:
            typed = one_line(at(state.document(), chosen))
            putting.put(path, {**rows, chosen: typed}, f"{name_of(chosen)} would be different")
            st.rerun()


def _values() -> list[str]:
    good = state.last_good()
    return [] if good is None else [entry.path for entry in register(good.deal)]


def _may_change(path: str, place: str) -> bool:
    return place.split(".", maxsplit=1)[0] not in _NOT_HERE.get(path.split(".", maxsplit=1)[0], ())
