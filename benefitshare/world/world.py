"""The world that a term finds itself in: one block of draws, or the risk-adjusted path."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from benefitshare.ledger import FloatArray, Timeline, Value, mean_of
from benefitshare.uncertainty.draws import Draws, Means
from benefitshare.uncertainty.estimate import Estimate
from benefitshare.world.companies import CompanyCourse
from benefitshare.world.products import ProductCourse
from benefitshare.world.windows import Hazard, Survival, Window

MEANS = Means()


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """What is known before any product or company: time, prices, and the fate of the agreement."""

    timeline: Timeline
    draws: Draws | None
    """A block of draws; None on the risk-adjusted path, on which every value is at its mean."""
    deflator: FloatArray
    """Nominal over real, 1 in the base year. Shape (periods, 1) or (periods, draws)."""
    standard_factors: FloatArray
    """The discount factor for money in each period. Shape (periods,). [fraction]"""
    signing: float
    """The later of signature and the horizon's start. [financial years]"""
    data_flow: Value
    """When data begin to flow; infinite where they never do. [financial years]"""
    agreement: Hazard
    """The early end of the agreement."""
    data_hazard: Hazard
    """That data never come to flow."""
    failures: Mapping[str, Hazard]
    """The failure of each party that is a business."""

    def value(self, estimate: Estimate) -> Value:
        """The estimate in these draws, or its mean on the path. Shape () or (draws,)."""
        return (self.draws or MEANS).value(estimate)

    @property
    def on_path(self) -> bool:
        """Whether this is the risk-adjusted path, on which nothing fails."""
        return self.draws is None

    def happens(self, estimate: Estimate, name: str) -> Value:
        """One where something of that chance happens, else nil; on the path, the chance itself.

        `name` is the path of the chance, which names its random stream.
        """
        chance = self.value(estimate)
        if self.draws is None or (isinstance(chance, float) and chance in {0.0, 1.0}):
            return chance
        return (self.draws.uniform(f"{name}#happens") < chance).astype(float)

    def hazard(self, name: str, chance: Estimate | None, since: Value) -> Hazard:
        """Something that strikes with a constant chance a year from `since` on."""
        yearly = 0.0 if chance is None else self.value(chance)
        if self.draws is None:
            return Hazard(name, np.inf, _survival(mean_of(yearly), since))
        if isinstance(yearly, float) and yearly == 0.0:
            return Hazard(name, np.inf)
        return Hazard(name, since + waiting_time(self.draws.uniform(f"{name}#time"), yearly))

    def nominal_index(self, since: float) -> FloatArray:
        """How prices have grown since a time. Shape (periods, 1) or (periods, draws)."""
        period = int(np.clip(self.timeline.index_of(since), 0, self.timeline.count - 1))
        return self.deflator / self.deflator[period : period + 1]


@dataclass(frozen=True, slots=True, eq=False)
class Spending:
    """What a contribution costs, and when."""

    by: str
    product: str | None
    amount: FloatArray
    """By period, not weighed. [currency, real]"""
    window: Window
    hazards: tuple[Hazard, ...]
    """What may stop it."""


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """Everything that the terms may read."""

    setting: Setting
    products: Mapping[str, ProductCourse]
    companies: Mapping[str, CompanyCourse]
    spending: Mapping[str, Spending]
    """What each contribution costs."""


def waiting_time(uniform: FloatArray, yearly_chance: Value) -> FloatArray:
    """Years until an event whose chance a year is constant: escaping t years has chance (1 - c)^t.

    The inverse of that survival function; infinite where the chance is nil, nil where it is one.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        years = np.log1p(-uniform) / np.log1p(-np.asanyarray(yearly_chance, dtype=float))
    return np.where(np.asanyarray(yearly_chance) <= 0.0, np.inf, np.maximum(years, 0.0))


def _survival(yearly_chance: float, since: Value) -> Survival:
    begin = mean_of(since)

    def survival(times: FloatArray) -> FloatArray:
        """The odds of escaping a constant chance a year."""
        return (1.0 - yearly_chance) ** np.maximum(times - begin, 0.0)

    return survival
