"""A sample read beside the risk-adjusted path: every measure is asked of both by the same words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from benefitshare.deal import Deal
from benefitshare.ledger import FloatArray, Timeline
from benefitshare.uncertainty.correlation import Group
from benefitshare.uncertainty.draws import Draws
from benefitshare.uncertainty.streams import Design
from benefitshare.valuation.appraisal import Appraisal
from benefitshare.valuation.results import Statistics
from benefitshare.valuation.sample import Sample
from benefitshare.valuation.settings import timeline_of
from benefitshare.valuation.statistics import standard_error
from benefitshare.valuation.sums import Sums
from benefitshare.valuation.teller import AT_ONCE, Teller

Amount = Callable[[Sums], FloatArray]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What was run, and its two sets of sums."""

    deal: Deal
    design: Design
    groups: tuple[Group, ...]
    appraisal: Appraisal
    sample: Sums
    path: Sums
    usual_state: str
    """`nothing`, `modelled` or `nil`."""
    usual_note: str
    teller: Teller = AT_ONCE
    start: int = 0
    """The sample's first draw; nought unless it is one stretch of a longer run."""

    @property
    def timeline(self) -> Timeline:
        """The financial years of the horizon."""
        return timeline_of(self.deal)

    @property
    def nhs(self) -> tuple[str, ...]:
        """Ids of the providers and the wider NHS."""
        return tuple(id_ for id_, party in self.deal.parties.items() if party.is_nhs)

    @property
    def system(self) -> tuple[str, ...]:
        """Ids of the NHS and patients."""
        return tuple(id_ for id_, party in self.deal.parties.items() if party.is_system)

    @property
    def contracting(self) -> tuple[str, ...]:
        """Ids of the NHS providers that are parties."""
        parties = self.deal.parties.items()
        return tuple(id_ for id_, party in parties if party.role == "nhs-provider")

    def stats(self, amount: Amount) -> Statistics:
        """Statistics of an amount over the sample, with its risk-adjusted estimate."""
        return self.teller.statistics(amount(self.sample), float(amount(self.path)[0]))

    def flows(self, which: Mapping[str, FloatArray], ids: Iterable[str]) -> FloatArray:
        """Flows by year of several parties in the sample. Shape (periods, draws)."""
        flows = self.sample.years(which, ids)
        shape = (self.timeline.count, self.sample.sample.draws)
        return np.zeros(shape) if flows is None else np.broadcast_to(flows, shape)

    def path_flows(self, which: Mapping[str, FloatArray], ids: Iterable[str]) -> FloatArray:
        """The same on the path. Shape (periods,)."""
        flows = self.path.years(which, ids)
        return np.zeros(self.timeline.count) if flows is None else flows[:, 0]

    def all_draws(self) -> Draws:
        """Every draw of the sample in one block, for an input's own values."""
        stop = self.start + self.sample.sample.draws
        return Draws(self.design, self.start, stop, self.groups)


def reading_of(
    deal: Deal,
    design: Design,
    groups: tuple[Group, ...],
    appraisal: Appraisal,
    sample: Sample,
    path: Sample,
) -> Reading:
    """Settle whether business as usual counts, and set both samples side by side."""
    state, note = business_as_usual_of(*_alone(deal, sample))
    counts = state == "modelled"
    sums, on_path = Sums(sample, counts), Sums(path, counts)
    return Reading(deal, design, groups, appraisal, sums, on_path, state, note)


def _alone(deal: Deal, sample: Sample) -> tuple[float | None, float]:
    """What the suppliers would expect to gain alone, and its standard error."""
    if sample.usual is None:
        return None, 0.0
    expected = Sums(sample, counts_usual=True).usual(deal.suppliers)
    return float(np.mean(expected)), standard_error(expected)


def business_as_usual_of(mean: float | None, error: float) -> tuple[str, str]:
    """Whether the supplier would go alone: it would not where it would expect to lose.

    `mean` is what it would gain, None where nothing happens without the deal. [currency]
    """
    if mean is None:
        return "nothing", "Nothing happens without the deal."
    edge = " This is within two standard errors of the edge." if abs(mean) <= 2 * error else ""
    if mean < 0.0:
        note = "Going alone, the supplier would expect to lose, so it would not: nil for all."
        return "nil", note + edge
    return "modelled", "Without the deal the supplier goes on alone." + edge
