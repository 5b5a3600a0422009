"""Fields of payments that follow a product's sales: royalty, revenue share, profit share."""

from typing import Annotated

from pydantic import Field, model_validator

from benefitshare.clauses.term import Term
from benefitshare.model import Id, Model
from benefitshare.uncertainty.fields import Fraction, Money, MoneyAYear, Years, certain


class SalesBase(Model):
    """Which sales count, and how much of them."""

    products: Annotated[tuple[Id, ...], Field(min_length=1)]
    """The products whose sales count."""
    share: Fraction = certain(1.0)
    """The part of those sales to which the contract applies."""
    deductions: Fraction = certain(0.0)
    """What comes off before the rate applies: discounts, freight, tax."""
    excludes: tuple[Id, ...] = ()
    """Buyers whose purchases do not count."""


class Tier(Model):
    """A step of a rate: it applies to the part of the year's base above `above` (marginal)."""

    above: MoneyAYear
    """The base in the financial year, in money of the day, above which the rate applies."""
    rate: Fraction
    """The rate on the part above."""


class StepDown(Model):
    """A later, lower rate."""

    after: Years
    """Years from the term's start."""
    to: Fraction
    """The rate from then on."""


class SalesTerm(Term):
    """A payment that follows sales: one rate or marginal tiers, on a base, within limits."""

    rate: Fraction | None = None
    """The rate on the base; or give `tiers`."""
    tiers: tuple[Tier, ...] = ()
    """Marginal rates by size of the year's base, instead of `rate`."""
    base: SalesBase
    """Which sales count."""
    cap: MoneyAYear | None = None
    """The most in a financial year, in money of the day; it applies whole to part-years."""
    minimum: MoneyAYear | None = None
    """The least in a year, in money of the day, pro rata to the part of the year."""
    lifetime_cap: Money | None = None
    """The most over the term's life, in money of the day."""
    step_down: StepDown | None = None
    """A later, lower rate."""
    lag: Years = certain(0.0)
    """How long after the sale the payment falls due."""
    leakage: Fraction = certain(0.0)
    """Sales that ought to count and are never reported."""

    @model_validator(mode="after")
    def _one_way_of_giving_the_rate(self) -> "SalesTerm":
        if (self.rate is None) == (not self.tiers):
            raise ValueError("give either a rate or tiers")
        if self.tiers and self.step_down is not None:
            raise ValueError("step_down goes with a rate, not with tiers")
        return self
