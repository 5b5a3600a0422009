"""Products in a block of draws: from development to the end of their use."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from benefitshare.deal import Deal
from benefitshare.deal.products import Benefit, Product
from benefitshare.ledger import FloatArray, Value
from benefitshare.model import THIRD_PARTIES
from benefitshare.valuation.development import alive_odds, develop, launch_hazards
from benefitshare.valuation.markets import Selling, market_course
from benefitshare.world.offers import Offer
from benefitshare.world.products import MarketCourse, ProductCourse
from benefitshare.world.windows import Hazard, stretch
from benefitshare.world.world import Setting


def product_course(deal: Deal, id_: str, setting: Setting) -> ProductCourse:
    """A product's course before anybody has bought it: launch, use and development."""
    product = deal.products[id_]
    development = develop(deal, id_, setting)
    launch = development.launch
    withdrawal = _withdrawal(product, id_, launch, setting)
    failure = setting.failures.get(product.owner)
    fails = () if failure is None else (failure,)
    launches = launch_hazards(id_, development, setting)
    hazards = (*launches, withdrawal, *fails)
    life = np.inf if product.lifetime is None else setting.value(product.lifetime)
    use = stretch(setting.timeline, launch, launch + life, hazards)
    uplift = 1.0 + setting.value(deal.optimism_bias.costs)
    return ProductCourse(
        owner=product.owner,
        launch=launch,
        death=np.where(np.isfinite(launch), withdrawal.time, development.death),
        use=use,
        hazards=hazards,
        before_launch=(*launches, *fails),
        withdrawal=withdrawal,
        alive=alive_odds(development, withdrawal, setting),
        stages=development.stages,
        development_cost=development.cost,
        development_spending=development.spending,
        support_cost=setting.value(product.support_cost) * uplift,
        cost_of_supply=setting.value(product.cost_of_supply),
        markets={},
        savings={},
    )


def sell(
    deal: Deal,
    id_: str,
    course: ProductCourse,
    offers: Sequence[Offer],
    qaly: float | None,
    setting: Setting,
    *,
    leaving: Collection[str] = (),
) -> Mapping[str, MarketCourse]:
    """Every market of a product but those named, under the offers that terms make."""
    product = deal.products[id_]
    ours = [offer for offer in offers if offer.product == id_]
    return {
        market_id: market_course(
            Selling(
                product=product,
                market=market,
                use=course.use,
                offers=[offer for offer in ours if offer.buyer == market.buyer],
                discounts=[offer for offer in ours if not offer.tests_use],
                benefit=benefit_of_use(deal, product, market_id, qaly, setting),
                setting=setting,
            )
        )
        for market_id, market in product.markets.items()
        if market_id not in leaving
    }


def arises_in(benefit: Benefit, product: Product, market_id: str) -> bool:
    """Whether a benefit arises in a market: those it names, or those whose buyer is a party."""
    if benefit.markets is not None:
        return market_id in benefit.markets
    return product.markets[market_id].buyer != THIRD_PARTIES


def worth_a_unit(deal: Deal, benefit: Benefit, qaly: float | None, setting: Setting) -> Value:
    """What a benefit is worth a unit and year, with only what it adds. [currency, real]"""
    kept = setting.value(benefit.additional) * (1.0 - setting.value(deal.optimism_bias.benefits))
    if benefit.qalys is not None:
        return setting.value(benefit.qalys) * (0.0 if qaly is None else qaly) * kept
    return 0.0 if benefit.amount is None else setting.value(benefit.amount) * kept


def benefit_of_use(
    deal: Deal, product: Product, market_id: str, qaly: float | None, setting: Setting
) -> Value:
    """What a unit in use is worth a year to its user and to patients. [currency, real]"""
    patients = {id_ for id_, party in deal.parties.items() if party.role == "patients"}
    counted = {"user", product.markets[market_id].buyer, *patients}
    return sum(
        worth_a_unit(deal, benefit, qaly, setting)
        for benefit in product.benefits.values()
        if benefit.to in counted and arises_in(benefit, product, market_id)
    )


def savings_of(
    deal: Deal, id_: str, markets: Mapping[str, MarketCourse], setting: Setting
) -> dict[str, FloatArray]:
    """Cash-releasing benefits by the party that receives them. [currency, real, a period]"""
    product = deal.products[id_]
    saved: dict[str, FloatArray] = {}
    for benefit in product.benefits.values():
        if benefit.class_ != "cash-releasing":
            continue
        each = worth_a_unit(deal, benefit, None, setting)
        for market_id, market in markets.items():
            if not arises_in(benefit, product, market_id):
                continue
            receiver = market.buyer if benefit.to == "user" else benefit.to
            flow = each * market.unit_years
            saved[receiver] = saved[receiver] + flow if receiver in saved else flow
    return saved


def _withdrawal(product: Product, id_: str, launch: Value, setting: Setting) -> Hazard:
    chance = None if product.withdrawal is None else product.withdrawal.chance
    return setting.hazard(f"products.{id_}.withdrawal", chance, launch)
