"""Remedies: the smallest change of one term that clears a flag and opens no other.

A lever is tried at its bound; where that clears the flag, the smallest step that does is found by
bisection, and every candidate is judged by projecting the changed deal and running every rule.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from benefitshare.deal import Deal
from benefitshare.guidance.finding import RANK, Change, Finding, Remedy
from benefitshare.guidance.levers import Lever, levers
from benefitshare.guidance.rule import Rule
from benefitshare.guidance.words import money, sentence
from benefitshare.valuation.results import Projection

Revalue = Callable[[Mapping[str, object]], Projection]
"""Projects the deal with some values changed, by path, on the same draws."""
Judge = Callable[[Projection], tuple[Finding, ...]]
"""Runs every rule on a projection, without looking for remedies."""

MOST_REVALUATIONS: Final = 12
"""Projections for each lever of each flag; one more than a bisection of 1,500 steps takes."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A changed deal, judged."""

    projection: Projection
    findings: tuple[Finding, ...]

    def clears(self, code: str) -> bool:
        """Whether a rule now passes."""
        return any(f.rule == code and f.outcome == "passed" for f in self.findings)

    def opens(self, before: tuple[Finding, ...]) -> tuple[str, ...]:
        """Codes of the rules that flag now and did not, or flag more severely."""
        flagged = {f.rule: RANK[f.severity] for f in before if f.outcome == "flagged"}
        return tuple(
            f.rule
            for f in self.findings
            if f.outcome == "flagged" and RANK[f.severity] > flagged.get(f.rule, -1)
        )


@dataclass(slots=True)
class Workshop:
    """Tries changes of one deal, and remembers those already projected."""

    deal: Deal
    revalue: Revalue
    judge: Judge
    before: tuple[Finding, ...]
    _trials: dict[tuple[str, float], Trial] = field(default_factory=dict)

    def remedies(self, rule: Rule) -> tuple[Remedy, ...]:
        """One remedy for each lever that the rule names and the deal has."""
        return tuple(self._for_lever(rule, lever) for lever in levers(self.deal, rule.levers))

    def _try(self, lever: Lever, value: float) -> Trial:
        key = (lever.path, value)
        if key not in self._trials:
            projection = self.revalue({lever.path: value})
            self._trials[key] = Trial(projection, self.judge(projection))
        return self._trials[key]

    def _for_lever(self, rule: Rule, lever: Lever) -> Remedy:
        last = lever.steps - 1
        if not self._try(lever, lever.at(last)).clears(rule.code):
            return self._nothing(
                lever, f"no {lever.name} up to {lever.words(lever.bound)} clears it"
            )
        value = lever.at(self._smallest(rule, lever, last))
        trial = self._try(lever, value)
        opened = trial.opens(self.before)
        if opened:
            shown = lever.words(value)
            return self._nothing(lever, f"{lever.name} at {shown} clears it but opens {opened[0]}")
        return self._found(lever, value, trial)

    def _smallest(self, rule: Rule, lever: Lever, last: int) -> int:
        """The fewest steps that clear the flag, given that the last does."""
        low, high = -1, last
        for _ in range(MOST_REVALUATIONS - 1):
            if high - low <= 1:
                break
            middle = (low + high) // 2
            if self._try(lever, lever.at(middle)).clears(rule.code):
                high = middle
            else:
                low = middle
        return high

    def _found(self, lever: Lever, value: float, trial: Trial) -> Remedy:
        left = _suppliers_gain(trial.projection)
        words = (
            f"{lever.verb} {lever.name} from {lever.words(lever.current)} to {lever.words(value)}"
        )
        if left is not None:
            verb = "still gains" if left >= 0 else "then loses"
            words += f"; the supplier {verb} {money(abs(left), self.deal.currency)}"
        change = Change(lever.path, lever.current, value)
        return Remedy(sentence(words), True, (change,), left)

    def _nothing(self, lever: Lever, words: str) -> Remedy:
        change = Change(lever.path, lever.current, lever.bound)
        return Remedy(sentence(words), False, (change,))


def _suppliers_gain(projection: Projection) -> float | None:
    if not projection.supplier_gain_modelled:
        return None
    return math.fsum(projection.parties[id_].gain.mean for id_ in projection.suppliers)
