"""Levers: the values of a deal's terms that a remedy may move, with how far and in what steps.

Only terms are levers, never assumptions. The bounds are this tool's own policy.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from benefitshare.deal import Deal
from benefitshare.guidance.facts import givers, terms_to_nhs
from benefitshare.guidance.words import money, percent
from benefitshare.terms import AnyTerm
from benefitshare.terms.cost_recovery import CostRecovery
from benefitshare.terms.equity import Equity
from benefitshare.terms.profit_share import ProfitShare
from benefitshare.terms.revenue_share import RevenueShare
from benefitshare.terms.royalty import Royalty
from benefitshare.terms.subscription import Subscription
from benefitshare.terms.upfront_fee import UpfrontFee
from benefitshare.uncertainty.estimate import Estimate

RATE_BOUNDS: Final = {"royalty": 0.15, "revenue-share": 0.30, "profit-share": 0.50}
"""The highest rates that a remedy proposes."""
FEE_MULTIPLE: Final = 10.0
"""How many times a fee may be raised."""
_RATE_STEP: Final = 0.001

Unit = Literal["fraction", "money", "number"]


@dataclass(frozen=True, slots=True)
class Lever:
    """A value that may move from where it is to a bound, in even steps towards it."""

    path: str
    name: str
    current: float
    bound: float
    step: float
    unit: Unit
    currency: str = "GBP"

    @property
    def steps(self) -> int:
        """How many steps lead to the bound; the last may be shorter."""
        return math.ceil(abs(self.bound - self.first) / self.step - 1e-9) + 1

    @property
    def first(self) -> float:
        """The first tidy value on the way to the bound."""
        if self.bound > self.current:
            return self.step * (math.floor(self.current / self.step + 1e-9) + 1)
        return self.step * (math.ceil(self.current / self.step - 1e-9) - 1)

    def at(self, index: int) -> float:
        """The value after some steps, from 0 to `steps - 1`."""
        towards = 1 if self.bound > self.current else -1
        value = self.first + towards * index * self.step
        limited = min(value, self.bound) if towards > 0 else max(value, self.bound)
        return float(f"{limited:.12g}")

    def words(self, value: float) -> str:
        """A value as a sentence writes it."""
        if self.unit == "fraction":
            return percent(value)
        return money(value, self.currency) if self.unit == "money" else f"{value:,.0f}"

    @property
    def verb(self) -> str:
        """Whether it is raised or lowered."""
        return "raise" if self.bound > self.current else "lower"


def levers(deal: Deal, kinds: tuple[str, ...]) -> tuple[Lever, ...]:
    """The levers of some kinds that a deal's terms offer: `rate`, `fee`, `recovery`, `shares`.

    Only what the suppliers give to the NHS can move, and only what is not at its bound already.
    """
    found: list[Lever] = []
    for id_, term in terms_to_nhs(deal).items():
        if givers(term) & set(deal.suppliers):
            found.extend(_of_term(id_, term, deal.currency))
    return tuple(
        lever
        for kind in kinds
        for lever in found
        if _KIND[lever.path.rsplit(".", 1)[1]] == kind and lever.current != lever.bound
    )


_KIND: Final = {
    "rate": "rate", "amount": "fee", "share": "recovery",
    "percent": "shares", "shares": "shares", "stated_value": "shares",
}  # fmt: skip


def _of_term(id_: str, term: AnyTerm, currency: str) -> Iterator[Lever]:
    path, name = f"terms.{id_}", id_.replace("-", " ")
    if isinstance(term, Royalty | RevenueShare | ProfitShare) and term.rate is not None:
        current, bound = term.rate.mean, RATE_BOUNDS[term.kind]
        if current < bound:
            yield Lever(f"{path}.rate", name, current, bound, _RATE_STEP, "fraction")
    elif isinstance(term, UpfrontFee | Subscription) and term.amount.mean > 0:
        now = term.amount.mean
        step = _tidy_step(now)
        yield Lever(f"{path}.amount", name, now, FEE_MULTIPLE * now, step, "money", currency)
    elif isinstance(term, CostRecovery):
        yield Lever(f"{path}.share", name, term.share.mean, 1.0, 0.01, "fraction")
    elif isinstance(term, Equity):
        yield from _shares(path, name, term, currency)


def _shares(path: str, name: str, term: Equity, currency: str) -> Iterator[Lever]:
    sizes: tuple[tuple[str, Estimate | None, Unit], ...] = (
        ("percent", term.percent, "fraction"),
        ("shares", term.shares, "number"),
        ("stated_value", term.stated_value, "money"),
    )
    for field, size, unit in sizes:
        if size is not None and size.mean > 0:
            step = _tidy_step(size.mean)
            yield Lever(f"{path}.{field}", name, size.mean, 0.0, step, unit, currency)


def _tidy_step(current: float) -> float:
    """A fiftieth of an amount, taken down to 1, 2 or 5 times a power of ten."""
    raw = current / 50
    power = float(10.0 ** math.floor(math.log10(raw)))
    return max(multiple * power for multiple in (1.0, 2.0, 5.0) if multiple * power <= raw * 1.0001)
