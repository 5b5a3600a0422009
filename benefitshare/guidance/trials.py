"""Trials: a deal with some terms changed, projected and judged anew, and remembered.

Every rule is judged on the changed deal itself, not only on its projection: a rule may read terms.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from benefitshare.deal import Deal
from benefitshare.guidance.attestations import QUESTIONS
from benefitshare.guidance.finding import RANK, Finding
from benefitshare.problems import DealProblems
from benefitshare.valuation.results import Projection


@dataclass(frozen=True, slots=True)
class Revalued:
    """A changed deal with its projection."""

    deal: Deal
    projection: Projection


class Revalue(Protocol):
    """Changes a deal by path and projects it on the same draws; when quick, on the first of them.

    Raises DealProblems or ValueError where the deal cannot be changed so.
    """

    def __call__(self, changes: Mapping[str, object], *, quick: bool = False) -> Revalued:
        """Return the changed deal with its projection."""


class Judge(Protocol):
    """Runs rules on a changed deal, without looking for remedies."""

    def __call__(self, changed: Revalued, code: str | None = None) -> tuple[Finding, ...]:
        """What every rule finds, or the one that is named."""


@dataclass(slots=True)
class Trial:
    """A changed deal, judged by as many rules as are asked about."""

    revalued: Revalued
    judge: Judge
    _findings: dict[str, Finding] = field(default_factory=dict)
    _all: tuple[Finding, ...] = ()

    def clears(self, code: str) -> bool:
        """Whether a rule now passes."""
        return self.finding(code).outcome == "passed"

    def settles(self, code: str) -> bool:
        """Whether it passes, or would but for facts that nobody has attested."""
        finding = self.finding(code)
        asks = finding.outcome == "cannot tell" and bool(finding.missing)
        return self.clears(code) or (asks and set(finding.missing) <= set(QUESTIONS))

    def finding(self, code: str) -> Finding:
        """What a rule says now."""
        if code not in self._findings:
            self._findings[code] = self.judge(self.revalued, code)[0]
        return self._findings[code]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What every rule says now."""
        if not self._all:
            self._all = self.judge(self.revalued)
        return self._all

    def opens(self, before: tuple[Finding, ...]) -> tuple[str, ...]:
        """Codes of the rules that flag now and did not, or flag more severely."""
        known = {finding.rule: _rank(finding) for finding in before}
        return tuple(
            finding.rule
            for finding in self.findings
            if finding.outcome == "flagged" and RANK[finding.severity] > known[finding.rule]
        )

    @property
    def suppliers_gain(self) -> float | None:
        """The suppliers' mean gain at their own rates; null where it is not modelled. [currency]"""
        projection = self.revalued.projection
        if not projection.supplier_gain_modelled:
            return None
        return math.fsum(projection.parties[id_].gain.mean for id_ in projection.suppliers)


def _rank(finding: Finding) -> int:
    """How severe a flag was before; what was too close to call may come out milder than feared."""
    if finding.outcome == "flagged":
        return RANK[finding.severity]
    return RANK[finding.severity] - 1 if finding.outcome == "too close to call" else -1


@dataclass(slots=True)
class Trials:
    """Tries changes of one deal; what has been tried is not projected again."""

    revalue: Revalue
    judge: Judge
    before: tuple[Finding, ...]
    _known: dict[tuple[str, bool], Trial | None] = field(default_factory=dict)

    def at(self, changes: Mapping[str, object], *, quick: bool = False) -> Trial | None:
        """A changed deal, judged; nothing where the deal cannot be changed so."""
        key = (repr(sorted(changes.items())), quick)
        if key not in self._known:
            self._known[key] = self._tried(changes, quick=quick)
        return self._known[key]

    def _tried(self, changes: Mapping[str, object], *, quick: bool) -> Trial | None:
        try:
            revalued = self.revalue(changes, quick=quick)
        except (DealProblems, ValueError):
            return None
        return Trial(revalued, self.judge)

    def settles(self, code: str, changes: Mapping[str, object], *, quick: bool = False) -> bool:
        """Whether a change clears a flag, but for facts that nobody has attested."""
        trial = self.at(changes, quick=quick)
        return trial is not None and trial.settles(code)

    def opens(self, changes: Mapping[str, object], *, quick: bool = False) -> tuple[str, ...]:
        """What a change opens; few draws are compared with few."""
        trial = self.at(changes, quick=quick)
        start = self.at({}, quick=True) if quick else None
        before = self.before if start is None else start.findings
        return () if trial is None else trial.opens(before)
