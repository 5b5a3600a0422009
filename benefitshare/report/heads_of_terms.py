"""The heads of terms: what is modelled, in plain contract language, for lawyers to set beside what
is drafted."""

from collections.abc import Iterator

from pydantic import BaseModel

from benefitshare.deal import Deal
from benefitshare.deal.contributions import Contribution, ShareOfRevenue
from benefitshare.guidance import QUESTIONS
from benefitshare.guidance.words import day, within
from benefitshare.report.blocks import Block, Heading, Item, Paragraph
from benefitshare.report.calendar import Entry, calendar_table
from benefitshare.report.deal_fields import Part, children
from benefitshare.report.heads_clauses import Clause, clauses_of
from benefitshare.report.heads_fields import (
    SETTLED_BY,
    as_assumed,
    figure,
    names_of,
    typed_keys,
    words,
)
from benefitshare.report.json_document import plain
from benefitshare.report.summary import NOT_ADVICE

ROLES = {
    "nhs-provider": "an NHS provider",
    "nhs-wider": "the rest of the NHS",
    "patients": "patients",
    "supplier": "a supplier, with its present owners",
    "university": "a university",
    "charity": "a charity",
    "other": "another body",
}
_NO_CLAUSES = "None that any of these terms needs."


def heads_page(deal: Deal, file: str, entries: tuple[Entry, ...]) -> tuple[Block, ...]:
    """The deal clause by clause, what is modelled and not drafted, and a calendar."""
    clauses = clauses_of(deal)
    return (
        Heading(f"Heads of terms: {deal.name}", level=1),
        Paragraph(
            f"What {file} models, in plain contract language, so that what is modelled can be set "
            f"beside what is drafted. A figure in square brackets is still {SETTLED_BY}: the file "
            f"has a range where a contract needs one figure. {NOT_ADVICE}"
        ),
        *_parties(deal),
        *_definitions(deal, clauses),
        *_agreement(deal),
        *_contributions(deal),
        *_terms(clauses),
        *_assumptions(clauses),
        *_attested(deal),
        Heading("Calendar"),
        calendar_table(entries),
    )


def _parties(deal: Deal) -> Iterator[Block]:
    yield Heading("The parties")
    for id_, party in deal.parties.items():
        yield Item(f"{ROLES[party.role]} ({id_} in the file).", lead=f"{party.name}:")


def _definitions(deal: Deal, clauses: tuple[Clause, ...]) -> Iterator[Block]:
    yield Heading("Words used")
    yield Item("1 April to 31 March.", lead="Financial year:")
    if any("Net Sales" in clause.lead for clause in clauses):
        text = "what is paid for a product, less only what the clause on it takes off."
        yield Item(text, lead="Net Sales:")
    for id_, product in deal.products.items():
        owner = within(deal.parties[product.owner].name)
        stages = list(product.development or ())
        launch = (
            f"launched once {', then '.join(stages)} has succeeded"
            if stages
            else "on the market from signing"
        )
        yield Item(f"a product of {owner}, {launch}.", lead=f"{id_.replace('-', ' ')}:")
    if deal.data is not None:
        told = [
            f"{_key(part)}: {as_assumed(_value(deal, part))}"
            for part in _typed(Part("data", deal.data))
        ]
        yield Item(f"{'; '.join(told)}." if told else "not described.", lead="The data:")


def _typed(part: Part) -> Iterator[Part]:
    """What was typed of a block, but for what somebody takes the data to be worth."""
    typed = typed_keys(part.value) if isinstance(part.value, BaseModel) else set()
    for child in children(part):
        key = child.path.rsplit(".", 1)[-1]
        if key in typed and key != "valued_at":
            yield child


def _key(part: Part) -> str:
    return part.path.rsplit(".", 1)[-1].replace("_", " ")


def _value(deal: Deal, part: Part) -> str:
    return words(part, names_of(deal), deal.currency)


