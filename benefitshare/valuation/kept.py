"""Worlds that are kept, so that other terms can be tried on them and nothing is drawn anew.

What a payment, a royalty or a stake comes to changes nothing of what happens: not when a product
launches, who buys it, or what a share is worth. So where only such terms differ, only what they
move is worked out, in the same worlds. A term that changes a price changes who buys what, and a
deal in which one differs is projected from the start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, TypeVar

import numpy as np

from benefitshare.deal import Deal
from benefitshare.ledger import FloatArray
from benefitshare.terms import OFFERS, TRANSFERS, AnyTerm
from benefitshare.uncertainty.correlation import Group
from benefitshare.uncertainty.draws import Draws
from benefitshare.uncertainty.streams import Design
from benefitshare.valuation.accounts import Accounts, Discounting, discounting_of, enter_flow
from benefitshare.valuation.accounts import entered as entered_in
from benefitshare.valuation.appraisal import Appraisal, appraisal_of
from benefitshare.valuation.blocks import launched_in, price_terms_of, settle, usual_accounts
from benefitshare.valuation.flows import follows_sales, other_postings
from benefitshare.valuation.projection import (
    business_as_usual,
    design_of,
    groups_of,
    threads_for,
)
from benefitshare.valuation.reading import Reading, reading_of
from benefitshare.valuation.sample import BLOCK, Sample, joined_accounts, joined_costs, whole_of
from benefitshare.valuation.stakes import ShareCost, share_costs
from benefitshare.valuation.worlds import sold, unsold
from benefitshare.world.world import World

Off = frozenset[str]
"""The price terms that are switched off in a world."""
ON: Final[Off] = frozenset()
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True, eq=False)
class _Block:
    """One block of draws, or the risk-adjusted path: its worlds, and what no term moves there."""

    size: int
    discounting: Discounting
    worlds: Mapping[Off, World]
    rest: Mapping[Off, Accounts]
    usual: Accounts | None
    launched: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class _Moved:
    """What one term moves over all blocks, and what its shares cost their giver."""

    accounts: Accounts
    costs: list[ShareCost]


@dataclass(frozen=True, slots=True)
class _Worlds:
    """All blocks together, on which a deal's terms may differ."""

    deal: Deal
    blocks: list[_Block]
    rest: Mapping[Off, Accounts]
    usual: Accounts | None
    _known: dict[tuple[Off, str], _Moved] = field(default_factory=dict)

    @property
    def sizes(self) -> list[int]:
        return [block.size for block in self.blocks]

    def sample(self, deal: Deal) -> Sample:
        """Every account of a deal that differs in terms alone; nothing by year."""
        accounts = {off: self._accounts(deal, off) for off in self.rest}
        alone = {next(iter(off)): each for off, each in accounts.items() if len(off) == 1}
        bare = [each for off, each in accounts.items() if len(off) > 1]
        return Sample(
            draws=sum(self.sizes),
            accounts=accounts[ON],
            without=alone,
            bare=bare[0] if bare else None,
            usual=self.usual,
            carrying={},
            launched=whole_of([block.launched for block in self.blocks], self.sizes),
            events={},
            troubled={},
        )

    def _accounts(self, deal: Deal, off: Off) -> Accounts:
        moved = [self._moved(deal, id_, off) for id_ in deal.terms if id_ not in off]
        accounts = _added([self.rest[off], *(each.accounts for each in moved)])
        for each in moved:
            settle(accounts, each.costs)
        return accounts

    def _moved(self, deal: Deal, id_: str, off: Off) -> _Moved:
        """What a term moves; known where it is as it was, or does not follow sales."""
        term = deal.terms[id_]
        world = off if follows_sales(deal, term) else ON
        if term != self.deal.terms.get(id_):
            return self._worked_out(deal, id_, term, world)
        if (world, id_) not in self._known:
            self._known[world, id_] = self._worked_out(deal, id_, term, world)
        return self._known[world, id_]

    def _worked_out(self, deal: Deal, id_: str, term: AnyTerm, off: Off) -> _Moved:
        alone = deal.model_copy(update={"terms": {id_: term}})
        transfers = TRANSFERS.get(term.kind)
        parts, costs = [], []
        for block in self.blocks:
            world, discounting = block.worlds[off], block.discounting
            postings = () if transfers is None else transfers(f"terms.{id_}", term, world)
            parts.append(entered_in(Accounts(), postings, alone, discounting, in_detail=False))
            costs.append(share_costs(alone, world, discounting))
        sizes = self.sizes
        return _Moved(joined_accounts(parts, sizes), joined_costs(costs, sizes))


