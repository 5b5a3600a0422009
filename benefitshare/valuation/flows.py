"""Every posting of a world: what products earn and cost, what parties put in, what terms move."""

from collections.abc import Iterator

from benefitshare.deal import Deal
from benefitshare.deal.contributions import ShareOfRevenue
from benefitshare.deal.parties import Linked
from benefitshare.deal.products import Benefit, Market
from benefitshare.ledger import Posting
from benefitshare.ledger.posting import Class
from benefitshare.model import THIRD_PARTIES
from benefitshare.terms import TRANSFERS, AnyTerm
from benefitshare.valuation.appraisal import Appraisal
from benefitshare.valuation.products import arises_in, worth_a_unit
from benefitshare.world.products import MarketCourse, ProductCourse
from benefitshare.world.world import World

FOLLOWING = frozenset(
    {"royalty", "revenue-share", "profit-share", "savings-share", "free-use", "milestone"}
)
"""Kinds whose payments follow what a product sells or saves."""


def follows_sales(deal: Deal, term: AnyTerm) -> bool:
    """Whether what a term transfers may change with what a product sells."""
    if term.kind == "cost-recovery":
        costs = (deal.contributions[id_].cost for id_ in term.of)
        return any(isinstance(cost, ShareOfRevenue) for cost in costs)
    if term.kind in {"equity", "warrant"}:
        business = deal.parties[str(term.from_)].business
        return business is not None and isinstance(business.valuation, Linked)
    return term.kind in FOLLOWING


def term_postings(deal: Deal, world: World, *, following: bool) -> Iterator[Posting]:
    """What the terms transfer: those that follow sales, or all others."""
    for id_, term in deal.terms.items():
        transfers = TRANSFERS.get(term.kind)
        if transfers is not None and follows_sales(deal, term) is following:
            yield from transfers(f"terms.{id_}", term, world)


def other_postings(deal: Deal, world: World, appraisal: Appraisal) -> Iterator[Posting]:
    """What products bring in and cost, and what parties put in."""
    for id_, course in world.products.items():
        yield from _product(deal, id_, course, world, appraisal)
    yield from contribution_postings(deal, world)


def contribution_postings(deal: Deal, world: World) -> Iterator[Posting]:
    """What each party puts in: existing staff and kit as non-cash-releasing."""
    for id_, contribution in deal.contributions.items():
        spent = world.spending[id_]
        class_: Class = "non-cash-releasing" if contribution.resource == "existing" else "cash"
        yield Posting(
            contribution.by,
            THIRD_PARTIES,
            spent.window.weighed(spent.amount),
            class_,
            f"contributions.{id_}",
            contribution.what,
        )


def _product(
    deal: Deal, id_: str, course: ProductCourse, world: World, appraisal: Appraisal
) -> Iterator[Posting]:
    source = f"products.{id_}"
    yield Posting(
        course.owner, THIRD_PARTIES, course.development_cost, "cash", source, "development"
    )
    for market_id, market in course.markets.items():
        yield from _sales(source, course, market)
        yield from _cost_of_use(deal, id_, market_id, course, market, world)
        for benefit_id, benefit in deal.products[id_].benefits.items():
            if arises_in(benefit, deal.products[id_], market_id):
                yield from _benefit(
                    deal, id_, (benefit_id, benefit), course, market, world, appraisal
                )


def _sales(source: str, course: ProductCourse, market: MarketCourse) -> Iterator[Posting]:
    revenue = course.use.weighed(market.revenue)
    yield Posting(market.buyer, course.owner, revenue, "cash", source, "price")
    yield Posting(
        course.owner,
        THIRD_PARTIES,
        revenue * course.cost_of_supply,
        "cash",
        source,
        "cost of supply",
    )
    support = course.use.weighed(market.unit_years * course.support_cost)
    yield Posting(course.owner, THIRD_PARTIES, support, "cash", source, "support")


def _cost_of_use(
    deal: Deal,
    id_: str,
    market_id: str,
    course: ProductCourse,
    market: MarketCourse,
    world: World,
) -> Iterator[Posting]:
    typed: Market = deal.products[id_].markets[market_id]
    if market.buyer == THIRD_PARTIES:
        return
    value = world.setting.value
    uplift = 1.0 + value(deal.optimism_bias.costs)
    cost = market.unit_years * (value(typed.cost_of_use.a_year) * uplift)
    cost = cost + market.new_units * (value(typed.cost_of_use.once) * uplift)
    yield Posting(
        market.buyer,
        THIRD_PARTIES,
        course.use.weighed(cost),
        "cash",
        f"products.{id_}",
        "cost of use",
    )


def _benefit(
    deal: Deal,
    id_: str,
    named: tuple[str, Benefit],
    course: ProductCourse,
    market: MarketCourse,
    world: World,
    appraisal: Appraisal,
) -> Iterator[Posting]:
    benefit_id, benefit = named
    receiver = market.buyer if benefit.to == "user" else benefit.to
    if receiver == THIRD_PARTIES or benefit.class_ == "unmonetised":
        return
    each = worth_a_unit(deal, benefit, appraisal.qaly, world.setting)
    yield Posting(
        THIRD_PARTIES,
        receiver,
        course.use.weighed(market.unit_years * each),
        benefit.class_,
        f"products.{id_}",
        benefit_id,
        benefit.group or "",
    )
