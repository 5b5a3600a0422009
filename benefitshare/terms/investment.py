"""Investment: money or kit put into a party's own work."""

from collections.abc import Iterable
from typing import Literal

import numpy as np

from benefitshare.clauses.contract_money import indexed, real
from benefitshare.clauses.term import Term
from benefitshare.clauses.when import Between, between, falls_due, running, start_of
from benefitshare.ledger import Posting, time_of
from benefitshare.model import THIRD_PARTIES, Day, Text, YesNo
from benefitshare.uncertainty.fields import MoneyAYear
from benefitshare.world.windows import Window
from benefitshare.world.world import World


class Investment(Term):
    """Money or kit that one party puts into another's work: once, or each year for `years`."""

    kind: Literal["investment"]
    """Money or kit put in."""
    amount: MoneyAYear
    """A year where `years` is given, else once; in money of the day."""
    date: Day | None = None
    """When it is put in, if once; left out, at the start."""
    restricted_to: Text | None = None
    """What it may be used for."""
    in_kind: YesNo = "no"
    """Whether it is kit, staff or services, and not money."""


def transfers(source: str, term: Investment, world: World) -> Iterable[Posting]:
    """Money handed over; or, in kind, what the giver spends and what the receiver is spared."""
    for sides in between(term, world):
        window = _window(term, world, sides)
        amount = real(indexed(term, term.amount, world) * window.parts, world)
        amount = window.weighed(amount)
        if term.in_kind == "no":
            yield from sides.postings(source, amount, "cash", "investment")
            continue
        what = "investment in kind"
        yield from sides.postings(source, amount, "cash", what, payee=THIRD_PARTIES)
        yield from sides.postings(source, amount, "non-cash-releasing", what, payer=THIRD_PARTIES)


def _window(term: Investment, world: World, sides: Between) -> Window:
    if term.years is not None:
        return running(term, world, sides.hazards)
    begins, conditions = start_of(term, world)
    time = begins if term.date is None else np.maximum(time_of(term.date), world.setting.signing)
    hazards = (*conditions, *sides.hazards)
    if term.product is None:
        hazards = (*hazards, world.setting.agreement)
    return falls_due(world, time, hazards)
