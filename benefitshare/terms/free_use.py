"""Free use: a party uses the product without paying for some years."""

from collections.abc import Iterable
from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from benefitshare.clauses.contract_money import indexed, real
from benefitshare.clauses.term import Term
from benefitshare.clauses.when import between, time_of_start
from benefitshare.ledger import FloatArray, Posting, latest
from benefitshare.model import Id, Model
from benefitshare.uncertainty.fields import Count, Fraction, MoneyAMonth, MoneyAYear
from benefitshare.world.offers import Offer
from benefitshare.world.world import World


class PriceAfterwards(Model):
    """What is due once free use has ended: a price, or a discount off the list price."""

    price: MoneyAYear | None = None
    """A price a unit and year."""
    discount: Fraction | None = None
    """A part taken off the list price."""


class FreeUse(Term):
    """A party uses the product without paying; what that is worth is the price it would have
    paid or the benefit it would have gone without."""

    kind: Literal["free-use"]
    """Use without payment."""
    product: Id
    """The product."""
    for_: Annotated[Id | None, Field(alias="for")] = None
    """The party that uses it; left out, the term's `to`."""
    units: Count | None = None
    """The most units that are free; left out, all the party's."""
    support_threshold: MoneyAMonth | None = None
    """The support cost a month above which the rest is charged, in money of the day."""
    afterwards: Literal["list"] | PriceAfterwards = "list"
    """The price once free use ends: `list`, `{price: £10k a year}` or `{discount: 30%}`."""
    otherwise: Literal["buys", "goes-without"] | None = None
    """What the party would do without this term. Left out: it buys where the benefit of use is
    at least the price."""


def user_of(term: FreeUse) -> str:
    """The party that uses the product free."""
    return term.for_ if term.for_ is not None else str(term.to)


def offer(term: FreeUse, world: World, *, active: bool) -> Offer:
    """The price that the user is asked, free for a time. Switched off, it never runs, but what the
    user would do otherwise still holds."""
    value = world.setting.value
    starts, _ = time_of_start(term.starts or "launch", term.product, world)
    begins = np.maximum(starts, world.products[term.product].launch)
    years = np.inf if term.years is None else value(term.years)
    after = term.afterwards if active else "list"
    price = discount = None
    if isinstance(after, PriceAfterwards):
        price, discount = after.price, after.discount
    return Offer(
        product=term.product,
        buyer=user_of(term),
        start=begins,
        end=np.maximum(begins, starts + years) if active else begins,
        factor=0.0,
        units=None if term.units is None else value(term.units),
        price_after=None if price is None else real(indexed(term, price, world), world),
        factor_after=1.0 if discount is None else 1.0 - value(discount),
        tests_use=True,
        otherwise=term.otherwise,
    )


def transfers(source: str, term: FreeUse, world: World) -> Iterable[Posting]:
    """The charge for support above the month's threshold. The price forgone and the benefits that
    would not have been had show in the product's own flows: with the term less without it."""
    if term.support_threshold is None:
        return
    course = world.products[term.product]
    user = user_of(term)
    supported: FloatArray = sum(
        (market.free_unit_years for market in course.markets.values() if market.buyer == user),
        np.zeros((1, 1)),
    )
    cost = supported * course.support_cost * world.setting.deflator
    free_part = latest(
        market.free_parts for market in course.markets.values() if market.buyer == user
    )
    allowed = indexed(term, term.support_threshold, world) * 12.0 * free_part
    charge = course.use.weighed(real(np.maximum(cost - allowed, 0.0), world))
    for sides in between(term, world):
        for giver, _, share in sides.shares:
            what = "support above the threshold"
            yield Posting(user, giver, charge * share, "cash", source, what)
