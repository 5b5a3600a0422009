"""What a rule is made of: what it cites, what it needs, and a check that returns a verdict.

A check reads the deal and its projection and changes nothing. Which edition governs, how severe a
flag may be and how it is worded are the same for every rule and are settled in `assess`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from benefitshare.deal import Deal
from benefitshare.guidance.editions import Citation, Governing
from benefitshare.guidance.finding import Basis, Finding, Outcome, Severity
from benefitshare.guidance.policy import Policy
from benefitshare.valuation.results import Projection

CORE = ("P1", "P2", "P3", "P4", "P5", "CC")
"""The families of Principle 10 itself, on which `--fail-on` looks."""

HEADINGS = (
    "What it looks for",
    "Why it matters",
    "Source",
    "A deal it flags",
    "A deal it passes",
    "What it cannot see",
)
"""The headings of a rule's page, which is its module's docstring, in order."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may look at."""

    deal: Deal
    projection: Projection
    date: datetime.date
    """The date as of which the deal is judged."""
    policy: Policy
    governing: Governing | None = None
    """The principle and edition that decide; null for this tool's own policy."""
    earlier: tuple[Finding, ...] = ()
    """What the rules before this one found."""

    @property
    def edition(self) -> str:
        """The key of the governing edition; empty where there is none."""
        return "" if self.governing is None else self.governing.edition.key


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check concludes.

    ``message`` is one or two plain sentences on the facts; what they fall short of is added to it.
    ``severity`` only lowers the rule's own. ``threshold`` names the threshold that decided.
    """

    outcome: Outcome
    message: str
    severity: Severity | None = None
    numbers: Mapping[str, float] = field(default_factory=dict)
    probability: float | None = None
    threshold: str | None = None
    missing: tuple[str, ...] = ()


def undriven(_: Context) -> str:
    """For rules that test no amount."""
    return ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the catalogue."""

    code: str
    name: str
    """Dotted lower case, naming the pattern that it flags."""
    title: str
    """What it asks, in plain words."""
    plainly: str
    """What a flag means, in a short sentence for those who know nothing of deals."""
    basis: Basis
    severity: Severity
    """The most that a flag can be."""
    check: Callable[[Context], Verdict]
    manual: str
    """Its page: the module's docstring."""
    citations: tuple[Citation, ...] = ()
    """The first that is in force decides; the others support it."""
    scope: tuple[Callable[[Deal], str], ...] = ()
    """Each says why the rule does not fit a deal, or nothing."""
    attestations: tuple[str, ...] = ()
    thresholds: tuple[str, ...] = ()
    levers: tuple[str, ...] = ()
    """Kinds of lever that may clear a flag; see `levers`."""
    driver: Callable[[Context], str] = undriven
    """Says which term or assumption weighs most in what a numeric rule tests."""
    step: str = ""
    """What clears a flag, in words, where no lever does."""
    since: str = "0.1.0"

    @property
    def core(self) -> bool:
        """Whether it belongs to Principle 10's core."""
        return self.code[:2] in CORE

    def page(self) -> Mapping[str, str]:
        """The parts of its page, by heading."""
        return page_parts(self.manual)


def page_parts(manual: str) -> Mapping[str, str]:
    """Split a page at the known headings; text before the first heading is left out.

    >>> page_parts('''P9-99: an example.
    ...
    ... Source
    ...     A document,
    ...     read.
    ... ''')
    {'Source': 'A document, read.'}
    """
    parts: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in manual.splitlines():
        if line.strip() in HEADINGS and not line.startswith(" "):
            current = parts.setdefault(line.strip(), [])
        elif current is not None and line.strip():
            current.append(line.strip())
    return {heading: " ".join(lines) for heading, lines in parts.items()}
