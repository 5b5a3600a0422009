"""How a verdict is worded: what it falls short of, in which edition, and what is policy.

Never "unlawful" or "unfair": a deal falls short of an edition's principle, or of policy.
"""

from __future__ import annotations

import datetime

from benefitshare.deal import Deal
from benefitshare.guidance.editions import Governing
from benefitshare.guidance.finding import Basis, Severity
from benefitshare.guidance.rule import Context, Rule, Verdict
from benefitshare.guidance.words import day, sentence

_CLOSE = "It lies within two standard errors of where it would turn; more draws may settle it."


def not_in_force(reason: str) -> str:
    """Say that nothing that a rule rests on held on the date."""
    return sentence(f"not applicable at this date: {reason}")


def out_of_scope(reason: str) -> str:
    """Say that a rule does not fit the deal."""
    return sentence(f"not applicable: {reason}")


def worded(
    rule: Rule, verdict: Verdict, severity: Severity, context: Context, driver: str = ""
) -> str:
    """The facts, what drives them, what they fall short of, and whose the limit is."""
    governing, policy = context.governing, context.policy
    parts = [sentence(verdict.message), *([sentence(driver)] if driver else [])]
    if verdict.outcome == "flagged":
        parts.append(_falls_short(rule.basis, severity, governing))
    if verdict.outcome in ("flagged", "too close to call") and verdict.threshold is not None:
        parts.append(policy[verdict.threshold].label)
    if verdict.outcome == "too close to call":
        parts.append(_CLOSE)
    return " ".join(parts)


def for_information(message: str, date: datetime.date) -> str:
    """Say that no edition was in force on the date."""
    lead = f"No edition was in force on {day(date)}; measured against the first for information"
    return f"{lead}. {message}"


def accepted(message: str, deal: Deal, code: str) -> str:
    """Add the departure that the trust has recorded."""
    departure = deal.departures[code]
    reason = departure.reason.rstrip(".")
    return f"{message} A departure is recorded: {reason} ({departure.by}, {day(departure.date)})."


def _falls_short(basis: Basis, severity: Severity, governing: Governing | None) -> str:
    if governing is None:
        return "This falls short of this tool's policy; no guidance asks for it."
    edition, soft = governing.edition, governing.citation.soft
    source = f"{governing.name}, {soft}" if soft else governing.name
    if basis == "critic":
        return f"This is asked by critics, and not by guidance ({edition.title}, {edition.dated})."
    if severity == "note":
        return sentence(f"worth weighing against {source}")
    if basis == "policy":
        return sentence(f"this falls short of policy that this tool sets beside {source}")
    is_plain = basis == "says" or governing.principle.read == "not-read"
    how = "this falls" if is_plain else "on a fair reading this falls"
    return sentence(f"{how} short of {source}")
