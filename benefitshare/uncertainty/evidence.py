"""Reads the evidence that may stand beside a value: who says so, since when, how surely."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Final

from benefitshare.quantities import ValueProblem
from benefitshare.uncertainty.estimate import Confidence, Evidence

EVIDENCE_KEYS: Final = ("source", "owner", "date", "known_by", "confidence", "note")
_CONFIDENCES: Final[dict[str, Confidence]] = {"low": "low", "medium": "medium", "high": "high"}


def read_evidence(typed: Mapping[str, object]) -> Evidence | None:
    """Return the evidence in a mapping, or None where there is none.

    >>> read_evidence({"value": 4, "source": "annual report 2017"}).source
    'annual report 2017'
    """
    words = {key: _words(key, typed[key]) for key in EVIDENCE_KEYS if typed.get(key) is not None}
    if not words:
        return None
    return Evidence(
        source=words.get("source"),
        owner=words.get("owner"),
        date=words.get("date"),
        known_by=words.get("known_by"),
        confidence=_confidence(words.get("confidence")),
        note=words.get("note"),
    )


def _words(key: str, raw: object) -> str:
    if isinstance(raw, datetime.date):
        return raw.isoformat()
    if isinstance(raw, bool) or not isinstance(raw, str | int | float):
        raise ValueProblem(raw, "words", f"The {key} of a value is written in words, not as {raw}.")
    return str(raw)


def _confidence(word: str | None) -> Confidence | None:
    if word is None:
        return None
    if word in _CONFIDENCES:
        return _CONFIDENCES[word]
    near = get_close_matches(word, _CONFIDENCES, n=1)
    hint = f" Did you mean {near[0]}?" if near else ""
    message = f"The confidence in a value is low, medium or high, not {word}.{hint}"
    raise ValueProblem(word, "low, medium or high", message)
