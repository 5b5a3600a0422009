"""How a rate of exchange moves across low and high assumptions: the same draws, seen in halves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benefitshare.deal import Deal
from benefitshare.deal.paths import estimates
from benefitshare.ledger import FloatArray
from benefitshare.negotiation.effects import PENNY, SURE, Ratio
from benefitshare.uncertainty.draws import Draws
from benefitshare.uncertainty.streams import REPLICATE, Design
from benefitshare.valuation.projection import groups_of

FEWEST = 0.1
"""The least part of the draws that makes a half."""
TOLD = 3
"""How many assumptions are told for each rate."""
APART = 3.5
"""How many standard errors apart two halves must be: many assumptions are looked at."""
LEAST = 0.01
"""By how much of itself a rate must move to be worth telling."""


@dataclass(frozen=True, slots=True)
class Mover:
    """An assumption on which a rate depends."""

    path: str
    low: Ratio
    """The rate in the draws in which the assumption is below its middle."""
    high: Ratio


@dataclass(frozen=True, slots=True, eq=False)
class Halves:
    """The draws in which each assumption is low: one there, nought elsewhere. Shape of `low`
    (assumptions, draws)."""

    paths: tuple[str, ...]
    low: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class _Half:
    """A rate in one half of the draws, by assumption. Shapes (assumptions,)."""

    rate: FloatArray
    error: FloatArray
    defined: NDArray[np.bool_]

    def at(self, place: int) -> Ratio:
        return Ratio(float(self.rate[place]), float(self.error[place]))


def halves(deal: Deal, draws: int | None = None, seed: int | None = None) -> Halves:
    """Where each uncertain value of a deal is in the lower half of its draws."""
    settings = deal.simulation
    design = Design(
        seed=settings.seed if seed is None else seed,
        draws=settings.draws if draws is None else draws,
    )
    found = dict(_halves(deal, Draws(design, 0, design.draws, groups_of(deal)), design.draws))
    low = np.array([*found.values()], dtype=float).reshape(len(found), design.draws)
    return Halves(tuple(found), low)


def _halves(deal: Deal, drawn: Draws, draws: int) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    for path, estimate in estimates(deal):
        if estimate.is_certain:
            continue
        values = np.asarray(drawn.value(estimate))
        low = values <= np.median(values)
        if np.ptp(values) and FEWEST * draws <= np.sum(low) <= (1 - FEWEST) * draws:
            yield path, low


def movers(of: FloatArray, in_: FloatArray, split: Halves) -> tuple[Mover, ...]:
    """The assumptions that move a rate most, the strongest first. Shapes (draws,)."""
    if len(of) < 2 * REPLICATE or not split.paths:
        return ()
    products = np.column_stack((np.ones_like(of), of, in_, of * of, of * in_, in_ * in_))
    below = split.low @ products
    low, high = _half(below), _half(np.sum(products, axis=0) - below)
    distance = np.abs(high.rate - low.rate)
    apart = distance > APART * np.hypot(low.error, high.error)
    told = low.defined & high.defined & apart & (distance > LEAST * np.abs(low.rate))
    places = [int(place) for place in np.argsort(-distance) if told[place]][:TOLD]
    return tuple(Mover(split.paths[each], low.at(each), high.at(each)) for each in places)


def _half(sums: FloatArray) -> _Half:
    """Rates and their errors from sums over the draws of a half: of one, of both changes, of their
    squares and product. Shape (assumptions, 6).

    A half holds no whole strata, so that the errors are plain ones.
    """
    count = sums[:, 0]
    of, in_, of_of, of_in, in_in = (sums[:, 1:] / count[:, None]).T
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = np.nan_to_num(of / in_, posinf=0.0, neginf=0.0)
        departure = of_of - 2.0 * rate * of_in + rate * rate * in_in
        error = np.sqrt(np.maximum(departure, 0.0) / (count - 1.0)) / np.abs(in_)
    divisor_error = np.sqrt(np.maximum(in_in - in_ * in_, 0.0) / (count - 1.0))
    defined = np.abs(in_) > np.maximum(SURE * divisor_error, PENNY)
    return _Half(rate, np.nan_to_num(error, posinf=0.0), defined)
