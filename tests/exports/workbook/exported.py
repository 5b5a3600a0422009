"""Every scenario as a workbook: made once, with few draws, for all tests that look into one."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np

from benefitshare.commands.valuing import Sampling, run, value
from benefitshare.exports.workbook import Workbook, workbook_of
from benefitshare.exports.workbook.model import Model, recorded_model
from benefitshare.files.read_deal import read_deal
from benefitshare.report.judged import JudgedDeal

SCENARIOS = Path(__file__).parents[3] / "scenarios"
NAMES = sorted(path.stem for path in SCENARIOS.glob("*.yaml"))
AS_OF = datetime.date(2026, 4, 1)
FEW = 60


@dataclass(frozen=True)
class Exported:
    """A scenario's deal, judged, and its workbook."""

    judged: JudgedDeal
    workbook: Workbook

    @property
    def counts_usual(self) -> bool:
        """Whether business as usual is taken off."""
        return self.judged.projection.business_as_usual == "modelled"


@cache
def exported(name: str) -> Exported:
    """A scenario's workbook."""
    judged = run(SCENARIOS / f"{name}.yaml", today=AS_OF, sampling=Sampling(draws=FEW))
    return Exported(judged, workbook_of(judged))


def exported_with(name: str, changes: Mapping[str, object]) -> Exported:
    """The workbook of a scenario with some changes."""
    path = SCENARIOS / f"{name}.yaml"
    loaded = read_deal(path)
    changed = replace(loaded, deal=loaded.deal.changed(changes))
    judged = value(changed, str(path), today=AS_OF, sampling=Sampling(draws=FEW))
    return Exported(judged, workbook_of(judged))


@cache
def recorded(name: str) -> Model:
    """A scenario's recorded model."""
    return recorded_model(read_deal(SCENARIOS / f"{name}.yaml").deal)


def other_values(model: Model, seed: int) -> dict[str, float]:
    """Another number for every input, not far from its own."""
    random = np.random.default_rng(seed)
    found = {}
    for name, estimate in model.inputs.values.items():
        new = estimate.mean * float(random.uniform(0.93, 1.07)) if estimate.mean else 0.02
        is_part = estimate.distribution.support[1] <= 1.0 and estimate.mean <= 1.0
        found[name] = min(new, 1.0) if is_part else new
    return found
