"""What a page is made of, whatever it is shown on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a page (level 1) or of a part of it (level 2)."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """A point in a list; `lead` stands first and is set off, `details` stand below."""

    text: str
    lead: str = ""
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: what it is, and a text for each column."""

    label: str
    cells: tuple[str, ...] = ()
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Numbers that align, below labels; `title` says what they are and in which unit."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    label: str = ""
    """The head of the first column."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Text that must stand as it is, such as a command."""

    text: str


Block: TypeAlias = Heading | Paragraph | Item | Table | Verbatim
Page: TypeAlias = Sequence[Block]
