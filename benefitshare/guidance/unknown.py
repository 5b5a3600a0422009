"""Keys and thresholds of a file that no rule can use: a slip there would be ignored in silence."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping

from benefitshare.deal import Deal
from benefitshare.guidance.attestations import QUESTIONS
from benefitshare.guidance.policy import KNOWN, OwnPolicy
from benefitshare.guidance.rules import RULES
from benefitshare.problems import Problem

_TAKES = {"fraction": "a percentage, such as 30%", "money": "an amount, such as £10k"}
MOST_FRACTION = 10.0
"""No threshold is more than ten times what it is a part of."""


def unknown_keys(deal: Deal) -> tuple[Problem, ...]:
    """Problems with the keys of `attestations`, `policy` and `departures`, and with thresholds."""
    return (*unknown_names(deal.document()), *threshold_problems(deal.policy))


def unknown_names(document: Mapping[str, object]) -> tuple[Problem, ...]:
    """Problems with keys, of a file's plain data, whether or not the rest of it is well formed."""
    codes = tuple(rule.code for rule in RULES)
    blocks = (
        ("attestations", tuple(QUESTIONS), "a question of the rules"),
        ("policy", tuple(KNOWN), "a threshold of the rules"),
        ("departures", codes, "the code of a rule"),
    )
    return tuple(
        problem
        for block, known, expected in blocks
        if isinstance(given := document.get(block), Mapping)
        for problem in _unknown(block, map(str, given), known, expected)
    )


def threshold_problems(policy: OwnPolicy) -> tuple[Problem, ...]:
    """Problems with the values of thresholds that rules know."""
    return tuple(_out_of_bounds(policy))


def _out_of_bounds(policy: OwnPolicy) -> Iterator[Problem]:
    for key, threshold in policy.items():
        if key not in KNOWN:
            continue
        unit, value = KNOWN[key].unit, threshold.value.mean
        if value < 0 or (unit == "fraction" and value > MOST_FRACTION):
            expected = _TAKES.get(unit, f"a number of {unit}")
            path = f"policy.{key}.value"
            yield Problem(
                f"{path} is {value:g}; it takes {expected}.", path, f"{value:g}", expected
            )


def _unknown(
    block: str, given: Iterable[str], known: tuple[str, ...], expected: str
) -> Iterator[Problem]:
    for key in given:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
            hint = f" Did you mean {near[0]}?" if near else f" Known: {', '.join(known)}."
            message = f"{block} has {key}, which is not {expected}.{hint}"
            yield Problem(message, path=f"{block}.{key}", found=key, expected=expected)
