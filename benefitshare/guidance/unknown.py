"""Keys of a deal file that no rule knows: a slip there would be ignored in silence."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from benefitshare.deal import Deal
from benefitshare.guidance.attestations import QUESTIONS
from benefitshare.guidance.policy import DEFAULTS
from benefitshare.guidance.rules import RULES
from benefitshare.problems import Problem


def unknown_keys(deal: Deal) -> tuple[Problem, ...]:
    """Problems with the keys of `attestations`, `policy` and `departures`."""
    codes = tuple(rule.code for rule in RULES)
    return (
        *_unknown("attestations", deal.attestations, tuple(QUESTIONS), "a question of the rules"),
        *_unknown("policy", deal.policy, tuple(DEFAULTS), "a threshold of the rules"),
        *_unknown("departures", deal.departures, codes, "the code of a rule"),
    )


def _unknown(
    block: str, given: Iterable[str], known: tuple[str, ...], expected: str
) -> Iterable[Problem]:
    for key in given:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
            hint = f" Did you mean {near[0]}?" if near else f" Known: {', '.join(known)}."
            message = f"{block} has {key}, which is not {expected}.{hint}"
            yield Problem(message, path=f"{block}.{key}", found=key, expected=expected)
