"""Charts of a result: a title that says what is seen, the picture, its words for those who cannot
see it, and the same as a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from benefitshare.guidance.words import percent
from benefitshare.report import tables
from benefitshare.report.amounts import unit_for
from benefitshare.report.blocks import Row, Table
from benefitshare.report.chart_marks import (
    PALETTE,
    Band,
    Bar,
    Interval,
    Line,
    Spec,
    diverging_bars,
    fan,
    interval_bars,
    rounds,
)
from benefitshare.report.comparison import Comparison, differences, sides
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.sentences import HEAVY_TAIL
from benefitshare.report.telling import differs, is_told
from benefitshare.report.words import about, between, cases
from benefitshare.valuation.results import PartyValue, Statistics, Trouble

Side: TypeAlias = PartyValue
"""What one party, or a group of them, receives."""
_LINES = {"money": "money", "non_cash": "+ non-cash", "all": "+ health, society"}
_LONGEST = 36
"""How much of a name a row has room for. [characters]"""
_TOO_WIDE = 8.0
"""Sides whose ranges differ by more than this have scales of their own."""
_MOST_SERIES = 4
HOW_TO_READ = "Bar: 8 in 10 draws. Upright mark: middle case. Diamond, with its amount: mean."


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture with its words."""

    title: str
    """What is to be seen, as a sentence."""
    spec: Spec
    """Vega-Lite, with summaries only."""
    alt: str
    tables: tuple[Table, ...]
    note: str = ""
    """How to read it."""


def who_gains(judged: JudgedDeal) -> Iterator[Chart]:
    """What each party gains, line upon line; the suppliers apart where one scale hides a side."""
    shown = told_sides(judged)
    suppliers = [value for value in shown if value.id in judged.projection.suppliers]
    others = [value for value in shown if value not in suppliers]
    if others and suppliers and _apart(others, suppliers):
        yield _gains(judged, others)
        yield _gains(judged, suppliers)
    elif shown:
        yield _gains(judged, shown)


def told_sides(judged: JudgedDeal) -> list[PartyValue]:
    """Parties of which there is something to tell, and groups that are more than one party."""
    projection = judged.projection
    parties = [value for value in projection.parties.values() if is_told(value)]
    groups = [
        group
        for group in projection.groups.values()
        if is_told(group) and all(differs(group.gain, one.gain) for one in parties)
    ]
    return [*parties, *groups]


def _apart(some: Sequence[PartyValue], others: Sequence[PartyValue]) -> bool:
    sizes = sorted(_largest(each) for each in (some, others))
    return 0 < sizes[0] * _TOO_WIDE < sizes[1]


def _largest(values: Sequence[PartyValue]) -> float:
    gains = [value.gain for value in values]
    return max(abs(x) for gain in gains for x in (gain.p10, gain.p90, gain.mean))


def _gains(judged: JudgedDeal, values: Sequence[PartyValue]) -> Chart:
    rows: list[Interval] = []
    for value in values:
        rows += _gain_rows(value)
    currency = judged.currency
    told = [f"{value.name}: {_in_words(value.gain, currency)}" for value in values]
    return Chart(
        title=_who_most(judged, values),
        spec=interval_bars(rows, f"Gain, present value, {tables.prices(judged)}", currency),
        alt=f"Interval bars of the gain of each party. {'. '.join(told)}.",
        tables=(tables.gains(judged),),
        note=f"{HOW_TO_READ} Money first; then with staff time and other value that frees no "
        "cash; then with health and other value to society.",
    )


def _gain_rows(value: PartyValue) -> Iterator[Interval]:
    yield Interval(short(value.name))
    before: Statistics | None = None
    for colour, (line, words) in zip(PALETTE, _LINES.items(), strict=False):
        stats = value.lines[line]
        if before is None or differs(stats, before):
            yield _interval(words, stats, colour)
            before = stats


def _interval(words: str, stats: Statistics, colour: str) -> Interval:
    return Interval(words, stats.mean, stats.p10, stats.p50, stats.p90, colour)


def _who_most(judged: JudgedDeal, values: Sequence[PartyValue]) -> str:
    """One of each side in a few words."""
    suppliers = [value for value in values if value.id in judged.projection.suppliers]
    first = [value for value in values if value not in suppliers][:1]
    return "; ".join(_most(value, judged.currency) for value in (*first, *suppliers[:1]))


def _most(value: PartyValue, currency: str) -> str:
    heavy = value.gain.tail_share > HEAVY_TAIL
    amount = value.gain.p50 if heavy else value.gain.mean
    where = "in the middle case" if heavy else "on average"
    verb = "loses" if amount < 0 else "gains"
    return f"{value.name} {verb} {about(abs(amount), currency)} {where}"


