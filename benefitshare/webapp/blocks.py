"""Blocks of fields on the screen, and blocks within blocks, drawn from the models alone."""

from collections.abc import Iterable, Mapping

import streamlit as st

from benefitshare.report.block_keys import block_keys
from benefitshare.report.forms import FormField, fitting, form, label, meaning, tag_of
from benefitshare.report.typed_values import at
from benefitshare.webapp import actions, change_boxes, fields, putting, state
from benefitshare.webapp.choices import LEFT_OUT, choice_words
from benefitshare.webapp.ids import choices_for
from benefitshare.webapp.show import plain

_SIMPLE = ("value", "text", "number", "choice", "id", "ids", "sides", "date")
_COLUMNS = 4
_ADDING = {
    "parties": "Add a party: its name",
    "products": "Add a product: its name",
    "contributions": "Add a contribution: its name",
    "correlations": "Add values that move together: a name for them",
    "views": "Add a view: whose",
    "policy": "Set a threshold of our own: which",
    "departures": "Accept a departure: from which rule",
}
"""What is asked for where something is added."""


def block(path: str, model: str, *, only: Iterable[str] | None = None) -> None:
    """Draw the fields of the block at a path: single values in columns, then what holds more."""
    wanted = None if only is None else tuple(only)
    specs = [spec for spec in form(model) if wanted is None or spec.key in wanted]
    placed = [(f"{path}.{spec.key}" if path else spec.key, spec) for spec in specs]
    grid([each for each in placed if each[1].kind in _SIMPLE and not putting.is_long(each[1])])
    for place, spec in placed:
        if putting.is_long(spec):
            fields.field(place, spec)
        elif spec.kind not in _SIMPLE:
            _larger(place, spec)


def folded(
    path: str, model: str, *, always: Iterable[str] = (), without: Iterable[str] = ()
) -> None:
    """Draw what is given or has to be; what is left out stands folded below, by name.

    Fields in `without` are drawn elsewhere.
    """
    held = at(state.document(), path)
    given = held if isinstance(held, Mapping) else {}
    specs = [spec for spec in form(model) if spec.key not in without]
    shown = [spec.key for spec in specs if spec.required or spec.key in given or spec.key in always]
    left = [spec for spec in specs if spec.key not in shown]
    block(path, model, only=shown)
    if not left:
        return
    names = ", ".join(spec.label.lower() for spec in left[:6]) + (" …" if len(left) > 6 else "")
    panel = st.expander(f"Left out: {names}", key=f"more.{path}", on_change="rerun")
    if panel.open:
        with panel:
            block(path, model, only=[spec.key for spec in left])


def grid(placed: list[tuple[str, FormField]]) -> None:
    """Draw single fields side by side, row by row, so that the keyboard follows the eye."""
    for start in range(0, len(placed), _COLUMNS):
        for column, (path, spec) in zip(
            st.columns(_COLUMNS), placed[start : start + _COLUMNS], strict=False
        ):
            with column:
                fields.field(path, spec)


def _larger(path: str, spec: FormField) -> None:
    match spec.kind:
        case "block":
            _one_of(path, spec)
        case "blocks":
            named(path, spec)
        case "rows":
            _rows(path, spec)
        case _:
            change_boxes.changes(path, spec.label, spec.help)


def _one_of(path: str, spec: FormField) -> None:
    """A block that may be left out, or one of several; which one is chosen first."""
    held = at(state.document(), path)
    chosen = fitting(spec.models, held)
    if len(spec.models) > 1 or spec.options:
        _chooser(path, spec, chosen, held)
    else:
        _there_or_not(path, spec, held)
    if chosen:
        with st.container(border=True):
            folded(path, chosen)
    putting.show_problems(path, below=False)


def _there_or_not(path: str, spec: FormField, held: object) -> None:
    """The title of a block of one kind, with a button that adds it or leaves it out."""
    name = spec.label.lower()
    if held is None:
        st.button(
            f"Add {name}", key=f"begin.{path}", help=spec.help or None, on_click=putting.put,
            args=(path, started(spec.models[0])),
        )  # fmt: skip
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{spec.label}**", help=spec.help or None, width="content")
        if not spec.required:
            st.button(
                f"Leave out {name}", key=f"end.{path}", type="tertiary", on_click=putting.put,
                args=(path, None),
            )  # fmt: skip


