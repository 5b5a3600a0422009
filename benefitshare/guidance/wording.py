"""How a verdict is worded: what it falls short of, in which edition, and what is policy.

Never "unlawful" or "unfair": a deal falls short of an edition's principle, or of policy.
"""

from __future__ import annotations

import datetime

from benefitshare.deal import Deal
from benefitshare.guidance.editions import Governing
from benefitshare.guidance.finding import Basis, Severity
from benefitshare.guidance.policy import Policy
from benefitshare.guidance.rule import Rule, Verdict
from benefitshare.guidance.words import day, sentence


def not_in_force(reason: str) -> str:
    """Say that nothing that a rule rests on held on the date."""
    return sentence(f"not applicable at this date: {reason}")


def out_of_scope(reason: str) -> str:
    """Say that a rule does not fit the deal."""
    return sentence(f"not applicable: {reason}")


def worded(
    rule: Rule, verdict: Verdict, severity: Severity, governing: Governing | None, policy: Policy
) -> str:
    """The whole message: the facts, what they fall short of, and whose the limit is."""
    parts = [sentence(verdict.message)]
    if verdict.outcome == "flagged":
        parts.append(_falls_short(rule.basis, severity, governing))
    if verdict.outcome in ("flagged", "too close to call") and verdict.threshold is not None:
        parts.append(policy[verdict.threshold].label)
    if verdict.informative:
        parts.append(sentence(f"for information only: {verdict.informative}"))
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
    source, edition = governing.name, governing.edition
    if basis == "critic":
        return f"This is asked by critics, and not by guidance ({edition.title}, {edition.dated})."
    if severity == "note":
        return sentence(f"worth weighing against {source}")
    if basis == "policy":
        return sentence(f"this falls short of policy that this tool sets beside {source}")
    how = "this falls" if basis == "says" else "on a fair reading this falls"
    return sentence(f"{how} short of {source}")
