"""The pages that describe the package describe it as it is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import get_args

import pytest

from benefitshare.deal import Deal
from benefitshare.ledger.posting import CLASSES
from benefitshare.terms import AnyTerm
from tests.architecture.source import PACKAGE, ROOT, modules, tree

KINDS = [
    get_args(model.model_fields["kind"].annotation)[0] for model in get_args(get_args(AnyTerm)[0])
]
PLAIN_BLOCKS = {
    # These say what they are, or hold no more than a line of the user's own.
    "benefitshare",
    "country",
    "currency",
    "data",
    "name",
    "prices",
    "private",
    "signed",
    "simulation",
    "summary",
    "without_deal",
    "assurance",
}
PLAIN_TYPES = {
    # Their names are ordinary words, used in their ordinary sense.
    "Assurance",
    "Data",
    "EndsEarly",
    "Prices",
    "RateTerm",
    "Sale",
    "SaleOfPrivate",
    "Setting",
    "ShareOfRevenue",
    "Simulation",
    "Spending",
    "Threshold",
    # Defined with the word for what they are kinds of: valuation and adoption.
    "Bass",
    "Linear",
    "Linked",
    "Listed",
    "Logistic",
    "Private",
    # A bundle of failure, rescue and sale.
    "BusinessEvents",
}


def head_words() -> set[str]:
    """What the glossary explains: the bold words before each line's colon."""
    text = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith("- **")]
    return {
        plain(word) for line in lines for word in re.findall(r"\*\*(.+?)\*\*", line.split(":")[0])
    }


def plain(name: str) -> str:
    """A name as words: hyphens and underscores out, capitals as new words, the last in singular."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).replace("-", " ").replace("_", " ").lower()
    if spaced.endswith("ies"):
        return spaced[:-3] + "y"
    return spaced[:-1] if spaced.endswith("s") and not spaced.endswith(("ss", "is")) else spaced


def explained(name: str) -> bool:
    """Whether the glossary has the whole name, or the noun that it ends with."""
    words = head_words()
    return plain(name) in words or plain(name).split()[-1] in words


@pytest.mark.parametrize("kind", KINDS)
def test_glossary_has_every_kind_of_term(kind: str) -> None:
    assert plain(kind) in head_words()


def test_glossary_has_the_classes_of_value() -> None:
    text = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    (line,) = [line for line in text.splitlines() if line.startswith("- **class**")]
    assert [class_ for class_ in CLASSES if class_ not in line] == []


def test_glossary_has_every_block_of_a_deal() -> None:
    missing = {name for name in Deal.model_fields if not explained(name)}
    assert missing <= PLAIN_BLOCKS


def public_types() -> Iterator[str]:
    for room in ("deal", "ledger", "world"):
        for module in modules(room):
            for node in tree(module).body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    yield node.name


def test_glossary_has_every_thing_of_the_domain() -> None:
    assert {name for name in public_types() if not explained(name)} <= PLAIN_TYPES


def folders_drawn() -> set[str]:
    """Paths in the drawing of the package in the architecture page."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    (drawing,) = re.findall(r"```text\nbenefitshare/\n(.*?)```", page, re.DOTALL)
    found: set[str] = set()
    above: list[str] = []
    for line in drawing.splitlines():
        depth, name = re.fullmatch(r"([│ ]*)[├└]── (\S+).*", line).groups()  # type: ignore[union-attr]
        above = [*above[: len(depth) // 4], name.rstrip("/")]
        found.add("/".join(above))
    return found


def test_architecture_page_draws_the_package_as_it_is() -> None:
    folders = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_dir() and path.name != "__pycache__"
    }
    files = {path.name for path in PACKAGE.iterdir() if path.is_file()}
    assert folders_drawn() == folders | files


def test_architecture_page_names_every_room() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = {path.stem for path in PACKAGE.iterdir() if not path.name.startswith(("_", "py."))}
    order = page.split("```text\n")[1].split("```")[0]
    named = set(re.findall(r"\w+", order)) - {"__main__"}
    assert named == rooms
