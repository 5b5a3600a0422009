"""What can be done with the terms of a deal: added, duplicated, switched off and on, removed."""

from collections.abc import Mapping

import streamlit as st

from benefitshare.report.forms import meaning, term_models
from benefitshare.report.register import register
from benefitshare.report.typed_values import at, one_line
from benefitshare.webapp import putting, state
from benefitshare.webapp.blocks import as_id, started

Block = Mapping[str, object]


def terms() -> dict[str, Block]:
    """The terms as typed, by id."""
    return _blocks(state.document().get("terms"))


def off() -> dict[str, Block]:
    """Terms that are switched off, by id."""
    return _blocks(state.step().off)


def _blocks(held: object) -> dict[str, Block]:
    known = held if isinstance(held, Mapping) else {}
    return {str(id_): each if isinstance(each, Mapping) else {} for id_, each in known.items()}


def party_names() -> dict[str, str]:
    """What each party is called, by id."""
    return {id_: str(each.get("name", id_))
            for id_, each in _blocks(state.document().get("parties")).items()}  # fmt: skip


def kind_words(kind: str) -> str:
    """A kind of term in words.

    >>> kind_words("royalty")
    "Royalty: A percentage of net sales within the contract's base."
    """
    name = kind.replace("-", " ").capitalize()
    return f"{name}: {meaning(term_models()[kind])}"


def add(kind: str, name: str) -> None:
    """Add a term that is still to be filled in, between the first trust and the first supplier."""
    id_ = _free(as_id(name) if name.strip() else kind)
    gives, receives = _sides()
    made = started(term_models()[kind])
    made = {"kind": kind, "from": gives, "to": receives, **made}
    for spec_key, block in (("product", "products"), ("base", "products")):
        product = next(iter(_blocks(state.document().get(block))), None)
        if product and spec_key == "base" and isinstance(made.get("base"), dict):
            made["base"] = {"products": [product]}
    _put({**terms(), id_: made}, f"added {id_}")


def duplicate(id_: str) -> None:
    """Make a copy of a term, after it."""
    copy = _free(f"{id_}-copy")
    placed: dict[str, Block] = {}
    for key, term in terms().items():
        placed[key] = term
        if key == id_:
            placed[copy] = dict(term)
    _put(placed, f"duplicated {id_}")


def switch_off(id_: str) -> None:
    """Leave a term out for now."""
    held = terms()
    left = {key: term for key, term in held.items() if key != id_}
    _put(left, f"switched off {id_}", {**off(), id_: held[id_]})


def switch_on(id_: str) -> None:
    """Take a term back in."""
    kept = off()
    left = {key: term for key, term in kept.items() if key != id_}
    _put({**terms(), id_: kept[id_]}, f"switched on {id_}", left)


def remove(id_: str) -> None:
    """Take a term out, whether it is on or off."""
    _put(
        {key: term for key, term in terms().items() if key != id_},
        f"removed {id_}",
        {key: term for key, term in off().items() if key != id_},
    )


def _put(new: Mapping[str, Block], why: str, kept: Mapping[str, Block] | None = None) -> None:
    document = {**state.document(), "terms": dict(new)}
    state.replace_document(document, why, off=kept)


def _free(id_: str) -> str:
    """The id, or with a number if it is taken."""
    taken = {*terms(), *off()}
    numbered = (f"{id_}-{number}" for number in range(2, 10_000))
    return id_ if id_ not in taken else next(each for each in numbered if each not in taken)


def _sides() -> tuple[str, str]:
    roles = {id_: str(each.get("role")) for id_, each in
             _blocks(state.document().get("parties")).items()}  # fmt: skip
    ids = list(roles)
    gives = next((id_ for id_ in ids if roles[id_] == "supplier"), ids[-1])
    return gives, next((id_ for id_ in ids if roles[id_] == "nhs-provider"), ids[0])


def add_change(path: str) -> None:
    """A box to change one more value, chosen from those of the deal, in what stands at a path."""
    held = at(state.document(), path)
    rows = dict(held) if isinstance(held, Mapping) else {}
    good = state.last_good()
    known = [] if good is None else [entry.path for entry in register(good.deal)]
    free = [each for each in known if each.startswith("products.") and each not in rows]
    chosen = st.selectbox(
        "Which value would be different?", free, index=None, key=f"another.{path}",
        placeholder="Choose a value of a product",
    )  # fmt: skip
    if chosen and st.button("Change it"):
        putting.put(path, {**rows, chosen: one_line(at(state.document(), chosen))})
        st.rerun()
