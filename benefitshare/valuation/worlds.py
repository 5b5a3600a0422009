"""The worlds of a deal: as agreed, with a term switched off, and business as usual."""

import datetime
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from benefitshare.deal import Deal
from benefitshare.deal.contributions import Contribution, ShareOfRevenue
from benefitshare.ledger import FloatArray, Value, latest, product, time_of
from benefitshare.terms import OFFERS
from benefitshare.uncertainty.draws import Draws
from benefitshare.valuation.appraisal import Appraisal
from benefitshare.valuation.companies import company_courses
from benefitshare.valuation.products import product_course, savings_of, sell
from benefitshare.valuation.settings import setting_of
from benefitshare.world.companies import CompanyCourse
from benefitshare.world.linked import LinkedCourse
from benefitshare.world.offers import Offer
from benefitshare.world.products import MarketCourse, ProductCourse
from benefitshare.world.windows import Hazard, Survival, Window, moment, part_within, stretch
from benefitshare.world.world import Setting, Spending, World


def unsold(deal: Deal, draws: Draws | None, *, may_end_early: bool = True) -> World:
    """A deal's world before anybody has bought anything: events and launches."""
    setting = setting_of(deal, draws, may_end_early=may_end_early)
    products = {id_: product_course(deal, id_, setting) for id_ in deal.products}
    return World(setting, products, {}, {})


def sold(
    deal: Deal,
    before: World,
    appraisal: Appraisal,
    switched_off: frozenset[str] = frozenset(),
    known: World | None = None,
) -> World:
    """The same world with its markets, companies and costs, some price terms switched off.

    `known` is the world with every term on: markets that no switched-off term touches are the same
    there, and are not worked out again.
    """
    setting = before.setting
    offers = {
        id_: OFFERS[term.kind](term, before, active=id_ not in switched_off)
        for id_, term in deal.terms.items()
        if term.kind in OFFERS
    }
    changed = _changed_markets(offers, switched_off)
    products = {}
    for id_, course in before.products.items():
        same = {} if known is None else _untouched(id_, known.products[id_], changed)
        products[id_] = _selling(deal, id_, course, [*offers.values()], appraisal, setting, same)
    companies = _companies(deal, products, setting, known)
    spending = {
        id_: spending_of(deal, contribution, products, setting)
        for id_, contribution in deal.contributions.items()
    }
    return World(setting, products, companies, spending)


def _changed_markets(
    offers: Mapping[str, Offer], switched_off: frozenset[str]
) -> set[tuple[str, str]]:
    """Product and buyer of every offer that is switched off, or is the lowest of all prices of a
    product one of whose offers is."""
    off = [offers[id_] for id_ in switched_off]
    products = {offer.product for offer in off}
    following = [each for each in offers.values() if each.lowest_price and each.product in products]
    return {(offer.product, offer.buyer) for offer in (*off, *following)}


def _companies(
    deal: Deal, products: dict[str, ProductCourse], setting: Setting, known: World | None
) -> Mapping[str, CompanyCourse]:
    """Companies worked out again only where their worth follows the products'."""
    if known is None or any(isinstance(c, LinkedCourse) for c in known.companies.values()):
        return company_courses(deal, products, setting)
    return known.companies


def _untouched(
    id_: str, course: ProductCourse, changed: set[tuple[str, str]]
) -> Mapping[str, MarketCourse]:
    """The product's markets whose buyers no switched-off term makes an offer to."""
    return {
        market_id: market
        for market_id, market in course.markets.items()
        if (id_, market.buyer) not in changed
    }


def _selling(
    deal: Deal,
    id_: str,
    course: ProductCourse,
    offers: list[Offer],
    appraisal: Appraisal,
    setting: Setting,
    same: Mapping[str, MarketCourse],
) -> ProductCourse:
    markets = {**sell(deal, id_, course, offers, appraisal.qaly, setting, leaving=same), **same}
    return replace(course, markets=markets, savings=savings_of(deal, id_, markets, setting))


def spending_of(
    deal: Deal,
    contribution: Contribution,
    products: dict[str, ProductCourse],
    setting: Setting,
) -> Spending:
    """What a contribution costs in each period, raised for optimism bias. [currency, real]"""
    hazards = _hazards(deal, contribution, products, setting)
    window = _when(contribution, products, hazards, setting)
    uplift = 1.0 + setting.value(deal.optimism_bias.costs)
    if isinstance(contribution.cost, ShareOfRevenue):
        course = products[str(contribution.product)]
        share = setting.value(contribution.cost.share)
        amount = course.revenue() * share * part_within(course.use, window) * uplift
    else:
        amount = setting.value(contribution.cost) * uplift * window.parts
    return Spending(contribution.by, contribution.product, amount, window, hazards)


def _when(
    contribution: Contribution,
    products: dict[str, ProductCourse],
    hazards: tuple[Hazard, ...],
    setting: Setting,
) -> Window:
    timeline, starts = setting.timeline, contribution.starts
    if contribution.date is not None:
        at = np.maximum(time_of(contribution.date), setting.signing)
        if contribution.product is not None:
            at = np.maximum(at, products[contribution.product].launch)
        return moment(timeline, at, hazards)
    begins: Value = setting.signing
    if isinstance(starts, datetime.date):
        begins = max(time_of(starts), begins)
    elif starts == "data-flow":
        begins = setting.data_flow
    ends: Value = np.inf
    if contribution.product is not None:
        course = products[contribution.product]
        begins, ends = np.maximum(begins, course.launch), course.use.end
    years = np.inf if contribution.years is None else setting.value(contribution.years)
    return stretch(timeline, begins, np.minimum(begins + years, ends), hazards)


def _hazards(
    deal: Deal,
    contribution: Contribution,
    products: dict[str, ProductCourse],
    setting: Setting,
) -> tuple[Hazard, ...]:
    """What may stop a contribution: what ends the product that it is for, or the agreement's early
    end and the failure of those whom it is for."""
    if contribution.product is not None:
        return products[contribution.product].hazards
    stopped = _stopped_by(deal, contribution, setting)
    return (setting.data_hazard, *stopped) if contribution.starts == "data-flow" else stopped


def _stopped_by(deal: Deal, contribution: Contribution, setting: Setting) -> tuple[Hazard, ...]:
    """The agreement's early end, and the failure of whoever it was for: the contributor itself, or
    the last of the suppliers."""
    if contribution.by in setting.failures:
        return (setting.agreement, setting.failures[contribution.by])
    if not deal.suppliers or any(id_ not in setting.failures for id_ in deal.suppliers):
        return (setting.agreement,)
    failures = [setting.failures[id_] for id_ in deal.suppliers]
    if len(failures) == 1:
        return (setting.agreement, failures[0])
    last = latest(failure.time for failure in failures)
    return (setting.agreement, Hazard("failure of all suppliers", last, _all_failed(failures)))


def _all_failed(failures: list[Hazard]) -> Survival | None:
    """On the path: the odds that at least one of the companies has not failed by a time."""
    survivals = [failure.survival for failure in failures if failure.survival is not None]
    if not survivals:
        return None

    def survival(times: FloatArray) -> FloatArray:
        """The odds that at least one supplier has not failed."""
        return np.asanyarray(1.0 - product(1.0 - odds(times) for odds in survivals))

    return survival
