"""Packages worth the same to the NHS side, made of different levers."""

from __future__ import annotations

import numpy as np
import pytest

from benefitshare.negotiation.bargaining.candidates import Candidates
from benefitshare.negotiation.bargaining.packages import packages, tolerance
from benefitshare.negotiation.bargaining.ranges import read_ranges
from benefitshare.negotiation.bargaining.terrain import Terrain, changes_at, terrain_of
from benefitshare.negotiation.sides import Interests, Table
from tests.unit.negotiation.small_deals import ROYALTY, SIGNING_FEE, TOOL, YEARLY_FEE, deal

OVER = (
    "terms.signing.amount=£0..£600k",
    "terms.yearly.amount=£0..£300k a year",
    "terms.royalty.rate=0%..20%",
)
TARGET = 400_000.0


@pytest.fixture(scope="module")
def known() -> tuple[Table, Terrain]:
    terms = {"signing": SIGNING_FEE, "yearly": YEARLY_FEE, "royalty": ROYALTY}
    worked = deal(terms, hurdle="12%", products={"tool": TOOL})
    table = Table(worked, Interests("trust"), draws=500)
    return table, terrain_of(table, read_ranges(worked, OVER), 13)


def test_three_packages_are_worth_the_same_when_projected(known: tuple[Table, Terrain]) -> None:
    table, terrain = known
    points = packages(terrain, TARGET)
    assert len(points) == 3
    gains = [table.means(changes_at(terrain.ranges, point)) for point in points]
    assert [nhs for nhs, _ in gains] == pytest.approx([TARGET] * 3, abs=tolerance(TARGET))
    assert [their for _, their in gains] == sorted((their for _, their in gains), reverse=True)


def test_each_leads_with_another_lever(known: tuple[Table, Terrain]) -> None:
    _, terrain = known
    lows = np.array([each.low for each in terrain.ranges])
    leads = set()
    for point in packages(terrain, TARGET):
        brings = []
        for lever in range(3):
            without = point.copy()
            without[lever] = lows[lever]
            brings.append(float(np.diff(terrain.gains(np.array([without, point]))[:, 0])[0]))
        leads.add(int(np.argmax(brings)))
    assert leads == {0, 1, 2}


def test_the_cheapest_package_is_as_cheap_as_any(known: tuple[Table, Terrain]) -> None:
    """The later the trust is paid, the less it costs a supplier that discounts more."""
    _, terrain = known
    point = packages(terrain, TARGET)[0]
    assert point[0] == 0.0, "nothing at signing"


def test_values_are_tidy(known: tuple[Table, Terrain]) -> None:
    _, terrain = known
    for point in packages(terrain, TARGET):
        assert all(value % 500 == pytest.approx(0.0, abs=1e-6) for value in point[:2])
        assert len(f"{point[2] * 100:.10g}") <= 5


def test_no_package_where_the_levers_cannot_reach(known: tuple[Table, Terrain]) -> None:
    _, terrain = known
    assert packages(terrain, 9e9) == []


def test_packages_among_deals_that_a_search_has_met(known: tuple[Table, Terrain]) -> None:
    _, terrain = known
    rng = np.random.Generator(np.random.PCG64(1))
    points = np.column_stack([rng.uniform(each.low, each.high, 400) for each in terrain.ranges])
    met = Candidates(points, terrain.gains(points))
    target = float(met.gains[0, 0])
    found = packages(terrain, target, met)
    assert 1 <= len(found) <= 3
    assert all(any((point == each).all() for each in points) for point in found)
