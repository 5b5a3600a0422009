"""A company's course: what a stake in it fetches, and what may happen to everything at once."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from benefitshare.ledger import FloatArray, Timeline, Value
from benefitshare.ledger.timeline import SLIVER
from benefitshare.world.windows import Hazard


@dataclass(frozen=True, slots=True, eq=False)
class BusinessEvents:
    """What happens to a business, and what each event does to a share."""

    failure: Hazard
    rescue: Hazard
    sale: Hazard
    failure_chance: Value
    """A year. [fraction]"""
    rescue_chance: Value
    sale_chance: Value
    recovery: Value
    """What a share keeps of its value at failure. [fraction]"""
    keeps: Value
    """What an old share keeps of its value at a rescue. [fraction]"""
    mean_keeps: float
    premium: Value
    """By how much a buyer's price is above the market's. [fraction]"""
    mean_premium: float

    @property
    def intensities(self) -> tuple[Value, Value, Value]:
        """Continuous rates of failure, rescue and sale, -ln(1 - chance). [a year]"""
        chances = (self.failure_chance, self.rescue_chance, self.sale_chance)
        failure, rescue, sale = (-np.log1p(-np.minimum(chance, 1 - 1e-12)) for chance in chances)
        return failure, rescue, sale

    def named(self) -> list[tuple[str, Value]]:
        """When a rescue or a sale happens, where nothing ends the company before."""
        first = np.minimum(self.failure.time, self.sale.time)
        rescue = np.where(np.asanyarray(self.rescue.time) < first, self.rescue.time, np.inf)
        sale = np.where(np.asanyarray(self.sale.time) < self.failure.time, self.sale.time, np.inf)
        return [("rescue", rescue), ("sale", sale)]


@dataclass(frozen=True, slots=True, eq=False)
class Stake:
    """Shares held by a party."""

    units: Value
    """Shares, or for a company valued as a whole the part of it."""
    issued: Value
    """One where the shares are issued, else nil; on the path, the chance."""
    issue: Value
    """When they are issued. [financial years]"""
    planned_sale: Value
    """When they are to be sold; infinite for `on-sale` of the company."""
    sale_discount: Value
    """What is lost on selling in the market. [fraction]"""
    protected: bool
    """Whether it is protected against cheaper new shares."""


class CompanyCourse(Protocol):
    """What the three ways of valuing a company have in common."""

    @property
    def events(self) -> BusinessEvents:
        """What happens to the business."""

    def units(self, shares: Value | None, percent: Value | None) -> Value:
        """A number of shares or a part of the company, in the units of `Stake`."""

    def proceeds(self, stake: Stake, *, fair: bool = False) -> FloatArray:
        """What the stake fetches in each period. Shape (periods, draws). [currency, real]

        `fair` puts a typed view of the return aside.
        """

    def worth_at_issue(self, stake: Stake) -> Value | None:
        """The stake's market value on the day of issue; None where there is no price to go by.
        Shape () or (draws,). [currency, real]"""

    def carrying_value(self, stake: Stake) -> FloatArray:
        """The stake's fair value at each 31 March while held. Shape (periods, draws).
        [currency, nominal]"""


def earliest_end(events: BusinessEvents) -> Value:
    """When the business ends as it was: at its failure or its sale. [financial years]"""
    return np.minimum(events.failure.time, events.sale.time)


def spread(timeline: Timeline, time: Value, amount: Value) -> FloatArray:
    """An amount at a time, as a flow by period; nil outside the horizon. Shape (periods, draws)."""
    index = timeline.index_of(time)
    return np.where(np.arange(timeline.count)[:, None] == index, amount, 0.0)


def year_ends(timeline: Timeline) -> FloatArray:
    """The 31 March that ends each period; infinite where the horizon ends before it.
    Shape (periods, 1). [financial years]"""
    ends = timeline.starts + 1.0
    return np.where(ends <= timeline.end + SLIVER, ends, np.inf)
