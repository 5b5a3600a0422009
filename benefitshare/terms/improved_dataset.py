"""Improved dataset: data handed back cleaned, labelled or linked."""

from collections.abc import Iterable
from typing import Literal

import numpy as np

from benefitshare.clauses.term import Term
from benefitshare.clauses.when import Between, between, falls_due, running, start_of
from benefitshare.ledger import Posting, time_of
from benefitshare.model import THIRD_PARTIES, Day
from benefitshare.uncertainty.fields import MoneyAYear
from benefitshare.world.windows import Window
from benefitshare.world.world import World


class ImprovedDataset(Term):
    """A dataset handed back in a better state, worth `value` to the party that receives it."""

    kind: Literal["improved-dataset"]
    """Data handed back improved."""
    value: MoneyAYear
    """What it is worth to the receiver, in real terms: a year where `years` is given, else once."""
    date: Day | None = None
    """When it is handed back, if once; left out, when it starts."""


def transfers(source: str, term: ImprovedDataset, world: World) -> Iterable[Posting]:
    """What the improved data are worth to the receiver: new value, which costs the giver nothing
    beyond the work that its own contributions count."""
    for sides in between(term, world):
        window = _window(term, world, sides)
        amount = window.weighed(world.setting.value(term.value) * window.parts)
        yield from sides.postings(
            source, amount, "non-cash-releasing", "improved data", payer=THIRD_PARTIES
        )


def _window(term: ImprovedDataset, world: World, sides: Between) -> Window:
    if term.years is not None:
        return running(term, world, sides.hazards)
    begins, conditions = start_of(term, world)
    time = begins if term.date is None else np.maximum(time_of(term.date), world.setting.signing)
    hazards = (*conditions, *sides.hazards)
    if term.product is None:
        hazards = (*conditions, world.setting.agreement, *sides.hazards)
    return falls_due(world, time, hazards)
