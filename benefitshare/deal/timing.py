"""When things happen, in whose prices, and how the future is discounted."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from benefitshare.model import Day, Model
from benefitshare.uncertainty.fields import (
    AnnualRate,
    Chance,
    Fraction,
    Money,
    Uplift,
    Years,
    certain,
)

MOST_YEARS = 200
MOST_DRAWS = 10_000_000

FinancialYear = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}$")]
AppraisalEdition = Literal["green-book-2018", "green-book-2022", "green-book-2026"]


class Horizon(Model):
    """The time that is modelled."""

    start: Day
    """The first day."""
    years: Annotated[float, Field(gt=0, le=MOST_YEARS)]
    """How many years (at most 200)."""


class Prices(Model):
    """The prices in which results are given."""

    base: FinancialYear | None = None
    """The financial year of real prices, such as `2018-19`; left out, the horizon's first."""
    inflation: AnnualRate = certain(0.02)
    """Inflation over all modelled years."""


class OwnAppraisal(Model):
    """Rates of the user's own, in place of an edition of the Green Book."""

    standard: AnnualRate = certain(0.035)
    """The discount rate for money, real."""
    health: AnnualRate = certain(0.015)
    """The discount rate for health, real."""
    qaly: Money | None = None
    """The value of a quality-adjusted life year, at the price base."""


class OptimismBias(Model):
    """Adjustments for the tendency to be too optimistic."""

    costs: Uplift = certain(0.0)
    """How far costs are raised."""
    benefits: Fraction = certain(0.0)
    """How far benefits of use are lowered."""
    delay: Years = certain(0.0)
    """How much later data flows, and so products launch."""


class Simulation(Model):
    """How the uncertainty is sampled."""

    draws: Annotated[int, Field(ge=1, le=MOST_DRAWS)] = 10_000
    """How many draws (at most 10 million)."""
    seed: Annotated[int, Field(ge=0, lt=2**63)] = 20180905
    """The seed: the same seed gives the same draws."""


class EndsEarly(Model):
    """The chance that the agreement ends before its time."""

    chance: Chance
    """The chance each year."""


class Agreement(Model):
    """The agreement itself."""

    years: Years | None = None
    """How long it runs; its ordinary expiry stops nothing by itself."""
    data_flows: Years = certain(0.0)
    """How long after the start data begin to flow: signed is not delivered."""
    ends_early: EndsEarly | None = None
    """The chance that it ends early."""
    notice: Years | None = None
    """How much notice either side gives."""
