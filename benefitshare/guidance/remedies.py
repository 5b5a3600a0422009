"""Remedies: the smallest change of one term, or of two, that clears a flag and opens no other.

Every candidate is judged by projecting the changed deal and running every rule on it. "Nothing
that this term can do clears it" is an answer too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from benefitshare.deal import Deal
from benefitshare.guidance.finding import Change, Remedy
from benefitshare.guidance.levers import Lever, give_backs, levers
from benefitshare.guidance.pairs import best_pair
from benefitshare.guidance.rule import Rule
from benefitshare.guidance.search import smallest
from benefitshare.guidance.trials import Trials
from benefitshare.guidance.words import money, sentence


@dataclass(frozen=True, slots=True)
class Workshop:
    """Looks for what mends the flags of one deal."""

    deal: Deal
    trials: Trials

    def remedies(self, rule: Rule) -> tuple[Remedy, ...]:
        """What each lever does that the rule names and the deal has, what clears the flag first."""
        helping = levers(self.deal, rule.levers)
        found = [self._for_lever(rule.code, lever) for lever in helping]
        if helping and not any(remedy.clears for remedy in found):
            found += self._for_pairs(rule.code, helping)
        return tuple(sorted(found, key=_cheapest_first))

    def _for_lever(self, code: str, lever: Lever) -> Remedy:
        index = smallest(self.trials, code, lever)
        if index is None:
            return self._remedy({lever: lever.bound}, lever.no_use, clears=False)
        value = lever.at(index)
        opened = self.trials.opens({lever.path: lever.typed(value)})
        if opened:
            words = f"{lever.name} at {lever.words(value)} clears it but opens {opened[0]}"
            return self._remedy({lever: value}, words, clears=False)
        return self._remedy({lever: value}, lever.moved(value), clears=True)

    def _for_pairs(self, code: str, helping: tuple[Lever, ...]) -> list[Remedy]:
        pair = best_pair(self.trials, code, helping, give_backs(self.deal))
        if pair is None:
            return []
        both = dict(zip((pair.first, pair.second), pair.to, strict=True))
        words = " and ".join(lever.moved(value) for lever, value in both.items())
        return [self._remedy(both, words, clears=True)]

    def _remedy(self, to: Mapping[Lever, float], words: str, *, clears: bool) -> Remedy:
        trial = self.trials.at({lever.path: lever.typed(value) for lever, value in to.items()})
        left = None if trial is None else trial.suppliers_gain
        if clears and left is not None:
            verb = "still gains" if left >= 0 else "then loses"
            words += f"; the supplier {verb} {money(abs(left), self.deal.currency)}"
        changes = tuple(
            Change(lever.path, None if lever.new_term else lever.current, lever.typed(value))
            for lever, value in to.items()
        )
        return Remedy(sentence(words), clears, changes, left)


def _cheapest_first(remedy: Remedy) -> tuple[bool, float]:
    """What clears the flag first; of that, what leaves the supplier most."""
    left = remedy.supplier_gain_after
    return not remedy.clears, -(left or 0.0) if remedy.clears else 0.0