def _in_words(stats: Statistics, currency: str) -> str:
    return (
        f"mean {about(stats.mean, currency)}, middle {about(stats.p50, currency)}, "
        f"8 in 10 from {between(stats.p10, stats.p90, currency)}"
    )


def over_time(judged: JudgedDeal, value: PartyValue, *, nominal: bool = False) -> Chart:
    """What a party receives less what it pays in each financial year, as a fan."""
    years = value.by_year_nominal if nominal else value.by_year
    periods, currency = judged.projection.periods, judged.currency
    prices = "in money of the day" if nominal else f"in {tables.prices(judged)}"
    bands = (Band("9 in 10 draws", years.p5, years.p95), Band("5 in 10", years.p25, years.p75))
    lines = (
        Line("mean", years.mean, PALETTE[3], dashed=True),
        Line("middle", years.p50, PALETTE[2]),
    )
    largest = max(range(len(periods)), key=lambda index: abs(years.mean[index]))
    amount = years.mean[largest]
    verb = "receives" if amount >= 0 else "pays"
    said = f"{value.name} {verb} most in {periods[largest]}: {about(abs(amount), currency)} on"
    low, high = min(years.p5), max(years.p95)
    return Chart(
        title=f"{said} average",
        spec=fan(periods, bands, lines, f"A year, {prices}", currency),
        alt=f"Fan chart over the financial years {periods[0]} to {periods[-1]}. {said} average. "
        f"9 in 10 draws lie between {between(low, high, currency)} in any year.",
        tables=(tables.by_year(judged, value),),
        note="All classes of value, undiscounted. Dark band: 5 in 10 draws. Light band: 9 in 10. "
        "Solid line: middle case. Dashed line: mean.",
    )


def by_term(judged: JudgedDeal, value: PartyValue) -> Chart | None:
    """What each term is worth to a party and to the suppliers; none where there is no term."""
    projection, currency = judged.projection, judged.currency
    others = [projection.parties[id_] for id_ in projection.suppliers if id_ != value.id]
    shown = [value, *others[: _MOST_SERIES - 1]]
    terms = [id_ for id_ in judged.deal.terms if any(_worth(one, id_) for one in shown)]
    if not terms:
        return None
    rest = [key for key in _REST if any(_worth(one, key) for one in shown)]
    bars = [
        Bar(_REST.get(key, key.replace("-", " ")), one.id.replace("-", " "), one.by_term[key].mean)
        for key in (*terms, *rest)
        for one in shown
    ]
    most = max(terms, key=lambda id_: value.by_term[id_].mean)
    worth = about(value.by_term[most].mean, currency)
    told = [f"{bar.row}: {bar.whose} {about(bar.amount, currency)}" for bar in bars]
    return Chart(
        title=f"The term worth most to {value.name} is {most.replace('-', ' ')}: {worth}",
        spec=diverging_bars(bars, f"Mean present value, {tables.prices(judged)}", currency),
        alt=f"Bars to either side of nil, a row for each term. {'. '.join(told)}.",
        tables=tuple(tables.by_term(judged)),
        note="Each term is the total with it less the total without it, on the same draws, at each "
        "party's own rate. To the right: gains. To the left: costs. "
        + "; ".join(f"{one.id.replace('-', ' ')}: {one.name}" for one in shown)
        + ".",
    )


_REST = {"no_terms": "everything else", "interaction": "terms acting together"}


def _worth(value: PartyValue, key: str) -> bool:
    return abs(value.by_term[key].mean) >= 1


def trouble(judged: JudgedDeal, company: str, value: PartyValue) -> Chart:
    """A party's gain where a company soon comes to grief, beside its gain where it does not."""
    found, currency = judged.projection.troubles[company], judged.currency
    struck, spared = found.gain[value.id], found.gain_otherwise[value.id]
    name = judged.deal.parties[company].name
    soon = f"within {found.years:g} years"
    rows = [
        _interval(f"It fails or is rescued {soon}", struck, PALETTE[2]),
        _interval("It does not", spared, PALETTE[0]),
    ]
    verb = "falls" if struck.mean < spared.mean else "rises"
    return Chart(
        title=f"{value.name}'s gain {verb} to {about(struck.mean, currency)} on average if {name} "
        f"fails or is rescued {soon}",
        spec=interval_bars(rows, f"Gain of {short(value.name)}, present value", currency),
        alt=f"Interval bars. If {name} fails or is rescued {soon}: {_in_words(struck, currency)}. "
        f"If not: {_in_words(spared, currency)}.",
        tables=(_trouble_table(judged, found, value),),
        note=HOW_TO_READ,
    )