def _chooser(path: str, spec: FormField, chosen: str, held: object) -> None:
    key = f"which.{path}"
    words = (*choices_for(path, state.document()), *spec.options)
    options = [*([] if spec.required else [LEFT_OUT]), *dict.fromkeys(words), *spec.models]
    shown = chosen or (LEFT_OUT if held is None else str(held))
    options = options if shown in options else [*options, shown]
    if st.session_state.get(key) != shown:
        st.session_state[key] = shown
    st.selectbox(
        spec.label,
        options,
        key=key,
        help=spec.help or None,
        format_func=lambda word: _words(word, spec),
        accept_new_options=spec.key == "on",
        on_change=_put_choice,
        args=(path, spec),
    )


def _words(word: str, spec: FormField) -> str:
    if word in spec.models:
        return meaning(word).rstrip(".")
    return choice_words(word, spec)


def _put_choice(path: str, spec: FormField) -> None:
    word = st.session_state[f"which.{path}"]
    if word in spec.models:
        putting.put(path, started(word), f"chose {path}")
    else:
        putting.put(path, None if word in (None, LEFT_OUT) else word)


def started(model: str) -> dict[str, object]:
    """A block to be filled in: the word that says which it is, and blocks that it must have."""
    tag = tag_of(model)
    made: dict[str, object] = {} if tag is None else {tag[0]: tag[1]}
    for spec in form(model):
        if spec.required and spec.kind == "block" and len(spec.models) == 1 and not spec.options:
            made[spec.key] = started(spec.models[0])
    return made


def named(path: str, spec: FormField) -> None:
    """Blocks by name, each of which can be opened, with a box to add another."""
    held = at(state.document(), path)
    st.markdown(f"**{spec.label}**", help=spec.help or None)
    ids = list(held) if isinstance(held, Mapping) else []
    for id_ in ids:
        is_alone = len(ids) == 1 and "." not in path
        _one_named(f"{path}.{id_}", str(id_), spec, is_open=is_alone)
    _adder(path, spec)


def _one_named(place: str, id_: str, spec: FormField, *, is_open: bool) -> None:
    troubled = bool(putting.problems_at(place))
    panel = st.expander(
        _called(place, id_) + (": see the problem" if troubled else ""),
        key=f"open.{place}",
        on_change="rerun",
        expanded=troubled or is_open,
    )
    if panel.open:
        with panel:
            putting.show_problems(place, below=False)
            folded(place, fitting(spec.models, at(state.document(), place)) or spec.models[0])
            actions.buttons(place)


def _called(place: str, id_: str) -> str:
    """What a block is called: its own name, or its id in words."""
    name = at(state.document(), f"{place}.name")
    return plain(str(name) if name else label(id_))


def _adder(path: str, spec: FormField) -> None:
    """A form for one more: any name, or one of those that may stand here."""
    known = block_keys(path, state.document())
    if known == {}:
        return
    words = _ADDING.get(path) or f"Add to {spec.label.lower()}: its name"
    with st.form(f"add.{path}", border=False, clear_on_submit=True):
        left, right = st.columns([3, 1], vertical_alignment="bottom")
        name: str | None
        if known is None:
            name = left.text_input(words, key=f"name.{path}", max_chars=60)
        else:
            name = left.selectbox(
                words, list(known), format_func=known.__getitem__, key=f"name.{path}"
            )
        if right.form_submit_button("Add", key=f"added.{path}") and name and name.strip():
            actions.add(path, name if known else actions.as_id(name), started(spec.models[0]))
            st.rerun()


def _rows(path: str, spec: FormField) -> None:
    """A list of small blocks, one to a row."""
    held = at(state.document(), path)
    rows = list(held) if isinstance(held, list) else []
    with st.container():
        st.markdown(f"**{spec.label}**", help=spec.help or None)
        for index in range(len(rows)):
            block(f"{path}.{index}", spec.models[0])
            st.button(
                f"Remove row {index + 1}",
                key=f"remove.{path}.{index}",
                on_click=putting.put,
                args=(path, [*rows[:index], *rows[index + 1 :]] or None),
            )
        st.button(
            f"Add to {spec.label.lower()}",
            key=f"add.{path}",
            on_click=putting.put,
            args=(path, [*rows, started(spec.models[0])]),
        )
        putting.show_problems(path, below=False)
