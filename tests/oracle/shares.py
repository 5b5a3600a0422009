"""What stakes and warrants fetch in one draw, given the price path of a listed company."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from benefitshare.deal.parties import Linked, Listed, Private
from tests.oracle.chosen import NEVER, Span, instant

if TYPE_CHECKING:
    from benefitshare.deal.parties import Business
    from tests.oracle.one_draw import Account
    from tests.oracle.terms import Transfers

PricePath = Callable[[str, float, bool], float]
"""The price of a listed share: of a company, at a time, for a protected stake or not. [real]"""
JUST_BEFORE = 1e-9


class Shares:
    """What shares fetch in one draw."""

    def __init__(self, account: Account, price_path: PricePath) -> None:
        self.account, self.at, self.chosen = account, account.at, account.at.chosen
        self.price_path = price_path

    def business(self, company: str) -> Business:
        business = self.at.deal.parties[company].business
        assert business is not None
        return business

    def sale(self, company: str) -> float:
        business = self.business(company)
        if isinstance(business.valuation, Private):
            typed = business.valuation.sale
            if typed.year is not None:
                return self.at.signing + self.chosen.value(typed.year)
            path = f"parties.{company}.business.valuation.sale"
            return self.at.signing + self.chosen.waits(typed.chance, path)
        chance = None if business.sale is None else business.sale.chance
        return self.at.signing + self.chosen.waits(chance, f"parties.{company}.business.sale")

    def kept(self, company: str, time: float, *, protected: bool) -> float:
        """What a rescue before a time leaves of an old share."""
        rescue = self.business(company).rescue
        chance = None if rescue is None else rescue.chance
        rescued = self.at.signing + self.chosen.waits(chance, f"parties.{company}.business.rescue")
        if rescue is None or protected or rescued >= time:
            return 1.0
        return self.chosen.value(rescue.old_shares_keep)

    def equity(self, transfers: Transfers) -> None:
        term = transfers.term
        company = term.from_
        source = f"terms.{transfers.id}"
        issue = transfers.starts()
        first = min(self.sale(company), self.at.failure[company])
        if issue >= first or not self.chosen.happens(term.chance_issued, f"{source}.chance_issued"):
            return
        lock_up = issue + self.chosen.value(term.lock_up)
        private = isinstance(self.business(company).valuation, Private)
        sold = term.sold or ("on-sale" if private else "at-lock-up-end")
        planned = lock_up
        if isinstance(sold, datetime.date):
            planned = max(instant(sold), lock_up)
        elif sold == "on-sale":
            planned = NEVER
        time, worth = self._fetched(transfers, company, planned, issue)
        year = self.at.year_of(time)
        if year is not None:
            for payer, payee, part in transfers.sides():
                transfers.enter(payer, payee, year, worth * part, "shares")

    def _fetched(
        self, transfers: Transfers, company: str, planned: float, issue: float
    ) -> tuple[float, float]:
        """When the stake ends, and what it then fetches."""
        valuation, protected = (
            self.business(company).valuation,
            transfers.term.anti_dilution == "yes",
        )
        if isinstance(valuation, Private):
            return self._private(transfers, company, valuation, issue, protected=protected)
        time, multiplier = self._ends(company, planned, transfers)
        if isinstance(valuation, Listed):
            each = self.price_path(company, time, protected)
            units = self._number(transfers, self.chosen.value(valuation.shares_in_issue))
            return time, each * multiplier * units
        assert isinstance(valuation, Linked)
        total = self.chosen.value(valuation.shares_in_issue, 1.0)
        worth = self._linked(company, valuation, time)
        worth *= self.kept(company, time, protected=protected)
        return time, worth * multiplier * self._number(transfers, total) / total

    def _ends(
        self, company: str, planned: float, transfers: Transfers | None
    ) -> tuple[float, float]:
        """When a stake ends, and what its owner then keeps of its worth."""
        business = self.business(company)
        sale, failure = self.sale(company), self.at.failure[company]
        horizon = self.at.horizon.ends - JUST_BEFORE
        time = min(planned, sale, failure, horizon)
        if time == failure:
            recovery = None if business.failure is None else business.failure.recovery
            return time, self.chosen.value(recovery)
        if time == sale:
            assert business.sale is not None
            return time, 1.0 + self.chosen.value(business.sale.premium)
        if planned == NEVER or transfers is None:
            return time, 1.0
        return time, 1.0 - self.chosen.value(transfers.term.sale_discount)

    def _number(self, transfers: Transfers, in_issue: float) -> float:
        """Shares; or with `in_issue` of one, the part of the company."""
        term = transfers.term
        if term.shares is not None:
            return self.chosen.value(term.shares)
        if term.percent is not None:
            return self.chosen.value(term.percent) * in_issue
        return self.chosen.value(term.stated_value) / self.chosen.value(term.at_price)

    def _private(
        self, transfers: Transfers, company: str, typed: Private, issue: float, *, protected: bool
    ) -> tuple[float, float]:
        time = self.sale(company)
        if time >= self.at.failure[company]:
            return NEVER, 0.0
        part = self.chosen.value(transfers.term.percent)
        preferred = self._preferred_share(typed)
        sells = change = 0.0
        if typed.rounds is not None:
            sells = self.chosen.value(typed.rounds.sells)
            change = self.chosen.value(typed.rounds.price_change)
        for round_at in self._rounds(typed, min(time, self.at.horizon.ends)):
            preferred *= 1.0 - sells
            if round_at > issue:
                part = self._after_round(part, sells, change, protected=protected)
        part *= 1.0 - self.chosen.value(typed.option_pool)
        worth = self._waterfall(typed, part, preferred, time)
        return time, worth * self.kept(company, time, protected=protected)

    def _rounds(self, typed: Private, until: float) -> list[float]:
        if typed.rounds is None:
            return []
        every = self.chosen.value(typed.rounds.every)
        count = math.floor((until - self.at.signing) / every + 1e-12)
        return [self.at.signing + every * number for number in range(1, count + 1)]

    def _after_round(self, part: float, sells: float, change: float, *, protected: bool) -> float:
        """A full ratchet: more shares, as if bought at the lower price, before the new ones."""
        if protected and change < 0.0:
            shares = part / (1.0 - part) / (1.0 + change)
            part = shares / (1.0 + shares)
        return part * (1.0 - sells)

    def _preferred_share(self, typed: Private) -> float:
        if typed.preferences is None:
            return 0.0
        if typed.preferences.share is not None:
            return self.chosen.value(typed.preferences.share)
        return min(
            self.chosen.value(typed.preferences.amount) / self.chosen.value(typed.post_money), 1.0
        )

    def _waterfall(self, typed: Private, part: float, preferred: float, time: float) -> float:
        """What a part of all shares, as converted, gets when the company is sold."""
        value = self.chosen.value(typed.sale.value)
        if typed.preferences is None:
            return part * value
        first = self.chosen.value(typed.preferences.amount)
        first *= self.chosen.value(typed.preferences.multiple)
        first /= self.at.deflator(math.floor(min(time, self.at.horizon.ends - JUST_BEFORE)))
        rest = max(value - first, 0.0)
        if typed.preferences.participating == "yes":
            return part * rest
        if preferred * value >= first:
            return part * value
        return min(part / (1.0 - preferred), 1.0) * rest

    def _linked(self, company: str, typed: Linked, time: float) -> float:
        owned = [id_ for id_, p in self.at.deal.products.items() if p.owner == company]
        if time >= max((self.at.products[id_].gone for id_ in owned), default=self.at.signing):
            return 0.0
        trailing = sum(self._trailing(id_, time) for id_ in owned)
        return max(
            self.chosen.value(typed.before_launch), self.chosen.value(typed.multiple) * trailing
        )

    def _trailing(self, product: str, time: float) -> float:
        """Revenue of the last twelve months, even within the part of each year in use."""
        sales, total = self.account.sales[product], 0.0
        for at, year in enumerate(self.at.years):
            used = sales.used_in(year)
            inside = used.within(Span(time - 1.0, time)).length
            if inside > 0.0:
                total += sales.revenue(at) * inside / used.length
        return total

    def warrant(self, transfers: Transfers) -> None:
        term = transfers.term
        company = term.from_
        issue = transfers.starts()
        source = f"terms.{transfers.id}"
        first = min(self.sale(company), self.at.failure[company])
        if issue >= first or not self.chosen.happens(term.chance_issued, f"{source}.chance_issued"):
            return
        if isinstance(term.expiry, datetime.date):
            expires = instant(term.expiry)
        else:
            expires = issue + self.chosen.value(term.expiry)
        time, multiplier = self._ends(company, expires, None)
        year = self.at.year_of(time)
        if year is None:
            return
        each = self.price_path(company, time, False) * multiplier
        each -= self.chosen.value(term.strike) / self.at.deflator(year)
        worth = max(each, 0.0) * self.chosen.value(term.shares)
        for payer, payee, part in transfers.sides():
            transfers.enter(payer, payee, year, worth * part, "shares")
