"""From the risk-adjusted estimate to the simulated mean, so that two answers do not circulate."""

from collections.abc import Mapping

import numpy as np

from benefitshare.ledger import FloatArray
from benefitshare.uncertainty.draws import Draws
from benefitshare.uncertainty.estimate import Estimate
from benefitshare.uncertainty.streams import Design
from benefitshare.valuation.blocks import block_of
from benefitshare.valuation.reading import Reading
from benefitshare.valuation.results import BridgeStep
from benefitshare.valuation.sample import BLOCK, joined
from benefitshare.valuation.sums import Sums

MOST_DRAWS = BLOCK
"""Enough to place the step between events and ranges; the whole bridge adds up in any case."""


class EventsOnly(Draws):
    """Draws in which events happen by chance and every other value is at its mean."""

    def value(self, estimate: Estimate) -> float | FloatArray:
        """The mean of the estimate."""
        return estimate.mean


def bridge(
    reading: Reading, simulated: Mapping[str, float] | None = None
) -> tuple[BridgeStep, ...]:
    """The steps by party: estimate, what events and limits do, what ranges and tails do, mean.

    `simulated` is each party's mean, where it is of more draws than the reading has.
    """
    deal, design = reading.deal, reading.design
    size = min(design.draws, MOST_DRAWS)
    spans = [(start, min(start + BLOCK, size)) for start in range(0, size, BLOCK)]
    part = Design(design.seed, size)
    blocks = [
        block_of(deal, None, reading.appraisal, EventsOnly(part, *span, reading.groups), full=False)
        for span in spans
    ]
    at_means = Sums(joined(blocks), counts_usual=False)
    start = {id_: float(reading.path.npv((id_,))[0]) for id_ in deal.parties}
    events = {id_: float(np.mean(at_means.npv((id_,)))) for id_ in deal.parties}
    mean = simulated or {id_: float(np.mean(reading.sample.npv((id_,)))) for id_ in deal.parties}
    return (
        BridgeStep("Risk-adjusted estimate", start),
        BridgeStep(
            "Chance and timing of events, limits of terms",
            {id_: events[id_] - start[id_] for id_ in deal.parties},
        ),
        BridgeStep(
            "Ranges and tails of the assumptions",
            {id_: mean[id_] - events[id_] for id_ in deal.parties},
        ),
        BridgeStep("Simulated mean", mean),
    )
