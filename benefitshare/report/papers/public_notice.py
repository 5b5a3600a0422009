"""The public notice: what is shared, with whom and why, in plain words.

References: Department of Health and Social Care, guiding principles on NHS data (15 July 2019): an
arrangement is open and clearly told. It says nothing that the file does not state.
"""

import datetime
from collections.abc import Iterator, Mapping

from benefitshare.deal import Deal
from benefitshare.guidance.words import day, listed, sentence, within
from benefitshare.report.blocks import Block, Heading, Item, Paragraph
from benefitshare.report.heads_clauses import clauses_of
from benefitshare.report.heads_of_terms import ROLES
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.papers.figures import tells_figure
from benefitshare.report.papers.paper import TO_COMPLETE, Paper
from benefitshare.report.papers.safeguards import NOT_STATED, attested, safeguards
from benefitshare.report.papers.shared_data import data_words
from benefitshare.report.sentences import gain_in_words
from benefitshare.report.telling import beneficiaries
from benefitshare.report.words import years
from benefitshare.terms import AnyTerm

MARKING = "Public"
_NOT_PARTIES = ("patients", "nhs-wider")
_KINDS: Mapping[str, str] = {
    "upfront-fee": "a fee, paid once",
    "subscription": "a regular fee",
    "cost-recovery": "its costs, paid back",
    "milestone": "payments when set goals are reached",
    "royalty": "a part of later sales (a royalty)",
    "revenue-share": "a part of revenue",
    "profit-share": "a part of profit",
    "savings-share": "a part of the money saved",
    "equity": "shares in the company",
    "warrant": "a right to buy shares",
    "free-use": "free use of what is made",
    "discount": "a lower price",
    "investment": "investment in its work",
    "improved-dataset": "a better set of data",
    "exclusivity": "a sole right or a head start",
}
_BENEFITS: Mapping[str, str] = {
    "health": "better health for patients",
    "cash-releasing": "money saved",
    "non-cash-releasing": "time of staff, beds or rooms set free",
    "societal": "wider good to society",
}


def public_notice(deal: Deal, *, as_of: datetime.date, judged: JudgedDeal | None = None) -> Paper:
    """The notice's content; with the deal valued, it tells commercial figures too."""
    figures = judged is not None
    return Paper(
        title=f"Public notice: {deal.name}" if not tells_figure(deal.name) or figures
        else "Public notice",
        subject="How data are shared, and what comes back",
        marking=MARKING,
        as_of=as_of,
        blocks=(
            Paragraph(
                f"Drawn up on {day(as_of)}. It says in plain words what is shared, with whom and "
                f"why, and what the NHS and patients are to get. Where it says {NOT_STATED}, the "
                "trust has not said so yet."
            ),
            *_who(deal),
            *_why(deal, figures=figures),
            *data_words(deal, figures=figures),
            *_how_long(deal),
            *_benefits(deal, figures=figures),
            Heading("How people and their data are protected"),
            safeguards(deal, figures=figures),
            *_figures(deal, judged),
            Heading("Questions, and opting out"),
            Paragraph(
                f"Write to {TO_COMPLETE}. How to opt out, and what opting out covers: "
                f"{TO_COMPLETE}."
            ),
        ),
    )  # fmt: skip


def _who(deal: Deal) -> Iterator[Block]:
    yield Heading("Who takes part")
    for party in deal.parties.values():
        if party.role not in _NOT_PARTIES:
            role = ROLES[party.role].removesuffix(", with its present owners")
            yield Item(f"{role}.", lead=f"{party.name}:")


def _why(deal: Deal, *, figures: bool) -> Iterator[Block]:
    yield Heading("Why")
    if deal.summary and (figures or not tells_figure(deal.summary)):
        yield Paragraph(sentence(deal.summary))
    aim = deal.attestations.get("explicit-patient-aim")
    if aim is None or not attested(deal, "explicit-patient-aim"):
        yield Paragraph(f"That the aim is better care for NHS patients: {NOT_STATED}.")
    elif aim.answer == "yes":
        where = f" ({aim.reference})" if figures or not tells_figure(aim.reference or "") else ""
        yield Paragraph(
            f"The trust attests that the aim is to improve the health or care of NHS patients, or "
            f"how the NHS runs{where}."
        )
    else:
        yield Paragraph("It is not said outright that the aim is better care for NHS patients.")


def _how_long(deal: Deal) -> Iterator[Block]:
    yield Heading("When, and for how long")
    length = deal.agreement.years
    lasts = NOT_STATED if length is None or not length.is_certain else years(round(length.mean, 1))
    yield Item(f"{day(deal.signed)}.", lead="Signed, or to be signed:")
    yield Item(f"{lasts}.", lead="The agreement lasts:")


def _benefits(deal: Deal, *, figures: bool) -> Iterator[Block]:
    """Kinds of benefit, and never how much."""
    yield Heading("What comes back, and to whom")
    made = [each for product in deal.products.values() for each in product.benefits.values()]
    kinds = dict.fromkeys(_BENEFITS[each.class_] for each in made if each.class_ in _BENEFITS)
    if kinds:
        yield Item(f"{listed([*kinds])}.", lead="What is made with it is meant to bring:")
    for each in made:
        if each.what and (figures or not tells_figure(each.what)):
            yield Item(sentence(each.what), lead="Also hoped for:")
    for (gives, takes), words in _by_sides(deal).items():
        yield Item(f"{listed(words)}.", lead=f"From {gives} to {takes}:")
    if not made and not deal.terms:
        yield Paragraph(f"{NOT_STATED.capitalize()}.")


def _by_sides(deal: Deal) -> dict[tuple[str, str], list[str]]:
    """What each side gives another, by the kinds of term alone."""
    found: dict[tuple[str, str], list[str]] = {}
    for term in deal.terms.values():
        words = found.setdefault(_sides(deal, term), [])
        if _KINDS[term.kind] not in words:
            words.append(_KINDS[term.kind])
    return found


def _sides(deal: Deal, term: AnyTerm) -> tuple[str, str]:
    gives, takes = (
        listed(
            [within(deal.parties[id_].name) for id_ in ([side] if isinstance(side, str) else side)]
        )
        for side in (term.from_, term.to)
    )
    return gives, takes


def _figures(deal: Deal, judged: JudgedDeal | None) -> Iterator[Block]:
    """The terms as drafted and what the NHS is expected to gain, or that they are kept back."""
    yield Heading("Commercial terms")
    if judged is None:
        yield Paragraph("Amounts are not in this notice.")
        return
    for clause in clauses_of(deal):
        yield Item(" ".join((clause.lead, *clause.points)), lead=f"{clause.title}.")
    for value in beneficiaries(judged.projection):
        gain = gain_in_words(value.lines["money"], value.name, judged.currency, " in money")
        yield Paragraph(f"By the trust's own model, as present value: {gain}")
