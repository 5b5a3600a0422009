"""What is built: development, markets, what it costs, and whom it benefits."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from benefitshare.model import Id, Model, Text
from benefitshare.uncertainty.fields import (
    AnnualRate,
    Chance,
    Count,
    Fraction,
    Money,
    MoneyAYear,
    Multiple,
    Number,
    SignedMoneyAYear,
    Years,
    certain,
)

BenefitClass = Literal["cash-releasing", "non-cash-releasing", "health", "societal", "unmonetised"]
BenefitGroup = Literal["patients", "professionals", "commissioners", "innovators"]


class Stage(Model):
    """A step of development, which may fail at its end."""

    years: Years
    """How long it takes."""
    cost: MoneyAYear = certain(0.0)
    """What the owner spends a year meanwhile, in real terms."""
    success: Fraction = certain(1.0)
    """The chance that it succeeds."""


class Linear(Model):
    """Adoption that grows evenly."""

    years: Years
    """Years from launch until all units are in use."""


class Bass(Model):
    """Adoption by innovation and imitation (Bass, 1969)."""

    p: Multiple
    """The coefficient of innovation."""
    q: Multiple
    """The coefficient of imitation."""


class Logistic(Model):
    """Adoption along an S-curve."""

    midpoint: Years
    """Years from launch until half the units are in use."""
    steepness: Multiple
    """How sharp the rise is, a year."""


class LinearAdoption(Model):
    """Adoption that grows evenly."""

    linear: Linear
    """`{years}`."""


class BassAdoption(Model):
    """Adoption by innovation and imitation."""

    bass: Bass
    """`{p, q}`."""


class LogisticAdoption(Model):
    """Adoption along an S-curve."""

    logistic: Logistic
    """`{midpoint, steepness}`."""


class SeriesAdoption(Model):
    """Adoption given year by year."""

    series: Annotated[tuple[Fraction, ...], Field(min_length=1)]
    """The share of units in use in each year from launch; the last holds from then on."""


Adoption = Literal["immediate"] | LinearAdoption | BassAdoption | LogisticAdoption | SeriesAdoption


class CostOfUse(Model):
    """What using the product costs its user, beside the price, in real terms."""

    once: Money = certain(0.0)
    """For each new unit."""
    a_year: MoneyAYear = certain(0.0)
    """For each unit and year in use."""


class Market(Model):
    """A buyer, or a kind of buyers."""

    buyer: Id
    """A party's id, or `third-parties`."""
    units: Count = certain(1.0)
    """How many units may come into use in all."""
    price: MoneyAYear = certain(0.0)
    """The list price a unit and year, in real terms."""
    adoption: Adoption = "immediate"
    """How units come into use after launch."""
    cost_of_use: CostOfUse = CostOfUse()
    """What using it costs the user."""


class Benefit(Model):
    """What the product does for those who use it, whatever they pay, a unit and year in use."""

    to: Id
    """`user`, or a party's id."""
    class_: Annotated[BenefitClass, Field(alias="class")]
    """Cash-releasing, non-cash-releasing, health, societal, or unmonetised (in words only)."""
    amount: SignedMoneyAYear | None = None
    """A unit and year, in real terms."""
    qalys: Number | None = None
    """Quality-adjusted life years gained, a unit and year, for the class `health`."""
    additional: Fraction = certain(1.0)
    """The part that would not have come about anyhow."""
    group: BenefitGroup | None = None
    """Which of the code's four groups it is for."""
    markets: tuple[Id, ...] | None = None
    """The markets in which it arises; left out, those whose buyer is a party."""
    what: Text | None = None
    """What it is, in words."""

    @model_validator(mode="after")
    def _amount_fits_the_class(self) -> "Benefit":
        if self.class_ == "health" and (self.qalys is None or self.amount is not None):
            raise ValueError("a health benefit is given in qalys, not as an amount")
        if self.class_ != "health" and self.qalys is not None:
            raise ValueError("only a health benefit is given in qalys")
        if self.class_ == "unmonetised" and (self.amount is not None or not self.what):
            raise ValueError("an unmonetised benefit is given in words (what), without an amount")
        if self.class_ not in {"health", "unmonetised"} and self.amount is None:
            raise ValueError("this benefit needs an amount")
        return self


class Withdrawal(Model):
    """The owner stops supporting the product."""

    chance: Chance
    """The chance each year from launch."""


class Product(Model):
    """Something built on the deal, sold and used."""

    owner: Id
    """The supplier that develops, sells and supports it."""
    development: Annotated[dict[Id, Stage], Field(min_length=1)] | None = None
    """Stages in order, starting when data flows. Left out, it is on the market from signing."""
    lifetime: Years | None = None
    """Years from launch; left out, to the end of the horizon."""
    withdrawal: Withdrawal | None = None
    """The chance that the owner stops supporting it."""
    markets: dict[Id, Market] = {}
    """Who buys it."""
    price_change: AnnualRate = certain(0.0)
    """How the price changes a year from launch, in real terms."""
    cost_of_supply: Fraction = certain(0.0)
    """The cost of what is sold, as a part of revenue."""
    support_cost: MoneyAYear = certain(0.0)
    """The cost of supporting a unit for a year, paid by the owner whether or not the user pays."""
    benefits: dict[Id, Benefit] = {}
    """What it does for those who use it."""
