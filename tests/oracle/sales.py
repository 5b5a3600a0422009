"""What a product sells, costs and brings in one draw: markets, offers, benefits."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from tests.oracle.chosen import NEVER, AnyOf, Chosen, Span
from tests.oracle.happenings import Happenings, adoption_at

if TYPE_CHECKING:
    from benefitshare.deal.products import Benefit, Market

OUTSIDE = "third-parties"
JUST_BEFORE = 1e-9


@dataclass
class Sold:
    """One market in each financial year."""

    buyer: str
    unit_years: list[float] = field(default_factory=list)
    free_unit_years: list[float] = field(default_factory=list)
    free_time: list[float] = field(default_factory=list)
    new_units: list[float] = field(default_factory=list)
    revenue: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Asked:
    """What one unit is asked, and whether it is used at that price."""

    price: float
    used: bool
    free: bool = False


class Sales:
    """The sales of one product in one draw."""

    def __init__(self, happenings: Happenings, id_: str, qaly: float | None) -> None:
        self.at, self.id, self.qaly = happenings, id_, qaly
        self.product = happenings.deal.products[id_]
        self.course = happenings.products[id_]
        self.chosen: Chosen = happenings.chosen
        self.use = Span(self.course.launch, self.course.ends)
        self.markets = {key: self._market(key, m) for key, m in self.product.markets.items()}

    def used_in(self, year: int) -> Span:
        return self.at.in_year(self.use, year)

    def revenue(self, at: int, excludes: tuple[str, ...] = ()) -> float:
        return sum(m.revenue[at] for m in self.markets.values() if m.buyer not in excludes)

    def arises(self, benefit: Benefit, market_id: str) -> bool:
        if benefit.markets is not None:
            return market_id in benefit.markets
        return self.product.markets[market_id].buyer != OUTSIDE

    def worth(self, benefit: Benefit) -> float:
        """Of a unit in use for a year, in money."""
        if benefit.class_ == "unmonetised":
            return 0.0
        each = self.chosen.value(benefit.amount)
        if benefit.qalys is not None:
            each = self.chosen.value(benefit.qalys) * (self.qaly or 0.0)
        lowered = 1.0 - self.chosen.value(self.at.deal.optimism_bias.benefits)
        return each * self.chosen.value(benefit.additional) * lowered

    def savings(self, party: str, at: int) -> float:
        """Cash-releasing benefits that a party receives."""
        total = 0.0
        for market_id, market in self.markets.items():
            for benefit in self.product.benefits.values():
                to = market.buyer if benefit.to == "user" else benefit.to
                if benefit.class_ == "cash-releasing" and self.arises(benefit, market_id):
                    total += market.unit_years[at] * self.worth(benefit) * (to == party)
        return total

    def _market(self, market_id: str, market: Market) -> Sold:
        sold = Sold(market.buyer)
        offers = self._offers(market.buyer)
        peak = 0.0
        for year in self.at.years:
            used = self.used_in(year)
            totals = [0.0, 0.0, 0.0, 0.0]
            for piece in self._pieces(used, offers):
                for index, amount in enumerate(self._piece(market_id, market, offers, piece)):
                    totals[index] += amount
            sold.unit_years.append(totals[0])
            sold.free_unit_years.append(totals[1])
            sold.revenue.append(totals[2])
            sold.free_time.append(totals[3])
            reached = peak
            if used.length > 0.0:
                reached = self._in_use_at(market_id, market, offers, used.ends - JUST_BEFORE)
            sold.new_units.append(max(reached - peak, 0.0))
            peak = max(peak, reached)
        return sold

    def _offers(self, buyer: str) -> list[AnyOf]:
        return [
            term
            for term in self.at.deal.terms.values()
            if term.kind in {"free-use", "discount"}
            and term.product == self.id
            and (term.for_ or term.to) == buyer
        ]

    def _stock(self, market: Market, since: float) -> float:
        return self.chosen.value(market.units) * adoption_at(market.adoption, since, self.chosen)

    def _in_use_at(self, market_id: str, market: Market, offers: list[AnyOf], time: float) -> float:
        """Units in use at a moment, given the prices asked then."""
        return sum(
            count * asked.used for count, asked in self._moment(market_id, market, offers, time)
        )

    def _window(self, offer: AnyOf) -> Span:
        starts = self._starts(offer)
        begins = max(starts, self.use.begins)
        return Span(begins, max(begins, starts + self.chosen.value(offer.years, NEVER)))

    def _starts(self, offer: AnyOf) -> float:
        from tests.oracle.terms import starts_at

        return starts_at(offer, self.at, default="launch")

    def _pieces(self, used: Span, offers: list[AnyOf]) -> list[Span]:
        """The time in use, cut where an offer begins or ends."""
        if used.length <= 0.0:
            return []
        cuts = {used.begins, used.ends}
        for offer in offers:
            cuts |= {cut for cut in self._window(offer) if used.begins < cut < used.ends}
        ordered = sorted(cuts)
        return [Span(*pair) for pair in pairwise(ordered)]

    def _piece(
        self, market_id: str, market: Market, offers: list[AnyOf], piece: Span
    ) -> tuple[float, float, float, float]:
        """Unit-years, those free, revenue, and the time in which use was free."""
        units = free = paid = 0.0
        for count, asked in self._moment(market_id, market, offers, piece.middle):
            units += count * asked.used
            free += count * asked.free
            paid += count * asked.used * asked.price
        runs = any(o.kind == "free-use" and self._runs(o, piece.middle) for o in offers)
        return (
            units * piece.length,
            free * piece.length,
            paid * piece.length,
            piece.length if runs else 0.0,
        )

    def _moment(
        self, market_id: str, market: Market, offers: list[AnyOf], time: float
    ) -> list[tuple[float, Asked]]:
        """Units that a free-use term covers and the others, and what each is asked at a moment."""
        stock = self._stock(market, time - self.use.begins)
        limits = [o.units for o in offers if o.kind == "free-use" and o.units is not None]
        covered = stock
        if limits:
            since = time - self.use.begins
            markets = self.product.markets.values()
            whole = sum(self._stock(m, since) for m in markets if m.buyer == market.buyer)
            limit = min(whole, *(self.chosen.value(limit) for limit in limits))
            covered = stock * limit / whole if whole > 0.0 else 0.0
        return [
            (covered, self._asked(market_id, offers, time, with_free_use=True)),
            (stock - covered, self._asked(market_id, offers, time, with_free_use=False)),
        ]

    def _runs(self, offer: AnyOf, time: float) -> bool:
        window = self._window(offer)
        return window.begins <= time < window.ends

    def _asked(
        self, market_id: str, offers: list[AnyOf], time: float, *, with_free_use: bool
    ) -> Asked:
        """Discounts come off one after another; then free use, or what is due after it."""
        change = 1.0 + self.chosen.value(self.product.price_change)
        change **= time - self.use.begins
        listed = self.chosen.value(self.product.markets[market_id].price) * change
        price = listed
        for offer in (o for o in offers if o.kind == "discount" and self._runs(o, time)):
            price *= 1.0 - self.chosen.value(offer.rate)
            if offer.lowest_price == "yes":
                price = min(price, self._lowest(time, change))
        gates = [offer for offer in offers if offer.kind == "free-use"]
        for offer in gates:
            if with_free_use and self._runs(offer, time):
                return Asked(0.0, used=True, free=True)
            if with_free_use and time >= self._window(offer).ends:
                price = self._afterwards(offer, price, time)
        return Asked(price, all(self._buys(o, market_id, price, listed) for o in gates))

    def _lowest(self, time: float, change: float) -> float:
        """The lowest price that any buyer is asked, promises of the lowest price left aside."""
        prices = []
        for market in self.product.markets.values():
            price = self.chosen.value(market.price) * change
            for offer in self._offers(market.buyer):
                if offer.kind == "discount" and offer.lowest_price == "no":
                    kept = 1.0 - self.chosen.value(offer.rate)
                    price *= kept if self._runs(offer, time) else 1.0
            prices.append(price)
        return min(prices)

    def _afterwards(self, offer: AnyOf, price: float, time: float) -> float:
        after = offer.afterwards
        if isinstance(after, str):
            return price
        if after.price is not None:
            year = math.floor(time)
            due = self.at.fixed(offer, self.chosen.value(after.price), year)
            return min(price, due / self.at.deflator(year))
        return price * (1.0 - self.chosen.value(after.discount))

    def _buys(self, offer: AnyOf, market_id: str, price: float, listed: float) -> bool:
        """As typed at the list price; at a lower one, where it is worth its price."""
        if offer.otherwise == "buys":
            return True
        if offer.otherwise == "goes-without" and price >= listed:
            return False
        buyer = self.product.markets[market_id].buyer
        patients = {id_ for id_, party in self.at.deal.parties.items() if party.role == "patients"}
        worth = sum(
            self.worth(benefit)
            for benefit in self.product.benefits.values()
            if self.arises(benefit, market_id)
            and (benefit.to in {"user", buyer} or benefit.to in patients)
        )
        return worth >= price
