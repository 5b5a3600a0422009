"""What each party puts in."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, model_validator

from benefitshare.model import Day, Id, Model, Text
from benefitshare.uncertainty.fields import Fraction, MoneyAYear, Years

OF_REVENUE = "of revenue"


class ShareOfRevenue(Model):
    """A cost that is a part of a product's revenue, written `15% of revenue`."""

    share: Fraction
    """The part of revenue."""


def _read_cost(raw: object) -> object:
    """Turn `15% of revenue` (also inside a mapping's value) into a share of revenue."""
    if isinstance(raw, str) and raw.strip().endswith(OF_REVENUE):
        return {"share": raw.strip().removesuffix(OF_REVENUE).strip()}
    if isinstance(raw, Mapping) and isinstance(raw.get("value"), str):
        value = str(raw["value"]).strip()
        if value.endswith(OF_REVENUE):
            return {"share": {**raw, "value": value.removesuffix(OF_REVENUE).strip()}}
    return raw


class Contribution(Model):
    """Work, money or kit that a party puts in."""

    by: Id
    """The party that bears the cost."""
    what: Text
    """What it is."""
    cost: Annotated[ShareOfRevenue | MoneyAYear, BeforeValidator(_read_cost)]
    """A rate with `years`, a sum with a `date`, or a part of a product's revenue, written
    `15% of revenue`; in real terms."""
    years: Years | None = None
    """How long a rate runs."""
    date: Day | None = None
    """When a sum is spent."""
    starts: Literal["signing", "data-flow", "launch"] | Day | None = None
    """When a rate starts; left out, at signing, or at launch where a product is named."""
    product: Id | None = None
    """The product that it is for: it then runs from launch while the product is in use."""
    resource: Literal["existing", "new"] = "new"
    """Existing staff and kit are counted as non-cash-releasing."""
    counts_as: Literal["access-cost", "other"] = "other"
    """Whether it is part of the cost of giving access to data."""

    @model_validator(mode="after")
    def _cost_fits_its_timing(self) -> "Contribution":
        if isinstance(self.cost, ShareOfRevenue) and self.product is None:
            raise ValueError("a part of revenue needs the product whose revenue it is")
        if self.date is not None and self.years is not None:
            raise ValueError("give years (a rate) or a date (a sum), not both")
        return self
