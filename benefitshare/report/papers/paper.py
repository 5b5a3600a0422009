"""What a paper is made of, whichever file it is written to."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from benefitshare.report.blocks import Block, Heading, Item, Paragraph, Row, Table, Verbatim
from benefitshare.report.charts import Chart

TO_COMPLETE = "[to be completed]"
"""Stands where only people can say what belongs there."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart in a paper, with its caption and its words for those who cannot see it."""

    chart: Chart
    number: int


PaperBlock: TypeAlias = Block | Picture


@dataclass(frozen=True, slots=True)
class Paper:
    """A document for people: a board paper, or a public notice."""

    title: str
    subject: str
    """What kind of paper it is, in a few words."""
    marking: str
    """Who may see it, at the foot of every page."""
    as_of: datetime.date
    """As of when; it is the date that the file bears too, so that the same deal gives the same."""
    blocks: tuple[PaperBlock, ...]
    """Without the title."""

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Its charts, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Picture))

    @property
    def to_complete(self) -> int:
        """How many places are left for people to fill in."""
        return sum(text.count(TO_COMPLETE[:-1]) for text in self.texts())

    def texts(self) -> Iterator[str]:
        """Every text in it, in order."""
        yield from (self.title, self.subject, self.marking)
        for block in self.blocks:
            yield from _texts(block)


def _texts(block: PaperBlock) -> Iterator[str]:
    match block:
        case Heading() | Paragraph() | Verbatim():
            yield block.text
        case Item():
            yield from (block.lead, block.text, *block.details)
        case Table():
            yield from (block.title, block.label, *block.columns, block.note)
            for row in block.rows:
                yield from _row(row)
        case Picture():
            yield from (block.chart.title, block.chart.alt, block.chart.note)


def _row(row: Row) -> Iterator[str]:
    yield from (row.label, *row.cells)
