"""What a step is worth in others, against sums done by hand; and why trades suit both."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from benefitshare.deal import Deal
from benefitshare.negotiation.effects import effect, ratio, tail
from benefitshare.negotiation.sides import Interests, Table
from benefitshare.negotiation.trading.assumptions import Halves, movers
from benefitshare.negotiation.trading.steps import own_step, steps_of
from benefitshare.negotiation.trading.tradeoffs import Tradeoffs, tradeoffs
from tests.unit.negotiation.small_deals import (
    GREEN_BOOK,
    ROYALTY,
    SIGNING_FEE,
    TOOL,
    YEARLY_FEE,
    annuity,
    deal,
)

FEES = {"fee": SIGNING_FEE, "yearly": YEARLY_FEE}
DRAWS = 1_000


def table_of(one: Deal, party: str = "trust") -> Table:
    return Table(one, Interests(party), draws=DRAWS, looks_behind=True)


def result_of(one: Deal) -> Tradeoffs:
    return tradeoffs(table_of(one), steps_of(one), DRAWS)


def rate_of(result: Tradeoffs, of: str, in_: str, side: Any) -> float | None:
    found = result.rate(of, in_, side)
    assert found is not None
    return None if found.ratio is None else found.ratio.rate


def test_identical_deals_differ_by_exactly_nothing() -> None:
    one = deal({"royalty": ROYALTY} | FEES, products={"tool": TOOL}, hurdle="12%")
    table = table_of(one)
    same = table.worth({"terms.royalty.rate": 0.1, "terms.fee.amount": "£200k"})
    for side in ("nhs", "supplier"):
        found = effect(table.worth().of(side), same.of(side))
        assert (found.mean, found.standard_error, found.cautious, found.cautious_error) == (0,) * 4


def test_the_rate_between_two_fees_is_the_ratio_of_their_annuity_factors() -> None:
    """£100k at signing is worth itself; £100k a year, for three years, an annuity."""
    result = result_of(deal(FEES, hurdle="10%"))
    for side, rate in (("nhs", GREEN_BOOK), ("supplier", 1.10)):
        assert rate_of(result, "terms.yearly.amount", "terms.fee.amount", side) == pytest.approx(
            annuity(rate), rel=1e-6
        )
        assert rate_of(result, "terms.fee.amount", "terms.yearly.amount", side) == pytest.approx(
            1 / annuity(rate), rel=1e-6
        )


def test_a_step_up_and_down_are_worth_as_much_where_nothing_binds() -> None:
    result = result_of(deal(FEES, hurdle="10%"))
    up, down = (result.moved_by("terms.fee.amount", each) for each in ("more", "less"))
    assert up is not None
    assert down is not None
    assert up.nhs.mean == pytest.approx(100_000)
    assert up.supplier.mean == pytest.approx(-100_000)
    assert down.nhs.mean == pytest.approx(-100_000)


def test_a_cap_that_binds_makes_a_step_up_worth_nothing_and_no_unit_to_count_in() -> None:
    """Sales are £500k to £1.5m a year, so that 10% comes to the cap of £50k in any case."""
    capped = deal({"royalty": ROYALTY | {"cap": "£50k a year"}} | FEES, products={"tool": TOOL})
    steps = [*steps_of(capped), own_step(capped, "terms.royalty.rate", "fraction", 0.06, 0.1)]
    steps = [step for step in steps if (step.path, step.size) != ("terms.royalty.rate", 0.01)]
    result = tradeoffs(table_of(capped), steps, DRAWS)
    up, down = (result.moved_by("terms.royalty.rate", each) for each in ("more", "less"))
    assert up is not None
    assert down is not None
    assert up.nhs.mean == pytest.approx(0, abs=1e-6)
    assert down.nhs.mean < -10_000
    assert rate_of(result, "terms.fee.amount", "terms.royalty.rate", "nhs") is None
    assert rate_of(result, "terms.royalty.rate", "terms.fee.amount", "nhs") == pytest.approx(0)


def test_where_both_count_alike_there_is_nothing_to_trade() -> None:
    assert result_of(deal(FEES)).trades == ()


def test_a_hurdle_above_the_green_book_makes_later_for_sooner_a_trade() -> None:
    """The trust gives up £x now for £100k a year; only the rates differ."""
    (trade, *_) = result_of(deal(FEES, hurdle="15%")).trades
    assert trade.gives is not None
    assert (trade.gets.step.term, trade.gives.step.path) == ("yearly", "terms.fee.amount")
    assert trade.nhs.mean == pytest.approx(trade.supplier.mean, rel=0.1)
    together = trade.nhs.mean + trade.supplier.mean
    assert trade.why.rates == pytest.approx(together, rel=1e-9)
    assert [trade.why.created, trade.why.views] == pytest.approx([0, 0], abs=1e-6)


def test_another_view_of_sales_is_a_reason_of_its_own() -> None:
    """The company expects to sell half as much, so a royalty is cheaper to it than to us."""
    one = deal(
        {"royalty": ROYALTY, "fee": SIGNING_FEE},
        products={"tool": TOOL},
        views={"company": {"changes": {"products.tool.markets.world.units": 5}}},
    )
    (trade, *_) = result_of(one).trades
    assert trade.gives is not None
    assert (trade.gets.step.term, trade.gives.step.term) == ("royalty", "fee")
    assert trade.why.views == pytest.approx(trade.why.together)
    assert trade.why.views == pytest.approx(trade.nhs.mean + trade.supplier.mean)


def test_free_use_is_cheap_to_give_and_dear_to_receive() -> None:
    """Supply costs four fifths of the price, which falls away with it: £100k to the trust costs
    the company £20k."""
    market = {"buyer": "trust", "units": 1, "price": "£100k a year", "adoption": "immediate"}
    tool = TOOL | {
        "markets": {"trust": market},
        "cost_of_supply": "80%",
        "benefits": {"hours": {"to": "user", "class": "cash-releasing", "amount": "£200k a year"}},
    }
    free = {"kind": "free-use", "from": "company", "to": "trust", "product": "tool", "years": 1}
    result = result_of(deal({"free": free, "fee": SIGNING_FEE}, products={"tool": tool}))
    up = result.moved_by("terms.free.years", "more")
    assert up is not None
    # Prices are constant in real terms, so the second year is discounted and no more.
    assert up.nhs.mean == pytest.approx(100_000 / GREEN_BOOK)
    assert up.supplier.mean == pytest.approx(-20_000 / GREEN_BOOK)
    (trade, *_) = result.trades
    assert trade.gets.step.term == "free"
    assert trade.why.created == pytest.approx(trade.why.together)


def test_what_somebody_else_loses_is_no_gain_from_trade() -> None:
    """A yearly fee is shared with a university: to give it up for one of the trust's own costs the
    company less than it brings, and the university pays."""
    shared = YEARLY_FEE | {"to": {"trust": "40%", "university": "60%"}}
    one = deal(
        {"yearly": shared, "fee": SIGNING_FEE},
        parties={"university": {"name": "The university", "role": "university"}},
    )
    assert result_of(one).trades == ()


def test_the_mean_of_the_worst_fifth_is_compared_draw_by_draw() -> None:
    generator = np.random.Generator(np.random.PCG64(1))
    before = generator.normal(size=2_000)
    ordered = np.sort(before)
    assert tail(before).mean() == pytest.approx(ordered[:400].mean())
    # To move every draw alike moves the tail alike, and surely.
    found = effect(before, before + 2.0)
    assert [found.cautious, found.cautious_error] == pytest.approx([2.0, 0.0], abs=1e-9)


def test_the_error_of_a_rate_is_its_spread_over_many_samples() -> None:
    generator = np.random.Generator(np.random.PCG64(2))
    rates, errors = [], []
    for _ in range(200):
        common = generator.normal(size=400)
        of = 3.0 + common + generator.normal(size=400)
        in_ = 2.0 + common
        found = ratio(of, in_)
        assert found is not None
        rates.append(found.rate)
        errors.append(found.standard_error)
    assert np.std(rates) == pytest.approx(np.mean(errors), rel=0.15)
    assert np.mean(rates) == pytest.approx(1.5, rel=0.02)


def test_a_rate_in_units_of_next_to_nothing_is_not_defined() -> None:
    generator = np.random.Generator(np.random.PCG64(3))
    noise = generator.normal(size=1_000)
    assert ratio(np.ones(1_000), noise - noise.mean()) is None
    assert ratio(np.ones(1_000), np.zeros(1_000)) is None


def test_the_assumption_that_moves_a_rate_is_found_and_no_other() -> None:
    generator = np.random.Generator(np.random.PCG64(4))
    driver, idle = generator.uniform(size=(2, 4_000))
    of = 1.0 + 2.0 * driver + 0.1 * generator.normal(size=4_000)
    split = Halves(("driver", "idle"), np.array([driver < 0.5, idle < 0.5], dtype=float))
    (mover,) = movers(of, np.ones(4_000), split)
    assert mover.path == "driver"
    assert [mover.low.rate, mover.high.rate] == pytest.approx([1.5, 2.5], abs=0.05)


def test_a_step_that_the_deal_forbids_is_told_and_not_taken() -> None:
    one = deal(
        {"royalty": ROYALTY | {"cap": "£120k a year", "minimum": "£100k a year"}},
        products={"tool": TOOL},
    )
    result = result_of(one)
    assert "above the most" in result.refused["terms.royalty.minimum"]
    assert result.moved_by("terms.royalty.minimum", "more") is None


def test_a_deal_is_valued_no_more_often_than_it_has_steps_and_trades() -> None:
    one = deal(FEES, hurdle="15%")
    result = result_of(one)
    assert result.projections <= 1 + 2 * len(result.steps) + 10
