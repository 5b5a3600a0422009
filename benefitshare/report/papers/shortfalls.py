"""What falls short of which document, and what would mend it, a point a row."""

from collections.abc import Iterator

from benefitshare.guidance import RULES, Assessment, Finding
from benefitshare.guidance.documents import DOCUMENTS
from benefitshare.guidance.finding import RANK
from benefitshare.guidance.words import day
from benefitshare.report.blocks import Block, Heading, Item, Paragraph, Row, Table
from benefitshare.report.fairness import missing
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.summary import summary
from benefitshare.report.telling import is_in_england
from benefitshare.report.words import counted

_RULES = {rule.code: rule for rule in RULES}
_NAMES = {document.key: document.name for document in DOCUMENTS}
_MOST = 8
_MOST_REMEDIES = 2
_MOST_QUESTIONS = 4


def shortfalls(judged: JudgedDeal) -> Iterator[Block]:
    """In a paragraph, then a table of what today's guidance asks and the deal does not give."""
    yield Heading("What falls short, and what would mend it")
    yield Paragraph(summary(judged))
    if not is_in_england(judged):
        return
    found = serious(judged.today)
    if found:
        rows = tuple(_row(judged.today, each, judged) for each in found[:_MOST])
        left = len(found) - len(rows)
        note = f"And {counted(left, 'more point')}: see benefitshare check." if left else ""
        yield Table(
            f"Breaches and concerns, judged on {day(judged.today.date)}",
            ("What it falls short of", "What would mend it"),
            rows,
            label="Point",
            note=note,
        )
    for each in judged.today.findings:
        if each.outcome == "accepted":
            yield Item(_departure(judged, each), lead="Accepted:")


def open_questions(judged: JudgedDeal) -> Iterator[Block]:
    """The facts that weigh most among those still to be attested, without their keys."""
    for block in missing(judged, _MOST_QUESTIONS):
        if isinstance(block, Item) and block.lead:
            yield Item(block.text)


def serious(assessment: Assessment) -> list[Finding]:
    """Breaches and concerns, the worst first, the core before the rest."""
    found = [
        each
        for each in assessment.findings
        if each.outcome == "flagged" and each.severity != "note"
    ]
    return sorted(found, key=lambda one: (-RANK[one.severity], not one.core))


def _row(assessment: Assessment, finding: Finding, judged: JudgedDeal) -> Row:
    label = f"{finding.rule} ({finding.severity}). {_RULES[finding.rule].plainly}"
    return Row(label, (_of_what(assessment, finding), _mended(finding, judged)))


def _of_what(assessment: Assessment, finding: Finding) -> str:
    """The edition and principle, or whose wish it is where no guide asks."""
    found = (each for each in assessment.editions if each.edition == finding.edition)
    used = next(found, None)
    if used is None or finding.edition is None:
        return "policy that this tool sets; no guide asks it"
    number = f"principle {finding.principle} of " if finding.principle else ""
    when = "" if used.published is None else f" ({day(used.published)})"
    source = f"{number}{_NAMES.get(used.document, used.title)}{when}"
    lead = {"policy": "policy that this tool sets beside ", "critic": "what critics ask: "}
    return f"{lead.get(finding.basis, '')}{source}"


def _mended(finding: Finding, judged: JudgedDeal) -> str:
    """What clears it; what was tried in vain is said only where nothing does."""
    helping = [each.words for each in finding.remedies if each.clears is not False]
    if helping:
        return " Or: ".join(helping[:_MOST_REMEDIES])
    if finding.remedies:
        tried = " ".join(each.words for each in finding.remedies[:_MOST_REMEDIES])
        return f"No change of terms that was tried. {tried}"
    return "Nothing was found." if judged.with_remedies else "Not looked for."


def _departure(judged: JudgedDeal, finding: Finding) -> str:
    departure = judged.deal.departures[finding.rule]
    return (
        f"{_RULES[finding.rule].plainly} The trust departs from {finding.rule} since "
        f"{departure.reason.rstrip('.')} ({departure.by}, {day(departure.date)})."
    )
