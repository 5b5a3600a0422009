"""What a deal file is made of once read: values, lists and blocks, each with its place."""

from collections.abc import Mapping
from dataclasses import dataclass

from benefitshare.files.scalars import Scalar

DataPath = tuple[str | int, ...]
"""Keys and list indices from the top of a deal file down to one value."""


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a text; line and column count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Node:
    """A value, a list or a block, where it starts, and how much it holds."""

    content: "Scalar | tuple[Node, ...] | Mapping[str, Entry]"
    position: Position
    span: tuple[int, int]
    """Start and end within the text. [characters]"""
    size: int = 1
    """Nodes within it, itself included; what an alias repeats counts each time."""
    height: int = 1
    """Levels within it, itself included."""
    is_plain: bool = False
    """Whether it is an unquoted word."""

    def word(self, text: str) -> str:
        """Return the unquoted word as it stands in the text; empty for anything else."""
        return text[slice(*self.span)] if self.is_plain else ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One `key: value` of a block."""

    key: Position
    key_start: int
    """Where the key starts within the text. [characters]"""
    value: Node


@dataclass(frozen=True, slots=True)
class Place:
    """Where a key stands (nowhere, for an item of a list) and where its value does."""

    key: Position | None
    value: Position
    span: tuple[int, int]
    """The value's start and end within the text. [characters]"""
    key_start: int | None = None
    """Where the key starts within the text. [characters]"""


def plain_data(node: Node) -> object:
    """Return the node's content as dicts, lists and scalars."""
    if isinstance(node.content, Mapping):
        return {key: plain_data(entry.value) for key, entry in node.content.items()}
    if isinstance(node.content, tuple):
        return [plain_data(item) for item in node.content]
    return node.content


def places(node: Node) -> dict[DataPath, Place]:
    """Return the place of everything within the node, by its path from the node."""
    found: dict[DataPath, Place] = {}
    _add_places(found, node, (), None)
    return found


def _add_places(
    found: dict[DataPath, Place], node: Node, path: DataPath, entry: Entry | None
) -> None:
    key, key_start = (entry.key, entry.key_start) if entry else (None, None)
    found[path] = Place(key, node.position, node.span, key_start)
    if isinstance(node.content, Mapping):
        for name, child in node.content.items():
            _add_places(found, child.value, (*path, name), child)
    elif isinstance(node.content, tuple):
        for index, item in enumerate(node.content):
            _add_places(found, item, (*path, index), None)
