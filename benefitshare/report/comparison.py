"""Deals side by side: what differs in them, what each is worth, and by how much, on one set of
draws."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benefitshare.guidance.words import percent
from benefitshare.report.amounts import unit_for
from benefitshare.report.blocks import Row, Table
from benefitshare.report.deal_fields import words_of
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.telling import is_told
from benefitshare.report.words import about, between, chance
from benefitshare.valuation.paired import PairedDifference
from benefitshare.valuation.results import PartyValue, Statistics

MOST = 6
"""How many deals stand side by side."""
_NOWHERE = "–"
_NOT_WORTH = ("name", "summary", "simulation")
"""What differs between any two files without changing what they are worth."""


@dataclass(frozen=True, slots=True)
class Differing:
    """A value that is not the same in all deals."""

    path: str
    values: tuple[str, ...]
    """As typed, one for each deal; a dash where there is none."""

    @property
    def is_term(self) -> bool:
        """Whether it belongs to the terms."""
        return self.path.startswith("terms.")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Up to six deals, judged on the same draws."""

    names: tuple[str, ...]
    deals: tuple[JudgedDeal, ...]
    differing: tuple[Differing, ...]
    """Terms first."""
    npv: Mapping[str, tuple[PairedDifference | None, ...]]
    """By party and group that the first deal has: each other deal's present value less the
    first's; none where that deal has no such party."""
    gain: Mapping[str, tuple[PairedDifference | None, ...]]
    """The same of the gain."""

    @property
    def shown(self) -> list[PartyValue]:
        """The first deal's parties and groups of which there is something to tell in any deal."""
        found = []
        for id_ in self.gain:
            values = [sides(deal)[id_] for deal in self.deals if id_ in sides(deal)]
            if any(is_told(value) for value in values):
                found.append(values[0])
        return found

    @property
    def moved(self) -> list[PartyValue]:
        """Those of them whose gain is not the same in all deals."""
        return [value for value in self.shown if any(map(_moves, self.gain[value.id]))]


def _moves(paired: PairedDifference | None) -> bool:
    return paired is None or paired.statistics.sd > 0 or abs(paired.statistics.mean) >= 1


def sides(judged: JudgedDeal) -> dict[str, PartyValue]:
    """Parties and groups by id."""
    return {**judged.projection.parties, **judged.projection.groups}


def differing(documents: Sequence[Mapping[str, object]]) -> tuple[Differing, ...]:
    """What is not the same in all deals, terms first, each as typed.

    >>> differing([{"terms": {"fee": {"amount": "£5m"}}}, {"terms": {"fee": {"amount": "£6m"}}}])
    (Differing(path='terms.fee.amount', values=('£5m', '£6m')),)
    """
    kept = [{k: v for k, v in each.items() if k not in _NOT_WORTH} for each in documents]
    found = [Differing(path, values) for path, values in _differing(kept, "")]
    return tuple(sorted(found, key=lambda each: not each.is_term))


def _differing(values: Sequence[object], path: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    if all(value == values[0] for value in values[1:]):
        return
    if path.count(".") < _DEEPEST and all(_is_block(value) for value in values):
        blocks = [value for value in values if isinstance(value, Mapping)]
        for key in dict.fromkeys(key for block in blocks for key in block):
            below = f"{path}.{key}" if path else str(key)
            yield from _differing([block.get(key) for block in blocks], below)
    else:
        yield path, tuple(_NOWHERE if value is None else _words(value) for value in values)


_DEEPEST = 8
_VALUE_KEYS = frozenset({"value", "likely", "low", "high", "dist"})


def _is_block(value: object) -> bool:
    """Whether a value has names below it, rather than being one uncertain number."""
    return isinstance(value, Mapping) and not _VALUE_KEYS & set(value)


def _words(value: object) -> str:
    if isinstance(value, Mapping) and "kind" in value:
        return f"{value['kind']}"
    return words_of(value) or "as written"


def measures(comparison: Comparison) -> Iterator[Table]:
    """For each party whose gain differs, what every deal is worth to it, a deal a column."""
    for value in comparison.moved:
        yield _measures(comparison, value)


def _measures(comparison: Comparison, value: PartyValue) -> Table:
    own = [sides(deal).get(value.id) for deal in comparison.deals]
    gains = [each.gain for each in own if each is not None]
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
        Row(words, tuple(_NOWHERE if each is None else write(each.gain) for each in own))
        for words, write in writes.items()
    ]
    title = f"Gain of {value.name}, present value ({unit.words})"
    return Table(title, comparison.names, tuple(rows))


def in_words(comparison: Comparison, index: int, id_: str) -> str:
    """Whether another deal is better for a party than the first, by how much, and how surely.

    `index` counts the deals after the first, from 0.
    """
    value, paired = sides(comparison.deals[0])[id_], comparison.gain[id_][index]
    first, other = comparison.names[0], comparison.names[index + 1]
    currency = comparison.deals[0].currency
    if paired is None:
        return f"{value.name} is no party to {other}."
    stats = paired.statistics
    if not stats.sd and abs(stats.mean) < 1:
        return f"For {value.name}, {other} is worth the same as {first}."
    if paired.is_close:
        return (
            f"For {value.name}, {other} and {first} are too close to call: the difference is "
            f"{about(stats.mean, currency)} on average, within its error."
        )
    more = "more" if stats.mean > 0 else "less"
    text = f"{other} is worth {about(abs(stats.mean), currency)} {more} than {first} on average"
    if stats.sd:
        spread = between(stats.p10, stats.p90, currency)
        text += f" (8 in 10: {spread}); {_better(paired)}"
    return f"For {value.name}, {text}."


def _better(paired: PairedDifference) -> str:
    """How likely it is to be better, and to make no difference where that is common."""
    share = paired.prob_positive
    if share < _RARE:
        text = "it is almost never better"
    elif share > 1 - _RARE:
        text = "it is almost always better"
    else:
        text = f"{chance(share)} that it is better"
    same = 1 - share - paired.statistics.prob_negative
    return f"{text}, {percent(same)} that it makes no difference" if same > _COMMON else text


_COMMON = 0.05
_RARE = 0.005


def differences(comparison: Comparison) -> Iterator[Table]:
    """Paired differences in gain from the first deal, for each other deal."""
    for index, name in enumerate(comparison.names[1:]):
        found = [
            (value.name, paired)
            for value in comparison.moved
            if (paired := comparison.gain[value.id][index]) is not None
        ]
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
        yield Table(
            f"{name} less {comparison.names[0]}: gain, draw by draw ({unit.words})",
            ("mean", "low", "middle", "high", "standard error", "chance better"),
            tuple(rows),
        )


def _spread(paired: PairedDifference) -> tuple[float, float, float, float]:
    stats = paired.statistics
    return stats.mean, stats.p10, stats.p50, stats.p90


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
