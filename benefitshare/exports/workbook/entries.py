"""The ledger as the sheets show it: one row for each posting, with what it comes to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from benefitshare.exports.workbook.model import Ledger, Line, Model
from benefitshare.exports.workbook.node import Node
from benefitshare.model import THIRD_PARTIES
from benefitshare.quantities import FloatArray
from benefitshare.valuation.appraisal import appraisal_of, factors

Key = tuple[str, str, str, str, str]
GIVEN_UP = "What the shares cost the owners, at their own rate"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. Amounts are real; `less` is taken off `amount`, where it stands for a difference."""

    source: str
    what: str
    payer: str
    payee: str
    class_: str
    amount: Node | None
    less: Node | None = None
    charge: Node | None = None
    """What shares cost the payer, in place of flows by year."""
    less_charge: Node | None = None

    def by_year(self, periods: int) -> FloatArray:
        """Flows by year. Shape (periods,)."""
        return _row(self.amount, periods) - _row(self.less, periods)

    @property
    def charged(self) -> float:
        """The present value that the payer is charged."""
        return _single(self.charge) - _single(self.less_charge)

    @property
    def nodes(self) -> Iterator[Node]:
        """All that it reads."""
        parts = (self.amount, self.less, self.charge, self.less_charge)
        return (part for part in parts if part is not None)


def entries(ledger: Ledger) -> tuple[Entry, ...]:
    """A row for each posting, and one for what each stake costs the company that gives it."""
    return (
        *(Entry(*line.key, line.amount) for line in ledger.lines),
        *(
            Entry(f"terms.{each.term}", GIVEN_UP, each.owner, "", "shares", None, None, each.amount)
            for each in ledger.charges
        ),
    )


def differences(agreed: Ledger, without: Ledger) -> tuple[Entry, ...]:
    """What changes if a term is left out: the deal less the deal without it, where they differ."""
    left = _by_key(without.lines)
    found = []
    for line in agreed.lines:
        others = left.get(line.key, [])
        other = others.pop(0).amount if others else None
        if other is not line.amount:
            found.append(Entry(*line.key, line.amount, other))
    found += [Entry(*key, None, line.amount) for key, lines in left.items() for line in lines]
    charges = {(each.owner, each.term): each.amount for each in without.charges}
    for each in agreed.charges:
        other = charges.get((each.owner, each.term))
        if other is not each.amount:
            key = (f"terms.{each.term}", GIVEN_UP, each.owner, "", "shares")
            found.append(Entry(*key, None, None, each.amount, other))
    return tuple(found)


def _by_key(lines: Iterable[Line]) -> dict[Key, list[Line]]:
    found: dict[Key, list[Line]] = {}
    for line in lines:
        found.setdefault(line.key, []).append(line)
    return found


@dataclass(frozen=True, slots=True)
class Worth:
    """What entries come to, party by party: the numbers that the sheets' sums show."""

    model: Model
    entries: tuple[Entry, ...]

    @property
    def periods(self) -> int:
        """How many financial years there are."""
        return len(self.model.periods)

    def social(self, entry: Entry) -> float:
        """The present value of a row's flows at Green Book rates."""
        return float(entry.by_year(self.periods) @ self.factor(entry.class_))

    def factor(self, class_: str) -> FloatArray:
        """Discount factors for a class. Shape (periods,)."""
        appraisal = appraisal_of(self.model.deal)
        rates = appraisal.health if class_ == "health" else appraisal.standard
        return factors(rates, self.periods)

    def to(self, entry: Entry, party: str) -> float:
        """The present value of a row's flows at a party's own rate; shares that a company gives
        cost it what is charged apart."""
        if entry.charge is not None:
            return entry.charged
        if party == THIRD_PARTIES or self.gives_shares(entry, party):
            return 0.0
        hurdle = self.model.hurdles.get(party)
        rates = self.factor(entry.class_) if hurdle is None else _row(hurdle, self.periods)
        return float(entry.by_year(self.periods) @ rates)

    def gives_shares(self, entry: Entry, party: str) -> bool:
        """Whether the party is the company that gives the shares of a row."""
        is_company = self.model.deal.parties[party].is_supplier
        return entry.class_ == "shares" and entry.payer == party and is_company

    def own_total(self, party: str, *, class_: str = "", source: str = "") -> float:
        """What a party receives less what it pays, at its own rate."""
        rows = [each for each in self.entries if _fits(each, class_, source)]
        received = sum(self.to(each, party) for each in rows if each.payee == party)
        return received - sum(self.to(each, party) for each in rows if each.payer == party)

    def social_total(self, party: str, *, class_: str = "") -> float:
        """The same at Green Book rates."""
        rows = [each for each in self.entries if _fits(each, class_, "")]
        received = sum(self.social(each) for each in rows if each.payee == party)
        return received - sum(self.social(each) for each in rows if each.payer == party)

    def years(
        self, party: str, *, class_: str = "", source: str = "", what: str | None = None
    ) -> FloatArray:
        """The same by year, undiscounted. Shape (periods,)."""
        total = np.zeros(self.periods)
        for each in self.entries:
            if _fits(each, class_, source) and what in (None, each.what):
                sign = (each.payee == party) * 1.0 - (each.payer == party) * 1.0
                total = total + sign * each.by_year(self.periods)
        return total


def _fits(entry: Entry, class_: str, source: str) -> bool:
    return class_ in ("", entry.class_) and source in ("", entry.source)


def _row(node: Node | None, periods: int) -> FloatArray:
    return np.zeros(periods) if node is None else node.value * np.ones(periods)


def _single(node: Node | None) -> float:
    return 0.0 if node is None else float(node.value)
