"""Upfront fee: one payment, once."""

from collections.abc import Iterable
from typing import Literal

import numpy as np

from benefitshare.clauses.contract_money import indexed, real
from benefitshare.clauses.term import Term
from benefitshare.clauses.when import between, falls_due, start_of
from benefitshare.ledger import Posting, time_of
from benefitshare.model import Day
from benefitshare.uncertainty.fields import Money
from benefitshare.world.world import World


class UpfrontFee(Term):
    """One payment, at signing or on a date."""

    kind: Literal["upfront-fee"]
    """A single payment."""
    amount: Money
    """The sum, in money of the day."""
    date: Day | None = None
    """When it is paid; left out, at signing."""


def transfers(source: str, term: UpfrontFee, world: World) -> Iterable[Posting]:
    """The sum, in money of the day, in the financial year of its date."""
    begins, conditions = start_of(term, world)
    time = begins if term.date is None else np.maximum(time_of(term.date), world.setting.signing)
    if term.product is not None:
        time = np.maximum(time, begins)
    stops = () if term.product is not None else (world.setting.agreement,)
    for sides in between(term, world):
        window = falls_due(world, time, (*conditions, *stops, *sides.hazards))
        amount = real(indexed(term, term.amount, world) * window.parts, world)
        yield from sides.postings(source, window.weighed(amount), "cash", "upfront fee")
