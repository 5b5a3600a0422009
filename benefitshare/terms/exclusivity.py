"""Exclusivity: a head start, or a field kept for one company."""

from collections.abc import Iterable
from typing import Literal

import numpy as np

from benefitshare.clauses.term import Term
from benefitshare.clauses.when import between, running
from benefitshare.ledger import Posting
from benefitshare.model import THIRD_PARTIES, Text
from benefitshare.uncertainty.fields import MoneyAYear, Years, certain
from benefitshare.world.world import World


class Exclusivity(Term):
    """What the giver may not do with others for a time, and what that costs it."""

    kind: Literal["exclusivity"]
    """A head start or an exclusive field."""
    head_start: Years | None = None
    """How long others must wait."""
    field: Text | None = None
    """The field of use that is kept for the receiver."""
    forgone: MoneyAYear = certain(0.0)
    """What the giver gives up elsewhere each year, in real terms."""


def transfers(source: str, term: Exclusivity, world: World) -> Iterable[Posting]:
    """What the giver gives up elsewhere while it is bound; nobody here receives it."""
    for sides in between(term, world):
        years = term.years if term.years is not None else term.head_start
        window = running(term.model_copy(update={"years": years}), world, sides.hazards)
        forgone = np.asanyarray(world.setting.value(term.forgone) * window.parts)
        yield from sides.postings(
            source, window.weighed(forgone), "cash", "income given up", payee=THIRD_PARTIES
        )
