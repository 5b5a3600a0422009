"""What each kind of term transfers in one draw, year by year, in real money."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.oracle.chosen import NEVER, AnyOf, Span, instant
from tests.oracle.happenings import Happenings

if TYPE_CHECKING:
    from tests.oracle.one_draw import Account

OUTSIDE = "third-parties"
PRODUCT_KINDS = {
    "royalty",
    "revenue-share",
    "profit-share",
    "savings-share",
    "free-use",
    "discount",
}


def starts_at(term: AnyOf, at: Happenings, default: str = "signing") -> float:
    """When a term starts, at its own word or at the ordinary time."""
    starts = term.starts or default
    if isinstance(starts, datetime.date):
        return max(instant(starts), at.signing)
    if starts == "signing":
        return at.signing
    if starts == "data-flow":
        return at.data_flow
    rests_on = [term.product] if term.product is not None else products_of(term, at)
    return min(at.products[id_].launch for id_ in rests_on)


def products_of(term: AnyOf, at: Happenings) -> list[str]:
    base = getattr(term, "base", None)
    return list(base.products) if base is not None else list(at.deal.products)


class Transfers:
    """The transfers of one term."""

    def __init__(self, account: Account, id_: str, term: AnyOf) -> None:
        self.account, self.id, self.term = account, id_, term
        self.at, self.chosen = account.at, account.at.chosen

    def post(self) -> None:
        method: Callable[[], None] = getattr(self, "_" + self.term.kind.replace("-", "_"))
        method()

    # Who, and when.

    def sides(self) -> list[tuple[str, str, float]]:
        def parts(side: object) -> list[tuple[str, float]]:
            if isinstance(side, str):
                return [(side, 1.0)]
            assert isinstance(side, dict)
            return [(party, self.chosen.value(share)) for party, share in side.items()]

        term = self.term
        return [(a, b, x * y) for a, x in parts(term.from_) for b, y in parts(term.to)]

    def _fails(self, payer: str, payee: str) -> float:
        return min(self.at.failure[payer], self.at.failure[payee])

    def starts(self) -> float:
        rests = self.term.product is not None or self.term.kind in PRODUCT_KINDS
        return starts_at(self.term, self.at, "launch" if rests else "signing")

    def _span(self) -> Span:
        begins = self.starts()
        return Span(begins, begins + self.chosen.value(self.term.years, NEVER))

    def _fee_span(self) -> Span:
        """A fee that names a product runs while it is in use; another to the early end."""
        span, product = self._span(), self.term.product
        if product is None:
            return Span(span.begins, min(span.ends, self.at.early_end))
        course = self.at.products[product]
        return span.within(Span(course.launch, course.ends))

    def _fee_comes(self, time: float) -> bool:
        product = self.term.product
        if product is None:
            return time < self.at.early_end
        course = self.at.products[product]
        return course.launch <= time < course.ends

    def _fixed(self, amount: float, year: int) -> float:
        return self.at.fixed(self.term, amount, year)

    def enter(self, payer: str, payee: str, year: int, amount: float, class_: str = "cash") -> None:
        self.account.enter(f"terms.{self.id}", payer, payee, class_, year, amount)

    def _once(self, time: float, amount: float, way: str = "money", *, real: bool = False) -> None:
        year = self.at.year_of(time)
        if year is None:
            return
        worth = amount if real else self._fixed(amount, year) / self.at.deflator(year)
        for payer, payee, part in self.sides():
            if time < self._fails(payer, payee):
                self._hand_over(payer, payee, year, worth * part, way)

    def _yearly(self, amount: float, way: str = "money", *, real: bool = False) -> None:
        for payer, payee, part in self.sides():
            span = self._fee_span()
            span = Span(span.begins, min(span.ends, self._fails(payer, payee)))
            for year in self.at.years:
                worth = amount if real else self._fixed(amount, year) / self.at.deflator(year)
                worth *= self.at.in_year(span, year).length
                self._hand_over(payer, payee, year, worth * part, way)

    def _hand_over(self, payer: str, payee: str, year: int, worth: float, way: str) -> None:
        """Money passes from payer to payee. What is bought and given in kind costs one money and
        brings the other none; a better dataset costs nobody; what is forgone goes to nobody."""
        if way == "money":
            self.enter(payer, payee, year, worth)
        if way in {"in kind", "forgone"}:
            self.enter(payer, OUTSIDE, year, worth)
        if way in {"in kind", "improved"}:
            self.enter(OUTSIDE, payee, year, worth, "non-cash-releasing")

    # Fixed sums.

    def _when_once(self) -> float:
        date = self.term.date
        return self.starts() if date is None else max(instant(date), self.at.signing)

    def _upfront_fee(self) -> None:
        time = self._when_once()
        if self._fee_comes(time):
            self._once(time, self.chosen.value(self.term.amount))

    def _subscription(self) -> None:
        self._yearly(self.chosen.value(self.term.amount))

    def _investment(self) -> None:
        way = "in kind" if self.term.in_kind == "yes" else "money"
        amount = self.chosen.value(self.term.amount)
        if self.term.years is not None:
            self._yearly(amount, way)
        elif self._fee_comes(self._when_once()):
            self._once(self._when_once(), amount, way)

    def _improved_dataset(self) -> None:
        value = self.chosen.value(self.term.value)
        if self.term.years is not None:
            self._yearly(value, "improved", real=True)
        elif self._fee_comes(self._when_once()):
            self._once(self._when_once(), value, "improved", real=True)

    def _exclusivity(self) -> None:
        self._yearly(self.chosen.value(self.term.forgone), "forgone", real=True)

    def _cost_recovery(self) -> None:
        share = self.chosen.value(self.term.share)
        for payer, payee, part in self.sides():
            span = self._fee_span()
            span = Span(span.begins, min(span.ends, self._fails(payer, payee)))
            for at, year in enumerate(self.at.years):
                spent = sum(self.account.spent_within(id_, span, at) for id_ in self.term.of)
                due = share * spent * self.at.deflator(year)
                if self.term.cap is not None:
                    due = min(due, self._fixed(self.chosen.value(self.term.cap), year))
                self.enter(payer, payee, year, due * part / self.at.deflator(year))

    def _milestone(self) -> None:
        on, amount = self.term.on, self.chosen.value(self.term.amount)
        if isinstance(on, datetime.date):
            time = max(instant(on), self.at.signing)
            if self._fee_comes(time):
                self._once(time, amount)
        elif isinstance(on, str):
            self._once(self._reached(on), amount)
        else:
            self._on_revenue(self.chosen.value(on.revenue), amount)

    def _reached(self, on: str) -> float:
        named = [self.term.product] if self.term.product else list(self.at.products)
        if on == "launch":
            return min(self.at.products[id_].launch for id_ in named)
        return min(self.at.products[id_].stages.get(on, NEVER) for id_ in named)

    def _on_revenue(self, threshold: float, amount: float) -> None:
        named = [self.term.product] if self.term.product else list(self.at.products)
        total = 0.0
        for at, year in enumerate(self.at.years):
            before = total
            for id_ in named:
                total += self.account.sales[id_].revenue(at) * self.at.deflator(year)
            if before < threshold <= total:
                worth = self._fixed(amount, year) / self.at.deflator(year)
                for payer, payee, part in self.sides():
                    self.enter(payer, payee, year, worth * part)

    # What follows sales.

    def _royalty(self) -> None:
        for payer, payee, part in self.sides():
            self._sales_term(payer, payee, part)

    def _revenue_share(self) -> None:
        self._royalty()

    def _sales_term(self, payer: str, payee: str, part: float) -> None:
        lifetime = self.chosen.value(self.term.lifetime_cap, NEVER)
        lag = self.chosen.value(self.term.lag)
        for at, year in enumerate(self.at.years):
            due, span = self._due(at, year)
            due = min(due, lifetime)
            lifetime -= due
            if due > 0.0:
                self._pay_late(payer, payee, due * part, Span(span.begins + lag, span.ends + lag))

    def _due(self, at: int, year: int) -> tuple[float, Span]:
        """What a financial year's sales come to, nominal, and the stretch in which they accrue."""
        term, base = self.term, self.term.base
        own = self._span()
        amount, covers = 0.0, Span(NEVER, -NEVER)
        for id_ in base.products:
            sales = self.account.sales[id_]
            used = sales.used_in(year)
            counted = used.within(own)
            if counted.length <= 0.0:
                continue
            amount += sales.revenue(at, base.excludes) * counted.length / used.length
            covers = Span(min(covers.begins, counted.begins), max(covers.ends, counted.ends))
        amount *= self.chosen.value(base.share, 1.0) * (1.0 - self.chosen.value(base.deductions))
        amount *= (1.0 - self.chosen.value(term.leakage)) * self.at.deflator(year)
        due = amount * self._rate(covers) if not term.tiers else self._tiered(amount, year)
        if term.minimum is not None:
            least = self._fixed(self.chosen.value(term.minimum), year)
            due = max(due, least * covers.length)
        if term.cap is not None:
            due = min(due, self._fixed(self.chosen.value(term.cap), year))
        return due, covers

    def _rate(self, covers: Span) -> float:
        rate, down = self.chosen.value(self.term.rate), self.term.step_down
        if down is None or covers.length <= 0.0:
            return rate
        turns = self.starts() + self.chosen.value(down.after)
        later = covers.within(Span(turns, NEVER)).length / covers.length
        return rate * (1.0 - later) + self.chosen.value(down.to) * later

    def _tiered(self, amount: float, year: int) -> float:
        steps = [
            (self._fixed(self.chosen.value(tier.above), year), self.chosen.value(tier.rate))
            for tier in self.term.tiers
        ]
        tops = [above for above, _ in steps[1:]] + [NEVER]
        return sum(
            rate * max(min(amount, top) - above, 0.0)
            for (above, rate), top in zip(steps, tops, strict=True)
        )

    def _pay_late(self, payer: str, payee: str, due: float, paid: Span) -> None:
        """Paid evenly over a stretch; what falls due after the payer has failed is lost."""
        until = min(self.at.failure[payer], self.at.horizon.ends)
        for year in self.at.years:
            share = Span(paid.begins, min(paid.ends, until)).within(Span(year, year + 1)).length
            worth = due * share / paid.length / self.at.deflator(year)
            self.enter(payer, payee, year, worth)

    def _profit_share(self) -> None:
        rate, carries = self.chosen.value(self.term.rate), self.term.carry_losses == "yes"
        for payer, payee, part in self.sides():
            own = self._span()
            own = Span(own.begins, min(own.ends, self._fails(payer, payee)))
            losses = 0.0
            for at, year in enumerate(self.at.years):
                deflator = self.at.deflator(year)
                profit, counted = self._profit(at, year, own)
                profit, counted = profit * deflator, counted * deflator
                kept = profit if carries else 0.0
                share = max(profit - losses, 0.0) if carries else max(profit, 0.0)
                losses = max(losses - kept, 0.0) if carries else 0.0
                within = counted / profit if profit > 0.0 else 0.0
                self.enter(payer, payee, year, rate * share * within * part / deflator)

    def _profit(self, at: int, year: int, own: Span) -> tuple[float, float]:
        """All the year's profit of the products, and what falls to the term's part of their use."""
        whole = counted = 0.0
        for id_ in self.term.base.products:
            sales = self.account.sales[id_]
            product, course = sales.product, sales.course
            supply = 1.0 - self.chosen.value(product.cost_of_supply)
            profit = sales.revenue(at) * supply - course.development[at]
            support = self.chosen.value(product.support_cost) * self.at.dearer
            profit -= support * sum(m.unit_years[at] for m in sales.markets.values())
            for key, contribution in self.at.deal.contributions.items():
                if (contribution.by, contribution.product) == (product.owner, id_):
                    profit -= self.account.spent_within(key, Span(-NEVER, NEVER), at)
            used = sales.used_in(year)
            inside = used.within(own).length / used.length if used.length > 0.0 else 0.0
            whole += profit
            counted += profit * inside
        return whole, counted

    def _savings_share(self) -> None:
        sales = self.account.sales[self.term.product]
        rate = self.chosen.value(self.term.rate)
        for payer, payee, part in self.sides():
            own = self._span()
            own = Span(own.begins, min(own.ends, self._fails(payer, payee)))
            for at, year in enumerate(self.at.years):
                used = sales.used_in(year)
                if used.length > 0.0:
                    inside = used.within(own).length / used.length
                    saved = max(sales.savings(payer, at), 0.0) * inside
                    self.enter(payer, payee, year, rate * saved * part)

    # Prices, and shares.

    def _discount(self) -> None:
        """Shows in the product's own sales."""

    def _free_use(self) -> None:
        threshold = self.term.support_threshold
        if threshold is None:
            return
        sales = self.account.sales[self.term.product]
        user = self.term.for_ or self.term.to
        for at, year in enumerate(self.at.years):
            markets = [m for m in sales.markets.values() if m.buyer == user]
            supported = sum(m.free_unit_years[at] for m in markets)
            cost = supported * self.chosen.value(sales.product.support_cost) * self.at.dearer
            months = 12.0 * max((m.free_time[at] for m in markets), default=0.0)
            allowed = self._fixed(self.chosen.value(threshold), year) * months
            charge = max(cost - allowed / self.at.deflator(year), 0.0)
            for payer, _, part in self.sides():
                self.enter(user, payer, year, charge * part)

    def _equity(self) -> None:
        self.account.shares.equity(self)

    def _warrant(self) -> None:
        self.account.shares.warrant(self)
