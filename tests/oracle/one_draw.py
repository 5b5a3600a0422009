"""The account of one draw: every flow by source, payer, payee and class, in each financial year."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from tests.oracle.chosen import NEVER, Chosen, Span, instant
from tests.oracle.happenings import Happenings
from tests.oracle.sales import OUTSIDE, Sales
from tests.oracle.shares import PricePath, Shares
from tests.oracle.terms import Transfers

if TYPE_CHECKING:
    from benefitshare.deal import Deal
    from benefitshare.deal.contributions import Contribution

Key = tuple[str, str, str, str]
"""Source, payer, payee, class."""


class Account:
    """Everything that happens in one draw, worked out on being made."""

    def __init__(
        self,
        deal: Deal,
        chosen: Chosen,
        qaly: float | None,
        price_path: PricePath,
        *,
        may_end_early: bool = True,
    ) -> None:
        self.deal, self.chosen = deal, chosen
        self.at = Happenings(deal, chosen, may_end_early=may_end_early)
        self.flows: dict[Key, list[float]] = {}
        self.sales = {id_: Sales(self.at, id_, qaly) for id_ in deal.products}
        self.shares = Shares(self, price_path)
        self._products()
        self._contributions()
        for id_, term in deal.terms.items():
            Transfers(self, id_, term).post()

    def enter(
        self, source: str, payer: str, payee: str, class_: str, year: int, amount: float
    ) -> None:
        rows = self.flows.setdefault((source, payer, payee, class_), [0.0 for _ in self.at.years])
        rows[year - self.at.years[0]] += amount

    def _products(self) -> None:
        for id_, sales in self.sales.items():
            source, product = f"products.{id_}", sales.product
            for at, year in enumerate(self.at.years):
                spent = sales.course.development[at]
                self.enter(source, product.owner, OUTSIDE, "cash", year, spent)
                for market_id, market in sales.markets.items():
                    self._market(sales, market_id, at, year)
                    revenue = market.revenue[at]
                    self.enter(source, market.buyer, product.owner, "cash", year, revenue)

    def _market(self, sales: Sales, market_id: str, at: int, year: int) -> None:
        value, product = self.chosen.value, sales.product
        source, market = f"products.{sales.id}", sales.markets[market_id]
        costs = market.revenue[at] * value(product.cost_of_supply)
        costs += market.unit_years[at] * value(product.support_cost) * self.at.dearer
        self.enter(source, product.owner, OUTSIDE, "cash", year, costs)
        if market.buyer != OUTSIDE:
            use = product.markets[market_id].cost_of_use
            cost = market.new_units[at] * value(use.once)
            cost += market.unit_years[at] * value(use.a_year)
            self.enter(source, market.buyer, OUTSIDE, "cash", year, cost * self.at.dearer)
        for benefit in product.benefits.values():
            to = market.buyer if benefit.to == "user" else benefit.to
            in_money = benefit.class_ != "unmonetised"
            if sales.arises(benefit, market_id) and to != OUTSIDE and in_money:
                worth = market.unit_years[at] * sales.worth(benefit)
                self.enter(source, OUTSIDE, to, benefit.class_, year, worth)

    def _contributions(self) -> None:
        for id_, contribution in self.deal.contributions.items():
            class_ = "non-cash-releasing" if contribution.resource == "existing" else "cash"
            everything = Span(-NEVER, NEVER)
            for at, year in enumerate(self.at.years):
                spent = self.spent_within(id_, everything, at)
                self.enter(f"contributions.{id_}", contribution.by, OUTSIDE, class_, year, spent)

    def spent_within(self, id_: str, span: Span, at: int) -> float:
        """What a contribution costs in the part of a year within a stretch. [real]"""
        contribution, year = self.deal.contributions[id_], self.at.years[at]
        stopped = self._stopped(contribution)
        if contribution.date is not None:
            time = max(instant(contribution.date), self.at.signing)
            counts = self.at.year_of(time) == year and time < stopped
            counts = counts and span.begins <= time < span.ends
            return self.chosen.value(contribution.cost) * self.at.dearer * counts  # type: ignore[arg-type]
        runs = self._runs(contribution)
        inside = self.at.in_year(Span(runs.begins, min(runs.ends, stopped)).within(span), year)
        if hasattr(contribution.cost, "share"):
            sales = self.sales[str(contribution.product)]
            used = sales.used_in(year).length
            part = inside.length / used if used > 0.0 else 0.0
            cost = sales.revenue(at) * self.chosen.value(contribution.cost.share) * part
            return cost * self.at.dearer
        return self.chosen.value(contribution.cost) * self.at.dearer * inside.length

    def _runs(self, contribution: Contribution) -> Span:
        years = self.chosen.value(contribution.years, NEVER)
        starts = contribution.starts
        begins = self.at.signing
        if isinstance(starts, datetime.date):
            begins = max(instant(starts), self.at.signing)
        elif starts == "data-flow":
            begins = self.at.data_flow
        if contribution.product is None:
            if starts == "launch":
                begins = min(course.launch for course in self.at.products.values())
            return Span(begins, begins + years)
        course = self.at.products[contribution.product]
        begins = max(begins, course.launch)
        return Span(begins, min(begins + years, course.ends))

    def _stopped(self, contribution: Contribution) -> float:
        """An early end stops what names no product; so does the failure of whom it was for."""
        if contribution.product is not None:
            return NEVER
        if contribution.by in self.deal.suppliers:
            return min(self.at.early_end, self.at.failure[contribution.by])
        failures = [self.at.failure[id_] for id_ in self.deal.suppliers]
        return min(self.at.early_end, max(failures, default=NEVER))
