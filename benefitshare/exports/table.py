"""A plain table: what every export of rows is made of, whatever file it goes to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

Cell: TypeAlias = str | int | float | None
"""Text, a number, or nothing."""


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A table with a heading for each column, and what a reader has to know beside it."""

    name: str
    """A short name for its sheet or file, such as `Assumptions`."""
    title: str
    """What it tells, with the unit and the prices of its amounts."""
    columns: tuple[str, ...]
    rows: tuple[Sequence[Cell], ...]
    notes: tuple[str, ...] = ()
    """What has to be known to read it."""
