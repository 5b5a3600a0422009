"""The page Deal: who takes part, what is shared, what is built, and each term as a card."""

import streamlit as st

from benefitshare.report.forms import label, model_below, term_models
from benefitshare.report.term_sentences import term_sentence
from benefitshare.webapp import blocks, putting, state
from benefitshare.webapp import terms as edit
from benefitshare.webapp.show import plain

_PARTS = {
    "Terms": "terms",
    "Parties": "parties",
    "Data": "data",
    "Products": "products",
    "Contributions": "contributions",
    "If nothing is signed": "without_deal",
    "Time and prices": "horizon",
}
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


def render() -> None:
    """Draw the page; only the part that is chosen is made."""
    st.header("The deal")
    chosen = st.segmented_control(
        "Part of the deal",
        list(_PARTS),
        default="Terms",
        required=True,
        key="deal.part",
        format_func=_with_problems,
    )
    match _PARTS[chosen or "Terms"]:
        case "terms":
            _terms()
        case "data":
            _data()
        case "horizon":
            _time()
        case "without_deal":
            _without_deal()
        case part:
            _named(part)


def _with_problems(part: str) -> str:
    """The name of a part, with how many problems it has."""
    places = _TIME if _PARTS[part] == "horizon" else (_PARTS[part],)
    count = sum(len(putting.problems_at(place)) for place in places)
    return f"{part} ({count} to mend)" if count else part


def _terms() -> None:
    st.write("One card a term. Read the sentence: it says what the form was taken to mean.")
    for id_ in edit.terms():
        _card(id_)
    for id_ in state.step().off:
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
            blocks.folded(path, model, always=_ALWAYS.get(str(term.get("kind")), ("years",)))


def _buttons(id_: str) -> None:
    st.button(
        "Duplicate", key=f"duplicate.{id_}", on_click=edit.duplicate, args=(id_,),
        help=f"Make a copy of {label(id_)}",
    )  # fmt: skip
    st.button(
        "Switch off", key=f"off.{id_}", on_click=edit.switch_off, args=(id_,),
        help=f"Leave {label(id_)} out for now",
    )  # fmt: skip
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
            st.button("Remove", key=f"remove.{id_}", on_click=edit.remove, args=(id_,))


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


def _data() -> None:
    st.subheader("What is shared, and how")
    if putting.typed_at("data") is None:
        st.write("This deal shares no data.")
        st.button("Describe the data", on_click=putting.put, args=("data", {"kind": "patient"}))
        return
    blocks.block("data", "Data")
    putting.show_problems("data", below=False)


_TIME = ("name", "summary", "signed", "country", "currency", "arrangement", "horizon", "prices",
         "appraisal", "agreement", "optimism_bias", "simulation")  # fmt: skip


def _time() -> None:
    st.subheader("The agreement, the time that is modelled, and prices")
    blocks.block("", "Deal", only=_TIME)


def _named(part: str) -> None:
    blocks.named(part, model_below("Deal", part))


def _without_deal() -> None:
    st.subheader("If nothing is signed, what happens?")
    held = putting.typed_at("without_deal")
    if held is None:
        st.write("Nothing: no product is built without this deal.")
        st.button(
            "Something would be built anyway",
            on_click=putting.put,
            args=("without_deal", {"changes": {}}),
        )
        return
    st.write("The products are built all the same, on the same timetable, with these changes:")
    blocks.block("without_deal", "WithoutDeal")
    edit.add_change("without_deal.changes")
    st.button("Nothing would happen", on_click=putting.put, args=("without_deal", None))
