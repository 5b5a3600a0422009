"""Amounts fixed in a contract are money of the day: they lose real value unless indexed."""

import numpy as np

from benefitshare.clauses.term import Term
from benefitshare.ledger import FloatArray, Value
from benefitshare.uncertainty.estimate import Estimate
from benefitshare.world.world import World


def indexed(term: Term, amount: Estimate, world: World) -> FloatArray:
    """The amount in money of the day in each period, with the term's indexation since signing.

    Shape (periods, draws) or (periods, 1). [currency, nominal]
    """
    return world.setting.value(amount) * _index(term, world)


def real(nominal: FloatArray, world: World) -> FloatArray:
    """Money of the day at the price base: over the deflator. [currency, real]"""
    return nominal / world.setting.deflator


def _index(term: Term, world: World) -> FloatArray:
    setting = world.setting
    periods = setting.timeline.count
    if isinstance(term.indexation, Estimate):
        years = np.arange(periods)[:, None] - int(setting.timeline.index_of(setting.signing))
        rate: Value = setting.value(term.indexation)
        return np.asanyarray((1.0 + rate) ** np.maximum(years, 0))
    if term.indexation == "inflation":
        return setting.nominal_index(setting.signing)
    return np.ones((periods, 1))
