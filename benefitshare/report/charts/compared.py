"""Deals beside each other: paired differences, and what each side gains from offer to offer."""

from collections.abc import Iterator

from benefitshare.report.amounts import unit_for
from benefitshare.report.blocks import Row, Table
from benefitshare.report.chart_marks import PALETTE, Line, interval_bars, rounds
from benefitshare.report.charts.chart import HOW_TO_READ, Chart, in_words, interval, short
from benefitshare.report.comparison import Comparison, differences, sides
from benefitshare.report.words import about


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
            rows.append(interval(short(value.name) + close, each.statistics, colour or PALETTE[0]))
            told.append(f"{value.name}: {in_words(each.statistics, currency)}{close}")
        yield Chart(
            title=_title(comparison, index),
            spec=interval_bars(rows, "Difference in gain, present value", currency),
            alt=f"Interval bars of the difference in gain. {'. '.join(told)}.",
            tables=(table,),
            note=f"{HOW_TO_READ} To the right of nil, {name} is the better.",
        )


def _title(comparison: Comparison, index: int) -> str:
    """What the deal brings to either side of the table, beside the first."""
    projection = comparison.deals[0].projection
    sides_of_table = (projection.contracting or ("system",), projection.suppliers)
    moved = {value.id: value.name for value in comparison.moved}
    ids = [next((id_ for id_ in each if id_ in moved), "") for each in sides_of_table]
    told = [
        f"{_signed(paired.statistics.mean, comparison.deals[0].currency)} to {moved[id_]}"
        for id_ in ids
        if id_ and (paired := comparison.gain[id_][index]) is not None
    ]
    text = f"{comparison.names[index + 1]} beside {comparison.names[0]}"
    means = f": {', '.join(told)}, on average" if told else ""
    return f"{text[:1].upper()}{text[1:]}{means}"


def _signed(amount: float, currency: str) -> str:
    return f"{'+' if amount > 0 else ''}{about(amount, currency)}"


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
