"""Equity: shares in the company, issued, locked up, sold."""

from collections.abc import Iterable
from typing import Literal

import numpy as np
from pydantic import model_validator

from benefitshare.clauses.issue import issue_of
from benefitshare.clauses.term import Term
from benefitshare.clauses.when import between
from benefitshare.ledger import Posting, Value, time_of
from benefitshare.model import Day, YesNo
from benefitshare.uncertainty.fields import Count, Fraction, Money, Years, certain
from benefitshare.world.companies import Stake
from benefitshare.world.private import PrivateCourse
from benefitshare.world.world import World


class Equity(Term):
    """Shares given to a party by the company's present owners."""

    kind: Literal["equity"]
    """Shares."""
    stated_value: Money | None = None
    """What the shares are said to be worth; with `at_price`."""
    at_price: Money | None = None
    """The price a share at which `stated_value` is turned into a number of shares."""
    shares: Count | None = None
    """The number of shares; or `stated_value` and `at_price`, or `percent`."""
    percent: Fraction | None = None
    """The part of all shares, as converted, on the day of issue."""
    chance_issued: Fraction = certain(1.0)
    """The chance that the shares promised are ever issued."""
    lock_up: Years = certain(0.0)
    """How long after issue they may not be sold."""
    sold: Literal["at-lock-up-end", "on-sale"] | Day | None = None
    """When they are sold: `at-lock-up-end`, a date, or `on-sale` of the company. Left out: on sale
    for a private company, else at the end of the lock-up. A sale of the company comes first."""
    sale_discount: Fraction = certain(0.0)
    """What is lost on selling: a large block in a thin market."""
    anti_dilution: YesNo = "no"
    """Whether the stake is protected when shares are later sold more cheaply (full ratchet)."""

    @model_validator(mode="after")
    def _one_way_of_giving_the_size(self) -> "Equity":
        by_value = self.stated_value is not None and self.at_price is not None
        if (self.stated_value is None) != (self.at_price is None):
            raise ValueError("stated_value and at_price go together")
        if by_value + (self.shares is not None) + (self.percent is not None) != 1:
            raise ValueError("give stated_value and at_price, or shares, or percent")
        return self


def transfers(source: str, term: Equity, world: World) -> Iterable[Posting]:
    """What the stake fetches when it is sold: given up by the company's present owners."""
    held = stake(source, term, world)
    amount = world.companies[str(term.from_)].proceeds(held)
    for sides in between(term, world):
        yield from sides.postings(source, amount, "shares", "proceeds of shares")


def stake(source: str, term: Equity, world: World) -> Stake:
    """The stake as the company sees it."""
    company = world.companies[str(term.from_)]
    issue, issued = issue_of(source, term, term.chance_issued, world)
    return Stake(
        units=company.units(_shares(term, world), _percent(term, world)),
        issued=issued,
        issue=issue,
        planned_sale=_planned_sale(term, world, issue),
        sale_discount=world.setting.value(term.sale_discount),
        protected=term.anti_dilution == "yes",
    )


def _planned_sale(term: Equity, world: World, issue: Value) -> Value:
    lock_up_ends = issue + world.setting.value(term.lock_up)
    sold = term.sold
    if sold is None:
        private = isinstance(world.companies[str(term.from_)], PrivateCourse)
        sold = "on-sale" if private else "at-lock-up-end"
    if sold == "on-sale":
        return np.inf
    return lock_up_ends if sold == "at-lock-up-end" else np.maximum(time_of(sold), lock_up_ends)


def _shares(term: Equity, world: World) -> Value | None:
    if term.shares is not None:
        return world.setting.value(term.shares)
    if term.stated_value is None or term.at_price is None:
        return None
    return world.setting.value(term.stated_value) / world.setting.value(term.at_price)


def _percent(term: Equity, world: World) -> Value | None:
    return None if term.percent is None else world.setting.value(term.percent)
