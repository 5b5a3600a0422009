"""The deal by which speed is measured: as wide as it says, and the same as the script beside it."""

import importlib
import sys
from pathlib import Path

import numpy as np
import pytest

from benefitshare.deal import Deal
from benefitshare.files.read_deal import read_deal
from benefitshare.uncertainty.draws import Draws
from benefitshare.uncertainty.streams import Design
from benefitshare.valuation.appraisal import appraisal_of
from benefitshare.valuation.blocks import block_of
from benefitshare.valuation.projection import sampled
from benefitshare.valuation.settings import timeline_of
from benefitshare.valuation.statistics import standard_error

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
STREAMS = 36
FARTHEST = 4.0
"""Standard errors. Seeds are fixed; four means go beyond it in one choice of them in 4,000."""


@pytest.fixture(scope="module")
def deal() -> Deal:
    return read_deal(BENCHMARKS / "reference.yaml").deal


def test_is_as_wide_as_it_says(deal: Deal) -> None:
    draws = Draws(Design(seed=1, draws=500), 0, 500)
    block_of(deal, None, appraisal_of(deal), draws, full=False)
    assert len(draws._points) == STREAMS
    assert timeline_of(deal).count == 20
    assert len(deal.parties) == 4


def test_agrees_with_the_script(deal: Deal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    script = importlib.import_module("reference_numpy")
    theirs = script.totals(script.drawn(20_000, np.random.default_rng(5)))
    ours = sampled(deal, draws=10_000, totals_only=True).sample
    for party, values in zip(script.PARTIES, theirs, strict=True):
        npv = ours.npv((party,))
        error = np.hypot(standard_error(npv), values.std() / np.sqrt(len(values)))
        assert abs(npv.mean() - values.mean()) <= FARTHEST * error, party
    sys.modules.pop("reference_numpy")
