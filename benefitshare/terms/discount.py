"""Discount: a party pays less than the list price."""

from typing import Annotated, Literal

import numpy as np
from pydantic import Field, model_validator

from benefitshare.clauses.term import Term
from benefitshare.clauses.when import time_of_start
from benefitshare.model import Id, YesNo
from benefitshare.uncertainty.fields import Fraction
from benefitshare.world.offers import Offer
from benefitshare.world.world import World


class Discount(Term):
    """A part off the list price, or a promise of the lowest price that anybody pays."""

    kind: Literal["discount"]
    """A lower price."""
    product: Id
    """The product."""
    for_: Annotated[Id | None, Field(alias="for")] = None
    """The party that pays less; left out, the term's `to`."""
    rate: Fraction | None = None
    """The part taken off the list price."""
    lowest_price: YesNo = "no"
    """Whether the party pays the lowest price of any market."""

    @model_validator(mode="after")
    def _some_discount(self) -> "Discount":
        if self.rate is None and self.lowest_price == "no":
            raise ValueError("give a rate, or lowest_price: yes")
        return self


def offer(term: Discount, world: World, *, active: bool) -> Offer:
    """The price that the user is asked while the discount runs."""
    value = world.setting.value
    starts, _ = time_of_start(term.starts or "launch", term.product, world)
    begins = np.maximum(starts, world.products[term.product].launch)
    years = np.inf if term.years is None else value(term.years)
    return Offer(
        product=term.product,
        buyer=term.for_ if term.for_ is not None else str(term.to),
        start=begins,
        end=np.maximum(begins, starts + years) if active else begins,
        factor=1.0 if term.rate is None else 1.0 - value(term.rate),
        lowest_price=term.lowest_price == "yes",
    )