@dataclass(frozen=True, slots=True)
class KeptWorlds:
    """A deal's worlds, on all draws of a design and on the risk-adjusted path."""

    deal: Deal
    design: Design
    groups: tuple[Group, ...]
    appraisal: Appraisal
    sample: _Worlds
    path: _Worlds

    def serve(self, changes: Iterable[str]) -> bool:
        """Whether all changes, by path, are of terms that change no price."""
        ids = [path.split(".")[1] for path in changes if path.startswith("terms.")]
        prices = set(price_terms_of(self.deal))
        return len(ids) == len([*changes]) and not prices & set(ids)

    def reading(self, changed: Deal) -> Reading | None:
        """The deal with other terms, read on the same draws; None where a price term differs.

        It has all but what is told by year: nothing of flows, events or carrying values.
        """
        if any(_price_term(self.deal, id_) != _price_term(changed, id_) for id_ in
               (*self.deal.terms, *changed.terms)):  # fmt: skip
            return None
        sample, path = self.sample.sample(changed), self.path.sample(changed)
        return reading_of(changed, self.design, self.groups, self.appraisal, sample, path)


def _price_term(deal: Deal, id_: str) -> AnyTerm | None:
    term = deal.terms.get(id_)
    return term if term is not None and term.kind in OFFERS else None


def kept_worlds(
    deal: Deal, *, draws: int | None = None, seed: int | None = None, workers: int | None = None
) -> KeptWorlds:
    """Draw a deal's worlds and keep them: about four megabytes for a thousand draws."""
    design, usual, appraisal = (
        design_of(deal, draws, seed),
        business_as_usual(deal),
        appraisal_of(deal),
    )
    groups = groups_of(deal)
    edges = [*range(0, design.draws, BLOCK), design.draws]

    def work(span: tuple[int, int]) -> _Block:
        return _block(deal, usual, appraisal, Draws(design, *span, groups))

    with ThreadPoolExecutor(max_workers=threads_for(design, workers)) as pool:
        sample = _together(deal, [*pool.map(work, pairwise(edges))])
    path = _together(deal, [_block(deal, usual, appraisal, None)])
    return KeptWorlds(deal, design, groups, appraisal, sample, path)


def _block(deal: Deal, usual: Deal | None, appraisal: Appraisal, draws: Draws | None) -> _Block:
    before = unsold(deal, draws)
    agreed = sold(deal, before, appraisal)
    discounting = discounting_of(deal, appraisal, before.setting)
    worlds = {
        off: sold(deal, before, appraisal, off, known=agreed) if off else agreed
        for off in _switched_off(deal)
    }
    return _Block(
        size=1 if draws is None else draws.size,
        discounting=discounting,
        worlds=worlds,
        rest={off: _rest(deal, world, appraisal, discounting) for off, world in worlds.items()},
        usual=None if usual is None else usual_accounts(usual, appraisal, draws),
        launched=launched_in(agreed),
    )


def _switched_off(deal: Deal) -> Iterator[Off]:
    """None; each price term; and all of them, where there is more than one."""
    terms = price_terms_of(deal)
    yield ON
    yield from (frozenset({id_}) for id_ in terms)
    if len(terms) > 1:
        yield frozenset(terms)


def _rest(deal: Deal, world: World, appraisal: Appraisal, discounting: Discounting) -> Accounts:
    """What products bring in and cost and what parties put in, with what flows by source."""
    postings = [*other_postings(deal, world, appraisal)]
    accounts = entered_in(Accounts(), postings, deal, discounting, in_detail=False)
    for posting in postings:
        if posting.amount.any():
            enter_flow(accounts, posting)
    return accounts


def _together(deal: Deal, blocks: list[_Block]) -> _Worlds:
    sizes = [block.size for block in blocks]
    usual = [block.usual for block in blocks if block.usual is not None]
    rest = {
        off: joined_accounts([block.rest[off] for block in blocks], sizes) for off in blocks[0].rest
    }
    return _Worlds(deal, blocks, rest, joined_accounts(usual, sizes) if usual else None)


def _added(parts: list[Accounts]) -> Accounts:
    """Present values of several accounts added up; flows as the first has them."""

    def total(which: Callable[[Accounts], Mapping[Key, FloatArray]]) -> dict[Key, FloatArray]:
        sums: dict[Key, FloatArray] = {}
        for part in parts:
            for key, amount in which(part).items():
                sums[key] = np.add(sums[key], amount) if key in sums else amount
        return sums

    return Accounts(
        own=total(lambda each: each.own),
        social=total(lambda each: each.social),
        by_term=total(lambda each: each.by_term),
        social_by_source=total(lambda each: each.social_by_source),
        flows=dict(parts[0].flows),
    )
