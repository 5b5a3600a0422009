"""Project a deal: sample it, follow the risk-adjusted path, and say what both tell."""

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from benefitshare.deal import Deal
from benefitshare.deal.checks import as_ranks
from benefitshare.problems import DealProblems, Problem
from benefitshare.uncertainty.correlation import Group, correlated_groups
from benefitshare.uncertainty.streams import Design
from benefitshare.valuation.appraisal import appraisal_of
from benefitshare.valuation.blocks import block_of
from benefitshare.valuation.bridge import bridge
from benefitshare.valuation.drivers import ENOUGH, Drivers, drivers_of
from benefitshare.valuation.fair_shares import (
    consideration_of,
    contribution_shares,
    cost_recovery_of,
    split_of,
)
from benefitshare.valuation.party_values import group_values, party_values
from benefitshare.valuation.reading import Reading, reading_of
from benefitshare.valuation.remarks import (
    break_even_qaly,
    carrying_value_statistics,
    events_of,
    remarks,
)
from benefitshare.valuation.results import BridgeStep, Projection
from benefitshare.valuation.sample import Progress, joined, sample_of
from benefitshare.valuation.scout import Run
from benefitshare.valuation.settings import timeline_of
from benefitshare.valuation.stream import streamed
from benefitshare.valuation.trouble import troubles_of

MOST_KEPT = 8 * 10**8
"""What a run's draws may take of the machine's memory before they stream by. [bytes]"""
MOST_BYTES = 6 * 10**9
"""What draws that have to be kept may take of the machine's memory."""
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
    keep: int | None = None,
) -> Projection:
    """Everything that a run tells about a deal's value.

    The same deal, seed and number of draws give the same result, whatever the number of workers.
    Draws that would take too much memory are not kept: they are told as they stream by. `keep`
    sets how many are.
    """
    design = design_of(deal, draws, seed)
    if design.draws > (MOST_KEPT // bytes_a_draw(deal) if keep is None else keep):
        run = run_of(deal, draws, seed, workers, progress)
        done = streamed(run, partial(told, drivers={}))
        means = {id_: party.npv.mean for id_, party in done.projection.parties.items()}
        steps = bridge(done.last, means) if with_bridge else ()
        few = sampled(deal, draws=ENOUGH, seed=seed, workers=workers)
        return replace(done.projection, bridge=steps, drivers=drivers_of(few))
    reading = sampled(deal, draws=draws, seed=seed, workers=workers, progress=progress)
    return told(reading, bridge(reading) if with_bridge else ())


def sampled(
    deal: Deal,
    *,
    draws: int | None = None,
    seed: int | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    totals_only: bool = False,
) -> Reading:
    """Draw a deal's uncertain values and follow every account, draw by draw.

    With `totals_only`, what each party receives by class and by term, as two deals are compared
    by; `told` needs the whole.
    """
    design = design_of(deal, draws, seed)
    refuse_too_large(deal, design)
    groups = groups_of(deal)
    appraisal = appraisal_of(deal)
    usual = business_as_usual(deal)
    threads = threads_for(design, workers)
    full = not totals_only
    sample = sample_of(deal, usual, appraisal, design, groups, threads, progress, full=full)
    path = joined([block_of(deal, usual, appraisal, None, full=full)])
    return reading_of(deal, design, groups, appraisal, sample, path)


def run_of(
    deal: Deal,
    draws: int | None = None,
    seed: int | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Run:
    """What a run draws, and how."""
    design = design_of(deal, draws, seed)
    return Run(
        deal,
        business_as_usual(deal),
        appraisal_of(deal),
        design,
        groups_of(deal),
        threads_for(design, workers),
        progress,
    )


def design_of(deal: Deal, draws: int | None = None, seed: int | None = None) -> Design:
    """How a deal is sampled: as its file has it, unless told otherwise."""
    return Design(
        seed=deal.simulation.seed if seed is None else seed,
        draws=deal.simulation.draws if draws is None else draws,
    )


def threads_for(design: Design, workers: int | None = None) -> int:
    """How many threads work at once, which no result depends on."""
    return 1 if design.draws < SMALL else workers or min(os.cpu_count() or 1, 8)


def told(
    reading: Reading, steps: tuple[BridgeStep, ...] = (), drivers: Drivers | None = None
) -> Projection:
    """The whole result, from a sample that has been read."""
    deal, parties = reading.deal, party_values(reading)
    return Projection(
        draws=reading.design.draws,
        seed=reading.design.seed,
        periods=reading.timeline.names,
        business_as_usual=reading.usual_state,
        business_as_usual_note=reading.usual_note,
        parties=parties,
        groups=group_values(reading),
        suppliers=deal.suppliers,
        contracting=reading.contracting,
        split=split_of(reading),
        carrying_values=carrying_value_statistics(reading),
        cost_recovery=cost_recovery_of(reading),
        consideration=consideration_of(reading),
        contribution=contribution_shares(reading),
        net_present_social_value=reading.stats(lambda sums: sums.npv(deal.parties, social=True)),
        events=events_of(reading),
        bridge=steps,
        break_even_qaly=break_even_qaly(reading),
        models_product=bool(deal.products),
        supplier_gain_modelled=supplier_gain_modelled(deal),
        unmonetised=tuple(in_words(deal)),
        notes=remarks(reading, parties),
        troubles=troubles_of(reading),
        drivers=drivers_of(reading) if drivers is None else drivers,
    )


def supplier_gain_modelled(deal: Deal) -> bool:
    """Whether any product is a supplier's own, so that what it gains can be told."""
    return any(product.owner in deal.suppliers for product in deal.products.values())


def in_words(deal: Deal) -> Iterator[str]:
    """Benefits that are given in words only."""
    for product in deal.products.values():
        for id_, benefit in product.benefits.items():
            if benefit.class_ == "unmonetised":
                yield benefit.what or id_


def groups_of(deal: Deal) -> tuple[Group, ...]:
    """The inputs that move together."""
    return correlated_groups(as_ranks(deal.correlations))


def business_as_usual(deal: Deal) -> Deal | None:
    """The deal as it would go if nothing were signed: the products as changed, no terms, and only
    those contributions that name a product. None where nothing would happen."""
    if deal.without_deal is None or not deal.without_deal.changes:
        return None
    changed = deal.changed(
        deal.without_deal.changes, leaving_out=("without_deal", "views", "terms", "correlations")
    )
    kept = {id_: each for id_, each in changed.contributions.items() if each.product is not None}
    return changed.model_copy(update={"terms": {}, "contributions": kept})


def bytes_a_draw(deal: Deal) -> int:
    """About what one draw takes of memory while it is kept."""
    parties, periods = len(deal.parties) + 2, timeline_of(deal).count
    return 8 * parties * (6 * periods + 2 * len(deal.terms) + 30)


def refuse_too_large(deal: Deal, design: Design) -> None:
    """Raise DealProblems where the draws would not fit in the memory of an ordinary machine."""
    each, periods = bytes_a_draw(deal), timeline_of(deal).count
    if each * design.draws <= MOST_BYTES:
        return
    most = MOST_BYTES // each
    message = (
        f"{design.draws:,} draws of {periods} financial years would need more memory than the "
        f"{MOST_BYTES // 10**9} GB that a run may take; ask for at most {most:,}."
    )
    raise DealProblems([Problem(message, "simulation.draws", f"{design.draws:,}", f"{most:,}")])
