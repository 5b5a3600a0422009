"""What every field does: its key, its label, what is wrong with it, and putting a value in."""

import streamlit as st

from benefitshare.problems import Problem
from benefitshare.report.forms import FormField
from benefitshare.report.typed_values import at
from benefitshare.webapp import state
from benefitshare.webapp.show import plain


def problems_at(path: str, *, below: bool = True) -> list[Problem]:
    """What is wrong with a value, or with something below it."""
    return [
        problem
        for problem in state.problems()
        if problem.path == path or (below and problem.path.startswith(f"{path}."))
    ]


def show_problems(path: str, *, below: bool = True) -> None:
    """Say what is wrong, beside the field that it is about."""
    for problem in problems_at(path, below=below):
        st.error(plain(beside_its_field(problem)), icon=":material/error:")


def beside_its_field(problem: Problem) -> str:
    """What is wrong, where the field itself says what it is about.

    >>> beside_its_field(Problem("terms.fee.amount is missing.", "terms.fee.amount"))
    'This is missing.'
    """
    told = problem.message.removeprefix(f"{problem.path}: ")
    start = f"{problem.path} is "
    return f"This is {told.removeprefix(start)}" if told.startswith(start) else told


def put(path: str, new: object, why: str = "") -> None:
    """Put a value into the deal; nothing takes it out."""
    if new is None and at(state.document(), path) is None:
        return
    where, what = _with_parents(path, new)
    for refused in state.change({where: what}, why or f"changed {in_words(path)}"):
        st.error(plain(refused.message), icon=":material/error:")


def _with_parents(path: str, new: object) -> tuple[str, object]:
    """The nearest block that is there, and what has to be put into it."""
    above, _, key = path.rpartition(".")
    if not above or at(state.document(), above) is not None:
        return path, new
    return _with_parents(above, {key: new})


def key_of(path: str) -> str:
    """The key of a field's box, by its path in the deal."""
    return f"field.{path}"


def keep_in_step(key: str, shown: object) -> None:
    """Make a box show what the deal has; its key stays, so the cursor stays in it."""
    if key not in st.session_state or st.session_state[key] != shown:
        st.session_state[key] = shown


def in_words(path: str) -> str:
    """The end of a path, as people read it."""
    return " ".join(part.replace("-", " ").replace("_", " ") for part in path.split(".")[-2:])


def label_of(spec: FormField) -> str:
    """A field's label, with a star where it must be given."""
    return f"{spec.label} *" if spec.required else spec.label


def typed_at(path: str) -> object:
    """What stands in the deal at a path."""
    return at(state.document(), path)


def is_long(spec: FormField) -> bool:
    """Whether a field takes sentences."""
    return spec.kind == "text" and spec.key in ("summary", "description")
