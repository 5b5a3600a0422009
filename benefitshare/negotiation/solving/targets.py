"""A target on a reported measure, as somebody types it: `trust.gain.mean >= £1m`."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Final, Literal

from benefitshare.quantities import ValueProblem, parse_amount

Comparison = Literal[">=", "<=", ">", "<", "=="]
_WRITTEN: Final = re.compile(r"\s*(?P<metric>[^\s<>=]+)\s*(?P<sign>>=|<=|==|>|<|=)\s*(?P<value>.+)")
_IN_A_YEAR: Final = {"years": 1.0, "months": 12.0, "weeks": 365.25 / 7, "days": 365.25}


class NoTarget(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """What was typed is no target; the text says why."""


@dataclass(frozen=True, slots=True)
class Target:
    """A number that a measure has to reach."""

    metric: str
    comparison: Comparison
    value: float
    """[currency, fraction, years or a plain number, as the measure is]"""
    typed: str
    """The number as somebody wrote it."""

    def distance(self, found: float | None, *, falling: bool = False) -> float:
        """How far beyond the target a measure is: nought or more where it is reached.

        A measure that is not told is as far off as can be. For `==`, which side counts as beyond
        is for the caller: `falling` where the measure starts above the target.

        >>> Target("trust.gain.mean", "<=", 5.0, "5").distance(3.0)
        2.0
        """
        if found is None or math.isnan(found):
            return -math.inf
        rises = self.comparison in (">=", ">") or (self.comparison == "==" and not falling)
        beyond = found - self.value if rises else self.value - found
        if self.comparison in (">", "<") and beyond == 0.0:
            return -math.ulp(0.0)
        return beyond


def target_of(typed: str, currency: str = "GBP") -> Target:
    """Read a target. Raises NoTarget.

    >>> target_of("split.own.system_share >= 50%").value
    0.5
    """
    match = _WRITTEN.fullmatch(typed)
    if match is None:
        raise NoTarget(
            f"'{typed}' is no target; write a measure, a comparison and a number, such as "
            '"trust.gain.mean >= £1m".'
        )
    value = match["value"].strip()
    try:
        amount = parse_amount(value)
    except ValueProblem as problem:
        raise NoTarget(f"'{value}' is not a number to compare with.") from problem
    if amount.currency and amount.currency != currency:
        raise NoTarget(f"{value} is in {amount.currency}, and this deal is in {currency}.")
    if amount.unit and amount.unit not in _IN_A_YEAR:
        raise NoTarget(f"{value} is an amount {amount.unit}; leave the unit out.")
    sign = "==" if match["sign"] == "=" else match["sign"]
    number = amount.value / _IN_A_YEAR.get(amount.unit, 1.0)
    return Target(match["metric"], sign, number, value)  # type: ignore[arg-type]
