"""Every posting of a deal, summed up: what a figure is made of, down to who pays whom for what."""

from dataclasses import dataclass

import numpy as np

from benefitshare.deal import Deal
from benefitshare.uncertainty.streams import Design
from benefitshare.valuation.appraisal import appraisal_of, factors
from benefitshare.valuation.projection import groups_of
from benefitshare.valuation.sample import sample_of


@dataclass(frozen=True, slots=True)
class MeanPosting:
    """One flow, as the mean over all draws. [currency, real]"""

    source: str
    """The part of the deal that causes it, such as `terms.stake`."""
    what: str
    payer: str
    """A party's id, or `third-parties`."""
    payee: str
    """A party's id, or `third-parties`."""
    class_: str
    by_year: tuple[float, ...]
    """Undiscounted, one for each period."""
    present_value: float
    """At Green Book rates."""


def mean_postings(
    deal: Deal,
    *,
    draws: int | None = None,
    seed: int | None = None,
    workers: int | None = None,
) -> tuple[MeanPosting, ...]:
    """The mean of every posting of the deal, on the draws that `project` takes."""
    design = Design(
        seed=deal.simulation.seed if seed is None else seed,
        draws=deal.simulation.draws if draws is None else draws,
    )
    appraisal = appraisal_of(deal)
    sample = sample_of(deal, None, appraisal, design, groups_of(deal), workers or 2)
    found = []
    for (source, what, payer, payee, class_), flow in sample.accounts.flows.items():
        rates = appraisal.health if class_ == "health" else appraisal.standard
        worth = float(np.dot(flow, factors(rates, len(flow))))
        years = tuple(float(each) for each in flow)
        found.append(MeanPosting(source, what, payer, payee, class_, years, worth))
    return tuple(found)
