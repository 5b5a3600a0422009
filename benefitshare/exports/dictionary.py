"""The data dictionary: what each column of an export is, and what each value in it means."""

from collections.abc import Iterable, Iterator, Mapping

from benefitshare.exports.table import PlainTable
from benefitshare.exports.tidy import HOLDERS
from benefitshare.ledger import CLASSES
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.register import Entry, register
from benefitshare.report.tables import prices
from benefitshare.report.term_sentences import term_sentence
from benefitshare.valuation.detail import ALL
from benefitshare.valuation.draw_table import INPUT

Row = tuple[str, str, str, str]

_COLUMNS = {
    "party": ("text", "Whose amount it is: a party's id in the deal file, or a group."),
    "measure": ("text", "What the amount is."),
    "year": ("text", "The financial year, April to March, such as 2018-19; or all years."),
    "class": ("text", "What kind of value it is; or all kinds together."),
    "term": ("text", "The term that it comes from, by its id in the deal file; or all together."),
    "line": ("text", "Which classes are added up; empty where a row is of one class."),
    "basis": ("text", "How it is discounted."),
    "prices": ("text", "Whether inflation is in it."),
    "unit": ("text", "What the value is counted in: a currency's code, or a fraction of draws."),
    "statistic": ("text", "What is said of the amount over all draws."),
    "value": ("number", "The figure. Positive: the party receives more than it pays."),
}
_MEASURES = {
    "flow": "What the party receives less what it pays in a financial year, under the deal.",
    "present_value": "The same over all years, discounted to the first.",
    "gain": "The present value of the deal less that of business as usual, draw by draw.",
    "carrying_value": "What a stake is worth in the books on the year's 31 March, while held.",
}
_CLASSES = {
    "cash": "Money paid.",
    "shares": "Shares and warrants, by what they bring when they are sold.",
    "cash-releasing": "Savings that free money which can be spent elsewhere.",
    "non-cash-releasing": "Staff time, beds or kit freed or used, but no money.",
    "health": "Health, valued by the quality-adjusted life year.",
    "societal": "Value to society beyond health and money.",
}
_TERMS = {
    "no_terms": "What is left with every term switched off: sales, costs, benefits of use.",
    "interaction": "What terms that change prices only do together with others.",
}
_LINES = {
    "money": "Cash, shares and cash-releasing savings.",
    "non_cash": "Those, and non-cash-releasing value.",
    ALL: "Those, and health and societal value.",
}
_BASES = {
    "undiscounted": "As it falls in its year.",
    "own": "At the party's own rate: a supplier's hurdle rate, everybody else's Green Book rate. "
    "Shares given cost their fair value on the day of issue.",
    "social": "At Green Book rates for all, or at those that the deal's file sets in their place.",
    "fair value": "As accounts value a stake at a year-end.",
}
_STATISTICS = {
    "mean": "The average over all draws.",
    "sd": "The standard deviation over all draws.",
    **{f"p{n}": f"{n} draws in 100 lie below it." for n in (5, 10, 25)},
    "p50": "The median: half of the draws lie below it.",
    **{f"p{n}": f"{n} draws in 100 lie below it." for n in (75, 90, 95)},
    "risk_adjusted": "The estimate with every value at its mean and each flow times its odds: "
    "what a spreadsheet works out. Not a statistic of the draws.",
    "standard_error": "How far the mean may be off because draws are finite.",
    "prob_negative": "The fraction of draws below nil by more than a penny.",
    "worst_fifth": "The mean of the lowest fifth of draws.",
}


def tidy_dictionary(judged: JudgedDeal) -> PlainTable:
    """What the columns of the tidy data are, and the values that each may hold."""
    return PlainTable(
        name="dictionary",
        title=f"Data dictionary of the tidy data: {judged.deal.name}",
        columns=("column", "type", "value", "meaning"),
        rows=tuple(_tidy(judged)),
        notes=("What is not listed for a party, class and term is nil in every draw.",),
    )


def _tidy(judged: JudgedDeal) -> Iterator[Row]:
    values: dict[str, Mapping[str, str]] = {
        "party": dict(_parties(judged)),
        "measure": _MEASURES,
        "year": {ALL: "All years together."},
        "class": {**{each: _CLASSES[each] for each in CLASSES}, ALL: "All classes together."},
        "term": {**dict(_terms(judged)), **_TERMS, ALL: "The whole deal."},
        "line": _LINES,
        "basis": _BASES,
        "prices": {"real": f"In {prices(judged)}.", "nominal": "In money of the day."},
        "statistic": _STATISTICS,
    }
    for column, (type_, meaning) in _COLUMNS.items():
        yield column, type_, "", meaning
        for value, means in values.get(column, {}).items():
            yield column, type_, value, means
    yield (
        "(rows)", "", "",
        "What is not listed for a party, class and term is nil in every draw.",
    )  # fmt: skip


def _parties(judged: JudgedDeal) -> Iterator[tuple[str, str]]:
    for id_, party in judged.deal.parties.items():
        yield id_, f"{party.name} ({party.role})."
    for id_, group in judged.projection.groups.items():
        yield id_, f"{group.name}: a group of those above."
    yield ALL, "All parties together, between whom transfers cancel."
    if judged.projection.carrying_values:
        yield HOLDERS, "Whoever the term gives the shares to."


def _terms(judged: JudgedDeal) -> Iterator[tuple[str, str]]:
    names = {id_: party.name for id_, party in judged.deal.parties.items()}
    terms = judged.deal.document().get("terms")
    for id_, term in terms.items() if isinstance(terms, Mapping) else ():
        yield str(id_), term_sentence(term, names)


def draws_dictionary(judged: JudgedDeal, columns: Iterable[str]) -> PlainTable:
    """What each column of the draws is."""
    entries = {entry.path: entry for entry in register(judged.deal)}
    return PlainTable(
        name="dictionary",
        title=f"Data dictionary of the draws: {judged.deal.name}",
        columns=("column", "type", "unit", "meaning"),
        rows=tuple(_column(judged, name, entries) for name in columns),
    )


_KINDS = {"fraction": "fraction of one", "years": "years"}


def _unit(judged: JudgedDeal, entry: Entry) -> str:
    """In what the numbers of an uncertain value are counted."""
    if entry.quantity is None:
        return ""
    per = f" a {entry.quantity.per[0]}" if entry.quantity.per else ""
    kind = entry.quantity.kind
    return f"{judged.currency if kind == 'money' else _KINDS.get(kind, 'number')}{per}"


_AMOUNTS = {
    "npv": "present value of the deal, own basis",
    "npv_social": "present value of the deal, Green Book rates",
    "gain": "gain over business as usual, own basis, every class",
    "gain.money": "gain over business as usual, own basis: money alone",
    "gain.non_cash": "gain over business as usual, own basis: money and non-cash-releasing",
    "gain_social": "gain over business as usual, Green Book rates, every class",
}


def _column(judged: JudgedDeal, name: str, entries: dict[str, Entry]) -> Row:
    if name == "draw":
        return name, "whole number", "", "The number of the draw, from 1."
    if name == "launched":
        return name, "number", "0 or 1", "Whether any product launches within the years modelled."
    if name.startswith(INPUT):
        entry = entries[name.removeprefix(INPUT)]
        return name, "number", _unit(judged, entry), f"{entry.meaning} Typed: {entry.typed}"
    party, _, amount = name.partition(".")
    values = {**judged.projection.parties, **judged.projection.groups}
    unit = f"{judged.currency}, {prices(judged)}"
    return name, "number", unit, f"{values[party].name}: {_AMOUNTS[amount]}."
