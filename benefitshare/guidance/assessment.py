"""A deal's standing on one date: every rule's finding, and the editions and policy behind them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from benefitshare.guidance.finding import RANK, Finding, Read, Severity
from benefitshare.guidance.policy import Threshold

Key = Literal["signed", "today"]


@dataclass(frozen=True, slots=True)
class EditionInUse:
    """A document's edition that was in force on the date, or why none was."""

    document: str
    edition: str | None
    title: str
    published: datetime.date | None
    link: str
    principle: str | None
    """The number of the commercial principle, in a document that has one."""
    read: Read | None
    force: str
    note: str = ""

    def as_json(self) -> dict[str, object]:
        """The edition under its public keys."""
        return {
            "document": self.document,
            "edition": self.edition,
            "title": self.title,
            "published": None if self.published is None else self.published.isoformat(),
            "link": self.link,
            "principle": self.principle,
            "read": self.read,
            "force": self.force,
            "note": self.note,
        }


@dataclass(frozen=True, slots=True)
class Assessment:
    """What falls short of what, as of a date."""

    key: Key
    date: datetime.date
    editions: tuple[EditionInUse, ...]
    findings: tuple[Finding, ...]
    policy: tuple[Threshold, ...]

    def count(self, severity: Severity) -> int:
        """How many rules flag at a severity."""
        return sum(f.outcome == "flagged" and f.severity == severity for f in self.findings)

    @property
    def breaches(self) -> int:
        """How many rules flag a breach."""
        return self.count("breach")

    @property
    def concerns(self) -> int:
        """How many rules flag a concern."""
        return self.count("concern")

    @property
    def has_edition(self) -> bool:
        """Whether any edition of the code was in force on the date."""
        return any(e.document == "code" and not e.note for e in self.editions)

    def as_json(self) -> dict[str, object]:
        """The assessment under its public keys."""
        return {
            "date": self.date.isoformat(),
            "editions": [edition.as_json() for edition in self.editions],
            "breaches": self.breaches,
            "concerns": self.concerns,
            "findings": [finding.as_json() for finding in self.findings],
            "policy": [threshold.as_json() for threshold in self.policy],
        }


def trips(assessment: Assessment, level: Severity, *, all_rules: bool = False) -> bool:
    """Whether a flag stands at or above a level, in the core or among all rules.

    What was measured for information is a note and so never trips; nor does what cannot be told.
    """
    return any(
        finding.outcome == "flagged"
        and RANK[finding.severity] >= RANK[level]
        and (finding.core or all_rules)
        for finding in assessment.findings
    )
