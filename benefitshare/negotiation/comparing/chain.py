"""The negotiation so far: how value moved from offer to offer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from benefitshare.valuation.paired import DrawnValues, PairedDifference, gain_difference
from benefitshare.valuation.results import Statistics
from benefitshare.valuation.statistics import statistics


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one party or group stands after a round. [currency, present value]"""

    gain: Statistics
    """What the offer is worth to it."""
    step: PairedDifference | None
    """By how much more than the offer before; none for the first offer."""
    in_all: PairedDifference | None
    """By how much more than the first offer; none for that offer itself."""


@dataclass(frozen=True, slots=True)
class Round:
    """One offer in a chain of them."""

    name: str
    standing: dict[str, Standing]
    """By party and group that has a part in every offer."""


def rounds(names: Sequence[str], drawn: Sequence[DrawnValues]) -> tuple[Round, ...]:
    """Follow every party through the offers, in order, on the same draws."""
    kept = [id_ for id_ in drawn[0].gain if all(id_ in each.gain for each in drawn)]
    first = _round(names[0], kept, drawn[0], None, drawn[0])
    later = [
        _round(name, kept, now, before, drawn[0])
        for name, (before, now) in zip(names[1:], pairwise(drawn), strict=True)
    ]
    return (first, *later)


def _round(
    name: str,
    ids: Iterable[str],
    now: DrawnValues,
    before: DrawnValues | None,
    start: DrawnValues,
) -> Round:
    return Round(
        name,
        {
            id_: Standing(
                gain=statistics(now.gain[id_], now.path_gain[id_]),
                step=None if before is None else gain_difference(before, now, id_),
                in_all=None if before is None else gain_difference(start, now, id_),
            )
            for id_ in ids
        },
    )
