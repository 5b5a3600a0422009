"""The catalogue as data: what each rule looks for, and the documents and numbers behind it."""

from __future__ import annotations

from benefitshare.guidance.attestations import QUESTIONS
from benefitshare.guidance.editions import Citation, Edition
from benefitshare.guidance.finding import Read
from benefitshare.guidance.policy import DEFAULTS
from benefitshare.guidance.rule import Rule
from benefitshare.guidance.rules import RULES

_READINGS: tuple[Read, ...] = ("original", "second-hand", "not-read")


def catalogue() -> list[dict[str, object]]:
    """Every rule as plain data, in the order in which findings are shown."""
    return [_entry(rule) for rule in RULES]


def _entry(rule: Rule) -> dict[str, object]:
    page = rule.page()
    return {
        "rule": rule.code,
        "name": rule.name,
        "title": rule.title,
        "core": rule.core,
        "severity": rule.severity,
        "basis": rule.basis,
        "read": best_reading(rule),
        "since": rule.since,
        "documents": [_document(citation) for citation in rule.citations],
        "looks_for": page["What it looks for"],
        "why": page["Why it matters"],
        "source": page["Source"],
        "flags": page["A deal it flags"],
        "passes": page["A deal it passes"],
        "cannot_see": page["What it cannot see"],
        "thresholds": [_threshold(key) for key in rule.thresholds],
        "attestations": [
            {"key": key, "asks": QUESTIONS[key].asks, "evidence": QUESTIONS[key].evidence}
            for key in rule.attestations
        ],
        "levers": list(rule.levers),
        "step": rule.step,
    }


def best_reading(rule: Rule) -> Read:
    """How far the words of the rule's governing document were read, in its best-read edition."""
    if not rule.citations:
        return "original"
    cited = rule.citations[0]
    found = {p.read for e in _editions(cited) if (p := e.principles.get(cited.principle))}
    return next(reading for reading in _READINGS if reading in found)


def _editions(citation: Citation) -> tuple[Edition, ...]:
    held = (e for e in citation.document.editions if citation.principle in e.principles)
    return tuple(held)


def _document(citation: Citation) -> dict[str, object]:
    return {
        "document": citation.document.key,
        "name": citation.document.name,
        "until": None if citation.last_day is None else citation.last_day.isoformat(),
        "editions": [_edition(edition, citation.principle) for edition in _editions(citation)],
    }


def _edition(edition: Edition, key: str) -> dict[str, object]:
    principle = edition.principles[key]
    return {
        "edition": edition.key,
        "title": edition.title,
        "from": edition.published.isoformat(),
        "to": None if edition.replaced is None else edition.replaced.isoformat(),
        "principle": principle.number or None,
        "read": principle.read,
        "note": principle.note,
        "force": edition.force,
        "link": edition.link,
    }


def _threshold(key: str) -> dict[str, object]:
    default = DEFAULTS[key]
    return {
        "key": key,
        "default": default.value,
        "unit": default.unit,
        "what": default.what,
        "reason": default.reason,
        "basis": "policy, not guidance",
    }
