"""Which deals are efficient, whether they come from a list, from pieces or from a search."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from benefitshare.ledger import FloatArray
from benefitshare.negotiation.bargaining import terrain as terrain_room
from benefitshare.negotiation.bargaining.candidates import (
    Candidates,
    efficient_deals,
    sampled_deals,
    share_acceptable,
)
from benefitshare.negotiation.bargaining.frontier import (
    both_at_least,
    efficient,
    is_straight,
    thinned,
)
from benefitshare.negotiation.bargaining.ranges import read_ranges
from benefitshare.negotiation.bargaining.search import searched_deals
from benefitshare.negotiation.bargaining.terrain import Terrain, changes_at, terrain_of
from benefitshare.negotiation.sides import Interests, Table
from tests.unit.negotiation.small_deals import ROYALTY, SIGNING_FEE, TOOL, YEARLY_FEE, deal

CAPPED = {**ROYALTY, "cap": "£70k a year"}
FEES = ("terms.signing.amount=£0..£400k", "terms.yearly.amount=£0..£200k a year")
RATE_AND_CAP = ("terms.royalty.rate=0%..20%", "terms.royalty.cap=£20k..£200k a year")


def dominated(gains: FloatArray) -> list[int]:
    """Deals that another beats, by comparing all with all."""
    return [
        index
        for index, own in enumerate(gains)
        if any((other >= own).all() and (other > own).any() for other in gains)
    ]


@settings(deadline=None, max_examples=40)
@given(arrays(float, st.tuples(st.integers(1, 25), st.just(2)), elements=st.integers(-9, 9)))
def test_a_frontier_has_no_dominated_deal_and_leaves_none_out(gains: np.ndarray) -> None:
    kept, beaten = efficient(gains), dominated(gains)
    assert dominated(gains[kept]) == []
    assert {*map(tuple, gains[kept])} == {
        tuple(own) for index, own in enumerate(gains) if index not in beaten
    }
    assert (np.diff(gains[kept][:, 0]) > 0).all()


def test_neither_walks_away_and_thinning_keeps_the_ends() -> None:
    gains = np.array([[1.0, -1.0], [0.0, 0.0], [3.0, 2.0]])
    assert both_at_least(gains).tolist() == [1, 2]
    assert both_at_least(gains, (1.0, 1.0)).tolist() == [2]
    assert thinned(1_000, 7)[[0, -1]].tolist() == [0, 999]


def test_a_line_is_straight_where_every_lever_moves_money_at_one_rate() -> None:
    assert is_straight(np.array([[1.0, -0.8], [250.0, -200.0], [-5.0, 4.0], [0.0, 0.0]]))
    assert not is_straight(np.array([[1.0, -0.8], [250.0, -190.0]]))
    assert not is_straight(np.array([[1.0, 0.5], [2.0, 1.0]])), "both gain: no frontier at all"


def _table(*over: str, **terms: object) -> tuple[Table, Terrain]:
    worked = deal(terms, hurdle="10%", products={"tool": TOOL})
    table = Table(worked, Interests("trust"), draws=500)
    return table, terrain_of(table, read_ranges(worked, over), 9)


def test_fees_act_alone_and_evenly_so_that_few_projections_tell_all() -> None:
    table, terrain = _table(*FEES, signing=SIGNING_FEE, yearly=YEARLY_FEE)
    assert terrain.linear == (True, True)
    assert [piece.levers for piece in terrain.pieces] == [(0,), (1,)]
    assert terrain.off_by < 0.01
    assert terrain.projections < 15
    point = np.array([[123_456.0, 78_901.0]])
    found = table.means(changes_at(terrain.ranges, point[0]))
    assert terrain.gains(point)[0] == pytest.approx(found, abs=0.01)


def test_a_rate_and_its_cap_act_upon_each_other_and_need_a_grid() -> None:
    table, terrain = _table(*RATE_AND_CAP, royalty=CAPPED)
    assert terrain.linear == (False, False)
    assert [piece.levers for piece in terrain.pieces] == [(0, 1)]
    point = [terrain.values[0][2], terrain.values[1][3]]
    found = table.means(changes_at(terrain.ranges, point))
    assert terrain.gains(np.array([point]))[0] == pytest.approx(found, abs=1e-6)


def test_the_frontier_put_together_from_pieces_is_that_of_every_deal() -> None:
    """A royalty with a cap (one piece, a grid) beside two fees at different rates of exchange."""
    _, terrain = _table(
        *RATE_AND_CAP, *FEES, royalty=CAPPED, signing=SIGNING_FEE, yearly=YEARLY_FEE
    )
    assert [piece.levers for piece in terrain.pieces] == [(0, 1), (2,), (3,)]
    best = efficient_deals(terrain)
    assert dominated(best.gains[thinned(len(best.gains), 200)]) == []
    every = terrain.gains(np.array(list(product(*terrain.values))))
    reach = np.interp(every[:, 0], best.gains[:, 0], best.gains[:, 1])
    inside = every[:, 0] <= best.gains[-1, 0]
    assert (every[inside, 1] <= reach[inside] + 1.0).all()
    assert (best.gains[:, 0].max(), best.gains[:, 1].max()) == pytest.approx(every.max(axis=0))


def test_levers_that_act_alone_and_evenly_are_moved_one_after_the_other() -> None:
    """The trust gets most for the company's pound by money that comes late: so that comes first."""
    _, terrain = _table(*FEES, signing=SIGNING_FEE, yearly=YEARLY_FEE)
    points = efficient_deals(terrain).points
    assert points[0].tolist() == [0.0, 0.0]
    assert points[-1].tolist() == [400_000.0, 200_000.0]
    assert ((points[:, 0] == 0.0) | (points[:, 1] == 200_000.0)).all()


def test_deals_spread_over_the_ranges_say_how_many_suit_both() -> None:
    _, terrain = _table(*FEES, signing=SIGNING_FEE, yearly=YEARLY_FEE)
    sampled = sampled_deals(terrain)
    assert 0.0 < share_acceptable(sampled) <= 1.0
    every = {*product(*terrain.values)}
    assert {tuple(point) for point in sampled.points.tolist()} <= every


def test_a_search_stands_in_where_a_grid_would_be_too_large(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(terrain_room, "MOST_NODES", 10)
    table, terrain = _table(*RATE_AND_CAP, royalty=CAPPED)
    assert terrain.is_searched
    met = searched_deals(table, terrain, most=60)
    assert len(met.points) <= 60
    best = Candidates(met.points[efficient(met.gains)], met.gains[efficient(met.gains)])
    assert dominated(best.gains) == []
    again = searched_deals(table, terrain, most=60)
    assert (met.points == again.points).all(), "the same deals every time"
    monkeypatch.undo()
    _, grid = _table(*RATE_AND_CAP, royalty=CAPPED)
    true = efficient_deals(grid)
    assert best.gains[:, 0].max() >= 0.98 * true.gains[:, 0].max()
