"""Trying changed deals against a target, as `solve` does."""

from collections.abc import Callable

from pydantic import ValidationError

from benefitshare.commands.valuing import Sampling
from benefitshare.deal import Deal
from benefitshare.negotiation.sides import Changes, as_they_see_it
from benefitshare.negotiation.solving.solve import Found
from benefitshare.negotiation.solving.targets import Target
from benefitshare.negotiation.solving.totals import Told, total_measure
from benefitshare.negotiation.trading.steps import uncorrelated
from benefitshare.problems import DealProblems
from benefitshare.report.explain_result import result_at
from benefitshare.report.judged import JudgedDeal
from benefitshare.uncertainty.streams import REPLICATE
from benefitshare.valuation.projection import sampled
from benefitshare.valuation.reading import Reading

QUICK_PART = 5
"""Few draws are one in so many of all."""

Judge = Callable[[Deal, int | None], JudgedDeal]
"""Runs a changed deal with so many draws."""


class Trier:
    """Values changed deals: from totals where these tell the measure, else by a whole run."""

    def __init__(
        self,
        deal: Deal,
        target: Target,
        sampling: Sampling,
        draws: int,
        judged: Judge,
    ) -> None:
        self._deal = deal
        self._target = target
        self._sampling = sampling
        self._draws = draws
        self._judged = judged
        self._totals: Told | None = total_measure(deal, target.metric)
        few = draws // QUICK_PART // REPLICATE * REPLICATE
        self._few = few or draws
        self.quick_share = self._few / draws
        self.has_view = any(id_ in deal.views for id_ in deal.suppliers)
        self.tried = self.refusals = self.runs = 0
        self.refused = ""
        self._judgements: dict[str, JudgedDeal] = {}

    def __call__(self, changes: Changes, quick: bool) -> Found:
        """What a changed deal comes to; a deal that its own rules forbid tells nothing."""
        draws = self._few if quick else self._draws
        self.tried += bool(changes)
        try:
            found = self._found(self.changed(changes), changes, draws)
        except (DealProblems, ValidationError) as problem:
            self.refusals += 1
            self.refused = _message(problem)
            return Found(None, float("-inf"))
        if self._sampling.progress is not None:
            self._sampling.progress(self.tried, 0)
        return found

    def run(self, changes: Changes) -> JudgedDeal:
        """The whole run of a changed deal with all draws, made once; `runs` counts them."""
        key = repr(sorted(changes.items()))
        if key not in self._judgements:
            self._judgements[key] = self._judged(self.changed(changes), self._draws)
            self.runs += 1
        return self._judgements[key]

    @property
    def needs_runs(self) -> bool:
        """Whether the measure takes a whole run each time."""
        return self._totals is None

    def changed(self, changes: Changes) -> Deal:
        """The deal with values that become known, and so are correlated with nothing."""
        return self._deal.changed({**changes, **uncorrelated(self._deal, changes)})

    def _found(self, deal: Deal, changes: Changes, draws: int) -> Found:
        if self._totals is not None:
            reading = self._reading(deal, draws)
            return Found(self._totals(reading), self._suppliers(reading, changes, draws))
        judged = self.run(changes) if draws == self._draws else self._judged(deal, draws)
        gain = sum(judged.projection.parties[id_].gain.mean for id_ in judged.projection.suppliers)
        if self.has_view:
            gain = self._suppliers(None, changes, draws)
        return Found(number_in(result_at(judged, self._target.metric)), gain)

    def _suppliers(self, ours: Reading | None, changes: Changes, draws: int) -> float:
        """What the suppliers expect, as they see it themselves where their view is given."""
        reading = ours
        if reading is None or self.has_view:
            every = {**changes, **uncorrelated(self._deal, changes)}
            reading = self._reading(as_they_see_it(self._deal, every), draws)
        return float(reading.sample.gain(self._deal.suppliers).mean())

    def _reading(self, deal: Deal, draws: int) -> Reading:
        return sampled(
            deal,
            draws=draws,
            seed=self._sampling.seed,
            workers=self._sampling.workers,
            totals_only=True,
        )


def _message(problem: DealProblems | ValidationError) -> str:
    if isinstance(problem, DealProblems):
        return problem.problems[0].message
    return str(problem.errors()[0]["msg"])


def number_in(found: object) -> float | None:
    """A number found in a document; None where it is none, or not told."""
    is_number = isinstance(found, int | float) and not isinstance(found, bool)
    return float(found) if is_number else None  # type: ignore[arg-type]
