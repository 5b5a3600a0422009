"""Which flags one deal gains and which it loses beside another, against the same guidance."""

from dataclasses import dataclass

from benefitshare.guidance.assessment import Assessment
from benefitshare.guidance.finding import RANK, Finding


@dataclass(frozen=True, slots=True)
class FlagChanges:
    """Flags that only one of two deals has, or that weigh more in it."""

    gained: tuple[Finding, ...]
    """Of the other deal."""
    lost: tuple[Finding, ...]
    """Of the first deal, which the other clears."""


def flag_changes(first: Assessment, other: Assessment) -> FlagChanges:
    """Compare two deals' standing on one date, the worst first."""
    before, after = _flags(first), _flags(other)
    return FlagChanges(_beyond(after, before), _beyond(before, after))


def _flags(assessment: Assessment) -> dict[str, Finding]:
    return {each.rule: each for each in assessment.findings if each.outcome == "flagged"}


def _beyond(flags: dict[str, Finding], others: dict[str, Finding]) -> tuple[Finding, ...]:
    found = [
        flag
        for code, flag in flags.items()
        if code not in others or RANK[flag.severity] > RANK[others[code].severity]
    ]
    return tuple(sorted(found, key=lambda each: -RANK[each.severity]))
