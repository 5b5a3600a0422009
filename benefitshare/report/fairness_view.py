"""The findings as a page shows them: a list, and one rule with all that is behind it."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from benefitshare.guidance import QUESTIONS, RULES, Assessment, Finding, catalogue
from benefitshare.guidance.finding import RANK
from benefitshare.guidance.words import day
from benefitshare.report.blocks import Row, Table
from benefitshare.report.charts import told_sides
from benefitshare.report.comparison import sides
from benefitshare.report.figures import figure, label_of
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.words import about

WORDS: Mapping[str, str] = {
    "flagged": "Falls short",
    "too close to call": "Too close to call",
    "cannot tell": "Cannot tell",
    "accepted": "Accepted",
    "passed": "Passes",
    "not applicable": "Does not apply",
}
"""What an outcome is called on the page, in the order in which they are shown."""
_BASES = {
    "says": "The guidance says so.",
    "reads": "This is a fair reading of the guidance, which does not say it outright.",
    "policy": "This is policy that this tool sets; no guidance says it.",
    "critic": "Critics ask for this, and no guidance.",
}
_READINGS = {
    "original": "The original was read.",
    "second-hand": "The words were read as others quote them, not in the original.",
    "not-read": "The words were not read, so that it cannot be more than a concern.",
}
_TITLES = {rule.code: rule.title for rule in RULES}


@dataclass(frozen=True, slots=True)
class Line:
    """One rule in the list."""

    code: str
    outcome: str
    word: str
    """What became of it, with its severity where it falls short."""
    title: str
    core: bool


def lines(assessment: Assessment) -> tuple[Line, ...]:
    """Every rule: by outcome, then severity, Principle 10's core first."""
    order = [*WORDS]
    found = sorted(
        assessment.findings,
        key=lambda one: (order.index(one.outcome), -RANK[one.severity], not one.core),
    )
    return tuple(
        Line(one.rule, one.outcome, _word(one), _TITLES[one.rule], one.core) for one in found
    )


def _word(finding: Finding) -> str:
    word = WORDS[finding.outcome]
    if finding.outcome != "flagged":
        return word
    return "Worth weighing (note)" if finding.severity == "note" else f"{word} ({finding.severity})"


@dataclass(frozen=True, slots=True)
class RuleView:
    """One rule with all that is behind its finding."""

    line: Line
    message: str
    looks_for: str
    why: str
    source: str
    passes: str
    cannot_see: str
    basis: str
    """Whether the guidance states it, and whether its words were read."""
    citation: str
    link: str | None
    numbers: Table | None
    thresholds: tuple[str, ...]
    """The limits behind it, each with who set it and why."""
    remedies: tuple["RemedyView", ...]
    levers: bool
    """Whether a change of terms may clear it."""
    questions: tuple[str, ...]
    """Keys of what is to be attested."""
    missing: tuple[str, ...]
    """What else the deal file does not hold."""


@dataclass(frozen=True, slots=True)
class RemedyView:
    """A change that would clear a flag, or a step in words."""

    words: str
    clears: bool | None
    """Null where that cannot be told: a step in words, or facts that are still to be attested."""
    changes: Mapping[str, object]
    """By path, a number or a new term; empty for a step in words."""


def rule_view(judged: JudgedDeal, assessment: Assessment, code: str) -> RuleView:
    """Everything about one rule on one date."""
    finding = next(one for one in assessment.findings if one.rule == code)
    entry = next(each for each in catalogue() if each["rule"] == code)
    line = next(each for each in lines(assessment) if each.code == code)
    keys = [str(each["key"]) for each in _dictionaries(entry["attestations"])]
    return RuleView(
        line=line,
        message=finding.message,
        looks_for=str(entry["looks_for"]),
        why=str(entry["why"]),
        source=str(entry["source"]),
        passes=str(entry["passes"]),
        cannot_see=str(entry["cannot_see"]),
        basis=_basis(finding),
        citation=_citation(finding, entry),
        link=finding.link,
        numbers=_numbers(finding, judged.currency),
        thresholds=tuple(_thresholds(assessment, entry)),
        remedies=tuple(
            RemedyView(each.words, each.clears, {one.path: one.to for one in each.changes})
            for each in finding.remedies
        ),
        levers=bool(entry["levers"]),
        questions=tuple(dict.fromkeys([*keys, *(k for k in finding.missing if k in QUESTIONS)])),
        missing=tuple(key for key in finding.missing if key not in QUESTIONS),
    )


def _basis(finding: Finding) -> str:
    """Whose demand it is; whether the words were read matters only where a rule rests on them."""
    whose = _BASES[finding.basis]
    return whose if finding.basis == "policy" else f"{whose} {_READINGS[finding.read]}"


def _dictionaries(value: object) -> list[dict[str, object]]:
    return cast("list[dict[str, object]]", value)


def _citation(finding: Finding, entry: Mapping[str, object]) -> str:
    """The document and principle that the finding rests on."""
    for document in _dictionaries(entry["documents"]):
        for edition in _dictionaries(document["editions"]):
            if edition["edition"] == finding.edition:
                number = f"Principle {finding.principle} of " if finding.principle else ""
                since = day(datetime.date.fromisoformat(str(edition["from"])))
                force = f" How binding: {edition['force']}." if edition["force"] else ""
                return f"{number}{edition['title']}, in force from {since}.{force}"
    return "This tool's own policy" if not entry["documents"] else "No edition in force"


def _numbers(finding: Finding, currency: str) -> Table | None:
    if not finding.numbers:
        return None
    rows = tuple(
        Row(label_of(name), (figure(name, number, currency),))
        for name, number in finding.numbers.items()
    )
    return Table("The numbers", ("in this deal",), rows)


def _thresholds(assessment: Assessment, entry: Mapping[str, object]) -> Iterator[str]:
    wanted = {each["key"] for each in _dictionaries(entry["thresholds"])}
    for limit in assessment.policy:
        if limit.key in wanted:
            what = f"{limit.what[:1].upper()}{limit.what[1:]}"
            yield f"{what}: {limit.words}. Set by {limit.set_by}: {limit.reason}."


def before_after(before: JudgedDeal, after: JudgedDeal, code: str, *, signed: bool) -> Table:
    """What a change does: to the rule, to what falls short, and to each side's gain."""
    one, other = _assessment(before, signed=signed), _assessment(after, signed=signed)
    words = [next(each.word for each in lines(side) if each.code == code) for side in (one, other)]
    rows = [
        Row(f"{code} {_TITLES[code]}", tuple(words)),
        Row("breaches", (str(one.breaches), str(other.breaches))),
        Row("concerns", (str(one.concerns), str(other.concerns))),
    ]
    changed = sides(after)
    rows += [
        Row(
            f"{value.name}: mean gain",
            (
                about(value.gain.mean, before.currency),
                about(changed[value.id].gain.mean, before.currency),
            ),
        )
        for value in told_sides(before)
        if value.id in changed
    ]
    return Table("What it does", ("before", "after"), tuple(rows))


def _assessment(judged: JudgedDeal, *, signed: bool) -> Assessment:
    return judged.signed if signed else judged.today


def in_force(assessment: Assessment) -> str:
    """What the deal is judged against on the date."""
    if not assessment.has_edition:
        return (
            f"On {day(assessment.date)} no edition of the code of conduct was in force: the deal "
            "is measured against the first, for information only."
        )
    held = [each.title for each in assessment.editions if each.edition and not each.note]
    return f"On {day(assessment.date)} these were in force: {'; '.join(held)}."
