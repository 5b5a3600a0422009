"""A product's course: when it launches, who uses it, what they pay."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from benefitshare.ledger import FloatArray, Value
from benefitshare.world.windows import Hazard, Survival, Window


@dataclass(frozen=True, slots=True, eq=False)
class MarketCourse:
    """One market of a product, in each period and draw. Shape (periods, draws) or (periods, 1)."""

    buyer: str
    unit_years: FloatArray
    """Units in use times the part of the year."""
    free_unit_years: FloatArray
    """Of those, used free under a free-use term."""
    free_parts: FloatArray
    """The part of each period in which use is free for those covered. [years]"""
    new_units: FloatArray
    """Units that come into use for the first time."""
    revenue: FloatArray
    """What is paid. [currency, real]"""


@dataclass(frozen=True, slots=True, eq=False)
class ProductCourse:
    """A product, from development to the end of its use."""

    owner: str
    launch: Value
    """When it launches; infinite where it never does. [financial years]"""
    death: Value
    """When it fails in development or is withdrawn."""
    use: Window
    """When it is in use."""
    hazards: tuple[Hazard, ...]
    """What may prevent or end its use."""
    before_launch: tuple[Hazard, ...]
    """What may prevent its launch."""
    withdrawal: Hazard
    """That the owner stops supporting it."""
    alive: Survival | None
    """On the risk-adjusted path, the odds that it has neither failed nor been withdrawn."""
    stages: Mapping[str, tuple[Value, tuple[Hazard, ...]]]
    """By stage: when it is completed (infinite where it is not), and what may prevent that."""
    development_cost: FloatArray
    """What the owner spends on development, weighed. [currency, real]"""
    development_spending: FloatArray
    """The same, not weighed by odds."""
    support_cost: Value
    """A unit and year. [currency, real]"""
    cost_of_supply: Value
    """As a part of revenue. [fraction]"""
    markets: Mapping[str, MarketCourse]
    savings: Mapping[str, FloatArray]
    """Cash-releasing benefits by the party that receives them. [currency, real, a period]"""

    def revenue(self, excludes: tuple[str, ...] = ()) -> FloatArray:
        """Revenue of all markets whose buyers are not excluded. [currency, real]"""
        flows = [market.revenue for market in self.markets.values() if market.buyer not in excludes]
        return sum(flows, np.zeros((self.use.parts.shape[0], 1)))

    @property
    def unit_years(self) -> FloatArray:
        """Unit-years in all markets."""
        flows = [market.unit_years for market in self.markets.values()]
        return sum(flows, np.zeros((self.use.parts.shape[0], 1)))
