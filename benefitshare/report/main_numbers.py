"""The number of each term that is haggled over, to be changed beside any result."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from benefitshare.report.typed_values import one_line

_MAIN: Mapping[str, tuple[str, ...]] = {
    "upfront-fee": ("amount",),
    "subscription": ("amount",),
    "cost-recovery": ("share",),
    "milestone": ("amount",),
    "royalty": ("rate",),
    "revenue-share": ("rate",),
    "profit-share": ("rate",),
    "savings-share": ("rate",),
    "equity": ("stated_value", "percent", "shares"),
    "warrant": ("shares",),
    "free-use": ("years",),
    "discount": ("rate",),
    "investment": ("amount",),
    "improved-dataset": ("value",),
    "exclusivity": ("head_start",),
}
_WORDS = {"stated_value": "stated value", "head_start": "head start"}


@dataclass(frozen=True, slots=True)
class MainNumber:
    """One number to change, as the file has it."""

    path: str
    term: str
    """The term's name, in words."""
    label: str
    typed: str
    raw: object
    """As it stands in the file, with its evidence."""


def main_numbers(document: Mapping[str, object]) -> Iterator[MainNumber]:
    """The main number of each term that has one, in the file's order."""
    terms = document.get("terms")
    for id_, term in terms.items() if isinstance(terms, Mapping) else ():
        if not isinstance(term, Mapping):
            continue
        keys = _MAIN.get(str(term.get("kind")), ())
        key = next((each for each in keys if term.get(each) is not None), None)
        if key is not None:
            name = str(id_).replace("-", " ")
            label = f"{name.capitalize()}: {_WORDS.get(key, key)}"
            path = f"terms.{id_}.{key}"
            yield MainNumber(path, name, label, one_line(term[key]), term[key])
