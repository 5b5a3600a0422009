"""Which edition of each document decides, at signature and today."""

from benefitshare.guidance import Assessment, EditionInUse
from benefitshare.guidance.documents import DOCUMENTS
from benefitshare.guidance.words import day
from benefitshare.report.blocks import Row, Table
from benefitshare.report.judged import JudgedDeal


def editions_table(judged: JudgedDeal) -> Table:
    """A document a row: the edition at signature and the one today."""
    signed, today = _by_document(judged.signed), _by_document(judged.today)
    rows = tuple(
        Row(
            document.name,
            (_edition(signed.get(document.key)), _edition(today.get(document.key))),
        )
        for document in DOCUMENTS
    )
    columns = (
        f"at signature ({day(judged.signed.date)})",
        f"today ({day(judged.today.date)})",
    )
    return Table("", columns, rows, label="Document")


def _by_document(assessment: Assessment) -> dict[str, EditionInUse]:
    return {each.document: each for each in assessment.editions}


def _edition(edition: EditionInUse | None) -> str:
    if edition is None or edition.edition is None:
        return "none in force"
    when = "" if edition.published is None else f", {day(edition.published)}"
    note = f" ({edition.note})" if edition.note else ""
    return f"{edition.title}{when}{note}"
