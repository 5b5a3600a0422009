"""What a user's session consists of: steps that can be undone, and versions that are kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from benefitshare.files.working_copy import WorkingCopy


@dataclass(frozen=True)
class Step:
    """The deal after one change."""

    copy: WorkingCopy
    why: str
    """What was changed, in a few words."""
    off: Mapping[str, object] = field(default_factory=dict)
    """Terms that are switched off, by id, as they will come back."""
    opened: WorkingCopy | None = None
    """The deal as it was opened, before any change."""


@dataclass(frozen=True)
class Version:
    """A deal that the user gave a name, to compare with or to come back to."""

    name: str
    step: Step


@dataclass(frozen=True)
class Session:
    """Everything that one user has typed."""

    now: Step | None = None
    past: tuple[Step, ...] = ()
    future: tuple[Step, ...] = ()
    versions: tuple[Version, ...] = ()
    kept: frozenset[str] = frozenset()
    """SHA-256 of what was opened or downloaded: anything else would be lost with the page."""
