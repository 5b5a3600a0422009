"""The engine's postings beside the slow account's, draw by draw."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from benefitshare.uncertainty.draws import Draws
from benefitshare.uncertainty.streams import Design
from benefitshare.valuation.appraisal import appraisal_of
from benefitshare.valuation.flows import other_postings, term_postings
from benefitshare.valuation.projection import groups_of
from benefitshare.valuation.worlds import sold, unsold
from benefitshare.world.listed import ListedCourse
from tests.oracle.chosen import Chosen
from tests.oracle.one_draw import Account, Key
from tests.oracle.shares import PricePath

if TYPE_CHECKING:
    from benefitshare.deal import Deal
    from benefitshare.ledger import FloatArray, Posting
    from benefitshare.world.world import World

RELATIVE = 1e-9
A_PENNY = 1e-3
"""Flows nearer than a tenth of a penny are the same: the engine's stand-in for `just before` the
end of the horizon is a billionth of a year."""


@dataclass(frozen=True)
class Difference:
    """A flow on which engine and slow account disagree."""

    draw: int
    key: Key
    year: str
    engine: float
    oracle: float


def differences(deal: Deal, draws: int, *, seed: int | None = None) -> Iterator[Difference]:
    """Every flow of every draw on which the two disagree."""
    points = Draws(
        Design(deal.simulation.seed if seed is None else seed, draws), 0, draws, groups_of(deal)
    )
    appraisal = appraisal_of(deal)
    world = sold(deal, unsold(deal, points), appraisal)
    engine = _by_key(deal, world, draws)
    for index in range(draws):
        chosen = Chosen(points, index)
        account = Account(deal, chosen, appraisal.qaly, _price_path(world, index))
        for key in sorted({*engine, *account.flows}):
            theirs = engine.get(key)
            ours = account.flows.get(key)
            for at, name in enumerate(world.setting.timeline.names):
                pair = (0.0 if theirs is None else float(theirs[at, index]),
                        0.0 if ours is None else ours[at])  # fmt: skip
                if abs(pair[0] - pair[1]) > A_PENNY + RELATIVE * abs(pair[1]):
                    yield Difference(index, key, name, *pair)


def _by_key(deal: Deal, world: World, draws: int) -> dict[Key, FloatArray]:
    sums: dict[Key, FloatArray] = {}
    for posting in all_postings(deal, world):
        key = (posting.source, posting.payer, posting.payee, posting.class_)
        amount = np.broadcast_to(posting.amount, (posting.amount.shape[0], draws))
        sums[key] = sums[key] + amount if key in sums else amount
    return sums


def all_postings(deal: Deal, world: World) -> list[Posting]:
    """Everything that the engine posts of a world."""
    return [
        *other_postings(deal, world, appraisal_of(deal)),
        *term_postings(deal, world, following=False),
        *term_postings(deal, world, following=True),
    ]


def _price_path(world: World, index: int) -> PricePath:
    def price(company: str, time: float, protected: bool) -> float:
        course = world.companies[company]
        assert isinstance(course, ListedCourse)
        return float(course.price_at(time, protected=protected)[index])

    return price
