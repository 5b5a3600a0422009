"""Documents and their editions: what was in force when, and what it called each principle.

A page's address is not a version: one address has served four editions of the code. So an edition
is known by its own key, and rules ask for the edition in force on a date.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from benefitshare.guidance.finding import Read
from benefitshare.guidance.words import day

_READINGS: Mapping[Read, str] = {
    "original": "",
    "second-hand": ", read at second hand",
    "not-read": "",
}


@dataclass(frozen=True, slots=True)
class Principle:
    """What an edition calls a principle, and how far its words were read."""

    number: str
    read: Read
    note: str = ""
    """Where the words come from, or what about them is not known."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a document, in force from `published` until the day before `replaced`."""

    key: str
    title: str
    published: datetime.date
    link: str
    principles: Mapping[str, Principle]
    """By this package's own name for the subject, such as `commercial` or `fair-terms`."""
    replaced: datetime.date | None = None
    force: str = ""
    """How binding its words are, in a few words."""
    changes: str = ""
    """What this edition changed."""
    when: str = ""
    """Its date as a sentence gives it, where the day was not read."""

    @property
    def dated(self) -> str:
        """Its date, as exactly as it is known."""
        return self.when or day(self.published)

    def in_force(self, date: datetime.date) -> bool:
        """Whether the edition holds on a date."""
        return self.published <= date and (self.replaced is None or date < self.replaced)


@dataclass(frozen=True, slots=True)
class Document:
    """A document in all its editions, oldest first."""

    key: str
    name: str
    """What a sentence calls it, with its article."""
    editions: tuple[Edition, ...]
    measures_before: bool = False
    """Whether deals made before its first edition are measured against that, for information."""

    def in_force(self, date: datetime.date) -> Edition | None:
        """The edition that holds on a date, if there is one."""
        return next((edition for edition in self.editions if edition.in_force(date)), None)


@dataclass(frozen=True, slots=True)
class Citation:
    """A principle of a document, as a rule cites it."""

    document: Document
    principle: str
    last_day: datetime.date | None = None
    """The last day on which the rule may rest on it, where something stricter replaced it."""
    successor: str = ""
    """What replaced it."""
    says: str = ""
    """What it asks, in a clause, where milder words held before it."""
    soft: str = ""
    """How softly it asks, in a clause, where its words are less than an unconditional "should"."""


@dataclass(frozen=True, slots=True)
class Governing:
    """The principle that a deal is judged against, in the edition that decides.

    ``informative`` where nothing was in force yet and the first edition only informs.
    """

    citation: Citation
    edition: Edition
    principle: Principle
    informative: bool = False

    @property
    def name(self) -> str:
        """The principle with its document and edition, as a sentence names it.

        Words that nobody has read are named as what they are understood to ask.
        """
        number = self.principle.number
        where = f"principle {number} of " if number else ""
        reading = _READINGS[self.principle.read]
        named = f"{where}{self.citation.document.name} ({self.edition.dated}{reading})"
        unread = self.principle.read == "not-read"
        return f"what {named} is understood to ask; its words were not read" if unread else named


@dataclass(frozen=True, slots=True)
class NotInForce:
    """Why no edition of a citation decides on a date."""

    reason: str
    citation: Citation = field(repr=False)


def govern(citation: Citation, date: datetime.date) -> Governing | NotInForce:
    """Find the edition that decides on a date, or say why none does."""
    document = citation.document
    if citation.last_day is not None and date > citation.last_day:
        return NotInForce(_superseded(citation, citation.last_day), citation)
    edition = document.in_force(date)
    if edition is None and date < document.editions[0].published:
        first = document.editions[0]
        known = first.principles.get(citation.principle)
        if document.measures_before and known is not None:
            return Governing(citation, first, known, informative=True)
        return NotInForce(_not_yet(citation), citation)
    if edition is None:
        return NotInForce(f"{document.name} was no longer in force", citation)
    principle = edition.principles.get(citation.principle)
    if principle is None:
        return NotInForce(_not_yet(citation), citation)
    return Governing(citation, edition, principle)


def first_use(citation: Citation) -> Edition:
    """The first edition that holds the principle."""
    return next(e for e in citation.document.editions if citation.principle in e.principles)


def _not_yet(citation: Citation) -> str:
    first = first_use(citation)
    when = first.dated
    if first is citation.document.editions[0]:
        return f"{citation.document.name} came out {'in' if first.when else 'on'} {when}"
    return f"{citation.document.name} did not ask for this until {when}"


def _superseded(citation: Citation, last_day: datetime.date) -> str:
    return f"this held until {day(last_day)}, and {citation.successor} since"
