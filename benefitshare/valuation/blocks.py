"""One block of draws, or the risk-adjusted path: every account that the result is made from."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from benefitshare.deal import Deal
from benefitshare.ledger import FloatArray
from benefitshare.terms import OFFERS
from benefitshare.uncertainty.draws import Draws
from benefitshare.valuation.accounts import (
    Accounts,
    Discounting,
    add_own,
    discounting_of,
    entered,
)
from benefitshare.valuation.appraisal import Appraisal
from benefitshare.valuation.flows import other_postings, term_postings
from benefitshare.valuation.stakes import ShareCost, carrying_values, share_costs
from benefitshare.valuation.worlds import sold, unsold
from benefitshare.world.world import World


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """What one block of draws tells. Arrays have shape (draws,) or (periods, draws)."""

    size: int
    accounts: Accounts
    share_costs: list[ShareCost]
    without: dict[str, Accounts]
    """Accounts with one price term switched off, by term."""
    bare: Accounts | None
    """Accounts with every price term off, where there is more than one."""
    usual: Accounts | None
    """Business as usual."""
    carrying: dict[str, FloatArray]
    launched: FloatArray
    """One where any product launches."""
    events: dict[str, FloatArray] = field(default_factory=dict)
    """One where each event happens within the horizon, by `kind:id`."""


def block_of(
    deal: Deal, usual: Deal | None, appraisal: Appraisal, draws: Draws | None, *, full: bool = True
) -> Block:
    """Work out one block. `usual` is the deal under business as usual, if it is modelled; without
    `full`, only the accounts of the deal as agreed."""
    before = unsold(deal, draws)
    world = sold(deal, before, appraisal)
    discounting = discounting_of(deal, appraisal, before.setting)
    accounts = _entered(deal, world, appraisal, discounting, in_detail=full)
    price_terms = _price_terms(deal) if full else []
    without = {
        id_: _without(deal, before, world, appraisal, discounting, frozenset({id_}))
        for id_ in price_terms
    }
    return Block(
        size=1 if draws is None else draws.size,
        accounts=accounts,
        share_costs=share_costs(deal, world, discounting),
        without=without,
        bare=_without(deal, before, world, appraisal, discounting, frozenset(price_terms))
        if len(price_terms) > 1
        else None,
        usual=_usual(usual, appraisal, draws) if full and usual is not None else None,
        carrying=carrying_values(deal, world) if full else {},
        launched=_launched(world),
        events=_events(world) if full and draws is not None else {},
    )


def _price_terms(deal: Deal) -> list[str]:
    return [id_ for id_, term in deal.terms.items() if term.kind in OFFERS]


def _entered(
    deal: Deal,
    world: World,
    appraisal: Appraisal,
    discounting: Discounting,
    *,
    in_detail: bool,
) -> Accounts:
    accounts = Accounts()
    for postings in (other_postings(deal, world, appraisal), term_postings(deal, world)):
        entered(accounts, postings, deal, discounting, in_detail=in_detail)
    return accounts


def _without(
    deal: Deal,
    before: World,
    agreed: World,
    appraisal: Appraisal,
    discounting: Discounting,
    switched_off: frozenset[str],
) -> Accounts:
    """The deal less some price terms. Shares whose worth follows the products' are worked out
    again; those with a price of their own are not touched by a price term."""
    world = sold(deal, before, appraisal, switched_off, known=agreed)
    left = deal.model_copy(
        update={"terms": {id_: t for id_, t in deal.terms.items() if id_ not in switched_off}}
    )
    accounts = _entered(left, world, appraisal, discounting, in_detail=False)
    settle(accounts, share_costs(left, world, discounting))
    return accounts


def settle(accounts: Accounts, costs: Sequence[ShareCost]) -> None:
    """Charge owners for the shares they give, on their own basis."""
    for cost in costs:
        if cost.priced is not None:
            amount = cost.priced
        else:
            assert cost.payoff is not None
            amount = np.asarray([np.mean(cost.payoff) * cost.factor])
        add_own(accounts, cost.owner, "shares", cost.term, -amount)


def _usual(usual: Deal, appraisal: Appraisal, draws: Draws | None) -> Accounts:
    before = unsold(usual, draws, may_end_early=False)
    world = sold(usual, before, appraisal)
    discounting = discounting_of(usual, appraisal, before.setting)
    accounts = Accounts()
    return entered(
        accounts, other_postings(usual, world, appraisal), usual, discounting, in_detail=False
    )


def _launched(world: World) -> FloatArray:
    end = world.setting.timeline.end
    flags = [
        np.atleast_1d(np.asarray(course.launch, dtype=float) < end)
        for course in world.products.values()
    ]
    return np.asarray(
        np.logical_or.reduce(np.broadcast_arrays(*flags)) if flags else np.zeros(1), dtype=float
    )


def _events(world: World) -> dict[str, FloatArray]:
    """What happens within the horizon; to a company, what happens first counts."""
    setting = world.setting
    end = setting.timeline.end
    times = {"agreement:": setting.agreement.time, "data:": setting.data_flow}
    times |= {f"failure:{id_}": hazard.time for id_, hazard in setting.failures.items()}
    for id_, course in world.products.items():
        times[f"launch:{id_}"] = course.launch
        gone = np.asarray(course.hazards[1].time) < np.asarray(course.use.end) + 1e-12
        times[f"withdrawal:{id_}"] = np.where(gone, course.hazards[1].time, np.inf)
    for id_, company in world.companies.items():
        for name, hazard in company.events.named():
            times[f"{name}:{id_}"] = hazard
    return {
        key: np.atleast_1d(np.asarray(time, dtype=float) < end).astype(float)
        for key, time in times.items()
    }
