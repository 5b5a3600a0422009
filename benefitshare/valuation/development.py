"""From the flow of data to launch: stages that may fail, and what they cost."""

from dataclasses import dataclass

import numpy as np

from benefitshare.deal import Deal
from benefitshare.deal.products import Product, Stage
from benefitshare.ledger import FloatArray, Value, earliest, mean_of
from benefitshare.world.windows import Hazard, Survival, stretch, until
from benefitshare.world.world import Setting


@dataclass(frozen=True, slots=True, eq=False)
class Development:
    """The course of a product's development in a block of draws, or on the path."""

    launch: Value
    """Infinite where it never launches. [financial years]"""
    death: Value
    """When it failed or was given up; infinite where it launches."""
    odds_of_success: float
    """On the path: that every stage succeeds."""
    odds_by_stage: tuple[tuple[float, float], ...]
    """On the path: when each stage ends, and its odds of success."""
    stages: dict[str, tuple[Value, tuple[Hazard, ...]]]
    spending: FloatArray
    """By period, not weighed. [currency, real]"""
    cost: FloatArray
    """The same, weighed."""


def develop(deal: Deal, id_: str, setting: Setting) -> Development:
    """Follow a product's stages from the flow of data; without stages, it is on the market."""
    product = deal.products[id_]
    nothing = np.zeros((setting.timeline.count, 1))
    if product.development is None:
        launch = setting.signing + setting.value(deal.optimism_bias.delay)
        return Development(launch, np.inf, 1.0, (), {}, nothing, nothing)
    return _Course(deal, id_, product, setting).run(product.development)


class _Course:
    """The stages one after another. Lives only while they are followed."""

    def __init__(self, deal: Deal, id_: str, product: Product, setting: Setting) -> None:
        self._path = f"products.{id_}.development"
        self._setting = setting
        self._uplift = 1.0 + setting.value(deal.optimism_bias.costs)
        failure = setting.failures.get(product.owner)
        self._hazards = (setting.agreement,) if failure is None else (setting.agreement, failure)

    def run(self, development: dict[str, Stage]) -> Development:
        setting = self._setting
        time: Value = setting.data_flow
        death: Value = setting.agreement.time
        odds, ends = 1.0, []
        stages: dict[str, tuple[Value, tuple[Hazard, ...]]] = {}
        spending = cost = np.zeros((setting.timeline.count, 1))
        for id_, stage in development.items():
            done = time + setting.value(stage.years)
            window = stretch(setting.timeline, time, done, (*self._hazards, self._reached(odds)))
            spent = setting.value(stage.cost) * self._uplift * window.parts
            spending, cost = spending + spent, cost + window.weighed(spent)
            success = setting.happens(stage.success, f"{self._path}.{id_}.success")
            if setting.on_path:
                odds = odds * mean_of(success)
                ends.append((mean_of(done), mean_of(success)))
            else:
                succeeds = np.asanyarray(success) > 0.0
                death = np.where(succeeds | ~np.isfinite(done), death, np.minimum(death, done))
                done = np.where(succeeds, done, np.inf)
            stages[id_] = (done, (*self._hazards, self._reached(odds)))
            time = done
        return self._finish(time, death, odds, tuple(ends), stages, spending, cost)

    def _reached(self, odds: float) -> Hazard:
        """On the path: that an earlier stage has failed."""
        if not self._setting.on_path:
            return Hazard(self._path, np.inf)
        return Hazard(self._path, np.inf, lambda times: odds * np.ones_like(times))

    def _finish(
        self,
        time: Value,
        death: Value,
        odds: float,
        ends: tuple[tuple[float, float], ...],
        stages: dict[str, tuple[Value, tuple[Hazard, ...]]],
        spending: FloatArray,
        cost: FloatArray,
    ) -> Development:
        barred = earliest(hazard.time for hazard in self._hazards)
        launch = np.where(np.asanyarray(time) < barred, time, np.inf)
        death = np.where(np.isfinite(launch), np.inf, death)
        return Development(launch, death, odds, ends, stages, spending, cost)


def launch_hazards(id_: str, development: Development, setting: Setting) -> tuple[Hazard, ...]:
    """On the path: that a stage fails, or that the agreement ends before launch. In a simulation
    the launch is infinite then."""
    if not setting.on_path or not development.stages:
        return ()
    odds, launch = development.odds_of_success, mean_of(development.launch)
    succeeds = Hazard(f"products.{id_}.launch", np.inf, lambda times: odds * np.ones_like(times))
    return (succeeds, until(setting.agreement, launch))


def alive_odds(development: Development, withdrawal: Hazard, setting: Setting) -> Survival | None:
    """On the path: the odds that the product has neither failed nor been withdrawn by a time."""
    if not setting.on_path:
        return None
    launch = mean_of(development.launch)
    agreement = setting.agreement.survival

    def survival(times: FloatArray) -> FloatArray:
        """The odds that the product is alive: stages passed, and not withdrawn."""
        odds = np.ones_like(times)
        for ends, success in development.odds_by_stage:
            odds = odds * np.where(times >= ends, success, 1.0)
        if agreement is not None:
            odds = odds * agreement(np.minimum(times, launch))
        return odds if withdrawal.survival is None else odds * withdrawal.survival(times)

    return survival
