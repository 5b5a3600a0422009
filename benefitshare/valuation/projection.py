"""Project a deal: sample it, follow the risk-adjusted path, and say what both tell."""

import os

from benefitshare.deal import Deal
from benefitshare.uncertainty.correlation import Correlation, Group, correlated_groups
from benefitshare.uncertainty.streams import Design
from benefitshare.valuation.appraisal import appraisal_of
from benefitshare.valuation.blocks import block_of
from benefitshare.valuation.bridge import bridge
from benefitshare.valuation.measures import Measures
from benefitshare.valuation.results import Projection
from benefitshare.valuation.sample import Progress, joined, sample_of

SMALL = 4_000
"""Below so many draws, threads cost more than they bring."""


def project(
    deal: Deal,
    *,
    draws: int | None = None,
    seed: int | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    with_bridge: bool = True,
) -> Projection:
    """Everything that a run tells about a deal's value.

    The same deal, seed and number of draws give the same result, whatever the number of workers.
    """
    design = Design(
        seed=deal.simulation.seed if seed is None else seed,
        draws=deal.simulation.draws if draws is None else draws,
    )
    groups = groups_of(deal)
    appraisal = appraisal_of(deal)
    usual = business_as_usual(deal)
    threads = 1 if design.draws < SMALL else workers or min(os.cpu_count() or 1, 8)
    sample = sample_of(deal, usual, appraisal, design, groups, threads, progress)
    path = joined([block_of(deal, usual, appraisal, None)])
    measures = Measures(deal, design, appraisal, sample, path)
    steps = bridge(deal, appraisal, design, groups, measures) if with_bridge else ()
    return measures.projection(steps)


def groups_of(deal: Deal) -> tuple[Group, ...]:
    """The inputs that move together."""
    return correlated_groups(
        {
            id_: Correlation(correlation.between, correlation.rank)
            for id_, correlation in deal.correlations.items()
        }
    )


def business_as_usual(deal: Deal) -> Deal | None:
    """The deal as it would go if nothing were signed: the products as changed, no terms, and only
    those contributions that name a product. None where nothing would happen."""
    if deal.without_deal is None or not deal.without_deal.changes:
        return None
    changed = deal.changed({"without_deal": None, **deal.without_deal.changes})
    kept = {id_: each for id_, each in changed.contributions.items() if each.product is not None}
    return changed.model_copy(update={"terms": {}, "contributions": kept})
