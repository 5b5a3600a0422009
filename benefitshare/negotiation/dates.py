"""When things happen under a deal, draw by draw: what a calendar of obligations is made from."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from benefitshare.deal import Deal
from benefitshare.ledger import Value
from benefitshare.terms.milestone import Milestone, RevenueReached
from benefitshare.uncertainty.draws import Draws
from benefitshare.uncertainty.estimate import Estimate
from benefitshare.uncertainty.streams import Design
from benefitshare.valuation.appraisal import appraisal_of
from benefitshare.valuation.projection import groups_of
from benefitshare.valuation.settings import timeline_of
from benefitshare.valuation.worlds import sold, unsold
from benefitshare.world.products import ProductCourse
from benefitshare.world.windows import Hazard
from benefitshare.world.world import World

FEW = 2_000
"""Draws that are enough to say when something is expected."""
_DAY = 1.5 / 365
"""Times within a day of each other are one date. [years]"""


@dataclass(frozen=True, slots=True)
class When:
    """A date, or the half of all cases in the middle; no dates where it hardly ever comes."""

    earliest: datetime.date | None
    latest: datetime.date | None
    """One case in four comes earlier than the one, and one later than the other."""
    chance: float
    """That it comes at all: what hangs on a launch, only with one within the horizon. [fraction]"""

    @property
    def is_certain(self) -> bool:
        """Whether it is one date, whatever happens."""
        return self.chance == 1.0 and self.earliest == self.latest


@dataclass(frozen=True, slots=True, eq=False)
class Dates:
    """The times that obligations follow. Infinite where something never comes. [financial years;
    shapes () or (draws,)]"""

    draws: Draws
    signing: float
    data_flow: Value
    launch: Mapping[str, Value]
    """By product."""
    stages: Mapping[tuple[str, str], Value]
    """By product and stage of its development."""
    reached: Mapping[str, Value]
    """By milestone that hangs on sales: the middle of the selling part of the year."""

    def length(self, estimate: Estimate) -> Value:
        """A length of time in these draws. [years]"""
        return self.draws.value(estimate)


def dates_of(deal: Deal, *, draws: int = FEW, seed: int | None = None) -> Dates:
    """Follow a deal's events in a few draws."""
    design = Design(deal.simulation.seed if seed is None else seed, draws)
    drawn = Draws(design, 0, draws, groups_of(deal))
    before = unsold(deal, drawn)
    timeline = timeline_of(deal)
    stages = {
        (id_, stage): _spared(time, conditions, timeline.end)
        for id_, course in before.products.items()
        for stage, (time, conditions) in course.stages.items()
    }
    return Dates(
        draws=drawn,
        signing=before.setting.signing,
        data_flow=before.setting.data_flow,
        launch={
            id_: _spared(course.launch, course.before_launch, timeline.end)
            for id_, course in before.products.items()
        },
        stages=stages,
        reached=_reached(deal, before),
    )


def _spared(time: Value, hazards: Iterable[Hazard], end: float) -> Value:
    """The time, or never where something strikes before it, or the horizon ends."""
    struck: Value = end
    for hazard in hazards:
        struck = np.minimum(struck, hazard.time)
    return np.where(np.asarray(time) < struck, time, np.inf)


def _reached(deal: Deal, before: World) -> dict[str, Value]:
    terms = {
        id_: (term, term.on)
        for id_, term in deal.terms.items()
        if isinstance(term, Milestone) and isinstance(term.on, RevenueReached)
    }
    if not terms:
        return {}
    world = sold(deal, before, appraisal_of(deal))
    return {
        id_: _when_sold(
            on.revenue, world.products[term.product or next(iter(deal.products))], world
        )
        for id_, (term, on) in terms.items()
    }


def _when_sold(revenue: Estimate, course: ProductCourse, world: World) -> Value:
    """The middle of the selling part of the year by whose end sales reach a sum in all."""
    sales = np.cumsum(course.revenue() * world.setting.deflator, axis=0)
    reached = sales >= world.setting.value(revenue)
    first = np.argmax(reached, axis=0)
    middle = np.broadcast_to(course.use.middle, reached.shape)
    time = np.take_along_axis(middle, first[None], axis=0)[0]
    return np.where(reached[-1], time, np.inf)


def when(time: Value) -> When:
    """Sum up a time over all draws."""
    times = np.atleast_1d(np.asarray(time, dtype=float))
    comes = times[np.isfinite(times)]
    if not len(comes):
        return When(None, None, 0.0)
    if np.ptp(comes) < _DAY:
        date = date_of(float(comes[0]))
        return When(date, date, len(comes) / len(times))
    low, high = np.percentile(comes, (25, 75))
    return When(date_of(float(low)), date_of(float(high)), len(comes) / len(times))


def date_of(time: float) -> datetime.date:
    """The day at a time in financial years.

    >>> date_of(2018.0), date_of(2019.9999)
    (datetime.date(2018, 4, 1), datetime.date(2020, 4, 1))
    """
    year = int(np.floor(time))
    first, following = datetime.date(year, 4, 1), datetime.date(year + 1, 4, 1)
    return first + datetime.timedelta(days=round((time - year) * (following - first).days))