def trouble_in_words(judged: JudgedDeal, company: str, value: PartyValue) -> str:
    """The failure story in one or two sentences."""
    found, currency = judged.projection.troubles[company], judged.currency
    name = judged.deal.parties[company].name
    parts = [
        f"{id_.replace('-', ' ')} {about(mean[value.id], currency)}, "
        f"not {about(found.by_term_otherwise[id_][value.id], currency)}"
        for id_, mean in found.by_term.items()
        if abs(found.by_term_otherwise[id_][value.id]) >= 1 or abs(mean[value.id]) >= 1
    ]
    text = (
        f"{cases(found.chance).capitalize()} ({percent(found.chance)}) {name} fails or is rescued "
        f"within {found.years:g} years of signing. What it owes then ends together: royalties, "
        "fees and support stop, and shares still held lose their value."
    )
    worth = f" On average each term is then worth to {value.name}: {'; '.join(parts)}."
    return text + (worth if parts else "")


def _trouble_table(judged: JudgedDeal, found: Trouble, value: PartyValue) -> Table:
    told = {
        id_.replace("-", " "): (mean[value.id], found.by_term_otherwise[id_][value.id])
        for id_, mean in found.by_term.items()
    }
    told["gain, mean"] = (found.gain[value.id].mean, found.gain_otherwise[value.id].mean)
    told["gain, middle"] = (found.gain[value.id].p50, found.gain_otherwise[value.id].p50)
    unit = unit_for((x for pair in told.values() for x in pair), judged.currency)
    rows = tuple(Row(words, (unit(one), unit(two))) for words, (one, two) in told.items())
    columns = ("if it fails or is rescued", "if not")
    return Table(f"What {value.name} receives, present value ({unit.words})", columns, rows)


def paired(comparison: Comparison) -> Iterator[Chart]:
    """By how much each deal is worth more than the first, to each side, around nil."""
    currency = comparison.deals[0].currency
    found = differences(comparison)
    for index, (name, table) in enumerate(zip(comparison.names[1:], found, strict=True)):
        rows, told = [], []
        for value in comparison.moved:
            each = comparison.gain[value.id][index]
            if each is None:
                continue
            close = " (too close to call)" if each.is_close else ""
            colour = PALETTE[2] if value.id in comparison.deals[0].projection.suppliers else None
            rows.append(_interval(short(value.name) + close, each.statistics, colour or PALETTE[0]))
            told.append(f"{value.name}: {_in_words(each.statistics, currency)}{close}")
        yield Chart(
            title=f"{name} less {comparison.names[0]}",
            spec=interval_bars(rows, "Difference in gain, present value", currency),
            alt=f"Interval bars of the difference in gain. {'. '.join(told)}.",
            tables=(table,),
            note=f"{HOW_TO_READ} To the right of nil, {name} is the better.",
        )


def chain(comparison: Comparison) -> Chart | None:
    """What each side gains from offer to offer; none for fewer than three deals."""
    if len(comparison.deals) < 3:
        return None
    first, currency = comparison.deals[0], comparison.deals[0].currency
    ids = [*first.projection.contracting, "system", *first.projection.suppliers]
    kept = [id_ for id_ in ids if all(id_ in sides(deal) for deal in comparison.deals)]
    lines = [
        Line(
            short(sides(first)[id_].name),
            [sides(deal)[id_].gain.mean for deal in comparison.deals],
            colour,
            dashed=id_ in first.projection.suppliers,
        )
        for id_, colour in zip(kept, PALETTE, strict=False)
    ]
    told = [
        f"{line.words}: {', '.join(about(x, currency) for x in line.amounts)}" for line in lines
    ]
    unit = unit_for((x for line in lines for x in line.amounts), currency)
    rows = tuple(Row(line.words, tuple(unit(x) for x in line.amounts)) for line in lines)
    return Chart(
        title="What each side gains on average, from offer to offer",
        spec=rounds(comparison.names, lines, "Mean gain, present value", currency),
        alt=f"Lines from {comparison.names[0]} to {comparison.names[-1]}. {'. '.join(told)}.",
        tables=(Table(f"Mean gain, present value ({unit.words})", comparison.names, rows),),
        note="Dashed: suppliers.",
    )


def short(name: str, longest: int = _LONGEST) -> str:
    """A name cut to fit a row.

    >>> short("Oxford University Hospitals NHS Foundation Trust", 20)
    'Oxford University H …'
    """
    if len(name) <= longest:
        return name
    return f"{name[: longest - 1].rstrip()} …"
