"""What can be done with the terms of a deal: added, duplicated, switched off and on, removed."""

from collections.abc import Mapping

from benefitshare.report.forms import form, meaning, term_models
from benefitshare.webapp import state
from benefitshare.webapp.actions import as_id, free_id
from benefitshare.webapp.blocks import started

Block = Mapping[str, object]


def terms() -> dict[str, Block]:
    """The terms as typed, by id; what is no block of fields is an empty one."""
    return _blocks(state.document().get("terms"))


def off() -> dict[str, Block]:
    """Terms that are switched off, by id."""
    return _blocks(state.step().off)


def _blocks(held: object) -> dict[str, Block]:
    return {id_: each if isinstance(each, Mapping) else {} for id_, each in _raw(held).items()}


def _raw(held: object) -> dict[str, object]:
    return {str(id_): each for id_, each in held.items()} if isinstance(held, Mapping) else {}


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
    model = term_models()[kind]
    sides = {key: id_ for key, id_ in zip(("from", "to"), _sides(), strict=True) if id_}
    made = {"kind": kind, **sides, **started(model)}
    needed = {spec.key for spec in form(model) if spec.required}
    products = list(_raw(state.document().get("products")))
    if products and "product" in needed:
        made["product"] = products[0]
    if products and isinstance(made.get("base"), dict):
        made["base"] = {"products": products[:1]}
    _put({**_typed(), id_: made}, f"added {id_}")


def duplicate(id_: str) -> None:
    """Make a copy of a term, after it."""
    copy = _free(f"{id_}-copy")
    placed: dict[str, object] = {}
    for key, term in _typed().items():
        placed[key] = term
        if key == id_:
            placed[copy] = term
    _put(placed, f"duplicated {id_}")


def switch_off(id_: str) -> None:
    """Leave a term out for now."""
    held = _typed()
    left = {key: term for key, term in held.items() if key != id_}
    _put(left, f"switched off {id_}", {**state.step().off, id_: held[id_]})


def switch_on(id_: str) -> None:
    """Take a term back in, under another name where its own has been taken since."""
    kept, held = dict(state.step().off), _typed()
    term = kept.pop(id_)
    _put({**held, free_id(id_, held): term}, f"switched on {id_}", kept)


def remove(id_: str) -> None:
    """Take out a term of the deal."""
    _put({key: term for key, term in _typed().items() if key != id_}, f"removed {id_}")


def remove_off(id_: str) -> None:
    """Take out a term that is switched off."""
    left = {key: term for key, term in state.step().off.items() if key != id_}
    _put(_typed(), f"removed {id_}", left)


def _typed() -> dict[str, object]:
    return _raw(state.document().get("terms"))


def _put(new: Mapping[str, object], why: str, kept: Mapping[str, object] | None = None) -> None:
    document = {**state.document(), "terms": dict(new)}
    state.replace_document(document, why, off=kept)


def _free(id_: str) -> str:
    return free_id(id_, {**terms(), **off()})


def _sides() -> tuple[str, str]:
    """Who gives and who receives; empty where the deal has nobody."""
    roles = {id_: str(each.get("role")) for id_, each in
             _blocks(state.document().get("parties")).items()}  # fmt: skip
    ids = list(roles)
    gives = next((id_ for id_ in ids if roles[id_] == "supplier"), ids[-1] if ids else "")
    receives = next((id_ for id_ in ids if roles[id_] == "nhs-provider"), ids[0] if ids else "")
    return gives, receives
