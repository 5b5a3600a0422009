"""What can be done with a block that has a name: added, duplicated, renamed, removed."""

from collections.abc import Mapping

import streamlit as st

from benefitshare.report.forms import label
from benefitshare.report.typed_values import at
from benefitshare.webapp import putting, state
from benefitshare.webapp.show import plain

RENAMED = ("parties", "products", "contributions", "terms")
"""Blocks whose names stand elsewhere in the deal too, and are changed there as well."""


def buttons(place: str) -> None:
    """Duplicate, rename and remove the block at a path."""
    with st.container(horizontal=True):
        st.button("Duplicate", key=f"duplicate.{place}", on_click=duplicate, args=(place,))
        if place.split(".", maxsplit=1)[0] in RENAMED and place.count(".") == 1:
            rename_box(place)
        st.button("Remove", key=f"remove.{place}", on_click=putting.put, args=(place, None),
                  help="Undo brings it back.")  # fmt: skip


def rename_box(place: str) -> None:
    """A small form for another name."""
    id_ = place.split(".")[1]
    with (
        st.popover("Rename", key=f"rename.{place}"),
        st.form(f"renaming.{place}", border=False),
    ):
        name = st.text_input(
            "Its name in the file", value=id_.replace("-", " "), max_chars=60,
            help="It is changed wherever the deal names it. Draws are named by it too, so results "
            "move a little, as with another seed.",
        )  # fmt: skip
        if st.form_submit_button("Rename it", type="primary"):
            problems = _rename(place, as_id(name))
            for problem in problems:
                st.error(plain(problem))
            if not problems:
                st.rerun()


def _rename(place: str, new: str) -> list[str]:
    part, old = place.split(".")
    if new == old:
        return []
    if part == "terms" and new in state.step().off:
        return [f"{new} is the name of a term that is switched off; choose another."]
    return [problem.message for problem in state.rename(part, old, new)]


def add(path: str, id_: str, block: Mapping[str, object]) -> None:
    """Put a block that is still to be filled in among those at a path."""
    held = at(state.document(), path)
    known = held if isinstance(held, Mapping) else {}
    free = free_id(id_, known)
    if known:
        putting.put(f"{path}.{free}", dict(block), f"added {label(free)}")
    else:
        putting.put(path, {free: dict(block)}, f"added {label(free)}")


def duplicate(place: str) -> None:
    """Make a copy of a block beside it."""
    path, _, id_ = place.rpartition(".")
    held = at(state.document(), path)
    block = at(state.document(), place)
    if isinstance(held, Mapping) and isinstance(block, Mapping):
        new = {**block, "name": f"{block['name']} (copy)"} if block.get("name") else dict(block)
        putting.put(f"{path}.{free_id(f'{id_}-copy', held)}", new, f"duplicated {label(id_)}")


def free_id(id_: str, taken: Mapping[str, object]) -> str:
    """The id, or with a number if it is taken.

    >>> free_id("fee", {"fee": {}, "fee-2": {}})
    'fee-3'
    """
    numbered = (f"{id_[:54]}-{number}" for number in range(2, 10_000))
    return id_ if id_ not in taken else next(each for each in numbered if each not in taken)


def as_id(name: str) -> str:
    """A name as the id that it has in the file.

    >>> as_id("Sales Royalty (2)")
    'sales-royalty-2'
    """
    words = "".join(c.lower() if c.isascii() and c.isalnum() else " " for c in name).split()
    return "-".join(words)[:60].strip("-") or "new"
