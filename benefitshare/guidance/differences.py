"""What differs between two assessments of one deal, and why: other editions, or other dates."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from benefitshare.guidance.assessment import Assessment
from benefitshare.guidance.editions import Edition, Governing, NotInForce, govern
from benefitshare.guidance.finding import Finding
from benefitshare.guidance.rule import Rule
from benefitshare.guidance.rules import RULES
from benefitshare.guidance.words import day, sentence


@dataclass(frozen=True, slots=True)
class Difference:
    """One rule that says something else today than at signature."""

    rule: str
    signed: Finding
    today: Finding
    why: str
    """What changed in the guidance between the two dates, in a sentence."""

    def as_json(self) -> dict[str, object]:
        """The difference under its public keys."""
        return {
            "rule": self.rule,
            "signed": _standing(self.signed),
            "today": _standing(self.today),
            "why": self.why,
        }


def differences(signed: Assessment, today: Assessment) -> tuple[Difference, ...]:
    """The rules whose outcome or severity differs, in the order of the catalogue."""
    by_code = {rule.code: rule for rule in RULES}
    return tuple(
        Difference(one.rule, one, two, _why(by_code[one.rule], signed.date, today.date))
        for one, two in zip(signed.findings, today.findings, strict=True)
        if _standing(one) != _standing(two)
    )


def _standing(finding: Finding) -> dict[str, object]:
    """Outcome and severity; only what is flagged, or nearly, or accepted has one."""
    has_none = finding.outcome in ("not applicable", "passed", "cannot tell")
    return {"outcome": finding.outcome, "severity": None if has_none else finding.severity}


def _why(rule: Rule, signed: datetime.date, today: datetime.date) -> str:
    then = [(citation, govern(citation, signed)) for citation in rule.citations]
    now = [(citation, govern(citation, today)) for citation in rule.citations]
    held = next((found for _, found in then if isinstance(found, Governing)), None)
    holds = next((found for _, found in now if isinstance(found, Governing)), None)
    if held is None and holds is None:
        return "The rule looks at the date itself."
    if holds is None:
        gone = next(found for _, found in now if isinstance(found, NotInForce))
        return sentence(gone.reason)
    if held is None:
        missing = next(found for _, found in then if isinstance(found, NotInForce))
        return sentence(f"{missing.reason}{_stricter(holds)}")
    if held.informative and not holds.informative:
        return sentence(f"{_not_yet(held)}; today {_edition(holds)} decides")
    if held.edition.key != holds.edition.key:
        return sentence(f"{_edition(held)} decides at signature, and {_edition(holds)} today")
    return "The same edition decides on both dates, and the rule looks at the date itself."


def _stricter(holds: Governing) -> str:
    """What the words that came later say, where they replace milder ones."""
    note = holds.citation.says
    return f"; since then {note}" if note else ""


def _not_yet(held: Governing) -> str:
    first: Edition = held.edition
    return (
        f"no edition of {held.citation.document.name} was in force before {day(first.published)}, "
        "so that at signature it only informs"
    )


def _edition(governing: Governing) -> str:
    number = governing.principle.number
    where = f"principle {number} of " if number else ""
    return f"{where}the edition of {governing.edition.dated} ({governing.edition.title})"
