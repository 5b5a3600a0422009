"""Named random streams: stratified, and the same however the draws are cut into blocks."""

from itertools import pairwise

import numpy as np
import pytest
from scipy import stats

from benefitshare.uncertainty import REPLICATE, Design


def test_exactly_one_point_in_each_stratum_of_each_replicate() -> None:
    points = Design(seed=7, draws=4 * REPLICATE).uniforms("a", 0, 4 * REPLICATE)
    strata = np.sort(np.floor(points.reshape(4, REPLICATE) * REPLICATE), axis=1)
    assert np.array_equal(strata, np.tile(np.arange(REPLICATE), (4, 1)))


def test_the_last_shorter_replicate_is_stratified_over_its_own_size() -> None:
    points = Design(seed=7, draws=REPLICATE + 37).uniforms("a", REPLICATE, REPLICATE + 37)
    assert np.array_equal(np.sort(np.floor(points * 37)), np.arange(37))


@pytest.mark.parametrize("draws", [1, 2, 37, 499, 500, 501, 1000, 4321])
def test_points_lie_strictly_inside(draws: int) -> None:
    points = Design(seed=1, draws=draws).uniforms("a", 0, draws)
    assert points.shape == (draws,)
    assert 0.0 < points.min() <= points.max() < 1.0


@pytest.mark.parametrize("cuts", [[500], [500, 1000, 1500, 2000], [1500], []])
def test_blocks_change_nothing(cuts: list[int]) -> None:
    design = Design(seed=3, draws=2345)
    edges = [0, *cuts, 2345]
    blocks = [design.uniforms("terms.royalty.rate", start, stop) for start, stop in pairwise(edges)]
    whole = design.uniforms("terms.royalty.rate", 0, 2345)
    assert np.array_equal(np.concatenate(blocks), whole)


def test_more_draws_leave_the_whole_replicates_as_they_were() -> None:
    few = Design(seed=3, draws=1000).uniforms("a", 0, 1000)
    many = Design(seed=3, draws=1700).uniforms("a", 0, 1700)
    assert np.array_equal(few, many[:1000])


def test_names_and_seeds_make_unrelated_streams() -> None:
    design = Design(seed=1, draws=20_000)
    first, second = (design.uniforms(name, 0, 20_000) for name in "ab")
    other = Design(seed=2, draws=20_000).uniforms("a", 0, 20_000)
    # Five standard errors of a correlation of nought, 1 / sqrt(draws).
    assert abs(np.corrcoef(first, second)[0, 1]) < 5 / np.sqrt(20_000)
    assert abs(np.corrcoef(first, other)[0, 1]) < 5 / np.sqrt(20_000)
    assert abs(np.corrcoef(first[:-1], first[1:])[0, 1]) < 5 / np.sqrt(20_000)


def test_every_draw_may_fall_in_any_stratum() -> None:
    design = Design(seed=5, draws=400 * REPLICATE)
    points = design.uniforms("a", 0, design.draws).reshape(400, REPLICATE)
    # The first and the last place of a replicate, over 400 replicates, are uniform.
    for place in (0, REPLICATE - 1):
        assert stats.kstest(points[:, place], "uniform").pvalue > 1e-4


def test_jitter_is_uniform_within_strata() -> None:
    points = Design(seed=5, draws=20_000).uniforms("a", 0, 20_000)
    assert stats.kstest(points * REPLICATE % 1.0, "uniform").pvalue > 1e-4


def test_the_points_are_those_of_the_first_release() -> None:
    # A regression, not an external truth: a change here changes every result ever printed.
    first = [0.773361469329102, 0.07668449622089975, 0.052763901540311055]
    points = Design(seed=20180805, draws=1000).uniforms("terms.royalty.rate", 0, 1000)
    np.testing.assert_array_equal(points[[0, 1, 999]], first)


@pytest.mark.parametrize(("start", "stop"), [(250, 500), (0, 250), (0, 1500), (500, 500)])
def test_a_block_that_is_not_whole_replicates_is_refused(start: int, stop: int) -> None:
    with pytest.raises(ValueError, match="A block of draws must"):
        Design(seed=1, draws=1000).uniforms("a", start, stop)
