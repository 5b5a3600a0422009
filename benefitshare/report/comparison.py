"""A comparison in tables: what each deal is worth, and by how much, on one set of draws."""

from collections.abc import Callable, Iterator

from benefitshare.guidance.words import percent, within
from benefitshare.report.amounts import unit_for
from benefitshare.report.blocks import Row, Table
from benefitshare.report.compared import (
    MOST,
    NOWHERE,
    Comparison,
    Differing,
    differing,
    sides,
)
from benefitshare.report.comparison_words import in_words
from benefitshare.valuation.paired import PairedDifference
from benefitshare.valuation.results import PERCENTILES, PartyValue, Statistics

__all__ = [
    "LINES",
    "MOST",
    "Comparison",
    "Differing",
    "differences",
    "differing",
    "in_words",
    "measures",
    "shifts",
    "sides",
    "standing",
]
LINES = {"money": ", in money", "non_cash": ", before health", "all": ""}
"""How each line of a gain is said."""


def measures(comparison: Comparison) -> Iterator[Table]:
    """For each party whose gain differs, what every deal is worth to it, a deal a column."""
    for value in comparison.moved:
        yield _measures(comparison, value)


def _measures(comparison: Comparison, value: PartyValue) -> Table:
    own = [sides(deal).get(value.id) for deal in comparison.deals]
    found = [None if each is None else comparison.gain_of(each) for each in own]
    gains = [gain for gain in found if gain is not None]
    unit = unit_for(
        (amount for gain in gains for amount in (gain.mean, gain.p10, gain.p90)),
        comparison.deals[0].currency,
    )
    writes: dict[str, Callable[[Statistics], str]] = {
        "mean": lambda gain: unit(gain.mean),
        "low": lambda gain: unit(gain.p10),
        "middle": lambda gain: unit(gain.p50),
        "high": lambda gain: unit(gain.p90),
        "worst fifth, mean": lambda gain: unit(gain.worst_fifth),
        "chance of being worse off": lambda gain: percent(gain.prob_negative),
    }
    rows = [
        Row(words, tuple(NOWHERE if gain is None else write(gain) for gain in found))
        for words, write in writes.items()
    ]
    what = f"Gain of {within(value.name)}{LINES[comparison.line]}"
    return Table(f"{what}, present value ({unit.words})", comparison.names, tuple(rows))


def differences(comparison: Comparison) -> Iterator[Table]:
    """Paired differences in gain from the first deal, for each other deal."""
    for index, name in enumerate(comparison.names[1:]):
        found = _paired(comparison, index)
        unit = unit_for(
            (x for _, each in found for x in _spread(each)), comparison.deals[0].currency
        )
        rows = [
            Row(
                party,
                (
                    *(unit(amount) for amount in _spread(each)),
                    unit(each.statistics.standard_error),
                    percent(each.prob_positive),
                ),
            )
            for party, each in found
        ]
        what = f"gain{LINES[comparison.line]}, draw by draw ({unit.words})"
        yield Table(
            f"{name} less {comparison.names[0]}: {what}",
            ("mean", "low", "middle", "high", "standard error", "chance better"),
            tuple(rows),
        )


def _paired(comparison: Comparison, index: int) -> list[tuple[str, PairedDifference]]:
    return [
        (value.name, paired)
        for value in comparison.moved
        if (paired := comparison.gain[value.id][index]) is not None
    ]


def _spread(paired: PairedDifference) -> tuple[float, float, float, float]:
    stats = paired.statistics
    return stats.mean, stats.p10, stats.p50, stats.p90


def shifts(comparison: Comparison) -> Iterator[Table]:
    """How far each percentile of the gain lies from the first deal's, for each other deal."""
    for index, name in enumerate(comparison.names[1:]):
        found = _paired(comparison, index)
        unit = unit_for(
            (x for _, each in found for x in each.percentile_shift.values()),
            comparison.deals[0].currency,
        )
        rows = [
            Row(party, tuple(unit(each.percentile_shift[f"p{p}"]) for p in PERCENTILES))
            for party, each in found
        ]
        title = f"{name}: each percentile less the same of {comparison.names[0]} ({unit.words})"
        yield Table(title, tuple(f"P{p}" for p in PERCENTILES), tuple(rows))


def standing(comparison: Comparison) -> Table:
    """How each deal stands against the guidance today."""
    found = [deal.today for deal in comparison.deals]
    rows = (
        Row("breaches", tuple(str(each.breaches) for each in found)),
        Row("concerns", tuple(str(each.concerns) for each in found)),
        Row("notes", tuple(str(each.count("note")) for each in found)),
        Row(
            "cannot be judged yet",
            tuple(str(sum(f.outcome == "cannot tell" for f in each.findings)) for each in found),
        ),
    )
    return Table("Against today's guidance", comparison.names, rows)
