"""A negotiation over some levers: what could be agreed, and which deals stand out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from benefitshare.ledger import FloatArray
from benefitshare.negotiation.bargaining import reference_points as points_of
from benefitshare.negotiation.bargaining.candidates import (
    Candidates,
    efficient_deals,
    sampled_deals,
    share_acceptable,
)
from benefitshare.negotiation.bargaining.found import (
    Efficient,
    Improvement,
    Negotiation,
    Package,
    Proposal,
)
from benefitshare.negotiation.bargaining.frontier import (
    both_at_least,
    efficient,
    is_straight,
    thinned,
)
from benefitshare.negotiation.bargaining.iso import iso_curves
from benefitshare.negotiation.bargaining.packages import packages
from benefitshare.negotiation.bargaining.ranges import Range
from benefitshare.negotiation.bargaining.robust import SETS, Robust
from benefitshare.negotiation.bargaining.search import searched_deals
from benefitshare.negotiation.bargaining.terrain import Terrain, changes_at, terrain_of
from benefitshare.negotiation.bargaining.zone import zone_of
from benefitshare.negotiation.sides import Side, Table
from benefitshare.valuation.fair_shares import contribution_shares
from benefitshare.valuation.projection import sampled
from benefitshare.valuation.results import ContributionShares
from benefitshare.valuation.statistics import standard_error

GRID = 40
"""Values of each lever, unless told otherwise."""
FRONTIER = 60
"""Deals of the frontier that are told."""
SHOWN = 7
"""Deals of the frontier that are projected again, with what stands beside the mean."""
SIDES: tuple[Side, Side] = ("nhs", "supplier")
DOTS = 150
"""Deals that show what else could be agreed."""


def negotiate(
    table: Table,
    ranges: tuple[Range, ...],
    *,
    grid: int = GRID,
    sets: int = SETS,
    worth: float | None = None,
) -> Negotiation:
    """Search the deals that the levers can make.

    `worth` is what the packages shall be worth to the NHS side; left out, as much as the headline,
    or as the deal as it stands where no deal suits both and that is worth something.
    With no `sets` of assumptions, nothing is said of how robust a deal is.
    """
    terrain = terrain_of(table, ranges, grid)
    met = searched_deals(table, terrain) if terrain.is_searched else None
    best = efficient_deals(terrain) if met is None else _best_of(met)
    tell = _Telling(table, terrain, Robust(table, sets) if sets else None)
    headline = tell.at("equal-gains", best.points[points_of.equal_gains(best.gains)])
    reading = sampled(table.deal, draws=table.draws, seed=table.seed, workers=table.workers)
    contribution = contribution_shares(reading)
    today = tell.changed("today", {})
    target = worth if worth is not None else _usual_target(headline, today)
    sought = worth is not None or target >= 0.0
    slopes = terrain.slopes
    straight = slopes is not None and is_straight(slopes)
    everything = sampled_deals(terrain) if met is None else met
    chosen = both_at_least(best.gains)
    return Negotiation(
        interests=table.interests,
        ranges=ranges,
        today=today,
        headline=headline,
        improvement=tell.improvement(best),
        references=tuple(tell.references(best, contribution)),
        ideal=points_of.ideal(best.gains),
        contribution=contribution,
        zones=tuple(zone_of(table, each) for each in ranges),
        frontier=_rows(terrain, best),
        shown=tuple(
            tell.at("", best.points[chosen[index]], tries=False)
            for index in thinned(len(chosen), SHOWN)
        ),
        others=_pairs(everything.gains[thinned(len(everything.gains), DOTS)]),
        share_acceptable=share_acceptable(everything) if met is None else None,
        is_straight=straight,
        exchange=_exchange(slopes) if straight and slopes is not None else None,
        packages=tuple(tell.packages(packages(terrain, target, met)) if sought else ()),
        target=target,
        iso=iso_curves(table, *_axes(terrain)) if len(ranges) > 1 else (),
        linear=terrain.linear,
        projections=table.valued,
        off_by=terrain.off_by,
        is_searched=terrain.is_searched,
        has_view=table.has_view,
        supplier_gain_modelled=any(
            each.owner in table.deal.suppliers for each in table.deal.products.values()
        ),
        draws=reading.design.draws,
        seed=reading.design.seed,
    )


def _axes(terrain: Terrain) -> tuple[Range, Range]:
    """The first two levers; the second is solved for, which is quick where the worth is linear."""
    first, second = terrain.ranges[:2]
    swapped = terrain.linear[0] and not terrain.linear[1]
    return (second, first) if swapped else (first, second)


def _usual_target(headline: Proposal, today: Proposal) -> float:
    return headline.nhs.mean if headline.suits_both else today.nhs.mean


def _mean(amounts: FloatArray) -> float:
    return float(np.mean(amounts))


def _best_of(met: Candidates) -> Candidates:
    kept = efficient(met.gains)
    return Candidates(met.points[kept], met.gains[kept])


def _rows(terrain: Terrain, best: Candidates) -> tuple[Efficient, ...]:
    return tuple(
        Efficient(_named(terrain.ranges, best.points[index]), *map(float, best.gains[index]))
        for index in thinned(len(best.gains), FRONTIER)
    )


def _pairs(gains: FloatArray) -> tuple[tuple[float, float], ...]:
    return tuple((float(nhs), float(supplier)) for nhs, supplier in gains)


def _exchange(slopes: FloatArray) -> float:
    """What one pound to the first side costs the second."""
    moved = np.abs(slopes).sum(axis=0)
    return float(moved[1] / moved[0])


def _named(ranges: Sequence[Range], point: FloatArray) -> dict[str, float]:
    return {each.path: float(value) for each, value in zip(ranges, point, strict=True)}


@dataclass(frozen=True, slots=True)
class _Telling:
    """Projects the deals that are told."""

    table: Table
    terrain: Terrain
    robust: Robust | None

    def at(self, id_: str, point: FloatArray, *, tries: bool = True) -> Proposal:
        return self.changed(id_, _named(self.terrain.ranges, point), tries=tries)

    def changed(self, id_: str, changes: Mapping[str, float], *, tries: bool = True) -> Proposal:
        measures = self.table.measures(dict(changes))
        robustness = self.robust.of(changes) if self.robust is not None and tries else None
        return Proposal(id_, dict(changes), measures["nhs"], measures["supplier"], robustness)

    def improvement(self, best: Candidates) -> Improvement | None:
        today = self.table.worth({})
        means = float(np.mean(today.nhs)), float(np.mean(today.supplier))
        point = best.points[points_of.equal_gains(best.gains, means)]
        there = self.table.worth(changes_at(self.terrain.ranges, point))
        more = {side: there.of(side) - today.of(side) for side in SIDES}
        if min(float(np.mean(each)) for each in more.values()) <= 0.0:
            return None
        return Improvement(
            self.at("better-for-both", point, tries=False),
            *(f(more[side]) for side in SIDES for f in (_mean, standard_error)),
        )

    def references(self, best: Candidates, contribution: ContributionShares) -> list[Proposal]:
        shares = {
            "by-cost": contribution.by_cost,
            "by-assessed-value": contribution.by_assessed_value,
            "by-standing-alone": contribution.by_standing_alone,
        }
        found = {
            "nash": points_of.nash(best.gains),
            "kalai-smorodinsky": points_of.kalai_smorodinsky(best.gains),
        }
        found |= {
            f"contribution-{name}": points_of.proportional(best.gains, share)
            for name, share in shares.items()
            if share is not None
        }
        return [
            self.at(id_, best.points[index]) for id_, index in found.items() if index is not None
        ]

    def packages(self, points: list[FloatArray]) -> list[Package]:
        found: list[Package] = []
        for number, point in enumerate(points, start=1):
            proposal = self.at(f"package-{number}", point)
            worths = [
                self.table.worth(changes_at(self.terrain.ranges, each)).nhs
                for each in (points[0], point)
            ]
            apart = worths[1] - worths[0]
            found.append(Package(proposal, float(np.mean(apart)), standard_error(apart)))
        return found
