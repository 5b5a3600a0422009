"""Who takes part, and the businesses among them that can grow, stumble or fail."""

from typing import Annotated, Literal

from pydantic import Field, field_validator

from benefitshare.model import Model, Text, YesNo
from benefitshare.uncertainty.fields import (
    AnnualRate,
    Chance,
    Count,
    Fraction,
    Money,
    Multiple,
    Uplift,
    Years,
    certain,
)

Role = Literal[
    "nhs-provider", "nhs-wider", "patients", "supplier", "university", "charity", "other"
]
NHS_ROLES: frozenset[str] = frozenset({"nhs-provider", "nhs-wider"})
SYSTEM_ROLES: frozenset[str] = NHS_ROLES | {"patients"}


class Listed(Model):
    """Shares traded on a market: a price that moves, and a fair drift unless a view is typed."""

    kind: Literal["listed"]
    """Traded shares."""
    share_price: Money
    """The market price at signing, in money of the day."""
    shares_in_issue: Count
    """All shares in issue at signing."""
    volatility: Uplift
    """The standard deviation of a year's log return."""
    expected_return: AnnualRate | None = None
    """A view of the real return a year while nothing happens. Left out, the drift is fair: the
    mean of a share's discounted value is today's price, whatever the chances of failure."""


class Rounds(Model):
    """Later sales of new shares by a private company."""

    every: Years
    """Years between rounds."""
    sells: Fraction
    """The part of the company sold in each."""
    price_change: AnnualRate = certain(0.0)
    """How the price a share changes from one round to the next."""


class Preferences(Model):
    """Shares that are paid first when the company is sold."""

    amount: Money
    """The money put in by those who hold them."""
    multiple: Multiple = certain(1.0)
    """How many times that money is paid first."""
    participating: YesNo = "no"
    """Whether they share in the rest as well, instead of choosing."""
    share: Fraction | None = None
    """The part of all shares that they hold, as converted, at signing; left out, the amount as a
    part of `post_money`."""


class SaleOfPrivate(Model):
    """When a private company is sold, and for how much."""

    chance: Chance | None = None
    """The chance of a sale each year; or `year`."""
    year: Years | None = None
    """Years from signing to the sale; or `chance`."""
    value: Money
    """What the whole company fetches, in real terms."""


class Private(Model):
    """A company valued as a whole when it is sold; no sale, no value."""

    kind: Literal["private"]
    """Shares that are not traded."""
    post_money: Money
    """The value of the whole company at its last round."""
    rounds: Rounds | None = None
    """Later rounds, which dilute."""
    option_pool: Fraction = certain(0.0)
    """The part of all shares kept for staff at the sale."""
    preferences: Preferences | None = None
    """Who is paid first."""
    sale: SaleOfPrivate
    """The sale of the company."""


class Linked(Model):
    """A company worth a multiple of its products' revenue: stake and royalty move together."""

    kind: Literal["linked"]
    """Worth a multiple of product revenue."""
    multiple: Multiple
    """Times the last twelve months' product revenue."""
    before_launch: Money
    """What it is worth at least, in real terms, until its products fail or are withdrawn."""
    shares_in_issue: Count | None = None
    """All shares, where a stake is given as a number of shares."""


class Failure(Model):
    """The company stops for good."""

    chance: Chance
    """The chance each year."""
    recovery: Fraction = certain(0.0)
    """What a share keeps of its value."""


class Rescue(Model):
    """New money on hard terms, at most once: old shares keep a part of their value."""

    chance: Chance
    """The chance each year."""
    old_shares_keep: Fraction
    """The part of its value that an old share keeps."""


class Sale(Model):
    """The company is bought."""

    chance: Chance
    """The chance each year."""
    premium: AnnualRate = certain(0.0)
    """How far the price paid is above the market's."""


class Business(Model):
    """A supplier as a business: what it is worth, and what may happen to it."""

    valuation: Annotated[Listed | Private | Linked | None, Field(discriminator="kind")] = None
    """How its shares are valued."""
    failure: Failure | None = None
    """The chance that it fails."""
    rescue: Rescue | None = None
    """The chance that it is rescued at its owners' expense."""
    sale: Sale | None = None
    """The chance that it is bought (for a private company, use `valuation.sale`)."""


class HurdleRate(Model):
    """The return a supplier asks, and which risk it pays for."""

    value: AnnualRate
    """The rate a year, real, before tax."""
    covers: Literal["market-risk", "everything"] = "market-risk"
    """Risk sits in the events or in the rate, never in both."""


class Party(Model):
    """Somebody who gains or pays under the deal."""

    name: Text
    """The full name."""
    role: Role
    """What it is to the health and care system."""
    hurdle_rate: HurdleRate | None = None
    """A supplier's required return, real, before tax; for market risk alone unless it says so."""
    business: Business | None = None
    """A supplier as a business that can grow, stumble or fail."""

    @field_validator("hurdle_rate", mode="before")
    @classmethod
    def _plain_rate(cls, raw: object) -> object:
        """A plain rate is short for `{value: rate}`; a mapping with a source is one as well."""
        if isinstance(raw, dict) and "covers" in raw:
            return raw
        return raw if raw is None or isinstance(raw, HurdleRate) else {"value": raw}

    @property
    def is_nhs(self) -> bool:
        """Whether it is a provider or the wider NHS."""
        return self.role in NHS_ROLES

    @property
    def is_system(self) -> bool:
        """Whether it belongs to the health and care system: the NHS and patients."""
        return self.role in SYSTEM_ROLES

    @property
    def is_supplier(self) -> bool:
        """Whether it is a company, with its present owners."""
        return self.role == "supplier"
