"""Each party's account of a world: present values by class and by source, and flows by year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np

from benefitshare.deal import Deal
from benefitshare.ledger import FloatArray, Posting, Value
from benefitshare.ledger.posting import LINES, Class
from benefitshare.model import THIRD_PARTIES
from benefitshare.valuation.appraisal import Appraisal, factors
from benefitshare.world.world import Setting

Key = TypeVar("Key")

REST = "no_terms"
"""The source under which everything stands that is not a term."""


@dataclass(frozen=True, slots=True)
class Discounting:
    """Discount factors by basis. Shape (periods,) or (periods, draws)."""

    standard: FloatArray
    health: FloatArray
    hurdles: Mapping[str, FloatArray]
    """By supplier with a hurdle rate."""

    def social(self, class_: Class) -> FloatArray:
        """Green Book factors: the health schedule for health."""
        return self.health if class_ == "health" else self.standard

    def own(self, party: str, class_: Class) -> FloatArray:
        """A party's own: a supplier's hurdle, everybody else's Green Book."""
        hurdle = self.hurdles.get(party)
        return self.social(class_) if hurdle is None else hurdle


@dataclass(slots=True)
class Accounts:
    """Sums of postings. Filled posting by posting, block by block; read-only afterwards."""

    own: dict[tuple[str, str], FloatArray] = field(default_factory=dict)
    """Present value by party and class, own basis. Shape (draws,)."""
    social: dict[tuple[str, str], FloatArray] = field(default_factory=dict)
    """The same at Green Book rates."""
    by_term: dict[tuple[str, str], FloatArray] = field(default_factory=dict)
    """Present value by party and term (or `no_terms`), own basis. Shape (draws,)."""
    social_by_source: dict[tuple[str, str], FloatArray] = field(default_factory=dict)
    """Present value by party and source, at Green Book rates. Shape (draws,)."""
    by_year: dict[str, FloatArray] = field(default_factory=dict)
    """All classes, undiscounted. Shape (periods, draws)."""
    money_by_year: dict[str, FloatArray] = field(default_factory=dict)
    """Cash, shares and cash-releasing, undiscounted."""
    cash_by_year: dict[str, FloatArray] = field(default_factory=dict)
    """Without shares: what a rate of return is worked out on."""
    flows: dict[tuple[str, str, str, str, str], FloatArray] = field(default_factory=dict)
    """By source, what, payer, payee and class: the sum over draws. Shape (periods,)."""

    def copy(self) -> "Accounts":
        """The present values so far, to which more may be entered; the arrays are shared."""
        return Accounts(own=dict(self.own), social=dict(self.social), by_term=dict(self.by_term))


def discounting_of(deal: Deal, appraisal: Appraisal, setting: Setting) -> Discounting:
    """Discount factors on every basis. Year 0 is the horizon's first financial year."""
    count = setting.timeline.count
    years = np.arange(count)
    hurdles = {}
    for id_, party in deal.parties.items():
        if party.is_supplier and party.hurdle_rate is not None:
            rate: Value = setting.value(party.hurdle_rate.value)
            exponent = years if isinstance(rate, float) else years[:, None]
            hurdles[id_] = np.asanyarray((1.0 + rate) ** -exponent.astype(float))
    return Discounting(
        factors(appraisal.standard, count), factors(appraisal.health, count), hurdles
    )


def present_value(amount: FloatArray, discount: FloatArray) -> FloatArray:
    """The sum of flows times discount factors. Shape (draws,) or (1,)."""
    if discount.ndim == 1:
        return discount @ amount
    return np.asanyarray((discount * amount).sum(axis=0))


def entered(
    accounts: Accounts,
    postings: Iterable[Posting],
    deal: Deal,
    discounting: Discounting,
    *,
    in_detail: bool = True,
) -> Accounts:
    """Enter postings on both sides. Without detail, only totals by class and by term."""
    for posting in postings:
        if not posting.amount.any():
            continue
        social = present_value(posting.amount, discounting.social(posting.class_))
        for party, sign in ((posting.payer, -1.0), (posting.payee, 1.0)):
            if party != THIRD_PARTIES:
                _enter_side(accounts, posting, party, sign * social, sign, deal, discounting)
                if in_detail:
                    _enter_years(accounts, posting, party, sign)
        if in_detail:
            enter_flow(accounts, posting)
    return accounts


def enter_flow(accounts: Accounts, posting: Posting) -> None:
    """Add a posting's mean over the draws, year by year."""
    key = (posting.source, posting.what, posting.payer, posting.payee, posting.class_)
    _add(accounts.flows, key, posting.amount.sum(axis=1) / posting.amount.shape[1])


def term_of(source: str) -> str:
    """The term that a source is, or `no_terms`."""
    return source.removeprefix("terms.") if source.startswith("terms.") else REST


def _enter_side(
    accounts: Accounts,
    posting: Posting,
    party: str,
    social: FloatArray,
    sign: float,
    deal: Deal,
    discounting: Discounting,
) -> None:
    _add(accounts.social, (party, posting.class_), social)
    _add(accounts.social_by_source, (party, posting.source), social)
    gives_shares = posting.class_ == "shares" and sign < 0 and deal.parties[party].is_supplier
    if gives_shares:
        return  # on its own basis, shares cost their fair value on the day of issue: see stakes.py
    own = social
    if party in discounting.hurdles:
        own = sign * present_value(posting.amount, discounting.hurdles[party])
    add_own(accounts, party, posting.class_, term_of(posting.source), own)


def add_own(accounts: Accounts, party: str, class_: str, term: str, own: FloatArray) -> None:
    """Add a present value on a party's own basis, by class and by term."""
    _add(accounts.own, (party, class_), own)
    _add(accounts.by_term, (party, term), own)


def _enter_years(accounts: Accounts, posting: Posting, party: str, sign: float) -> None:
    amount = sign * posting.amount
    _add(accounts.by_year, party, amount)
    if posting.class_ in LINES["money"]:
        _add(accounts.money_by_year, party, amount)
        if posting.class_ != "shares":
            _add(accounts.cash_by_year, party, amount)


def _add(sums: dict[Key, FloatArray], key: Key, amount: FloatArray) -> None:
    sums[key] = sums[key] + amount if key in sums else amount
