"""Changed deals valued one after another, so that what mends a flag can be looked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from benefitshare.deal import Deal
from benefitshare.guidance import Revalued
from benefitshare.valuation.brief import told_in_brief
from benefitshare.valuation.kept import KeptWorlds, kept_worlds
from benefitshare.valuation.projection import sampled
from benefitshare.valuation.sample import Progress

FEW_DRAWS = 2_000
"""Draws with which the search for a remedy narrows a place down, before all of them decide."""
MOST_KEPT = 20_000
"""Draws up to which a deal's worlds are kept, some eighty megabytes."""

VARIANTS = ("views", "without_deal")
"""Blocks that no rule reads, that no new amount of a term can break, and that are deals in
themselves, which takes long to check."""


@dataclass(slots=True)
class Revaluing:
    """Changes one deal by path and values it, each change once, on the draws of a run."""

    deal: Deal
    draws: int
    seed: int | None = None
    workers: int | None = None
    progress: Progress | None = None
    """Told how many changed deals have been valued, of nought."""
    _known: dict[tuple[str, int], Revalued] = field(default_factory=dict)
    _kept: dict[int, KeptWorlds] = field(default_factory=dict)

    def __call__(self, changes: Mapping[str, object], *, quick: bool = False) -> Revalued:
        """The changed deal with what it is worth in brief.

        When quick, only the first few draws may be asked, if all of them would take long. Raises
        DealProblems or ValueError where the deal cannot be changed so.
        """
        worlds = self._worlds(self.draws) if self.draws <= MOST_KEPT else None
        if worlds is not None and not worlds.serve(changes):
            worlds = None
        few = quick and worlds is None and self.draws > 2 * FEW_DRAWS
        draws = FEW_DRAWS if few else self.draws
        key = repr(sorted(changes.items())), draws
        if key not in self._known:
            self._known[key] = self._valued(changes, draws, worlds)
            if self.progress is not None:
                self.progress(len(self._known), 0)
        return self._known[key]

    def _valued(
        self, changes: Mapping[str, object], draws: int, worlds: KeptWorlds | None
    ) -> Revalued:
        if worlds is not None:
            changed = self.deal.changed(changes, leaving_out=VARIANTS)
            reading = worlds.reading(changed)
            if reading is not None:
                return Revalued(changed, told_in_brief(reading))
        changed = self.deal.changed(changes)
        reading = sampled(changed, draws=draws, seed=self.seed, workers=self.workers)
        return Revalued(changed, told_in_brief(reading))

    def _worlds(self, draws: int) -> KeptWorlds:
        if draws not in self._kept:
            self._kept[draws] = kept_worlds(
                self.deal, draws=draws, seed=self.seed, workers=self.workers
            )
        return self._kept[draws]
