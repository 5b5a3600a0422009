"""Levers: the values of a deal's terms that a remedy may move, with how far and in what steps.

Only terms are levers, never assumptions. The bounds are this tool's own policy.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from benefitshare.deal import Deal
from benefitshare.deal.contributions import Contribution
from benefitshare.guidance.facts import givers, terms_to_nhs
from benefitshare.guidance.ladder import down, even, up
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
NEW_FEE: Final = "access-payment"
"""The id of a yearly payment that a remedy adds."""
_RATE_STEP: Final = 0.001

Unit = Literal["fraction", "money", "number"]


@dataclass(frozen=True, slots=True)
class Lever:
    """A value that may move from where it is to a bound, over the tidy values between them."""

    path: str
    name: str
    current: float
    values: tuple[float, ...]
    """Where it may move to, the nearest first; the last is its bound."""
    unit: Unit
    currency: str = "GBP"
    gives_back: bool = False
    """Whether it moves to the supplier's good, to make up for what another takes."""
    new_term: Mapping[str, object] | None = field(default=None, hash=False)
    """The term that is added, but for its amount, where the lever adds one."""

    @property
    def bound(self) -> float:
        """The furthest that it may move."""
        return self.values[-1]

    @property
    def steps(self) -> int:
        """How many values it may move to."""
        return len(self.values)

    def at(self, index: int) -> float:
        """The value after some steps, from 0 to `steps - 1`."""
        return self.values[index]

    def words(self, value: float) -> str:
        """A value as a sentence writes it."""
        if self.unit == "fraction":
            return percent(value)
        return money(value, self.currency) if self.unit == "money" else f"{value:,.0f}"

    @property
    def verb(self) -> str:
        """Whether it is raised or lowered."""
        return "raise" if self.bound > self.current else "lower"

    def typed(self, value: float) -> object:
        """What stands at the path when the lever is at a value."""
        return value if self.new_term is None else {**self.new_term, "amount": value}

    def moved(self, value: float) -> str:
        """The change to a value, as an instruction."""
        if self.new_term is not None:
            return f"add {self.name} of {self.words(value)} for {self.new_term['years']} years"
        return f"{self.verb} {self.name} from {self.words(self.current)} to {self.words(value)}"

    @property
    def no_use(self) -> str:
        """That nothing this term can do is enough."""
        if self.new_term is not None:
            return f"no new {self.name.removeprefix('a ')} up to {self.words(self.bound)} clears it"
        if self.bound > self.current:
            return f"no {self.name} up to {self.words(self.bound)} clears it"
        return f"no smaller {self.name}, down to {self.words(self.bound)}, clears it"


def levers(deal: Deal, kinds: tuple[str, ...]) -> tuple[Lever, ...]:
    """The levers of some kinds that a deal's terms offer: `rate`, `fee`, `recovery`, `shares`.

    Only what the suppliers give to the NHS can move, and only what is not at its bound already.
    """
    found: list[Lever] = []
    for id_, term in terms_to_nhs(deal).items():
        if givers(term) & set(deal.suppliers):
            found.extend(_of_term(id_, term, deal.currency))
    known = tuple(
        lever
        for kind in kinds
        for lever in found
        if _KIND[lever.path.rsplit(".", 1)[1]] == kind and lever.current != lever.bound
    )
    return known + tuple(new_fee(deal)) if "fee" in kinds else known


def new_fee(deal: Deal) -> Iterator[Lever]:
    """A yearly payment to add, where the NHS bears a cost of access and no fee is due.

    It is for as long as the agreement, and at most `FEE_MULTIPLE` times the yearly cost.
    """
    costs = {id_: each for id_, each in deal.contributions.items() if _is_access_cost(deal, each)}
    paid = any(
        isinstance(term, UpfrontFee | Subscription) and givers(term) & set(deal.suppliers)
        for term in terms_to_nhs(deal).values()
    )
    years = 0 if deal.agreement.years is None else round(deal.agreement.years.mean)
    if paid or not costs or years < 1 or not deal.suppliers or NEW_FEE in deal.terms:
        return
    spent = math.fsum(_spent(each, years) for each in costs.values())
    if spent <= 0:
        return
    yearly = spent / years
    term = {
        "kind": "subscription", "from": deal.suppliers[0],
        "to": next(iter(costs.values())).by, "years": years,
    }  # fmt: skip
    values = up(yearly / FEE_MULTIPLE, yearly * FEE_MULTIPLE)
    yield Lever(
        f"terms.{NEW_FEE}", "a yearly payment", 0.0, values, "money", deal.currency,
        new_term=term,
    )  # fmt: skip


def _is_access_cost(deal: Deal, contribution: Contribution) -> bool:
    return contribution.counts_as == "access-cost" and deal.parties[contribution.by].is_nhs


def _spent(contribution: Contribution, years: float) -> float:
    """What a contribution costs over the agreement. [currency]"""
    if not isinstance(contribution.cost, Estimate):
        return 0.0
    if contribution.date is not None:
        return contribution.cost.mean
    return contribution.cost.mean * (
        years if contribution.years is None else contribution.years.mean
    )


def give_backs(deal: Deal) -> tuple[Lever, ...]:
    """What the suppliers give to the NHS, to be lowered so as to make up for something else."""
    found = {lever.path: lever for lever in levers(deal, ("rate", "fee", "shares"))}
    return tuple(
        replace(lever, values=down(lever.current), gives_back=True)
        for lever in found.values()
        if lever.current > 0
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
            values = even(current, bound, _RATE_STEP)
            yield Lever(f"{path}.rate", name, current, values, "fraction")
    elif isinstance(term, UpfrontFee | Subscription) and term.amount.mean > 0:
        now = term.amount.mean
        yield Lever(f"{path}.amount", name, now, up(now, FEE_MULTIPLE * now), "money", currency)
    elif isinstance(term, CostRecovery):
        share = term.share.mean
        yield Lever(f"{path}.share", name, share, even(share, 1.0, 0.01), "fraction")
    elif isinstance(term, Equity):
        yield from _shares(path, name, term, currency)


def _shares(path: str, name: str, term: Equity, currency: str) -> Iterator[Lever]:
    sizes: tuple[tuple[str, Estimate | None, Unit], ...] = (
        ("percent", term.percent, "fraction"),
        ("shares", term.shares, "number"),
        ("stated_value", term.stated_value, "money"),
    )
    for name_of_size, size, unit in sizes:
        if size is not None and size.mean > 0:
            to = f"{path}.{name_of_size}"
            yield Lever(to, name, size.mean, down(size.mean), unit, currency)
