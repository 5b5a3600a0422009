"""Tidy data: one row for each party, year, class, term and statistic."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields

from benefitshare.report.judged import JudgedDeal
from benefitshare.valuation.detail import ALL, Cell
from benefitshare.valuation.results import PartyValue, Statistics, YearByYear

HEAD = (
    "party", "measure", "year", "class", "term", "line", "basis", "prices", "unit", "statistic",
    "value",
)  # fmt: skip
STATISTICS = tuple(each.name for each in fields(YearByYear))
"""What is said of every amount."""
CARRIED = ("mean", "p5", "p10", "p25", "p50", "p75", "p90", "p95")
"""What is said of a carrying value."""
HOLDERS = "holders"
"""Whose a carrying value is: whoever the term gives the shares to."""

Row = tuple[str, str, str, str, str, str, str, str, str, str, float]


def tidy_rows(judged: JudgedDeal, cells: Iterable[Cell]) -> Iterator[Row]:
    """Every figure of the result as a row, in an order that does not change.

    First what each party receives, then what it gains, then what stakes are worth in the books.
    """
    currency = judged.currency
    for cell in cells:
        yield from _flows(cell, judged.projection.periods, currency)
        yield from _present_values(cell, currency)
    for value in (*judged.projection.parties.values(), *judged.projection.groups.values()):
        yield from _gains(value, currency)
    yield from _carrying_values(judged)


def _flows(cell: Cell, periods: tuple[str, ...], currency: str) -> Iterator[Row]:
    """Each financial year's, undiscounted."""
    place = cell.class_, cell.term, _line(cell.class_)
    for prices, years in (("real", cell.real), ("nominal", cell.nominal)):
        told = {name: getattr(years, name) for name in STATISTICS}
        for index, period in enumerate(periods):
            for name, values in told.items():
                yield (
                    cell.party, "flow", period, *place, "undiscounted", prices,
                    _unit(name, currency), name, values[index],
                )  # fmt: skip


def _present_values(cell: Cell, currency: str) -> Iterator[Row]:
    place = ALL, cell.class_, cell.term, _line(cell.class_)
    for basis, told in (("own", cell.own), ("social", cell.social)):
        if told is not None:
            for name, value in _statistics(told):
                yield (
                    cell.party, "present_value", *place, basis, "real",
                    _unit(name, currency), name, value,
                )  # fmt: skip


def _gains(value: PartyValue, currency: str) -> Iterator[Row]:
    """What the deal brings over business as usual, line upon line."""
    bases: Mapping[str, Mapping[str, Statistics]] = {
        "own": value.lines,
        "social": value.lines_social,
    }
    for basis, lines in bases.items():
        for line, told in lines.items():
            for name, amount in _statistics(told):
                yield (
                    value.id, "gain", ALL, ALL, ALL, line, basis, "real",
                    _unit(name, currency), name, amount,
                )  # fmt: skip


def _carrying_values(judged: JudgedDeal) -> Iterator[Row]:
    """What each stake is worth in the books at the end of each financial year while held."""
    for term, value in judged.projection.carrying_values.items():
        for index, period in enumerate(value.periods):
            for name in CARRIED:
                yield (
                    HOLDERS, "carrying_value", period, "shares", term, "", "fair value", "nominal",
                    judged.currency, name, getattr(value, name)[index],
                )  # fmt: skip


def _statistics(told: Statistics) -> Iterator[tuple[str, float]]:
    for name in STATISTICS:
        yield name, getattr(told, name)


def _line(class_: str) -> str:
    """Every class together is the line `all`; one class is no line."""
    return ALL if class_ == ALL else ""


def _unit(statistic: str, currency: str) -> str:
    return "fraction of draws" if statistic == "prob_negative" else currency
