"""Sums over parties and classes of a sample's accounts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from benefitshare.ledger import FloatArray
from benefitshare.ledger.posting import CLASSES
from benefitshare.valuation.accounts import REST, Accounts
from benefitshare.valuation.sample import Sample


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """A sample (or the risk-adjusted path) seen by party, class and term."""

    sample: Sample
    counts_usual: bool
    """Whether business as usual is taken off to make the gain."""

    def npv(
        self, ids: Iterable[str], classes: Iterable[str] = CLASSES, *, social: bool = False
    ) -> FloatArray:
        """Present value of the deal. Shape (draws,). [currency]"""
        return self._of(self.sample.accounts, ids, classes, social=social)

    def usual(
        self, ids: Iterable[str], classes: Iterable[str] = CLASSES, *, social: bool = False
    ) -> FloatArray:
        """Present value of business as usual; nil where it is not counted."""
        if self.sample.usual is None or not self.counts_usual:
            return np.zeros(self.sample.draws)
        return self._of(self.sample.usual, ids, classes, social=social)

    def gain(
        self, ids: Iterable[str], classes: Iterable[str] = CLASSES, *, social: bool = False
    ) -> FloatArray:
        """The deal less business as usual, on the same draws."""
        parties, kinds = tuple(ids), tuple(classes)
        npv = self.npv(parties, kinds, social=social)
        if self.sample.usual is None or not self.counts_usual:
            return npv
        return npv - self.usual(parties, kinds, social=social)

    def term(self, ids: Iterable[str], term: str) -> FloatArray:
        """What a term is worth: with it less without it, own basis."""
        parties = tuple(ids)
        without = self.sample.without.get(term)
        if without is None:
            return self._by_term(self.sample.accounts, parties, term)
        return self.npv(parties) - self._of(without, parties, CLASSES, social=False)

    def no_terms(self, ids: Iterable[str]) -> FloatArray:
        """What is left with every term switched off, own basis."""
        accounts = self.sample.accounts
        if self.sample.bare is not None:
            accounts = self.sample.bare
        elif self.sample.without:
            accounts = next(iter(self.sample.without.values()))
        return self._by_term(accounts, tuple(ids), REST)

    def by_source(self, ids: Iterable[str], source: str) -> FloatArray:
        """Net present value of one source's postings, at Green Book rates."""
        return self._total(self.sample.accounts.social_by_source, [(id_, source) for id_ in ids])

    def years(self, which: Mapping[str, FloatArray], ids: Iterable[str]) -> FloatArray | None:
        """Flows by year of several parties; None where there are none. Shape (periods, draws)."""
        flows = [which[id_] for id_ in ids if id_ in which]
        return sum(flows[1:], flows[0]) if flows else None

    def _of(
        self, accounts: Accounts, ids: Iterable[str], classes: Iterable[str], *, social: bool
    ) -> FloatArray:
        values = accounts.social if social else accounts.own
        kinds = tuple(classes)
        return self._total(values, [(id_, class_) for id_ in ids for class_ in kinds])

    def _by_term(self, accounts: Accounts, ids: tuple[str, ...], term: str) -> FloatArray:
        return self._total(accounts.by_term, [(id_, term) for id_ in ids])

    def _total(
        self, values: Mapping[tuple[str, str], FloatArray], keys: list[tuple[str, str]]
    ) -> FloatArray:
        found = [values[key] for key in keys if key in values]
        # What owners are charged for a warrant is one sum for all draws.
        total = sum(found[1:], found[0]) if found else np.zeros(1)
        return np.broadcast_to(total, (self.sample.draws,))
