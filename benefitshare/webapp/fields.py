"""Fields on the screen: each is drawn from the model's own description, and kept in step.

The deal is the truth: a box shows what stands in the deal, whoever changed it, and what is typed
goes into the deal at once, right or wrong. What is wrong is said beside the box.
"""

import datetime
from collections.abc import Callable, Mapping

import streamlit as st

from benefitshare.files.scalars import read_plain
from benefitshare.report.forms import FormField
from benefitshare.report.typed_values import at, evidence_of, one_line, with_new_value
from benefitshare.webapp import choices, state
from benefitshare.webapp.putting import (
    in_words,
    is_long,
    keep_in_step,
    key_of,
    label_of,
    problems_at,
    put,
    show_problems,
)
from benefitshare.webapp.show import plain


def value_input(path: str, label: str, *, help: str = "", placeholder: str = "") -> None:  # noqa: A002
    """Draw a box for one value of the deal, such as `4%`, `£1.25m` or `6 (5 to 10)`."""
    key, typed = key_of(path), at(state.document(), path)
    keep_in_step(key, one_line(typed))
    st.text_input(
        label,
        key=key,
        help=help or None,
        placeholder=placeholder or None,
        on_change=_put_value,
        args=(path,),
    )
    _below(path, typed)


def field(path: str, spec: FormField) -> None:
    """Draw one field of a block at its path in the deal."""
    _DRAWERS.get(spec.kind, _text)(path, spec)


def _below(path: str, typed: object) -> None:
    show_problems(path)
    source = evidence_of(typed)["source"]
    if source and not problems_at(path):
        st.caption(plain(f"Source: {short_source(source)}"))


def short_source(source: str) -> str:
    """Who says so, without the address, which the register has.

    >>> short_source("BJ-HC news, 2018-09-05, https://www.bj-hc.co.uk/new")
    'BJ-HC news, 2018-09-05'
    """
    words = source.split("http", maxsplit=1)[0].strip(" ,;")
    return words if len(words) <= 80 else f"{words[:78].rstrip()}…"


def _put_value(path: str) -> None:
    text = str(st.session_state[key_of(path)]).strip()
    old = at(state.document(), path)
    if text != one_line(old):
        new = read_plain(text)
        put(path, None if new is None else with_new_value(old, new), f"{in_words(path)} to {text}")


def _value(path: str, spec: FormField) -> None:
    # A rate with what it covers is a block of its own around the value.
    held = at(state.document(), path)
    inner = isinstance(held, Mapping) and "covers" in held
    placeholder = f"{spec.default} unless typed" if spec.default else ""
    value_input(
        f"{path}.value" if inner else path,
        label_of(spec),
        help=spec.help,
        placeholder=placeholder or ("must be given" if spec.required else "left out"),
    )


def _text(path: str, spec: FormField) -> None:
    key, typed = key_of(path), at(state.document(), path)
    keep_in_step(key, "" if typed is None else str(typed))
    draw = st.text_area if is_long(spec) else st.text_input
    draw(
        label_of(spec),
        key=key,
        help=spec.help or None,
        placeholder=spec.default or None,
        on_change=_put_text,
        args=(path,),
    )
    show_problems(path)


def _put_text(path: str) -> None:
    put(path, str(st.session_state[key_of(path)]).strip() or None)


def _number(path: str, spec: FormField) -> None:
    key, typed = key_of(path), at(state.document(), path)
    keep_in_step(key, "" if typed is None else str(typed))
    st.text_input(
        label_of(spec),
        key=key,
        help=spec.help or None,
        placeholder=spec.default or None,
        on_change=_put_number,
        args=(path,),
    )
    show_problems(path)


def _put_number(path: str) -> None:
    put(path, read_plain(str(st.session_state[key_of(path)]).strip()))


def _date(path: str, spec: FormField) -> None:
    """A day; what cannot be read as one stands as it was typed."""
    typed = at(state.document(), path)
    try:
        datetime.date.fromisoformat(str(typed or "2000-01-01"))
    except ValueError:
        _text(path, spec)
    else:
        choices.date(path, spec)


def _sides(path: str, spec: FormField) -> None:
    """A party, or each party's part of a split."""
    held = at(state.document(), path)
    if not isinstance(held, Mapping):
        choices.one_id(path, spec)
        return
    st.markdown(f"**{label_of(spec)}**, in parts")
    for column, id_ in zip(st.columns(max(len(held), 2)), held, strict=False):
        with column:
            value_input(f"{path}.{id_}", str(id_))
    show_problems(path, below=False)


_DRAWERS: dict[str, Callable[[str, FormField], None]] = {
    "value": _value,
    "text": _text,
    "number": _number,
    "choice": choices.choice,
    "id": choices.one_id,
    "ids": choices.ids,
    "sides": _sides,
    "date": _date,
}
"""How each kind of field is drawn; blocks are for `webapp.blocks`."""
