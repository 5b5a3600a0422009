"""Fields in which something is chosen: a word, the name of something else, a date."""

import datetime
from collections.abc import Mapping

import streamlit as st

from benefitshare.report.forms import FormField
from benefitshare.report.names import names_of
from benefitshare.report.register import register
from benefitshare.report.typed_values import at, one_line
from benefitshare.webapp import state
from benefitshare.webapp.ids import choices_for, party_names
from benefitshare.webapp.putting import keep_in_step, key_of, label_of, put, show_problems

LEFT_OUT = "(left out)"
_FIRST, _LAST = datetime.date(1990, 1, 1), datetime.date(2200, 12, 31)


def choice(path: str, spec: FormField) -> None:
    """One of some words."""
    _select(path, spec, spec.options, free=spec.open_ended)


def one_id(path: str, spec: FormField) -> None:
    """The name of something else in the deal."""
    names = party_names(path, state.document())
    _select(path, spec, choices_for(path, state.document()), free=False, names=names)


def _select(
    path: str,
    spec: FormField,
    options: tuple[str, ...],
    *,
    free: bool,
    names: Mapping[str, str] | None = None,
) -> None:
    typed = at(state.document(), path)
    shown = _answer(typed, options)
    listed = list(dict.fromkeys((*([] if spec.required else [LEFT_OUT]), *options, shown)))
    keep_in_step(key_of(path), shown)
    st.selectbox(
        label_of(spec),
        [each for each in listed if each],
        key=key_of(path),
        help=spec.help or None,
        format_func=lambda word: (names or {}).get(word) or choice_words(word, spec),
        accept_new_options=free,
        on_change=_put_choice,
        args=(path,),
    )
    show_problems(path)


def _answer(typed: object, options: tuple[str, ...]) -> str:
    """A choice as its word; truth values are yes and no where those are the words."""
    if typed is None:
        return LEFT_OUT
    if isinstance(typed, bool) and "yes" in options:
        return "yes" if typed else "no"
    return one_line(typed)


def choice_words(word: str, spec: FormField) -> str:
    """A choice as people read it: the file's hyphens are spaces."""
    if word == LEFT_OUT and spec.default:
        return f"{LEFT_OUT}: {spec.default}"
    return word.replace("-", " ") if word in spec.options else word


def _put_choice(path: str) -> None:
    word = st.session_state[key_of(path)]
    put(path, None if word in (None, LEFT_OUT) else word)


def date(path: str, spec: FormField) -> None:
    """A day, which has to be one that can be read."""
    key, typed = key_of(path), at(state.document(), path)
    keep_in_step(key, None if typed is None else datetime.date.fromisoformat(str(typed)))
    st.date_input(
        label_of(spec),
        key=key,
        help=spec.help or None,
        format="DD/MM/YYYY",
        min_value=_FIRST,
        max_value=_LAST,
        on_change=_put_date,
        args=(path,),
    )
    show_problems(path)


def _put_date(path: str) -> None:
    day = st.session_state[key_of(path)]
    put(path, None if day is None else day.isoformat())


def ids(path: str, spec: FormField) -> None:
    """Names of other things in the deal."""
    held = at(state.document(), path)
    typed = [str(each) for each in held] if isinstance(held, list) else []
    is_paths = spec.key == "between"
    uncertain = _uncertain() if is_paths else ()
    options = list(dict.fromkeys((*choices_for(path, state.document(), uncertain), *typed)))
    keep_in_step(key_of(path), typed)
    st.multiselect(
        label_of(spec),
        options,
        key=key_of(path),
        help=spec.help or None,
        format_func=names_of(options).__getitem__ if is_paths else str,
        on_change=_put_ids,
        args=(path,),
    )
    show_problems(path)


def _uncertain() -> tuple[str, ...]:
    """Paths of the values that are ranges, which alone can move together."""
    good = state.last_good()
    entries = () if good is None else register(good.deal)
    return tuple(entry.path for entry in entries if entry.shape.is_range)


def _put_ids(path: str) -> None:
    put(path, list(st.session_state[key_of(path)]) or None)
