"""One block of draws, or the risk-adjusted path: every account that the result is made from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from benefitshare.deal import Deal
from benefitshare.ledger import FloatArray, Posting
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

Off = frozenset[str]
"""The price terms that are switched off."""
Owed = Mapping[Off, Sequence[ShareCost]]
SOON = 5.0
"""How soon after signing a company's failure or rescue counts as trouble. [years]"""


@dataclass(frozen=True, slots=True, eq=False)
class Less:
    """The deal less some price terms, its owners not yet charged for the shares they give."""

    accounts: Accounts
    share_costs: Sequence[ShareCost]


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """What one block of draws tells. Arrays have shape (draws,) or (periods, draws)."""

    size: int
    accounts: Accounts
    share_costs: list[ShareCost]
    without: dict[str, Less]
    """With one price term switched off, by term."""
    bare: Less | None
    """With every price term off, where there is more than one."""
    usual: Accounts | None
    """Business as usual."""
    carrying: dict[str, FloatArray]
    launched: FloatArray
    """One where any product launches."""
    events: dict[str, FloatArray] = field(default_factory=dict)
    """One where each event happens within the horizon, by `kind:id`."""
    troubled: dict[str, FloatArray] = field(default_factory=dict)
    """One where a company fails or is rescued soon after signing, by company."""


def block_of(
    deal: Deal,
    usual: Deal | None,
    appraisal: Appraisal,
    draws: Draws | None,
    *,
    full: bool = True,
    owed: Owed | None = None,
) -> Block:
    """Work out one block. `usual` is the deal under business as usual, if it is modelled; without
    `full`, only totals by class and by term, which take a quarter of the time. `owed` is what
    shares without a price cost less some price terms, where more draws than these tell."""
    before = unsold(deal, draws)
    world = sold(deal, before, appraisal)
    discounting = discounting_of(deal, appraisal, before.setting)
    steady = Accounts()
    entered(steady, term_postings(deal, world, following=False), deal, discounting, in_detail=full)
    agreed = _Agreed(deal, appraisal, before, world, discounting, steady.copy(), owed or {})
    accounts = entered(steady, agreed.rest(deal, world), deal, discounting, in_detail=full)
    price_terms = price_terms_of(deal) if full else []
    return Block(
        size=1 if draws is None else draws.size,
        accounts=accounts,
        share_costs=agreed.share_costs,
        without={id_: agreed.without({id_}) for id_ in price_terms},
        bare=agreed.without({*price_terms}) if len(price_terms) > 1 else None,
        usual=usual_accounts(usual, appraisal, draws) if usual is not None else None,
        carrying=carrying_values(deal, world) if full else {},
        launched=launched_in(world),
        events=_events(world) if full and draws is not None else {},
        troubled=_troubled(world) if full and draws is not None else {},
    )


def price_terms_of(deal: Deal) -> list[str]:
    """Ids of the terms that change what a buyer is asked."""
    return [id_ for id_, term in deal.terms.items() if term.kind in OFFERS]


@dataclass(frozen=True, slots=True, eq=False)
class _Agreed:
    """The deal as agreed, from which the deal less some price terms is worked out."""

    deal: Deal
    appraisal: Appraisal
    before: World
    world: World
    discounting: Discounting
    steady: Accounts
    """What does not follow sales, and so stays as it is whatever a price term does."""
    owed: Owed

    @property
    def share_costs(self) -> list[ShareCost]:
        """What the shares given cost the companies that give them."""
        return share_costs(self.deal, self.world, self.discounting)

    def rest(self, deal: Deal, world: World) -> Iterator[Posting]:
        """All postings that may follow sales."""
        yield from other_postings(deal, world, self.appraisal)
        yield from term_postings(deal, world, following=True)

    def without(self, switched_off: set[str]) -> Less:
        """The deal less some price terms. Only a stake whose worth follows the products' changes
        with them; a share that has a price of its own does not."""
        off = frozenset(switched_off)
        world = sold(self.deal, self.before, self.appraisal, off, known=self.world)
        terms = {id_: term for id_, term in self.deal.terms.items() if id_ not in off}
        left = self.deal.model_copy(update={"terms": terms})
        accounts = self.steady.copy()
        entered(accounts, self.rest(left, world), left, self.discounting, in_detail=False)
        costs = share_costs(left, world, self.discounting)
        return Less(accounts, known_costs(costs, self.owed.get(off)))


def known_costs(
    costs: Sequence[ShareCost], owed: Sequence[ShareCost] | None
) -> Sequence[ShareCost]:
    """The costs, with those of shares without a price as they are known of more draws."""
    if owed is None:
        return costs
    return [*(cost for cost in costs if cost.priced is not None), *owed]


def costs_of_shares(
    deal: Deal, appraisal: Appraisal, draws: Draws | None
) -> dict[Off, list[ShareCost]]:
    """What shares cost their givers in the deal, less each price term, and less all of them."""
    before = unsold(deal, draws)
    world = sold(deal, before, appraisal)
    discounting = discounting_of(deal, appraisal, before.setting)
    ids = price_terms_of(deal)
    found = {}
    for off in dict.fromkeys((Off(), *(Off({id_}) for id_ in ids), Off(ids))):
        changed = sold(deal, before, appraisal, off, known=world) if off else world
        terms = {id_: term for id_, term in deal.terms.items() if id_ not in off}
        left = deal.model_copy(update={"terms": terms})
        found[off] = share_costs(left, changed, discounting)
    return found


def settle(accounts: Accounts, costs: Sequence[ShareCost]) -> None:
    """Charge owners for the shares they give, on their own basis."""
    for cost in costs:
        add_own(accounts, cost.owner, "shares", cost.term, -cost.charge)


def usual_accounts(usual: Deal, appraisal: Appraisal, draws: Draws | None) -> Accounts:
    """Accounts of business as usual."""
    before = unsold(usual, draws, may_end_early=False)
    world = sold(usual, before, appraisal)
    discounting = discounting_of(usual, appraisal, before.setting)
    accounts = Accounts()
    return entered(
        accounts, other_postings(usual, world, appraisal), usual, discounting, in_detail=False
    )


def launched_in(world: World) -> FloatArray:
    """One where any product launches. Shape (draws,)."""
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
        withdrawn = np.asarray(course.withdrawal.time)
        gone = withdrawn <= np.asarray(course.use.end)
        times[f"withdrawal:{id_}"] = np.where(gone, withdrawn, np.inf)
    for id_, company in world.companies.items():
        for name, hazard in company.events.named():
            times[f"{name}:{id_}"] = hazard
    return {
        key: np.atleast_1d(np.asarray(time, dtype=float) < end).astype(float)
        for key, time in times.items()
    }


def _troubled(world: World) -> dict[str, FloatArray]:
    """One where a company fails or is rescued soon after signing, by company."""
    setting = world.setting
    limit = min(setting.signing + SOON, setting.timeline.end)
    times = {id_: np.asarray(hazard.time, dtype=float) for id_, hazard in setting.failures.items()}
    for id_, company in world.companies.items():
        rescue = dict(company.events.named())["rescue"]
        times[id_] = np.minimum(times.get(id_, np.inf), rescue)
    return {id_: np.atleast_1d(time < limit).astype(float) for id_, time in times.items()}