def _agreement(deal: Deal) -> Iterator[Block]:
    agreement = deal.agreement
    parts = {_key(part): part for part in _typed(Part("agreement", agreement))}
    yield Heading("The agreement")
    yield Item(f"It is signed on {day(deal.signed)}.")
    if agreement.years is not None:
        yield Item(f"It runs for {_value(deal, parts['years'])}.")
    else:
        yield Item("The file does not say how long it runs.")
    if agreement.notice is not None:
        yield Item(f"Either side may end it with {_value(deal, parts['notice'])} of notice.")
    else:
        yield Item("The file does not say with what notice it may be ended.")
    if "data flows" in parts:
        flows = as_assumed(_value(deal, parts["data flows"]))
        yield Item(f"Modelled, not drafted: data begin to flow {flows} after its start.")


def _contributions(deal: Deal) -> Iterator[Block]:
    if deal.contributions:
        yield Heading("What each side puts in")
    for id_, each in deal.contributions.items():
        by = deal.parties[each.by].name
        yield Item(f"{by}: {each.what}. {_cost(deal, id_, each)}", lead=f"{id_.replace('-', ' ')}:")


def _cost(deal: Deal, id_: str, each: Contribution) -> str:
    """What it is taken to cost, which a contract seldom says."""
    parts = {_key(part): part for part in children(Part(f"contributions.{id_}", each))}
    if isinstance(each.cost, ShareOfRevenue):
        share = next(iter(children(parts["cost"])))
        cost = f"{figure(each.cost.share, share.quantity, deal.currency)} of revenue"
    else:
        cost = _value(deal, parts["cost"])
    if each.date is not None:
        cost = f"{cost.replace(' a year', '')}, on {day(each.date)}"
    elif each.years is not None:
        cost = f"{cost}, for {_value(deal, parts['years'])}"
    return as_assumed(f"Modelled, not drafted: it costs {cost}.")


def _terms(clauses: tuple[Clause, ...]) -> Iterator[Block]:
    yield Heading("The terms, clause by clause")
    if not clauses:
        yield Paragraph("The file has no terms.")
    for clause in clauses:
        number = f"Clause {clause.number}" if clause.number else "No clause given"
        mark = " [not drafted]" if clause.drafted == "no" else ""
        yield Heading(f"{number}. {clause.title}{mark}", level=3)
        yield Paragraph(clause.lead)
        for point in clause.points:
            yield Item(point)
        for gap in clause.unsaid:
            yield Item(f"{gap}.", lead="Not said in the file:")


def _assumptions(clauses: tuple[Clause, ...]) -> Iterator[Block]:
    yield Heading("Modelled, not drafted")
    yield Paragraph(
        "What the value of the terms also rests on, and no clause says. Failure, rescue or sale of "
        "a company, the success of development, prices and use are assumptions of the model too; "
        "they stand in the assumptions register."
    )
    found = [(clause, each) for clause in clauses for each in clause.modelled]
    for clause, each in found:
        yield Item(f"{each}.", lead=f"{clause.id.replace('-', ' ')}:")
    if not found:
        yield Item(_NO_CLAUSES)


def _attested(deal: Deal) -> Iterator[Block]:
    """Clauses that somebody says are there, with where."""
    found = {
        key: each
        for key, each in deal.attestations.items()
        if each.answer == "yes"
        and each.reference
        and key in QUESTIONS
        and "the agreement" in QUESTIONS[key].asks
    }
    if found:
        yield Heading("Also in the agreement, as attested")
    for key, each in found.items():
        yield Item(f"{QUESTIONS[key].asks} Yes: {each.reference}.")


def heads_document(deal: Deal, file: str, entries: tuple[Entry, ...]) -> dict[str, object]:
    """The same as plain data."""
    return {
        "deal": deal.name,
        "file": file,
        "clauses": [plain(clause) for clause in clauses_of(deal)],
        "calendar": [plain(entry) for entry in entries],
    }
