"""The levers that a deal's terms offer, with how far each may move.

Only terms are levers, never assumptions. The bounds are this tool's own policy.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from benefitshare.deal import Deal
from benefitshare.deal.contributions import Contribution
from benefitshare.guidance.facts import givers, terms_to_nhs
from benefitshare.guidance.ladder import down, even, up
from benefitshare.guidance.lever import Lever, Unit
from benefitshare.guidance.other_levers import head_starts, lower_prices
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


def levers(deal: Deal, kinds: tuple[str, ...]) -> tuple[Lever, ...]:
    """The levers of some kinds that a deal's terms offer, those at their bound already left out.

    `rate`, `fee` and `recovery` ask more of the suppliers, and `shares` less; `charge` lowers fees
    and repaid costs, and `less` all that the suppliers give; `price` makes a product cheaper to the
    NHS for longer, and `head-start` keeps others waiting for less long.
    """
    found = (lever for kind in kinds for lever in _OFFERED[kind](deal))
    return tuple(lever for lever in found if lever.current != lever.bound)


def give_backs(deal: Deal) -> tuple[Lever, ...]:
    """What the suppliers give to the NHS, to be lowered so as to make up for something else."""
    return tuple(_lowered(deal, ("rate", "amount", *_SIZES)))


def _given(deal: Deal, fields: tuple[str, ...]) -> Iterator[Lever]:
    """What stands in some fields of the terms under which suppliers give to the NHS."""
    for id_, term in terms_to_nhs(deal).items():
        if givers(term) & set(deal.suppliers):
            for lever in _of_term(id_, term, deal.currency):
                if lever.path.rsplit(".", 1)[1] in fields:
                    yield lever


def _lowered(deal: Deal, fields: tuple[str, ...]) -> Iterator[Lever]:
    for lever in _given(deal, fields):
        if lever.current > 0:
            yield replace(lever, values=down(lever.current), gives_back=True)


def _fees(deal: Deal) -> Iterator[Lever]:
    yield from _given(deal, ("amount",))
    yield from new_fee(deal)


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
        f"terms.{NEW_FEE}", "a yearly payment", 0.0, values, "money", deal.currency, new_term=term,
        instruction=f"add a yearly payment of {{to}} for {years} years",
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


def _of_term(id_: str, term: AnyTerm, currency: str) -> Iterator[Lever]:
    path, name = f"terms.{id_}", id_.replace("-", " ")
    if isinstance(term, Royalty | RevenueShare | ProfitShare) and term.rate is not None:
        current, bound = term.rate.mean, RATE_BOUNDS[term.kind]
        # One that is above its bound can still be lowered.
        values = even(current, bound, _RATE_STEP) if current < bound else (current,)
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
    sizes: Mapping[str, Estimate | None] = {each: getattr(term, each) for each in _SIZES}
    for name_of_size, size in sizes.items():
        if size is not None and size.mean > 0:
            to, unit = f"{path}.{name_of_size}", _SIZES[name_of_size]
            yield Lever(to, name, size.mean, down(size.mean), unit, currency)


_SIZES: Final[Mapping[str, Unit]] = {
    "percent": "fraction", "shares": "number", "stated_value": "money",
}  # fmt: skip
"""The fields of a stake that may say how large it is."""

_OFFERED: Final[Mapping[str, Callable[[Deal], Iterator[Lever]]]] = {
    "rate": lambda deal: _given(deal, ("rate",)),
    "fee": _fees,
    "recovery": lambda deal: _given(deal, ("share",)),
    "shares": lambda deal: _given(deal, tuple(_SIZES)),
    "charge": lambda deal: _lowered(deal, ("amount", "share")),
    "less": lambda deal: _lowered(deal, ("rate", "amount", "share", *_SIZES)),
    "price": lower_prices,
    "head-start": head_starts,
}
