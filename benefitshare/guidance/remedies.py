"""Remedies: the smallest change of one term, or of two, that clears a flag and opens no other.

Every candidate is judged by projecting the changed deal and running every rule on it. "Nothing
that this term can do clears it" is an answer too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from benefitshare.deal import Deal
from benefitshare.guidance.finding import Change, Remedy
from benefitshare.guidance.lever import Lever
from benefitshare.guidance.levers import give_backs, levers
from benefitshare.guidance.pairs import best_pair
from benefitshare.guidance.rule import Rule
from benefitshare.guidance.search import smallest, sound_beyond
from benefitshare.guidance.trials import Trials
from benefitshare.guidance.words import listed, money, sentence


@dataclass(frozen=True, slots=True)
class Workshop:
    """Looks for what mends the flags of one deal."""

    deal: Deal
    trials: Trials

    def remedies(self, rule: Rule) -> tuple[Remedy, ...]:
        """What each lever does that the rule names and the deal has, what clears the flag first."""
        helping = levers(self.deal, rule.levers)
        found = [self._for_lever(rule.code, lever) for lever in helping]
        if helping and all(remedy.clears is False for remedy in found):
            found += self._for_pairs(rule.code, helping)
        return tuple(sorted(found, key=_cheapest_first))

    def _for_lever(self, code: str, lever: Lever) -> Remedy:
        index = smallest(self.trials, code, lever)
        if index is None:
            return self._remedy(code, {lever: lever.bound}, self._no_use(code, lever), helps=False)
        opened = self.trials.opens(lever.changes(lever.at(index)))
        sound = sound_beyond(self.trials, code, lever, index) if opened else index
        if sound is None:
            value = lever.at(index)
            words = f"{lever.name} at {lever.words(value)} clears it but opens {opened[0]}"
            return self._remedy(code, {lever: value}, words, helps=False)
        value = lever.at(sound)
        return self._remedy(code, {lever: value}, lever.moved(value), helps=True)

    def _no_use(self, code: str, lever: Lever) -> str:
        at_bound = self.trials.at(lever.changes(lever.bound))
        if at_bound is not None and at_bound.finding(code).outcome == "too close to call":
            return f"{lever.name} at {lever.words(lever.bound)} leaves it too close to call"
        return lever.no_use

    def _for_pairs(self, code: str, helping: tuple[Lever, ...]) -> list[Remedy]:
        pair = best_pair(self.trials, code, helping, give_backs(self.deal))
        if pair is None:
            return []
        both = dict(zip((pair.first, pair.second), pair.to, strict=True))
        words = " and ".join(lever.moved(value) for lever, value in both.items())
        return [self._remedy(code, both, words, helps=True)]

    def _remedy(self, code: str, to: Mapping[Lever, float], words: str, *, helps: bool) -> Remedy:
        changes = {path: new for lever, value in to.items() for path, new in
                   lever.changes(value).items()}  # fmt: skip
        trial = self.trials.at(changes)
        left = None if trial is None else trial.suppliers_gain
        cleared = trial is not None and trial.clears(code)
        if helps and trial is not None and not cleared:
            words += f", and answer {listed(trial.finding(code).missing)}"
        if helps and left is not None:
            verb = "still gains" if left >= 0 else "then loses"
            words += f"; the supplier {verb} {money(abs(left), self.deal.currency)}"
        made = tuple(
            Change(path, lever.before(path), new)
            for lever, value in to.items()
            for path, new in lever.changes(value).items()
        )
        return Remedy(sentence(words), (cleared or None) if helps else False, made, left)


def _cheapest_first(remedy: Remedy) -> tuple[int, float]:
    """What clears the flag first; of that, what leaves the supplier most."""
    left = remedy.supplier_gain_after
    order = {True: 0, None: 1, False: 2}[remedy.clears]
    return order, 0.0 if remedy.clears is False else -(left or 0.0)
