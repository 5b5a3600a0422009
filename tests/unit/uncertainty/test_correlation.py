"""Rank correlations: met, stratified as before, and refused where they cannot be."""

import numpy as np
import pytest
from scipy import stats

from benefitshare.problems import DealProblems
from benefitshare.quantities import FloatArray, Quantity
from benefitshare.uncertainty import REPLICATE, Correlation, Design, Draws, correlated_groups
from benefitshare.uncertainty.correlation import nearest_correlation
from benefitshare.uncertainty.reading import read_estimate

DRAWS = 20_000
DESIGN = Design(seed=11, draws=DRAWS)


def values(correlations: dict[str, Correlation], *paths: str) -> list[FloatArray]:
    """Uniform values between 0 and 1 at each of the paths."""
    draws = Draws(DESIGN, 0, DRAWS, correlated_groups(correlations))
    estimate = read_estimate("0 to 1", Quantity("number"))
    return [np.asarray(draws.value(estimate.at(path))) for path in paths]


@pytest.mark.parametrize("rank", [-0.9, -0.3, 0.3, 0.75])
def test_the_rank_correlation_is_met(rank: float) -> None:
    first, second = values({"x": Correlation(("a", "b"), rank)}, "a", "b")
    # Five standard errors of a rank correlation, at most 1 / sqrt(draws).
    assert abs(stats.spearmanr(first, second)[0] - rank) < 5 / np.sqrt(DRAWS)


def test_every_input_keeps_exactly_its_own_points_in_each_replicate() -> None:
    correlations = {"x": Correlation(("a", "b", "c"), 0.5)}
    for path, correlated in zip("abc", values(correlations, *"abc"), strict=True):
        plain = DESIGN.uniforms(path, 0, DRAWS)
        before = np.sort(plain.reshape(-1, REPLICATE), axis=1)
        assert np.array_equal(before, np.sort(correlated.reshape(-1, REPLICATE), axis=1))


def test_inputs_that_no_correlation_names_are_untouched() -> None:
    (alone,) = values({"x": Correlation(("a", "b"), 0.5)}, "c")
    assert np.array_equal(alone, DESIGN.uniforms("c", 0, DRAWS))


def test_all_pairs_of_a_set_are_correlated() -> None:
    three = values({"x": Correlation(("a", "b", "c"), 0.6)}, *"abc")
    ranks = stats.spearmanr(np.column_stack(three))[0]
    assert np.abs(ranks - (0.4 * np.eye(3) + 0.6)).max() < 5 / np.sqrt(DRAWS)


def test_order_never_matters() -> None:
    there = {"x": Correlation(("a", "b"), 0.5), "y": Correlation(("b", "c"), -0.3)}
    back = {"y": Correlation(("c", "b"), -0.3), "x": Correlation(("b", "a"), 0.5)}
    for first, second in zip(values(there, *"abc"), values(back, *"abc"), strict=True):
        assert np.array_equal(first, second)


def test_a_perfect_correlation_is_allowed() -> None:
    up = values({"x": Correlation(("a", "b"), 1.0)}, "a", "b")
    down = values({"x": Correlation(("a", "b"), -1.0)}, "a", "b")
    ranks = [stats.spearmanr(each[0][:500], each[1][:500])[0] for each in (up, down)]
    np.testing.assert_allclose(ranks, [1.0, -1.0], atol=1e-12)


def test_a_separate_group_changes_nothing() -> None:
    one = {"x": Correlation(("a", "b"), 0.5)}
    two = {**one, "y": Correlation(("c", "d"), 0.5)}
    assert np.array_equal(values(one, "b")[0], values(two, "b")[0])
    assert [group.paths for group in correlated_groups(two)] == [("a", "b"), ("c", "d")]


def test_blocks_change_nothing() -> None:
    groups = correlated_groups({"x": Correlation(("a", "b"), 0.5)})
    estimate = read_estimate("0 to 1", Quantity("number")).at("b")
    design = Design(seed=1, draws=1234)
    whole = np.asarray(Draws(design, 0, 1234, groups).value(estimate))
    parts = [Draws(design, *ends, groups).value(estimate) for ends in [(0, 1000), (1000, 1234)]]
    assert np.array_equal(whole, np.concatenate([np.asarray(part) for part in parts]))


def test_a_pair_given_twice_with_different_ranks_is_a_problem() -> None:
    with pytest.raises(DealProblems) as caught:
        correlated_groups({"x": Correlation(("a", "b"), 0.5), "y": Correlation(("b", "a"), 0.4)})
    (problem,) = caught.value.problems
    assert problem.path == "correlations.y.rank"
    assert "given twice, as 0.5 and as 0.4" in problem.message


def test_a_pair_given_twice_alike_is_not() -> None:
    same = {"x": Correlation(("a", "b"), 0.5), "y": Correlation(("b", "a"), 0.5)}
    assert len(correlated_groups(same)) == 1


def test_a_value_cannot_be_correlated_with_itself() -> None:
    with pytest.raises(DealProblems) as caught:
        correlated_groups({"x": Correlation(("a", "a"), 0.5)})
    assert "different values" in caught.value.problems[0].message


@pytest.mark.parametrize(
    ("ranks", "shown"),
    [
        ((0.9, 0.9, -0.9), "a with b 0.48 (given 0.9)"),
        ((0.9, 0.9, 0.0), "a with c"),
    ],
)
def test_an_impossible_set_is_refused_with_one_that_is_accepted(
    ranks: tuple[float, float, float], shown: str
) -> None:
    pairs = [("a", "b"), ("b", "c"), ("a", "c")]
    given = {
        f"{first}{second}": Correlation((first, second), rank)
        for (first, second), rank in zip(pairs, ranks, strict=True)
    }
    with pytest.raises(DealProblems) as caught:
        correlated_groups(given)
    (problem,) = caught.value.problems
    assert problem.path == "correlations.bc"
    assert shown in problem.message
    listed = problem.message.split("set is: ")[1].rstrip(".").split("; ")
    offered = {
        words.split(" ")[0] + words.split(" ")[2]: float(words.split(" ")[3]) for words in listed
    }
    correlated_groups({key: Correlation(tuple(key), rank) for key, rank in offered.items()})


def test_the_nearest_correlation_of_a_published_example() -> None:
    # N. J. Higham (2002), section 4: the first off-diagonal 0.7607, the corner 0.1573.
    nearest = nearest_correlation(np.array([[1.0, 1, 0], [1, 1, 1], [0, 1, 1]]))
    assert nearest[0, 1] == pytest.approx(0.7607, abs=5e-5)
    assert nearest[0, 2] == pytest.approx(0.1573, abs=5e-5)
