"""Starter deals that a commercial manager can fill in: one for each common pattern."""

from pathlib import Path

_FOLDER = Path(__file__).parent / "templates"
_NAMES = ("equity", "royalty", "free-use", "fee", "mixed")


def template_names() -> tuple[str, ...]:
    """Return the names of the starter deals, the simplest patterns first."""
    return _NAMES


def template_text(name: str) -> str:
    """Return a starter deal: complete, valid, each figure marked as an example to replace.

    >>> template_text("barter")
    Traceback (most recent call last):
    ...
    ValueError: There is no starter deal called barter; there are equity, royalty, free-use, \
fee and mixed.
    """
    if name not in _NAMES:
        known = ", ".join(_NAMES[:-1]) + f" and {_NAMES[-1]}"
        raise ValueError(f"There is no starter deal called {name}; there are {known}.")
    return (_FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
