"""What a rule says about a deal, as frozen values that print as they are named here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

Outcome = Literal[
    "passed", "flagged", "cannot tell", "not applicable", "too close to call", "accepted"
]
Severity = Literal["breach", "concern", "note"]
Basis = Literal["says", "reads", "policy", "critic"]
"""Whether the guidance states it, fairly reads so, leaves it to policy, or only critics ask it."""
Read = Literal["original", "second-hand", "not-read"]
"""Whether the words that a rule rests on were read, and where."""

RANK: Final[Mapping[Severity, int]] = {"note": 0, "concern": 1, "breach": 2}


def milder(one: Severity, other: Severity) -> Severity:
    """Return the less severe of two.

    >>> milder("breach", "concern")
    'concern'
    """
    return min(one, other, key=RANK.__getitem__)


@dataclass(frozen=True, slots=True)
class Change:
    """One value of a deal that a remedy changes, in whole currency or fractions of one.

    Where it adds a term, ``from_`` is null and ``to`` is the term as a file would have it.
    """

    path: str
    from_: float | None
    to: object

    def as_json(self) -> dict[str, object]:
        """The change under its public keys."""
        return {"path": self.path, "from": self.from_, "to": self.to}


@dataclass(frozen=True, slots=True)
class Remedy:
    """What would clear a flag: a change of terms, or a step in words.

    ``clears`` is true where the flag was seen to clear on the changed deal. It is null where that
    cannot be told: a step in words, or a change that leaves only facts to be attested. It is false
    where nothing up to the bound clears it, and the changes then show the bound; or where what
    clears it opens another flag. ``supplier_gain_after`` is the mean at the suppliers' own rates.
    [currency]
    """

    words: str
    clears: bool | None
    changes: tuple[Change, ...] = ()
    supplier_gain_after: float | None = None

    def as_json(self) -> dict[str, object]:
        """The remedy under its public keys."""
        return {
            "changes": [change.as_json() for change in self.changes],
            "clears": self.clears,
            "supplier_gain_after": self.supplier_gain_after,
            "words": self.words,
        }


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule found in one deal, under one edition of the guidance.

    ``edition`` is null where no edition applies. ``threshold`` is in the unit of what is tested,
    and is policy, never guidance; who set it stands in the assessment's ``policy``.
    """

    rule: str
    outcome: Outcome
    severity: Severity
    core: bool
    basis: Basis
    read: Read
    edition: str | None
    principle: str | None
    link: str | None
    message: str
    numbers: Mapping[str, float] = field(default_factory=dict)
    probability: float | None = None
    threshold: float | None = None
    missing: tuple[str, ...] = ()
    remedies: tuple[Remedy, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The finding under its public keys."""
        names = (
            "rule", "outcome", "severity", "core", "basis", "read", "edition", "principle",
            "link", "message",
        )  # fmt: skip
        return {name: getattr(self, name) for name in names} | {
            "numbers": dict(self.numbers),
            "probability": self.probability,
            "threshold": self.threshold,
            "missing": list(self.missing),
            "remedies": [remedy.as_json() for remedy in self.remedies],
        }
