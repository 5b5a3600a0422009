"""Flows in money of the day, from flows in real money."""

from collections.abc import Callable

import numpy as np

from benefitshare.deal import Deal
from benefitshare.ledger import FloatArray
from benefitshare.uncertainty.draws import Draws
from benefitshare.valuation.appraisal import price_base
from benefitshare.valuation.results import YearByYear
from benefitshare.valuation.statistics import scaled, year_by_year


def nominal(
    deal: Deal,
    draws: Draws,
    first_year: int,
    flows: FloatArray,
    path_flows: FloatArray,
    real: YearByYear,
    told: Callable[[FloatArray, FloatArray], YearByYear] = year_by_year,
) -> YearByYear:
    """Real flows times the deflator, draw by draw where inflation is uncertain.

    `flows` has shape (periods, draws), from the financial year that starts in `first_year`;
    `path_flows` has shape (periods,), `real` is what is said of both, and `told` says it.
    [currency]
    """
    inflation = deal.prices.inflation
    years = first_year - price_base(deal) + np.arange(len(flows))
    expected = np.asarray((1.0 + inflation.mean) ** years, dtype=float)
    if inflation.is_certain:
        return scaled(real, expected)
    by_draw = (1.0 + draws.value(inflation)) ** years[:, None]
    return told(np.asarray(flows * by_draw), path_flows * expected)
