"""When one deal may be ranked before another, and what the ranking hangs on."""

import numpy as np
import pytest

from benefitshare.ledger import FloatArray
from benefitshare.negotiation.comparing.dominance import dominant
from benefitshare.negotiation.comparing.hinges import Half, hinges, turning
from benefitshare.negotiation.comparing.verdict import Verdict, Weighing, verdict
from benefitshare.valuation.paired import difference

DRAWS = 1_000
WEIGHING = Weighing(amount=10_000, part=0.01, likely=0.6)
ODD = np.arange(DRAWS) % 2 == 1
TENTH = np.arange(DRAWS) // 2 % 10 == 0


def judged(by_draw: FloatArray, first: float = 0.0, by: dict[str, Half] | None = None) -> Verdict:
    """A deal worth `first` in every draw, and another that is worth more by what is given."""
    start = np.full(DRAWS, first)
    other = start + by_draw
    return verdict(start, other, difference(start, other, 0.0), by or {}, WEIGHING)


def all_draws(amount: float) -> FloatArray:
    return np.full(DRAWS, amount)


class TestRanking:
    def test_the_same_deal_makes_no_difference(self) -> None:
        found = judged(all_draws(0.0))
        assert found.kind == "no material difference"
        assert (found.chance, found.turned_by, found.moved_by, found.dominates) == (
            0,
            (),
            None,
            None,
        )

    @pytest.mark.parametrize(
        ("amount", "kind"),
        [
            (10_001.0, "better"),
            (9_999.0, "no material difference"),
            (-9_999.0, "no material difference"),
            (-10_001.0, "worse"),
        ],
    )
    def test_it_takes_an_amount_that_matters(self, amount: float, kind: str) -> None:
        assert judged(all_draws(amount)).kind == kind

    def test_of_a_large_gain_a_part_matters(self) -> None:
        found = judged(all_draws(40_000.0), first=5e6)
        assert (found.kind, found.material) == ("no material difference", 50_000.0)

    def test_it_takes_better_odds_than_three_in_five(self) -> None:
        share = np.arange(DRAWS) % 5
        likelier = np.where(share < 3, 100_000.0, -10_000.0)  # better in exactly 60% of draws
        assert judged(likelier).kind == "depends on the assumptions"
        likelier[4] = 100_000.0
        assert judged(likelier).kind == "better"

    def test_draws_that_make_no_difference_do_not_count_against(self) -> None:
        found = judged(np.where(TENTH, 1e6, 0.0))
        assert (found.kind, found.chance) == ("better", 1.0)

    def test_a_mean_made_by_few_draws_is_no_ranking(self) -> None:
        found = judged(np.where(TENTH, 5e6, -50_000.0))
        assert found.is_sure
        assert found.kind == "depends on the assumptions"
        assert found.chance == pytest.approx(0.1)

    def test_within_its_error_a_difference_is_no_ranking(self) -> None:
        found = judged(np.where(TENTH, 1e6, -100_000.0))
        assert not found.is_sure
        assert found.kind == "depends on the assumptions"

    def test_what_is_surely_small_does_not_matter(self) -> None:
        found = judged(np.where(TENTH, 20_000.0, -2_000.0))
        assert not found.is_sure
        assert found.kind == "no material difference"


class TestHinges:
    def test_what_turns_the_sign_is_named(self) -> None:
        swings = np.where(ODD, 500_000.0, -400_000.0)
        found = judged(swings, by={"terms.fee.amount": TENTH, "products.tool.price": ODD})
        assert found.kind == "depends on the assumptions"
        assert [hinge.path for hinge in found.turned_by] == ["products.tool.price"]
        assert (found.turned_by[0].low, found.turned_by[0].high) == (-400_000.0, 500_000.0)

    def test_swings_too_small_to_matter_are_none(self) -> None:
        found = judged(np.where(ODD, 5_000.0, -4_000.0), by={"products.tool.price": ODD})
        assert (found.kind, found.turned_by) == ("no material difference", ())
        assert found.moved_by is not None

    def test_a_hinge_is_surely_on_either_side(self) -> None:
        noise = np.random.Generator(np.random.PCG64(1)).normal(0.0, 1e6, DRAWS)
        halves = {"products.tool.price": ODD}
        assert turning(hinges(noise, halves), 1.0) == ()
        assert len(turning(hinges(noise + np.where(ODD, 1e6, -1e6), halves), 1.0)) == 1

    def test_the_weightiest_comes_first(self) -> None:
        difference = np.where(ODD, 10.0, 0.0) + np.where(TENTH, 1.0, 0.0)
        found = hinges(difference, {"small": TENTH, "large": ODD})
        assert [hinge.path for hinge in found] == ["large", "small"]


class TestDominance:
    """By hand: two deals of four equally likely amounts each."""

    FIRST = np.array([0.0, 10.0, 20.0, 30.0])

    @pytest.mark.parametrize(
        ("other", "found"),
        [
            ([30.0, 20.0, 10.0, 0.0], None),  # the same amounts in other draws
            ([35.0, 20.0, 10.0, 0.0], "other"),  # one of them higher
            ([0.0, 10.0, 20.0, 29.0], "first"),
            ([1.0, 10.0, 20.0, 29.0], None),  # safer, and with less to win
            ([20.0, 30.0, 5.0, 12.0], "other"),  # worse in two draws, but at every chance ahead
            ([0.005, 10.0, 20.0, 30.0], None),  # less than a penny
        ],
    )
    def test_ordered_amounts_decide(self, other: list[float], found: str | None) -> None:
        assert dominant(self.FIRST, np.array(other)) == found
