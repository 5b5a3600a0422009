"""Reference points against games worked by hand."""

from __future__ import annotations

import numpy as np
import pytest

from benefitshare.ledger import FloatArray
from benefitshare.negotiation.bargaining.reference_points import (
    equal_gains,
    ideal,
    kalai_smorodinsky,
    nash,
    proportional,
)

EVEN: FloatArray = np.array([(x, 10.0 - x) for x in np.linspace(0.0, 10.0, 10_001)])
"""x + y = 10."""
KINKED: FloatArray = np.array(
    [(x, 10.0 - x / 2) for x in np.linspace(0.0, 8.0, 8_001)]
    + [(x, 6.0 - 3.0 * (x - 8.0)) for x in np.linspace(8.0, 10.0, 2_001)[1:]]
)
"""y = 10 - x/2 up to x = 8, then y = 6 - 3 (x - 8): it falls off at the kink (8, 6)."""
ELSEWHERE = (2.0, 1.0)
"""Walking away is worth 2 to the first side and 1 to the second."""


def at(gains: FloatArray, index: int | None) -> tuple[float, float]:
    assert index is not None
    return float(gains[index][0]), float(gains[index][1])


def test_on_an_even_line_all_split_what_is_to_be_gained_in_halves() -> None:
    for point in (equal_gains, nash, kalai_smorodinsky):
        assert at(EVEN, point(EVEN)) == pytest.approx((5.0, 5.0), abs=1e-2)
        # 10 - 2 - 1 = 7 to be gained: 3.5 each over 2 and 1
        assert at(EVEN, point(EVEN, ELSEWHERE)) == pytest.approx((5.5, 4.5), abs=1e-2)


def test_equal_gains_on_a_kinked_line() -> None:
    # x = 10 - x/2, so x = 20/3
    assert at(KINKED, equal_gains(KINKED)) == pytest.approx((20 / 3, 20 / 3), abs=2e-3)
    # x - 2 = 10 - x/2 - 1, so x = 22/3
    assert at(KINKED, equal_gains(KINKED, ELSEWHERE)) == pytest.approx((22 / 3, 19 / 3), abs=2e-3)


def test_nash_stands_on_the_kink() -> None:
    # x (10 - x/2) rises up to x = 10, and x (30 - 3x) falls from x = 5: the kink is the most
    assert at(KINKED, nash(KINKED)) == pytest.approx((8.0, 6.0))
    # (x - 2)(9 - x/2) rises up to x = 10, and (x - 2)(29 - 3x) falls from x = 35/6
    assert at(KINKED, nash(KINKED, ELSEWHERE)) == pytest.approx((8.0, 6.0))


def test_kalai_smorodinsky_goes_towards_the_ideal_point() -> None:
    # the most with y >= 1 is x = 29/3; the most with x >= 2 is y = 9
    most = ideal(KINKED, ELSEWHERE)
    assert most == pytest.approx((29 / 3, 9.0), abs=2e-3)
    # (x - 2) ÷ (23/3) = (9 - x/2) ÷ 8, so x = 510/71
    x = 510 / 71
    found = at(KINKED, kalai_smorodinsky(KINKED, ELSEWHERE))
    assert found == pytest.approx((x, 10 - x / 2), abs=2e-3)


def test_kalai_smorodinsky_moves_with_the_ranges_and_equal_gains_do_not() -> None:
    cut = EVEN[EVEN[:, 0] <= 6.0]
    assert at(cut, equal_gains(cut)) == at(EVEN, equal_gains(EVEN))
    # the ideal point is (6, 10): x ÷ 6 = (10 - x) ÷ 10, so x = 3.75
    assert at(cut, kalai_smorodinsky(cut)) == pytest.approx((3.75, 6.25), abs=2e-3)


def test_in_proportion_to_what_each_puts_in() -> None:
    # a quarter to the first side: y = 3x, so 10 - x/2 = 3x and x = 20/7
    assert at(KINKED, proportional(KINKED, 0.25)) == pytest.approx((20 / 7, 60 / 7), abs=3e-3)
    assert proportional(KINKED, 0.0) is None
    assert proportional(KINKED, 1.0) is None


def test_where_no_deal_suits_both_only_the_nearest_is_told() -> None:
    none: FloatArray = np.array([[-3.0, 5.0], [-1.0, -2.0], [4.0, -6.0]])
    assert at(none, equal_gains(none)) == (-1.0, -2.0)
    assert ideal(none) is None
    assert nash(none) is None
    assert kalai_smorodinsky(none) is None
    assert proportional(none, 0.5) is None


def test_one_acceptable_deal_has_no_part_of_the_most_to_give() -> None:
    only: FloatArray = np.array([[0.0, 4.0], [-1.0, 5.0]])
    assert kalai_smorodinsky(only) is None
    assert nash(only) == 0
