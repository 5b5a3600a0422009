"""Deals in columns, measures in rows: what each is worth, and below it how far from the first."""

from collections.abc import Callable, Iterator, Sequence

from benefitshare.guidance.words import percent
from benefitshare.negotiation.comparing.flags import flag_changes
from benefitshare.report.amounts import Unit, unit_for
from benefitshare.report.blocks import Row, Table
from benefitshare.report.compared import NOWHERE, Comparison, sides
from benefitshare.report.comparison_words import flag_words, in_words
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.telling import differs
from benefitshare.valuation.results import PartyValue, Statistics

_VERDICTS = {
    "better": "better",
    "worse": "worse",
    "no material difference": "too close to matter",
    "depends on the assumptions": "depends on the assumptions",
}


def first_and_rest(comparison: Comparison) -> tuple[list[PartyValue], list[PartyValue]]:
    """Whose gain differs: the sides of the table and the system first, then everybody else."""
    ids = _first(comparison)
    first = [value for value in comparison.moved if value.id in ids]
    rest = [value for value in comparison.moved if value not in first]
    return (first, rest) if first else (rest, [])


def _first(comparison: Comparison) -> list[str]:
    projection = comparison.deals[0].projection
    return [*projection.contracting, "system", *projection.suppliers]


def side_by_side(comparison: Comparison, values: Sequence[PartyValue]) -> Table:
    """For each of some parties, the measures of every deal.

    What follows a new line in a cell is its difference from the first deal, draw by draw.
    """
    own = [
        comparison.gain_of(sides(deal)[value.id])
        for value in values
        for deal in comparison.deals
        if value.id in sides(deal)
    ]
    amounts = (amount for gain in own for amount in (gain.mean, gain.p10, gain.p90))
    unit = unit_for(amounts, comparison.deals[0].currency)
    rows = [row for value in values for row in _rows(comparison, value, unit)]
    return Table(
        f"Gain, present value ({unit.words})",
        comparison.names,
        tuple(rows),
        note=f"Small: the difference from {comparison.names[0]}, on the same draws. Low and high: "
        "1 draw in 10 is lower, 1 in 10 higher.",
    )


def _rows(comparison: Comparison, value: PartyValue, unit: Unit) -> Iterator[Row]:
    """One party: a heading, how it fares in each deal, and which is better for it."""
    writes: dict[str, Callable[[Statistics], str]] = {
        "mean": lambda gain: unit(gain.mean),
        "middle": lambda gain: unit(gain.p50),
        "low to high": lambda gain: f"{unit(gain.p10)} to {unit(gain.p90)}",
        "mean of the worst fifth": lambda gain: unit(gain.worst_fifth),
        "chance of being worse off": lambda gain: percent(gain.prob_negative),
    }
    found = [sides(deal).get(value.id) for deal in comparison.deals]
    gains = [None if each is None else comparison.gain_of(each) for each in found]
    yield Row(value.name, ())
    for words, write in writes.items():
        told = [NOWHERE if gain is None else write(gain) for gain in gains]
        below = _differences(comparison, value, unit) if words == "mean" else [""] * len(told)
        cells = (f"{one}\n{two}" if two else one for one, two in zip(told, below, strict=True))
        yield Row(words, tuple(cells), indent=1)
    yield Row(f"beside {comparison.names[0]}", tuple(_verdicts(comparison, value)), indent=1)


def _differences(comparison: Comparison, value: PartyValue, unit: Unit) -> list[str]:
    """Each deal's mean difference from the first."""
    told = [""]
    for paired in comparison.gain[value.id]:
        mean = 0.0 if paired is None else paired.statistics.mean
        amount = unit(mean)
        told.append("" if paired is None else f"+{amount}" if mean > 0 else amount)
    return told


def _verdicts(comparison: Comparison, value: PartyValue) -> Iterator[str]:
    yield NOWHERE
    for verdict in comparison.verdicts[value.id]:
        yield NOWHERE if verdict is None else _VERDICTS[verdict.kind]


def answers(comparison: Comparison) -> Iterator[str]:
    """A sentence for each deal after the first and each side of the table, each said once."""
    told = [value.id for value in comparison.shown]
    ids = [id_ for id_ in _first(comparison) if id_ in told] or told
    for index in range(len(comparison.deals) - 1):
        said: list[Statistics] = []
        for id_ in ids:
            paired = comparison.gain[id_][index]
            if paired is None or all(differs(paired.statistics, each) for each in said):
                yield in_words(comparison, index, id_)
            said += [] if paired is None else [paired.statistics]


def standings(comparison: Comparison) -> Table:
    """How each deal stands against today's guidance, and which flags it gains and loses."""
    found = [deal.today for deal in comparison.deals]
    flags = [each.today for each in comparison.flags]
    rows = (
        Row("breaches", tuple(str(each.breaches) for each in found)),
        Row("concerns", tuple(str(each.concerns) for each in found)),
        Row("worth weighing", tuple(str(each.count("note")) for each in found)),
        Row(
            "cannot be judged yet",
            tuple(str(sum(f.outcome == "cannot tell" for f in each.findings)) for each in found),
        ),
        Row("flags gained", (NOWHERE, *(flag_words(each.gained) for each in flags))),
        Row("flags lost", (NOWHERE, *(flag_words(each.lost) for each in flags))),
    )
    return Table("Against today's guidance", comparison.names, rows)


def flags_moved(before: JudgedDeal, after: JudgedDeal, *, signed: bool) -> str:
    """Which flags a change clears and which it opens, in a sentence."""
    one, other = (each.signed if signed else each.today for each in (before, after))
    moved = flag_changes(one, other)
    return f"Flags it clears: {flag_words(moved.lost)}. Flags it opens: {flag_words(moved.gained)}."
