"""Each term of the deal as a card: a sentence that says what it was taken to mean, and fields."""

import streamlit as st

from benefitshare.report.forms import label, term_models
from benefitshare.report.main_numbers import main_numbers
from benefitshare.report.term_sentences import term_sentence
from benefitshare.webapp import actions, blocks, putting, state
from benefitshare.webapp import terms as edit
from benefitshare.webapp.show import plain

_ALWAYS = {
    "royalty": ("rate", "years", "cap"),
    "revenue-share": ("rate", "years", "cap"),
    "discount": ("rate", "years"),
    "equity": ("stated_value", "at_price"),
    "warrant": (),
    "upfront-fee": (),
    "milestone": (),
    "cost-recovery": ("share",),
}
"""Fields that are offered even where they are left out; for other kinds, the years."""
_FEW = 3
"""So many terms stand open with all their fields; of more, each is folded."""


def render() -> None:
    """Draw every term, those that are switched off, and a form for another."""
    st.write("One card a term. Read the sentence: it says what the form was taken to mean.")
    for id_ in edit.terms():
        _card(id_)
    for id_ in edit.off():
        _card_off(id_)
    _add_term()


def _card(id_: str) -> None:
    path, term = f"terms.{id_}", edit.terms()[id_]
    with st.container(border=True, key=f"card-{id_}"):
        words, actions = st.columns([3, 2], vertical_alignment="top")
        words.subheader(label(id_))
        words.write(plain(term_sentence(term, edit.party_names())))
        with actions, st.container(horizontal=True, horizontal_alignment="right"):
            _buttons(id_)
        putting.show_problems(path, below=False)
        model = term_models().get(str(term.get("kind")))
        if model is not None:
            _fields(path, model, _ALWAYS.get(str(term.get("kind")), ("years",)))


def _fields(path: str, model: str, always: tuple[str, ...]) -> None:
    """All fields of a term, or where there are many terms its main number and the rest folded."""
    if len(edit.terms()) <= _FEW:
        blocks.folded(path, model, always=always)
        return
    main = [each.path.rsplit(".", 1)[-1] for each in main_numbers(state.document())
            if each.path.startswith(f"{path}.")]  # fmt: skip
    blocks.block(path, model, only=main)
    panel = st.expander("All fields", key=f"open.{path}", on_change="rerun",
                        expanded=bool(putting.problems_at(path)))  # fmt: skip
    if panel.open:
        with panel:
            blocks.folded(path, model, always=always, without=main)


def _buttons(id_: str) -> None:
    st.button(
        "Duplicate", key=f"duplicate.{id_}", on_click=edit.duplicate, args=(id_,),
        help=f"Make a copy of {label(id_)}",
    )  # fmt: skip
    st.button(
        "Switch off", key=f"off.{id_}", on_click=edit.switch_off, args=(id_,),
        help=f"Leave {label(id_)} out for now",
    )  # fmt: skip
    actions.rename_box(f"terms.{id_}")
    st.button(
        "Remove", key=f"remove.{id_}", on_click=edit.remove, args=(id_,),
        help=f"Take {label(id_)} out; Undo brings it back",
    )  # fmt: skip


def _card_off(id_: str) -> None:
    """A term that is switched off stays in sight, greyed."""
    with st.container(border=True, key=f"card-off-{id_}"):
        words, actions = st.columns([3, 2], vertical_alignment="top")
        words.subheader(f"{label(id_)} (switched off)")
        words.caption(plain(term_sentence(edit.off()[id_], edit.party_names())))
        with actions, st.container(horizontal=True, horizontal_alignment="right"):
            st.button("Switch on", key=f"on.{id_}", on_click=edit.switch_on, args=(id_,))
            st.button("Remove", key=f"remove.off.{id_}", on_click=edit.remove_off, args=(id_,))


def _add_term() -> None:
    with st.container(border=True), st.form("deal.add", border=False, clear_on_submit=True):
        st.subheader("Add a term")
        one, two, three = st.columns([2, 2, 1], vertical_alignment="bottom")
        kind = one.selectbox(
            "Kind", list(term_models()), format_func=edit.kind_words, key="deal.add.kind"
        )
        name = two.text_input("Name", placeholder="such as sales royalty", key="deal.add.name")
        if three.form_submit_button("Add term", type="primary"):
            edit.add(kind, name)
            st.rerun()
