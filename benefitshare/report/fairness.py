"""How findings are shown: what falls short, what cannot be told, and what would mend it."""

from collections.abc import Iterator

from benefitshare.guidance import QUESTIONS, RULES, Assessment, Finding
from benefitshare.guidance.finding import RANK
from benefitshare.guidance.words import day, listed
from benefitshare.report.blocks import Block, Heading, Item, Paragraph
from benefitshare.report.json_document import missing_document
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.words import counted

_TITLES = {rule.code: rule.title for rule in RULES}


def shortfalls(judged: JudgedDeal, *, in_full: bool) -> Iterator[Block]:
    """What falls short at signature and today; `in_full` adds links and what is passed."""
    yield from _assessment(judged, judged.signed, None, in_full=in_full)
    yield from _assessment(judged, judged.today, judged.signed, in_full=in_full)


def missing(judged: JudgedDeal) -> Iterator[Block]:
    """What would have to be known before every rule can speak."""
    yield Heading("What cannot be told yet")
    found = missing_document(judged.signed, judged.today)
    if not found:
        yield Paragraph("Nothing: every rule that applies could be judged.")
        return
    yield Paragraph(
        "Answer these in the deal file, under the names that stand first; each settles the rules "
        "in brackets."
    )
    for each in found:
        key = str(each["key"])
        asks = QUESTIONS[key].asks if key in QUESTIONS else "Give it in the deal file."
        codes = each["rules"]
        assert isinstance(codes, list)
        yield Item(f"{asks} ({', '.join(codes)})", lead=str(each["path"]))


def _assessment(
    judged: JudgedDeal, assessment: Assessment, earlier: Assessment | None, *, in_full: bool
) -> Iterator[Block]:
    when = "at signature" if earlier is None else "today"
    yield Heading(f"What falls short, judged {when} ({day(assessment.date)})")
    yield Paragraph(_basis(judged, assessment))
    flagged = flags(assessment)
    for finding in flagged:
        yield _item(finding, _same(finding, earlier), in_full=in_full)
    close = [f for f in assessment.findings if f.outcome in ("too close to call", "accepted")]
    for finding in close:
        yield _item(finding, None, in_full=in_full)
    if in_full:
        yield from _rest(assessment)


def flags(assessment: Assessment) -> list[Finding]:
    """Flagged findings, the core first, then by how severe they are."""
    flagged = [finding for finding in assessment.findings if finding.outcome == "flagged"]
    return sorted(flagged, key=lambda each: (-RANK[each.severity], not each.core))


def _basis(judged: JudgedDeal, assessment: Assessment) -> str:
    if judged.deal.country.strip().casefold() != "england":
        return f"The guidance is for England, and this deal is for {judged.deal.country}."
    number = len(flags(assessment))
    told = "Nothing is flagged." if not number else f"{counted(number, 'rule')} flagged."
    if not assessment.has_edition:
        return (
            "No edition of the guidance was in force. The deal is measured against the first for "
            f"information only. {told[0].upper()}{told[1:]}"
        )
    editions = [each.title for each in assessment.editions if not each.note]
    return f"Editions in force: {listed(editions)}. {told[0].upper()}{told[1:]}"


def _same(finding: Finding, earlier: Assessment | None) -> Finding | None:
    if earlier is None:
        return None
    for other in flags(earlier):
        if (other.rule, other.severity) == (finding.rule, finding.severity):
            return other
    return None


def _item(finding: Finding, same: Finding | None, *, in_full: bool) -> Item:
    lead = f"{finding.rule} {_tag(finding)}: {_TITLES[finding.rule].rstrip('.')}."
    details = [f"What would help: {_remedies(finding)}"] if finding.remedies else []
    if in_full and finding.link:
        details.append(finding.link)
    return Item(finding.message, lead, tuple(details))


def _tag(finding: Finding) -> str:
    return finding.severity if finding.outcome == "flagged" else finding.outcome


def _remedies(finding: Finding) -> str:
    clearing = [remedy.words for remedy in finding.remedies if remedy.clears]
    return " Or: ".join(clearing) if clearing else " ".join(r.words for r in finding.remedies)


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
