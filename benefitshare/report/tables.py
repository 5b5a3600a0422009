"""The tables of a run: value by party, by year, by term, and how two estimates hang together."""

from collections.abc import Iterable, Iterator, Mapping

from benefitshare.guidance.words import percent
from benefitshare.report.amounts import Unit, unit_for
from benefitshare.report.blocks import Row, Table
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.telling import differs, is_told
from benefitshare.valuation.results import PartyValue, Statistics

_SPREAD = ("mean", "low", "middle", "high")
SPREAD_NOTE = "Low, middle and high: 1 draw in 10 lies below low, half below middle, 1 above high."
_LINES = {"money": "money", "non_cash": "+ non-cash", "all": "+ health, society"}
PARTIES_A_TABLE = 5


def _spread(stats: Statistics) -> tuple[float, float, float, float]:
    return stats.mean, stats.p10, stats.p50, stats.p90


def gains(judged: JudgedDeal) -> Table:
    """What each party gains, line upon line; a line that adds nothing is left out."""
    projection = judged.projection
    values = [*projection.parties.values(), *projection.groups.values()]
    shown = [value for value in values if is_told(value)]
    unit = unit_for((each for value in shown for each in _spread(value.gain)), judged.deal.currency)
    rows = [row for value in shown for row in _gain_rows(value, unit)]
    return Table(
        title=f"Gain, present value ({unit.words}, {prices(judged)})",
        columns=(*_SPREAD, "worse off"),
        rows=tuple(rows),
        note=SPREAD_NOTE,
    )


def _gain_rows(value: PartyValue, unit: Unit) -> Iterator[Row]:
    yield Row(value.name)
    before: Statistics | None = None
    for line, words in _LINES.items():
        stats = value.lines[line]
        if before is None or differs(stats, before):
            cells = (*(unit(each) for each in _spread(stats)), percent(stats.prob_negative))
            yield Row(words, cells, indent=2)
            before = stats


def by_year(judged: JudgedDeal, value: PartyValue) -> Table:
    """What a party receives less what it pays, in each financial year."""
    years, nominal = value.by_year, value.by_year_nominal
    unit = unit_for((*years.mean, *years.p10, *years.p90), judged.deal.currency)
    columns = (years.mean, years.p10, years.p50, years.p90, nominal.mean)
    rows = tuple(
        Row(period, tuple(unit(column[index]) for column in columns))
        for index, period in enumerate(judged.projection.periods)
    )
    return Table(
        title=f"{value.name} by financial year, undiscounted ({unit.words}, {prices(judged)})",
        columns=(*_SPREAD, "mean, nominal"),
        rows=rows,
    )


def by_term(judged: JudgedDeal) -> Iterator[Table]:
    """What each term is worth to each party: means, on each party's own basis."""
    parties = [value for value in judged.projection.parties.values() if is_told(value)]
    for group in _groups(parties):
        cells = {
            term: {value.id: value.by_term[term].mean for value in group}
            for term in group[0].by_term
        }
        cells["In all"] = {value.id: value.npv.mean for value in group}
        if judged.projection.business_as_usual == "modelled":
            cells["Without the deal"] = {
                value.id: value.gain.mean - value.npv.mean for value in group
            }
            cells["Gain"] = {value.id: value.gain.mean for value in group}
        yield _means(
            judged,
            "Mean present value",
            {_TERM_WORDS.get(term, term): each for term, each in cells.items()},
        )


_TERM_WORDS = {"no_terms": "Everything else", "interaction": "Terms acting together"}


def bridge(judged: JudgedDeal) -> Iterator[Table]:
    """From the risk-adjusted estimate, as a spreadsheet works it out, to the mean of the draws."""
    parties = [value for value in judged.projection.parties.values() if is_told(value)]
    for group in _groups(parties):
        yield _means(
            judged,
            "Present value",
            {
                step.name: {value.id: step.amounts[value.id] for value in group}
                for step in judged.projection.bridge
            },
        )


def _groups(values: list[PartyValue]) -> Iterator[list[PartyValue]]:
    for start in range(0, len(values), PARTIES_A_TABLE):
        yield values[start : start + PARTIES_A_TABLE]


def _means(judged: JudgedDeal, title: str, cells: Mapping[str, Mapping[str, float]]) -> Table:
    """A table with a column for each party; rows that are nil throughout are left out."""
    unit = unit_for((x for row in cells.values() for x in row.values()), judged.deal.currency)
    parties = next(iter(cells.values()))
    rows = (
        Row(label, tuple(unit(each) for each in row.values()))
        for label, row in cells.items()
        if any(abs(each) >= 1 for each in row.values())
    )
    return Table(f"{title} ({unit.words}, {prices(judged)})", tuple(parties), tuple(rows))


def carrying_values(judged: JudgedDeal) -> Iterator[Table]:
    """What each stake is worth in the books at each year-end."""
    for id_, value in judged.projection.carrying_values.items():
        unit = unit_for((*value.mean, *value.p90), judged.deal.currency)
        columns = (value.mean, value.p10, value.p50, value.p90)
        rows = tuple(
            Row(f"31 March {_year_end(period)}", tuple(unit(column[index]) for column in columns))
            for index, period in enumerate(value.periods)
        )
        if rows:
            yield Table(
                f"Fair value of {id_} in the books while held ({unit.words}, nominal)",
                _SPREAD,
                rows,
            )


def _year_end(period: str) -> int:
    return int(period[:4]) + 1


def prices(judged: JudgedDeal) -> str:
    """In whose prices real amounts are."""
    base = judged.deal.prices.base or judged.projection.periods[0]
    return f"{base} prices"


def facts(title: str, told: Iterable[tuple[str, str]]) -> Table:
    """Facts with one figure each."""
    return Table(title, (), tuple(Row(label, (figure,)) for label, figure in told))
