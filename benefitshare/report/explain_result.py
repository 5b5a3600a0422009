"""Where a result comes from: from a party's total down to who pays whom for what."""

from collections.abc import Iterator, Mapping, Sequence

from benefitshare.report import tables
from benefitshare.report.amounts import Unit, unit_for
from benefitshare.report.blocks import Block, Heading, Item, Paragraph, Row, Table
from benefitshare.report.explained import Explained
from benefitshare.report.flows import flow_document, signed_for
from benefitshare.report.json_document import plain, run_document
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.words import about
from benefitshare.valuation.postings import MeanPosting
from benefitshare.valuation.results import PartyValue

Tree = list[tuple[float, MeanPosting]]


def result_at(judged: JudgedDeal, path: str) -> object | None:
    """The result that a metric names, as `run --json` has it; None where there is none."""
    node: object = metrics(judged)
    for key in path.split("."):
        if not isinstance(node, Mapping) or key not in node:
            return None
        node = node[key]
    return node


def metrics(judged: JudgedDeal) -> dict[str, object]:
    """All results by name: parties and groups by their ids, and the rest as in `run --json`."""
    document = plain(run_document(judged))
    assert isinstance(document, dict)
    by_id = {**document["parties"], **document["groups"]}
    shown = judged.signed if judged.signed.has_edition else judged.today
    findings = {"breaches": shown.breaches, "concerns": shown.concerns}
    rest = {key: each for key, each in document.items() if key not in ("parties", "groups")}
    return {**rest, "findings": findings, **by_id}


def names_below(results: Mapping[str, object], above: str = "") -> Iterator[str]:
    """Every name of a result, dotted."""
    for key, each in results.items():
        yield above + key
        if isinstance(each, Mapping):
            yield from names_below(each, f"{above}{key}.")


def explain_result(judged: JudgedDeal, path: str, postings: Sequence[MeanPosting]) -> Explained:
    """Explain a result, down to the postings of the party or group that it is about."""
    projection = judged.projection
    value = {**projection.parties, **projection.groups}.get(path.split(".", maxsplit=1)[0])
    figure = result_at(judged, path)
    page: list[Block] = [Heading(path, level=1), *_figure(judged, path, figure)]
    document: dict[str, object] = {"path": path, "kind": "result", "value": figure}
    if value is not None:
        tree = signed_for(postings, _members(judged, value))
        page += [
            Heading(f"From the postings to what {value.name} gains"),
            _tree(judged, value, tree),
        ]
        document["tree"] = [
            {"sign": sign, **flow_document(one, projection.periods)} for sign, one in tree
        ]
        document["steps"] = dict(_steps(value, tree))
    return Explained(page, document)


def _figure(judged: JudgedDeal, path: str, figure: object) -> Iterator[Block]:
    if isinstance(figure, float) and abs(figure) > 1:
        yield Paragraph(f"{path} is {figure:,.2f} ({about(figure, judged.deal.currency)}).")
    elif isinstance(figure, Mapping):
        named = [key for key, each in figure.items() if isinstance(each, int | float)]
        for key in named:
            yield Item(f"{figure[key]:,.4g}", lead=f"{key}:")
    else:
        yield Paragraph(f"{path} is {figure}.")


def _members(judged: JudgedDeal, value: PartyValue) -> tuple[str, ...]:
    if value.role != "group":
        return (value.id,)
    parties = judged.deal.parties.items()
    if value.id == "nhs":
        return tuple(id_ for id_, party in parties if party.is_nhs)
    return tuple(id_ for id_, party in parties if party.is_system)


def _steps(value: PartyValue, tree: Tree) -> Iterator[tuple[str, float]]:
    """From the sum of postings to the gain; each is what has to be added."""
    posted = sum(sign * one.present_value for sign, one in tree)
    yield "Postings, at Green Book rates", posted
    own = value.npv.mean - value.npv_social.mean
    if abs(own) >= 1:
        yield "Its own rate, and shares at their value when given", own
    yield "Value of the deal (npv.mean)", value.npv.mean
    usual = value.npv.mean - value.gain.mean
    if abs(usual) >= 1:
        yield "Less business as usual", -usual
    yield "Gain (gain.mean)", value.gain.mean


def _tree(judged: JudgedDeal, value: PartyValue, tree: Tree) -> Table:
    steps = list(_steps(value, tree))
    amounts = [*(one.present_value for _, one in tree), *(amount for _, amount in steps)]
    unit = unit_for(amounts, judged.deal.currency)
    rows = [row for source in _sources(tree) for row in _source_rows(source, tree, unit)]
    rows += [Row(words, ("", unit(amount))) for words, amount in steps]
    return Table(
        f"Mean present value ({unit.words}, {tables.prices(judged)})",
        ("class", "amount"),
        tuple(rows),
    )


def _sources(tree: Tree) -> list[str]:
    return [*dict.fromkeys(one.source for _, one in tree)]


def _source_rows(source: str, tree: Tree, unit: Unit) -> Iterator[Row]:
    """A source with what it comes to, and below it each posting."""
    own = [(sign, one) for sign, one in tree if one.source == source]
    yield Row(source, ("", unit(sum(sign * one.present_value for sign, one in own))))
    for sign, one in own:
        words = f"{one.what}, {'from' if sign > 0 else 'to'} "
        other = one.payer if sign > 0 else one.payee
        yield Row(words + other, (one.class_, unit(sign * one.present_value)), indent=2)
