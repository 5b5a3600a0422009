"""What a question is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a rule asks the trust to attest."""

    key: str
    asks: str
    """The question, to be answered yes or no."""
    evidence: str
    """What to give as its reference."""
    dated: bool = False
    """Whether the date matters to a rule."""
