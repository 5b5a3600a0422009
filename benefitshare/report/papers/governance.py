"""Whose interests were declared, who made and checked the paper, and how to make it again."""

from collections.abc import Iterator

from benefitshare.deal import Deal
from benefitshare.guidance.words import day, sentence
from benefitshare.report.asked import folded
from benefitshare.report.assurance import ROLES, warnings_of
from benefitshare.report.blocks import Block, Heading, Item, Paragraph, Row, Table, Verbatim
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.papers.matter import Matter
from benefitshare.report.papers.paper import TO_COMPLETE

_CONFLICTS = "conflicts-declared"


def governance(matter: Matter) -> Iterator[Block]:
    """Interests, and the people who answer for the analysis."""
    deal = matter.judged.deal
    yield Heading("Interests and assurance")
    yield Item(_interests(deal), lead="Interests declared:")
    for warning in warnings_of(deal):
        yield Item(warning, lead="Warning:")
    rows = tuple(
        Row(role.capitalize(), (getattr(deal.assurance, role).strip() or TO_COMPLETE,))
        for role in ROLES
    )
    yield Table("Who answers for this analysis", ("Name",), rows, label="Role")


def _interests(deal: Deal) -> str:
    """What is attested of conflicts of interest, and nothing beyond that."""
    said = deal.attestations.get(_CONFLICTS)
    if said is None or said.answer == "unknown":
        return f"nothing is attested. {TO_COMPLETE}"
    when = "" if said.date is None else f", {day(said.date)}"
    where = f" ({said.reference}{when})" if said.reference else f"{when}; no reference is given"
    if said.answer == "yes":
        return sentence(f"yes, as attested{where}")
    return sentence(f"no: not by everybody who decided{where}")


def to_repeat(matter: Matter) -> Iterator[Block]:
    """The command, and everything that decides its result."""
    judged = matter.judged
    projection = judged.projection
    yield Heading("How to get this paper again")
    yield Verbatim(folded(_command(matter)))
    yield Paragraph(
        f"benefitshare {judged.version}; {projection.draws:,} draws, seed {projection.seed}; deal "
        f"{judged.sha256[:16]} (the start of its SHA-256){_variants(matter)}. "
        f"{_editions(judged)} This is a model, not advice: every figure rests on the assumptions."
    )


def _command(matter: Matter) -> list[str]:
    judged = matter.judged
    projection = judged.projection
    files = [each.file.rsplit("/", 1)[-1] for each in (judged, *matter.variants)]
    words = ["python", "-m", "benefitshare", "report", *files, "--to", "paper.docx"]
    words += ["--draws", str(projection.draws), "--seed", str(projection.seed)]
    words += ["--as-of", judged.today.date.isoformat()]
    if not judged.with_remedies:
        words.append("--without-remedies")
    return words + (["--policy", judged.policy_file] if judged.policy_file else [])


def _variants(matter: Matter) -> str:
    return "".join(f", {each.sha256[:16]}" for each in matter.variants)


def _editions(judged: JudgedDeal) -> str:
    """The editions of the guidance that today's findings rest on."""
    used = {finding.edition for finding in judged.today.findings if finding.edition}
    held = [
        each.edition for each in judged.today.editions if each.edition in used and not each.note
    ]
    told = [each for each in dict.fromkeys(held) if each]
    return f"Editions: {', '.join(told)}." if told else "No edition of the guidance was applied."
