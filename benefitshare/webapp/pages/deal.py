"""The page Deal: who takes part, what is shared, what is built, and each term as a card."""

import streamlit as st

from benefitshare.report.forms import model_below
from benefitshare.webapp import blocks, deal_text, moves, putting, term_cards

_TIME = ("name", "summary", "signed", "country", "currency", "arrangement", "horizon", "prices",
         "appraisal", "agreement", "optimism_bias", "simulation")  # fmt: skip
_SIGN_OFF = ("assurance", "policy", "departures", "attestations")
PARTS: dict[str, tuple[str, ...]] = {
    "Terms": ("terms",),
    "Parties": ("parties",),
    "Data": ("data",),
    "Products": ("products",),
    "Contributions": ("contributions",),
    "If nothing is signed": ("without_deal",),
    "Time and prices": _TIME,
    "Moving together": ("correlations",),
    "Other views": ("views",),
    "Policy and sign-off": _SIGN_OFF,
    "As text": ("private", "benefitshare"),
}
"""Each part of the page, with the blocks of the deal that it is for."""
_PART = "deal.part"


def render() -> None:
    """Draw the page; only the part that is chosen is made."""
    st.header("The deal")
    chosen = st.segmented_control(
        "Part of the deal", list(PARTS), default="Terms", required=True, key=_PART
    )
    _elsewhere(chosen or "Terms")
    match chosen:
        case "Parties" | "Products" | "Contributions":
            blocks.named(PARTS[chosen][0], model_below("Deal", PARTS[chosen][0]))
        case "Data":
            _data()
        case "If nothing is signed":
            _without_deal()
        case "Time and prices":
            st.subheader("The agreement, the time that is modelled, and prices")
            blocks.block("", "Deal", only=_TIME)
        case "Moving together":
            _moving_together()
        case "Other views":
            _views()
        case "Policy and sign-off":
            _sign_off()
        case "As text":
            deal_text.render()
        case _:
            term_cards.render()


def _elsewhere(shown: str) -> None:
    """Where else on this page something has to be mended."""
    found = {part: _count(part) for part in PARTS if part not in (shown, "As text")}
    with st.container(horizontal=True):
        for part, count in found.items():
            if count:
                st.button(f"{part}: {count} to mend", key=f"mend.{part}", on_click=show_part,
                          args=(part,), icon=":material/error:")  # fmt: skip


def _count(part: str) -> int:
    return sum(len(putting.problems_at(place)) for place in PARTS[part])


def show_part(part: str) -> None:
    """Have the page show one of its parts."""
    st.session_state[_PART] = part


def show_problems() -> None:
    """Have the page show the part with the first problem."""
    troubled = [part for part in PARTS if _count(part)]
    show_part(troubled[0] if troubled else "As text")


def _data() -> None:
    st.subheader("What is shared, and how")
    if putting.typed_at("data") is None:
        st.write("This deal shares no data.")
        st.button("Describe the data", on_click=putting.put, args=("data", {"kind": "patient"}))
        return
    blocks.block("data", "Data")
    putting.show_problems("data", below=False)
    st.button("Leave out the data", on_click=putting.put, args=("data", None),
              help="For a deal that shares none. Undo brings it back.")  # fmt: skip


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
    st.button("Say instead that nothing would happen", on_click=putting.put,
              args=("without_deal", None))  # fmt: skip


def _moving_together() -> None:
    st.subheader("Values that rise and fall together")
    st.write(
        "Draws are independent unless it is said here. A rank correlation of 1 is together always, "
        "−1 one up and the other down, 0.5 more often than not."
    )
    blocks.named("correlations", model_below("Deal", "correlations"))


def _views() -> None:
    st.subheader("How others may see the same deal")
    st.write(
        "What a party would put in place of our figures. It changes no result of ours; it says "
        "what the deal is worth in that party's own eyes when offers are weighed."
    )
    blocks.named("views", model_below("Deal", "views"))


def _sign_off() -> None:
    st.subheader("Our own thresholds, accepted departures, and who answers for it")
    st.page_link(moves.page_of("fairness"), label="Facts to attest: Fairness, under Evidence")
    for key in ("assurance", "policy", "departures"):
        blocks.block("", "Deal", only=(key,))
    if putting.problems_at("attestations"):
        putting.show_problems("attestations")
