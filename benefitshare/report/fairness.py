"""How findings are shown: what falls short, what cannot be told, and what would mend it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from benefitshare.guidance import (
    QUESTIONS,
    RULES,
    Assessment,
    Difference,
    EditionInUse,
    Finding,
    differences,
)
from benefitshare.guidance.documents import DOCUMENTS
from benefitshare.guidance.finding import RANK
from benefitshare.guidance.questions.in_the_file import asked_in_file
from benefitshare.guidance.wording import for_information
from benefitshare.guidance.words import country, day, listed, sentence
from benefitshare.report.blocks import Block, Heading, Item, Paragraph
from benefitshare.report.json_document import missing_document
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.telling import is_in_england
from benefitshare.report.words import counted

_TITLES = {rule.code: rule.title for rule in RULES}
_CORE_DOCUMENTS = {rule.citations[0].document.key for rule in RULES if rule.core and rule.citations}
_NAMES = {document.key: document.name for document in DOCUMENTS}


def shortfalls(judged: JudgedDeal, *, in_full: bool) -> Iterator[Block]:
    """What falls short at signature and today; `in_full` adds links and what is passed."""
    if not is_in_england(judged):
        yield Heading("What falls short")
        where = country(judged.deal.country)
        yield Paragraph(f"The guidance is for England, and this deal is for {where}.")
        return
    yield from _assessment(judged.signed, None, in_full=in_full)
    yield from _assessment(judged.today, judged.signed, in_full=in_full)


def missing(judged: JudgedDeal, most: int | None = None) -> Iterator[Block]:
    """What would have to be known before every rule can speak, what weighs most first."""
    yield Heading("What cannot be told yet")
    if not is_in_england(judged):
        yield Paragraph("No rule applies to this deal, so none asks for anything.")
        return
    found = missing_document(judged.signed, judged.today)
    if not found:
        yield Paragraph("Nothing: every rule that applies could be judged.")
        return
    yield Paragraph(
        "Answer these in the deal file, under the names that stand first; each settles the rules "
        "in brackets."
    )
    shown = sorted(found, key=_weight)[:most]
    for each in shown:
        text = f"{_asks(judged, str(each['key']))} ({', '.join(_rules_of(each))})"
        yield Item(text, lead=str(each["path"]))
    if len(shown) < len(found):
        yield Item(f"And {len(found) - len(shown)} more: see `benefitshare check --missing`.")


def _asks(judged: JudgedDeal, key: str) -> str:
    """What is to be answered or given, with what the file notes of an answer not known."""
    if key not in QUESTIONS:
        return asked_in_file(key)
    attestation = judged.deal.attestations.get(key)
    note = "" if attestation is None else attestation.reference or attestation.note
    return f"{QUESTIONS[key].asks} {sentence(note)}" if note else QUESTIONS[key].asks


def changed(judged: JudgedDeal) -> Iterator[Block]:
    """Which rules say something else today than at signature, by what changed in between."""
    if not is_in_england(judged):
        return
    yield Heading("What differs between the two dates, and why")
    by_reason: dict[str, list[Difference]] = {}
    for each in differences(judged.signed, judged.today):
        by_reason.setdefault(each.why, []).append(each)
    if not by_reason:
        yield Paragraph("Nothing: every rule says the same on both dates.")
    for why, found in by_reason.items():
        yield Item(f"{why} {_moves(found)}")


def _moves(found: Sequence[Difference]) -> str:
    """How each rule stood and stands, those that move alike together."""
    alike: dict[tuple[str, str], list[str]] = {}
    for each in found:
        then, now = _said(each.signed), _said(each.today)
        if then == now:
            then, now = f"{then} ({each.signed.severity})", f"{now} ({each.today.severity})"
        alike.setdefault((then, now), []).append(each.rule)
    return " ".join(f"{listed(codes)}: {then}, now {now}." for (then, now), codes in alike.items())


def _said(finding: Finding) -> str:
    return _tag(finding) if finding.outcome != "cannot tell" else "cannot be told"


def _weight(entry: Mapping[str, object]) -> tuple[int, bool]:
    """Possible breaches first, then the core."""
    waiting = [rule for rule in RULES if rule.code in _rules_of(entry)]
    return -max(RANK[rule.severity] for rule in waiting), not any(rule.core for rule in waiting)


def _rules_of(entry: Mapping[str, object]) -> list[str]:
    return cast(list[str], entry["rules"])


def _assessment(
    assessment: Assessment, earlier: Assessment | None, *, in_full: bool
) -> Iterator[Block]:
    when = "at signature" if earlier is None else "today"
    yield Heading(f"What falls short, judged {when} ({day(assessment.date)})")
    yield Paragraph(_basis(assessment))
    for finding in flags(assessment):
        is_same = _same(finding, earlier)
        text = _as_before(finding, assessment, earlier) if is_same else _facts(finding, assessment)
        yield _item(finding, text, in_full=in_full and not is_same)
    for finding in assessment.findings:
        if finding.outcome in ("too close to call", "accepted"):
            yield _item(finding, _facts(finding, assessment), in_full=in_full)
    if in_full:
        yield from _rest(assessment)


def flags(assessment: Assessment) -> list[Finding]:
    """Flagged findings, the core first, then by how severe they are."""
    flagged = [finding for finding in assessment.findings if finding.outcome == "flagged"]
    return sorted(flagged, key=lambda each: (-RANK[each.severity], not each.core))


def _basis(assessment: Assessment) -> str:
    number = len(flags(assessment))
    told = "Nothing is flagged." if not number else f"{counted(number, 'rule')} flagged."
    if not assessment.has_edition:
        return (
            "No edition of the guidance was in force. The deal is measured against the first for "
            f"information only. {told[0].upper()}{told[1:]}"
        )
    editions = [
        _edition(each)
        for each in assessment.editions
        if not each.note and each.document in _CORE_DOCUMENTS
    ]
    return f"In force: {'; '.join(editions)}. {told[0].upper()}{told[1:]}"


def _same(finding: Finding, earlier: Assessment | None) -> bool:
    """Whether the same was said of an earlier date, at length."""
    if earlier is None or not earlier.has_edition:
        return False
    return any(
        (other.rule, other.severity) == (finding.rule, finding.severity) for other in flags(earlier)
    )


def _item(finding: Finding, text: str, *, in_full: bool) -> Item:
    title = _TITLES[finding.rule]
    lead = f"{finding.rule} {_tag(finding)}: {title}{'' if title.endswith('?') else '.'}"
    details = [f"What would help: {_remedies(finding)}"] if finding.remedies else []
    if in_full and finding.link:
        details.append(finding.link)
    return Item(text, lead, tuple(details))


def _facts(finding: Finding, assessment: Assessment) -> str:
    """The message, without what the head of the list has said already."""
    return finding.message.removeprefix(for_information("", assessment.date).strip()).strip()


def _edition(edition: EditionInUse) -> str:
    """A document as people call it, with the day of its edition."""
    when = "" if edition.published is None else f" ({day(edition.published)})"
    return f"{_NAMES.get(edition.document, edition.title)}{when}"


def _as_before(finding: Finding, assessment: Assessment, earlier: Assessment | None) -> str:
    for edition in assessment.editions:
        if edition.edition == finding.edition and edition.edition is not None:
            if _had_same(finding, earlier):
                return "As at signature, by the same edition."
            number = f"principle {finding.principle} of " if finding.principle else ""
            return f"As at signature; the source is now {number}{_edition(edition)}."
    return "As at signature."


def _had_same(finding: Finding, earlier: Assessment | None) -> bool:
    """Whether the same edition decided on the earlier date."""
    known = () if earlier is None else earlier.findings
    return any((each.rule, each.edition) == (finding.rule, finding.edition) for each in known)


def _tag(finding: Finding) -> str:
    return finding.severity if finding.outcome == "flagged" else finding.outcome


def _remedies(finding: Finding) -> str:
    if any(remedy.clears for remedy in finding.remedies):
        # What is known to be of no use is left out where something is.
        return " Or: ".join(each.words for each in finding.remedies if each.clears is not False)
    return " ".join(each.words for each in finding.remedies)


def _rest(assessment: Assessment) -> Iterator[Block]:
    """What is passed, cannot be told or does not apply, by code."""
    for outcome, words in _REST.items():
        codes = [finding.rule for finding in assessment.findings if finding.outcome == outcome]
        if codes:
            yield Item(f"{', '.join(codes)}.", lead=f"{words}:")


_REST = {
    "passed": "Passed",
    "cannot tell": "Cannot be told",
    "not applicable": "Not applicable",
}
