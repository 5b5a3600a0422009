"""Values in a block of draws, and at their means."""

import numpy as np
import pytest
from scipy import stats

from benefitshare.quantities import Quantity
from benefitshare.uncertainty import Design, Draws, Means, certain, read_estimate

NUMBER = Quantity("number")
DESIGN = Design(seed=1, draws=10_000)


def draws() -> Draws:
    return Draws(DESIGN, 0, DESIGN.draws)


def test_a_known_value_is_one_number() -> None:
    assert draws().value(certain(4.0)) == 4.0


def test_an_uncertain_value_has_one_number_for_each_draw_made_once() -> None:
    block = draws()
    estimate = read_estimate("6 (5 to 10)", NUMBER).at("products.x.units")
    first = np.asarray(block.value(estimate))
    assert first.shape == (block.size,)
    assert block.value(estimate) is block.value(estimate)
    assert not first.flags.writeable
    # Stratified means of a smooth quantile agree far better than one standard error in a hundred.
    assert first.mean() == pytest.approx(estimate.mean, abs=1e-4)


def test_variants_of_a_value_share_its_points() -> None:
    block = draws()
    narrow, wide = (read_estimate(text, NUMBER).at("a") for text in ("0 to 1", "0 to 2"))
    np.testing.assert_allclose(
        2.0 * np.asarray(block.value(narrow)), np.asarray(block.value(wide)), rtol=1e-15
    )


def test_an_uncertain_value_needs_a_path() -> None:
    with pytest.raises(ValueError, match="needs a path"):
        draws().value(read_estimate("5 to 10", NUMBER))


def test_named_streams_of_the_usual_shapes() -> None:
    block = draws()
    for values, shape in [
        (block.uniform("a"), "uniform"),
        (block.normal("b"), "norm"),
        (block.exponential("c"), "expon"),
    ]:
        assert values.shape == (block.size,)
        assert stats.kstest(values, shape).pvalue > 0.01
    assert not np.array_equal(block.uniform("a"), block.uniform("b"))


def test_means() -> None:
    assert Means().value(read_estimate("6 (5 to 10)", NUMBER)) == 6.5
    assert Means().value(certain(2.0)) == 2.0
