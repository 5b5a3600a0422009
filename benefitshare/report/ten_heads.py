"""The ten heads of 2018 as a checklist: what the agreement is attested to define."""

from collections.abc import Iterator

from benefitshare.guidance.rules.cc_01_heads_missing import HEADS, RULE
from benefitshare.report.blocks import Block, Heading, Paragraph, Row, Table
from benefitshare.report.judged import JudgedDeal

_WORDS = {"yes": "yes", "no": "no", "unknown": "not answered"}


def ten_heads(judged: JudgedDeal) -> Iterator[Block]:
    """Each head with its answer and what shows it; nothing where they do not apply."""
    found = [
        finding
        for assessment in (judged.signed, judged.today)
        for finding in assessment.findings
        if finding.rule == RULE.code and finding.outcome != "not applicable"
    ]
    if not found:
        return
    yield Heading("The ten heads of 2018")
    yield Paragraph(
        "The first edition of the code named ten heads for an agreement to define. Whether later "
        "editions keep them was not seen."
    )
    yield Table("", ("defined?",), tuple(_rows(judged)), label="head")


def _rows(judged: JudgedDeal) -> Iterator[Row]:
    for key, name in HEADS.items():
        attestation = judged.deal.attestations.get(key)
        answer = "unknown" if attestation is None else attestation.answer
        yield Row(name, (_WORDS[answer],))
