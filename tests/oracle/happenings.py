"""What happens to everybody in one draw: time, prices, early end, failures, stages and launch."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.oracle.chosen import NEVER, AnyOf, Chosen, Span, instant

if TYPE_CHECKING:
    from benefitshare.deal import Deal
    from benefitshare.deal.products import Product


@dataclass(frozen=True)
class Course:
    """A product's course."""

    launch: float
    ends: float
    """When its use ends."""
    gone: float
    """When it failed in development, was withdrawn or reached the end of its life."""
    stages: dict[str, float]
    """When each stage was completed; never, if it was not."""
    development: list[float]


class Happenings:
    """The shared events of one draw."""

    def __init__(self, deal: Deal, chosen: Chosen, *, may_end_early: bool = True) -> None:
        self.deal, self.chosen = deal, chosen
        start = instant(deal.horizon.start)
        self.horizon = Span(start, start + deal.horizon.years)
        first, last = math.floor(start), math.ceil(self.horizon.ends - 1e-9)
        self.years = list(range(first, last))
        self.signing = max(instant(deal.signed), start)
        early = deal.agreement.ends_early if may_end_early else None
        self.early_end = self.signing + chosen.waits(
            None if early is None else early.chance, "agreement.ends_early"
        )
        self.delay = chosen.value(deal.optimism_bias.delay)
        flows = self.signing + chosen.value(deal.agreement.data_flows) + self.delay
        self.data_flow = flows if flows < self.early_end else NEVER
        self.failure = {id_: self._failure(id_) for id_ in deal.parties}
        self.products = {id_: self._course(id_, p) for id_, p in deal.products.items()}

    @property
    def dearer(self) -> float:
        """How far costs are raised for optimism."""
        return 1.0 + self.chosen.value(self.deal.optimism_bias.costs)

    def deflator(self, year: int) -> float:
        base = self.deal.prices.base
        since = self.years[0] if base is None else int(base[:4])
        return (1.0 + self.chosen.value(self.deal.prices.inflation)) ** (year - since)

    def fixed(self, term: AnyOf, amount: float, year: int) -> float:
        """A contract's sum in money of the day, indexed from signing."""
        signed = math.floor(self.signing)
        if term.indexation == "inflation":
            return amount * self.deflator(year) / self.deflator(signed)
        if term.indexation != "none":
            return amount * (1.0 + self.chosen.value(term.indexation)) ** (year - signed)
        return amount

    def in_year(self, span: Span, year: int) -> Span:
        """The part of a stretch that lies in one financial year of the horizon."""
        return span.within(self.horizon).within(Span(year, year + 1))

    def year_of(self, time: float) -> int | None:
        return math.floor(time) if self.horizon.begins <= time < self.horizon.ends else None

    def _failure(self, id_: str) -> float:
        business = self.deal.parties[id_].business
        if business is None or business.failure is None:
            return NEVER
        path = f"parties.{id_}.business.failure"
        return self.signing + self.chosen.waits(business.failure.chance, path)

    def _course(self, id_: str, product: Product) -> Course:
        stopped = min(self.early_end, self.failure[product.owner])
        launch, gone, stages, spent = self._development(id_, product, stopped)
        if launch == NEVER:
            return Course(NEVER, NEVER, gone, stages, spent)
        withdrawal = product.withdrawal
        withdrawn = launch + self.chosen.waits(
            None if withdrawal is None else withdrawal.chance, f"products.{id_}.withdrawal"
        )
        lifetime = self.chosen.value(product.lifetime, NEVER)
        gone = min(withdrawn, launch + lifetime)
        ends = min(gone, self.failure[product.owner], self.horizon.ends)
        return Course(launch, ends, gone, stages, spent)

    def _development(
        self, id_: str, product: Product, stopped: float
    ) -> tuple[float, float, dict[str, float], list[float]]:
        spent = [0.0 for _ in self.years]
        stages: dict[str, float] = {}
        if product.development is None:
            launch = self.signing + self.delay
            return launch, NEVER, stages, spent
        time = self.data_flow
        gone = self.early_end
        for stage_id, stage in product.development.items():
            if time >= stopped:
                stages[stage_id] = NEVER
                time = NEVER
                continue
            done = time + self.chosen.value(stage.years)
            yearly = self.chosen.value(stage.cost) * self.dearer
            for at, year in enumerate(self.years):
                spent[at] += yearly * self.in_year(Span(time, min(done, stopped)), year).length
            path = f"products.{id_}.development.{stage_id}.success"
            succeeds = self.chosen.happens(stage.success, path)
            if not succeeds:
                gone = min(gone, done)
            time = done if succeeds and done < stopped else NEVER
            stages[stage_id] = time
        return time, gone, stages, spent


def adoption_at(adoption: AnyOf, since_launch: float, chosen: Chosen) -> float:
    """The share of units in use so long after launch."""
    if since_launch < 0.0:
        return 0.0
    if isinstance(adoption, str):
        return 1.0
    spec = adoption.model_dump().keys()
    if "linear" in spec:
        return min(since_launch / chosen.value(adoption.linear.years), 1.0)
    if "bass" in spec:
        p = chosen.value(adoption.bass.p)
        q = chosen.value(adoption.bass.q)
        decay = math.exp(-(p + q) * since_launch)
        return (1.0 - decay) / (1.0 + q / p * decay)
    if "logistic" in spec:
        middle = chosen.value(adoption.logistic.midpoint)
        steep = chosen.value(adoption.logistic.steepness)
        return 1.0 / (1.0 + math.exp(-steep * (since_launch - middle)))
    shares = adoption.series
    return chosen.value(shares[min(math.floor(since_launch), len(shares) - 1)])
