"""Deals that were valued on the same draws: what a comparison of them holds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benefitshare.guidance.policy import Threshold
from benefitshare.negotiation.comparing.chain import Round
from benefitshare.negotiation.comparing.flags import FlagChanges
from benefitshare.negotiation.comparing.verdict import Verdict
from benefitshare.report.deal_fields import words_of
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.telling import is_told
from benefitshare.valuation.paired import PairedDifference
from benefitshare.valuation.results import PartyValue, Statistics

MOST = 6
"""How many deals stand side by side."""
NOWHERE = "–"
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
class DatedFlags:
    """Flags gained and lost beside the first deal, at signature and today."""

    signed: FlagChanges
    today: FlagChanges


@dataclass(frozen=True, slots=True)
class Comparison:
    """Deals judged on the same draws; the first is what the others are compared with."""

    names: tuple[str, ...]
    deals: tuple[JudgedDeal, ...]
    differing: tuple[Differing, ...]
    """Terms first."""
    npv: Mapping[str, tuple[PairedDifference | None, ...]]
    """By party and group that the first deal has: each other deal's present value less the
    first's; none where that deal has no such party."""
    gain: Mapping[str, tuple[PairedDifference | None, ...]]
    """The same of the gain, on the line asked for."""
    verdicts: Mapping[str, tuple[Verdict | None, ...]]
    """Which is better in gain, or why that cannot be said."""
    flags: tuple[DatedFlags, ...]
    """For each deal after the first."""
    unlike: tuple[str, ...] = ()
    """What makes amounts of one deal and another differ in kind, in sentences."""
    policy: tuple[Threshold, ...] = ()
    """What a difference is weighed by."""
    rounds: tuple[Round, ...] = ()
    """The negotiation so far, where the deals are offers in order."""
    line: str = "all"
    """How much of a gain counts: `money`, `non_cash` or `all`."""
    party: str = ""
    """The one party or group that is told of; empty for all."""

    @property
    def shown(self) -> list[PartyValue]:
        """The first deal's parties and groups of which there is something to tell in any deal."""
        found = []
        for id_ in self.gain:
            values = [sides(deal)[id_] for deal in self.deals if id_ in sides(deal)]
            if any(is_told(value) for value in values) and self.party in ("", id_):
                found.append(values[0])
        return found

    @property
    def moved(self) -> list[PartyValue]:
        """Those of them whose gain is not the same in all deals."""
        return [value for value in self.shown if any(map(_moves, self.gain[value.id]))]

    def changes(self, index: int, since: int = 0) -> tuple[Differing, ...]:
        """What differs between one deal and another, the first unless `since` says which."""
        pair = (self.deals[since], self.deals[index])
        return differing([judged.deal.document() for judged in pair])

    def gain_of(self, value: PartyValue) -> Statistics:
        """A party's gain on the line that is compared."""
        return value.gain if self.line == "all" else value.lines[self.line]


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
        return
    told = tuple(NOWHERE if value is None else _words(value) for value in values)
    if len(set(told)) > 1:  # else they differ in what is said of the value, not in the value
        yield path, told


_DEEPEST = 8
_VALUE_KEYS = frozenset({"value", "likely", "low", "high", "dist"})


def _is_block(value: object) -> bool:
    """Whether a value has names below it, rather than being one uncertain number."""
    return isinstance(value, Mapping) and ("kind" in value or not _VALUE_KEYS & set(value))


def _words(value: object) -> str:
    if isinstance(value, Mapping) and "kind" in value:
        return f"{value['kind']}"
    return words_of(value) or "as written"
