"""Terms that do not fit the rest of a deal, or that cannot do what their kind does."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from benefitshare.clauses.sales_base import SalesTerm
from benefitshare.clauses.term import Term
from benefitshare.deal.parties import Linked, Listed, Private
from benefitshare.problems import Problem
from benefitshare.terms.cost_recovery import CostRecovery
from benefitshare.terms.discount import Discount
from benefitshare.terms.equity import Equity
from benefitshare.terms.free_use import FreeUse
from benefitshare.terms.milestone import Milestone, RevenueReached
from benefitshare.terms.savings_share import SavingsShare
from benefitshare.terms.warrant import Warrant
from benefitshare.uncertainty.estimate import Estimate

if TYPE_CHECKING:
    from benefitshare.deal.deal import Deal

WHOLE = 1.0


def above_nil(estimate: Estimate, path: str, what: str) -> Iterator[Problem]:
    """That a value may be nil, where it must not."""
    if estimate.distribution.support[0] <= 0.0:
        yield Problem(f"{what} must be above nil.", path, str(estimate.typed), "more than 0")


def term_problems(deal: Deal, path: str, term: Term) -> Iterator[Problem]:
    """Everything about a term that does not fit."""
    for side, value in (("from", term.from_), ("to", term.to)):
        if isinstance(value, dict):
            whole = sum(share.mean for share in value.values())
            if abs(whole - WHOLE) > 1e-9 or not all(each.is_certain for each in value.values()):
                message = f"The parts of a split must be plain and add up to 100%, not {whole:.0%}."
                yield Problem(message, f"{path}.{side}", "", "parts that add up to 100%")
    gives, receives = (_parties_of(side) for side in (term.from_, term.to))
    for party in sorted(gives & receives):
        message = f"{party} stands on both sides of the term."
        yield Problem(message, f"{path}.to", party, "another party")
    yield from _of_kind(deal, path, term)
    if term.starts == "launch" and not (_products_of(term) or deal.products):
        message = "It starts at launch, but the deal has no product."
        yield Problem(message, f"{path}.starts", "launch", "signing, data-flow or a date")
    if isinstance(term, Equity | Warrant):
        yield from _of_shares(deal, path, term)
    if isinstance(term, Milestone):
        yield from _of_milestone(deal, path, term)
    if isinstance(term, FreeUse) and term.for_ is None and not isinstance(term.to, str):
        message = "Say which party uses the product free (for), since `to` is a split."
        yield Problem(message, f"{path}.for", "", "a party's id")
    if isinstance(term, SalesTerm):
        above = [tier.above.mean for tier in term.tiers]
        if above != sorted(set(above)):
            message = "Tiers go from the lowest threshold to the highest, each above the last."
            yield Problem(message, f"{path}.tiers", "", "rising thresholds")
        least, most = term.minimum, term.cap
        if least is not None and most is not None and least.mean > most.mean:
            message = "The least that is due in a year is above the most."
            yield Problem(message, f"{path}.cap", str(most.typed), "at least the minimum")


def _parties_of(side: str | dict[str, Estimate]) -> set[str]:
    return {side} if isinstance(side, str) else set(side)


def _of_kind(deal: Deal, path: str, term: Term) -> Iterator[Problem]:
    """Terms that cannot do what their kind does."""
    if isinstance(term, CostRecovery):
        for id_ in term.of:
            by = deal.contributions[id_].by if id_ in deal.contributions else None
            if by is not None and by in _parties_of(term.from_):
                message = f"{by} pays for {id_} itself, so it has nothing to repay."
                yield Problem(message, f"{path}.of", id_, "what the receiver spends")
    product = deal.products.get(term.product or "")
    owner = None if product is None else product.owner
    if isinstance(term, SavingsShare) and owner in _parties_of(term.from_):
        message = "The user pays a share of its savings to the owner, not the other way round."
        yield Problem(message, f"{path}.from", str(owner), "the party that uses the product")
    if isinstance(term, FreeUse | Discount) and owner == (term.for_ or term.to):
        message = f"{owner} owns the product; say which party uses it."
        yield Problem(message, f"{path}.for", str(owner), "the party that uses the product")


def _products_of(term: Term) -> bool:
    return term.product is not None or isinstance(term, SalesTerm)


def _of_shares(deal: Deal, path: str, term: Equity | Warrant) -> Iterator[Problem]:
    if not isinstance(term.from_, str):
        message = "Shares come from one company."
        yield Problem(message, f"{path}.from", "a split", "one party's id")
        return
    party = deal.parties.get(term.from_)
    business = None if party is None else party.business
    valuation = None if business is None else business.valuation
    if valuation is None:
        where = f"parties.{term.from_}.business.valuation"
        message = f"Shares in {term.from_} need a valuation of it: {where}."
        yield Problem(message, f"{path}.from", term.from_, "a party with a business valuation")
    elif isinstance(term, Warrant) and not isinstance(valuation, Listed):
        message = "A warrant needs the price a share of a listed company."
        yield Problem(message, f"{path}.from", term.from_, "a listed company")
    elif isinstance(term, Equity):
        yield from _of_stake(path, term, valuation)
    if isinstance(valuation, Listed | Linked) and valuation.shares_in_issue is not None:
        yield from _of_number(path, term, valuation.shares_in_issue)
    last = term.sold if isinstance(term, Equity) else term.expiry
    if isinstance(last, datetime.date) and last < deal.signed:
        field = "sold" if isinstance(term, Equity) else "expiry"
        message = "The day lies before signature."
        yield Problem(message, f"{path}.{field}", str(last), f"{deal.signed} or later")


def _of_number(path: str, term: Equity | Warrant, in_issue: Estimate) -> Iterator[Problem]:
    """No more shares than there are."""
    number = None if term.shares is None else term.shares.mean
    if isinstance(term, Equity) and term.stated_value is not None and term.at_price is not None:
        yield from above_nil(term.at_price, f"{path}.at_price", "The price a share")
        if term.at_price.mean > 0.0:
            number = term.stated_value.mean / term.at_price.mean
    if number is not None and number > in_issue.mean:
        message = f"That is {number:,.0f} shares, and the company has {in_issue.mean:,.0f}."
        yield Problem(message, path, f"{number:,.0f} shares", "at most the shares in issue")


def _of_stake(path: str, term: Equity, valuation: Listed | Private | Linked) -> Iterator[Problem]:
    counted = term.percent is None
    if counted and isinstance(valuation, Private):
        message = "A stake in a private company is given as a percent of all shares, as converted."
        yield Problem(message, path, "a number of shares", "percent")
    if counted and isinstance(valuation, Linked) and valuation.shares_in_issue is None:
        message = (
            "A number of shares in a linked company needs its shares_in_issue; or give percent."
        )
        yield Problem(message, path, "a number of shares", "percent")
    if isinstance(valuation, Private) and term.sold not in (None, "on-sale"):
        message = "Shares in a private company are sold when it is: sold: on-sale."
        yield Problem(message, f"{path}.sold", str(term.sold), "on-sale")


def _of_milestone(deal: Deal, path: str, term: Milestone) -> Iterator[Problem]:
    if not isinstance(term.on, str | RevenueReached):
        return
    if term.product is None and len(deal.products) != 1:
        message = "Say which product the milestone is about."
        yield Problem(message, f"{path}.product", "", "a product's id")
        return
    id_ = term.product or next(iter(deal.products))
    product = deal.products.get(id_)
    stages = [] if product is None or product.development is None else [*product.development]
    if isinstance(term.on, str) and term.on not in ("launch", *stages):
        message = f"{id_} has no stage called {term.on}."
        names = ", ".join(["launch", *stages])
        yield Problem(message, f"{path}.on", term.on, f"a date, {{revenue: …}}, or one of {names}")
