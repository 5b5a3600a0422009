"""Companies in a block of draws: which of the three ways of valuing them, and what happens."""

from collections.abc import Mapping

import numpy as np

from benefitshare.deal import Deal
from benefitshare.deal.parties import Business, Linked, Listed, Private
from benefitshare.ledger import FloatArray, Value, latest, product
from benefitshare.world.companies import BusinessEvents, CompanyCourse
from benefitshare.world.linked import LinkedCourse
from benefitshare.world.listed import ListedCourse
from benefitshare.world.private import Preference, PrivateCourse
from benefitshare.world.products import ProductCourse
from benefitshare.world.windows import Hazard, Survival
from benefitshare.world.world import Setting


def company_courses(
    deal: Deal, products: Mapping[str, ProductCourse], setting: Setting
) -> dict[str, CompanyCourse]:
    """The course of each party that is a business with a valuation."""
    return {
        id_: _course(f"parties.{id_}.business", id_, party.business, products, setting)
        for id_, party in deal.parties.items()
        if party.business is not None and party.business.valuation is not None
    }


def _course(
    path: str,
    owner: str,
    business: Business,
    products: Mapping[str, ProductCourse],
    setting: Setting,
) -> CompanyCourse:
    events = _events(path, owner, business, setting)
    valuation = business.valuation
    if isinstance(valuation, Listed):
        return _listed(path, valuation, events, setting)
    if isinstance(valuation, Private):
        return _private(path, valuation, events, setting)
    assert valuation is not None
    owned = [course for course in products.values() if course.owner == owner]
    return _linked(valuation, owned, events, setting)


def _events(path: str, owner: str, business: Business, setting: Setting) -> BusinessEvents:
    value, since = setting.value, setting.signing
    failure, rescue, sale = business.failure, business.rescue, business.sale
    return BusinessEvents(
        failure=setting.failures.get(owner, Hazard(f"{path}.failure", np.inf)),
        rescue=setting.hazard(f"{path}.rescue", None if rescue is None else rescue.chance, since),
        sale=setting.hazard(f"{path}.sale", None if sale is None else sale.chance, since),
        failure_chance=0.0 if failure is None else value(failure.chance),
        rescue_chance=0.0 if rescue is None else value(rescue.chance),
        sale_chance=0.0 if sale is None else value(sale.chance),
        recovery=0.0 if failure is None else value(failure.recovery),
        keeps=1.0 if rescue is None else value(rescue.old_shares_keep),
        mean_keeps=1.0 if rescue is None else rescue.old_shares_keep.mean,
        premium=0.0 if sale is None else value(sale.premium),
        mean_premium=0.0 if sale is None else sale.premium.mean,
    )


def _listed(path: str, valuation: Listed, events: BusinessEvents, setting: Setting) -> ListedCourse:
    value = setting.value
    today = int(setting.timeline.index_of(setting.signing))
    view = valuation.expected_return
    return ListedCourse(
        timeline=setting.timeline,
        standard_factors=setting.standard_factors,
        deflator=setting.deflator,
        signing=setting.signing,
        events=events,
        price=_flat(value(valuation.share_price) / setting.deflator[today]),
        shares_in_issue=value(valuation.shares_in_issue),
        volatility=value(valuation.volatility),
        expected_return=None if view is None else value(view),
        motion=_motion(path, setting),
        bridge=None if setting.draws is None else setting.draws.normal(f"{path}#within-year"),
    )


def _flat(values: FloatArray) -> Value:
    return values[0] if values.shape == (1,) else values


def _motion(path: str, setting: Setting) -> FloatArray | None:
    """Brownian motion at signing and at each year-end from then on, a stream for each year."""
    if setting.draws is None:
        return None
    timeline = setting.timeline
    today = int(timeline.index_of(setting.signing))
    path_at = np.zeros((timeline.count + 1, setting.draws.size))
    for period in range(today, timeline.count):
        begins = max(timeline.first_year + period, setting.signing)
        length = timeline.first_year + period + 1 - begins
        step = setting.draws.normal(f"{path}#year-{timeline.first_year + period}")
        path_at[period + 1] = path_at[period] + np.sqrt(length) * step
    return path_at


def _private(
    path: str, valuation: Private, events: BusinessEvents, setting: Setting
) -> PrivateCourse:
    value, rounds, sale = setting.value, valuation.rounds, valuation.sale
    if sale.year is not None:
        sold = Hazard(f"{path}.valuation.sale", setting.signing + value(sale.year))
    else:
        sold = setting.hazard(f"{path}.valuation.sale", sale.chance, setting.signing)
    return PrivateCourse(
        timeline=setting.timeline,
        deflator=setting.deflator,
        signing=setting.signing,
        events=events,
        post_money=value(valuation.post_money),
        every=np.inf if rounds is None else value(rounds.every),
        sells=0.0 if rounds is None else value(rounds.sells),
        price_change=0.0 if rounds is None else value(rounds.price_change),
        option_pool=value(valuation.option_pool),
        preference=_preference(valuation, setting),
        sale_value=value(sale.value),
        sale=sold,
        on_path=setting.on_path,
        sale_is_dated=sale.year is not None,
    )


def _preference(valuation: Private, setting: Setting) -> Preference | None:
    typed = valuation.preferences
    if typed is None:
        return None
    value = setting.value
    share = value(typed.amount) / value(valuation.post_money)
    return Preference(
        amount=value(typed.amount) * value(typed.multiple),
        share=np.minimum(share, 1.0) if typed.share is None else value(typed.share),
        participating=typed.participating == "yes",
    )


def _linked(
    valuation: Linked, owned: list[ProductCourse], events: BusinessEvents, setting: Setting
) -> LinkedCourse:
    value, shares = setting.value, valuation.shares_in_issue
    return LinkedCourse(
        timeline=setting.timeline,
        deflator=setting.deflator,
        signing=setting.signing,
        events=events,
        multiple=value(valuation.multiple),
        before_launch=value(valuation.before_launch),
        shares_in_issue=None if shares is None else value(shares),
        sales=tuple((course.use, course.revenue()) for course in owned),
        death=latest([setting.timeline.start, *(course.death for course in owned)]),
        alive=_any_alive([course.alive for course in owned if course.alive is not None])
        if setting.on_path
        else None,
    )


def _any_alive(alive: list[Survival]) -> Survival:
    """The odds that at least one of the products is alive, taken as independent."""

    def survival(times: FloatArray) -> FloatArray:
        """The odds that at least one product is alive."""
        dead = product(1.0 - odds(times) for odds in alive)
        return np.asanyarray(1.0 - dead)

    return survival
