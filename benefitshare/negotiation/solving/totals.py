"""Measures that totals alone tell, without a whole projection: gains and values, by their names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields

from benefitshare.deal import Deal
from benefitshare.ledger.posting import LINES
from benefitshare.valuation.reading import Reading
from benefitshare.valuation.results import Statistics
from benefitshare.valuation.sums import Sums

Told = Callable[[Reading], float]
_STATISTICS = frozenset(each.name for each in fields(Statistics))
_AMOUNTS = {
    "gain": (True, False),
    "gain_social": (True, True),
    "npv": (False, False),
    "npv_social": (False, True),
}
"""By name: whether it is a gain, and whether it is at the Green Book's rate for all."""


def total_measure(deal: Deal, metric: str) -> Told | None:
    """How to tell a measure such as `trust.gain.mean` or `nhs.lines.money.p10` from totals.

    None where it takes more than that.
    """
    match metric.split("."):
        case [side, amount, statistic] if amount in _AMOUNTS and statistic in _STATISTICS:
            is_gain, social = _AMOUNTS[amount]
            classes = LINES["all"]
        case [side, "lines", line, statistic] if line in LINES and statistic in _STATISTICS:
            is_gain, social, classes = True, False, LINES[line]
        case _:
            return None
    if side not in deal.parties and side not in ("nhs", "system"):
        return None

    def told(reading: Reading) -> float:
        groups = {"nhs": reading.nhs, "system": reading.system}
        ids = groups.get(side, (side,))

        def amount_of(sums: Sums) -> object:
            of = sums.gain if is_gain else sums.npv
            return of(ids, classes, social=social)

        return float(getattr(reading.stats(amount_of), statistic))  # type: ignore[arg-type]

    return told
