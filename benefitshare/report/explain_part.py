"""What a term, a product or a contribution does: its values, its postings, what it is worth."""

from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from benefitshare.guidance.words import listed
from benefitshare.report import tables
from benefitshare.report.amounts import unit_for
from benefitshare.report.blocks import Block, Heading, Item, Paragraph, Row, Table
from benefitshare.report.deal_fields import Part, children, in_unit, typed_words
from benefitshare.report.explained import Explained
from benefitshare.report.field_docs import model_doc
from benefitshare.report.flows import flow_document, in_all, year_by_year
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.telling import is_told
from benefitshare.uncertainty.estimate import Estimate
from benefitshare.valuation.postings import MeanPosting


def explain_part(judged: JudgedDeal, part: Part, postings: Sequence[MeanPosting]) -> Explained:
    """Explain a part of the deal: what stands in it, and what it makes happen."""
    caused = [one for one in postings if _is_from(part.path, one)]
    currency, periods = judged.deal.currency, judged.projection.periods
    page: list[Block] = [Heading(part.path, level=1), Paragraph(_what(part, judged))]
    page += _contents(part, currency)
    if caused:
        page += [Heading("What it makes happen"), in_all(caused, currency, "Mean over all draws")]
        page += year_by_year(caused, periods, currency)
    worth = _worth(judged, part)
    if worth and not caused:
        page.append(Paragraph("It moves no money of its own: it changes the price that is asked."))
    if worth:
        page += [Heading("What it is worth"), _worth_table(judged, worth)]
    document: dict[str, object] = {
        "path": part.path,
        "kind": "part",
        "meaning": _what(part, judged),
        "postings": [flow_document(one, periods) for one in caused],
        "worth": worth,
    }
    return Explained(page, document)


def _is_from(path: str, posting: MeanPosting) -> bool:
    return posting.source == path or posting.source.startswith(f"{path}.")


def _what(part: Part, judged: JudgedDeal) -> str:
    """What the part is; for a term, also who gives and who receives."""
    text = model_doc(type(part.value)) if isinstance(part.value, BaseModel) else part.meaning
    sides = [getattr(part.value, name, None) for name in ("from_", "to")]
    if all(sides):
        giver, taker = (_sides(each, judged) for each in sides)
        text += f" From {giver} to {taker}."
    return text or f"{part.path} of the deal."


def _sides(side: object, judged: JudgedDeal) -> str:
    ids = [side] if isinstance(side, str) else [*side] if isinstance(side, dict) else []
    return listed([judged.deal.parties[id_].name for id_ in ids])


def _contents(part: Part, currency: str) -> Iterator[Block]:
    for child in children(part):
        key = child.path.rsplit(".", 1)[-1]
        if isinstance(child.value, Estimate):
            mean = in_unit(child.value.mean, child.quantity, currency)
            average = "" if child.value.is_certain else f" (mean {mean})"
            yield Item(f"{typed_words(child.value)}{average}. {child.meaning}", lead=f"{key}:")
        elif isinstance(child.value, BaseModel):
            yield Item(model_doc(type(child.value)), lead=f"{key}:")
        elif isinstance(child.value, dict | tuple):
            if child.value:
                yield Item(f"{listed([str(each) for each in child.value])}.", lead=f"{key}:")
        else:
            yield Item(f"{child.value}. {child.meaning}", lead=f"{key}:")


def _worth(judged: JudgedDeal, part: Part) -> dict[str, dict[str, float]]:
    """For a term: what it is worth to each party, with it less without, own basis."""
    kind, _, id_ = part.path.partition(".")
    if kind != "terms" or id_ not in judged.deal.terms:
        return {}
    found = {}
    for value in judged.projection.parties.values():
        stats = value.by_term[id_]
        if is_told(value):
            found[value.id] = {
                "mean": stats.mean, "p10": stats.p10, "p50": stats.p50, "p90": stats.p90,
            }  # fmt: skip
    return found


def _worth_table(judged: JudgedDeal, worth: dict[str, dict[str, float]]) -> Table:
    unit = unit_for((each for row in worth.values() for each in row.values()), judged.deal.currency)
    rows = tuple(
        Row(judged.deal.parties[id_].name, tuple(unit(each) for each in row.values()))
        for id_, row in worth.items()
    )
    return Table(
        f"With the term less without it, present value ({unit.words}, {tables.prices(judged)})",
        ("mean", "low", "middle", "high"),
        rows,
        note="Each at its own rate: a supplier's required return, everybody else the Green Book's.",
    )
