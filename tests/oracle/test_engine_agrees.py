"""The engine against a slow account of one draw at a time, flow by flow and year by year."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benefitshare.deal import Deal
from benefitshare.files.read_deal import read_deal
from tests.oracle.compare import differences
from tests.properties.strategies import Document, documents

SCENARIOS = sorted((Path(__file__).parents[2] / "scenarios").glob("*.yaml"))


@pytest.mark.parametrize("file", SCENARIOS, ids=lambda file: file.stem)
def test_every_flow_of_a_scenario_agrees(file: Path) -> None:
    found = list(differences(read_deal(file).deal, 60))
    assert not found, found[:3]


@settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(documents(), st.integers(0, 10_000))
def test_every_flow_of_a_small_deal_agrees(document: Document, seed: int) -> None:
    found = list(differences(Deal.from_document(document), 4, seed=seed))
    assert not found, found[:3]
