"""The smallest change that reaches a target: found, checked from both sides, or told to be out of
reach."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefitshare.commands.solving import solve_for
from benefitshare.commands.valuing import Sampling, value
from benefitshare.files.read_deal import LoadedDeal
from benefitshare.negotiation.solving.crossing import narrowed, settled_near
from benefitshare.negotiation.solving.solve import Found, Solution, solve
from benefitshare.negotiation.solving.solve_two import solve_two
from benefitshare.negotiation.solving.spans import Span, usual_bounds
from benefitshare.negotiation.solving.targets import NoTarget, Target, target_of
from benefitshare.negotiation.solving.totals import total_measure
from benefitshare.report.explain_result import result_at
from benefitshare.report.solved import Solved
from benefitshare.valuation.projection import sampled
from tests.unit.negotiation.small_deals import ROYALTY, SIGNING_FEE, TOOL, YEARLY_FEE, annuity, deal

RATE = Span("rate", 0.02, 0.0, 0.15, "fraction")
FEE = Span("fee", 100_000.0, 0.0, 1_000_000.0, "money a year")
TODAY = datetime.date(2026, 4, 1)
AT_LEAST = Target("gain", ">=", 1e6, "£1m")


class Model:
    """A deal made of a formula; counts how often it is asked, with few draws and with all."""

    def __init__(self, gain: Callable[[float, float], float], noise: float = 0.0) -> None:
        self._gain, self._noise = gain, noise
        self.asked = {True: 0, False: 0}

    def __call__(self, changes: Mapping[str, object], quick: bool) -> Found:
        self.asked[quick] += 1
        rate, fee = (float(str(changes.get(s.path, s.current))) for s in (RATE, FEE))
        gain = self._gain(rate, fee) + (self._noise if quick else 0.0)
        return Found(gain, 1e6 - 2e7 * rate - 3.5 * fee)


def linear(rate: float, fee: float) -> float:
    return -5e5 + 3e7 * rate + 4 * fee


def assert_smallest(solution: Solution, target: Target) -> None:
    assert solution.reached
    assert target.distance(solution.after.value) >= 0
    assert solution.smaller is not None
    assert target.distance(solution.smaller.value) < 0


@given(st.integers(1, 5_000), st.integers(0, 4_999), st.floats(0.2, 5))
def test_the_first_place_that_reaches_is_found_quickly(size: int, edge: int, power: float) -> None:
    edge = min(edge, size - 1)
    asked = set[int]()

    def distance(place: int) -> float:
        asked.add(place)
        return math.copysign(abs(place - edge - 0.5) ** power, place - edge - 0.5)

    assert narrowed(distance, -1, size) == edge + 1
    assert len(asked) <= 2 + 2 * math.ceil(math.log2(size + 1)) + 2


@given(st.integers(1, 2_000), st.integers(0, 1_999))
def test_a_count_is_found_no_slower_than_by_halving(size: int, edge: int) -> None:
    asked = set[int]()

    def distance(place: int) -> float:
        asked.add(place)
        return 0.0 if place > min(edge, size - 1) else -3.0

    assert narrowed(distance, -1, size) == min(edge, size - 1) + 1
    assert len(asked) <= 6 + math.ceil(math.log2(size + 1))


@given(st.integers(0, 99), st.integers(0, 99), st.sampled_from([math.nan, 0.0, 1.0, 30.0]))
def test_a_place_is_settled_from_wherever_few_draws_have_led(
    edge: int, start: int, slope: float
) -> None:
    assert settled_near(lambda place: place - edge + 0.5, start, slope, 99) == edge


def test_nothing_is_settled_where_no_place_reaches() -> None:
    assert settled_near(lambda _: -1.0, 5, 1.0, 99) is None


@pytest.mark.parametrize("span", [RATE, FEE], ids=["rate", "fee"])
@pytest.mark.parametrize("noise", [0.0, 3e4, -3e4])
def test_one_value_reaches_and_one_tick_less_does_not(span: Span, noise: float) -> None:
    model = Model(linear, noise)
    solution = solve(model, span, AT_LEAST, quick_share=0.2)
    assert_smallest(solution, AT_LEAST)
    (change,) = solution.changes
    exact = {"rate": (1e6 + 5e5 - 4e5) / 3e7, "fee": (1e6 + 5e5 - 6e5) / 4}[span.path]
    assert exact <= change.to < exact + span.tick
    assert solution.projections <= 15
    assert solution.projections == pytest.approx(model.asked[False] + 0.2 * model.asked[True])


@pytest.mark.parametrize("share", [0.2, 1.0], ids=["few draws first", "all draws"])
def test_a_count_takes_no_more_than_fifteen_projections(share: float) -> None:
    model = Model(lambda rate, _: float((rate < 0.0437) + (rate < 0.0712)))
    target = Target("findings.breaches", "==", 0.0, "0")
    solution = solve(model, RATE, target, quick_share=share)
    assert solution.changes[0].to == pytest.approx(0.0712)
    assert solution.smaller is not None
    assert solution.smaller.value == 1.0
    assert solution.projections <= 15


def test_the_nearer_of_two_ways_is_taken() -> None:
    target = Target("gain", ">=", 3.999e-4, "0.0004")
    solution = solve(Model(lambda rate, _: (rate - 0.03) ** 2), RATE, target)
    assert solution.changes[0].to == pytest.approx(0.01)


def test_nothing_changes_where_the_target_holds() -> None:
    solution = solve(Model(linear), RATE, Target("gain", ">=", 0.0, "0"))
    assert (solution.reached, solution.changes[0].to, solution.smaller) == (True, 0.02, None)


def test_what_cannot_be_reached_comes_as_near_as_it_can() -> None:
    solution = solve(Model(lambda rate, _: min(rate, 0.05)), RATE, AT_LEAST, quick_share=0.2)
    assert not solution.reached
    assert solution.after.value == pytest.approx(0.05)
    assert solution.changes[0].to < RATE.high


def test_a_measure_that_is_not_told_is_out_of_reach() -> None:
    solution = solve(lambda *_: Found(None, 0.0), RATE, AT_LEAST)
    assert not solution.reached
    assert solution.changes[0].to == RATE.current


def test_two_values_reach_at_the_least_cost_to_the_supplier() -> None:
    """A pound by the rate costs the supplier 67p, by the fee 87.5p: all of it comes from the rate,
    and the fee is given back."""
    solution = solve_two(Model(linear, 3e4), (RATE, FEE), AT_LEAST, quick_share=0.2)
    assert_smallest(solution, AT_LEAST)
    places = {change.path: change.to for change in solution.changes}
    assert places == {"rate": pytest.approx(0.05), "fee": 0.0}


def test_two_values_meet_where_neither_is_at_its_bound() -> None:
    def gain(rate: float, fee: float) -> float:
        return 1e6 * math.sqrt(rate / 0.1) + 1e6 * math.sqrt(fee / 5e5)

    target = Target("gain", ">=", 1.2e6, "£1.2m")
    solution = solve_two(Model(gain), (RATE, FEE), target, quick_share=0.2)
    assert_smallest(solution, target)
    best = max(
        1e6 - 2e7 * rate - 3.5 * max(1.2 - math.sqrt(rate / 0.1), 0) ** 2 * 5e5
        for rate in (step / 10_000 for step in range(1_501))
    )
    assert solution.after.supplier_gain == pytest.approx(best, abs=30_000)


def test_two_values_that_cannot_reach_come_nearest_together() -> None:
    target = Target("gain", ">=", 1e9, "£1bn")
    solution = solve_two(Model(linear), (RATE, FEE), target)
    assert not solution.reached
    assert [change.to for change in solution.changes] == [RATE.high, FEE.high]


@pytest.mark.parametrize(
    ("typed", "metric", "comparison", "number"),
    [
        ("trust.gain.mean >= £1m", "trust.gain.mean", ">=", 1e6),
        ("split.own.system_share>50%", "split.own.system_share", ">", 0.5),
        ("findings.breaches == 0", "findings.breaches", "==", 0),
        ("nhs.npv.p10 >= -£200k", "nhs.npv.p10", ">=", -2e5),
        ("company.payback.p50 <= 18 months", "company.payback.p50", "<=", 1.5),
        ("company.irr.p50 = 12%", "company.irr.p50", "==", 0.12),
    ],
)
def test_a_target_is_read_as_typed(typed: str, metric: str, comparison: str, number: float) -> None:
    target = target_of(typed)
    assert (target.metric, target.comparison) == (metric, comparison)
    assert target.value == pytest.approx(number)


@pytest.mark.parametrize(
    "typed", ["trust.gain.mean", ">= 5", "a is 5", "a >= much", "a >= $5", "a >= £5 a year"]
)
def test_what_is_no_target_is_refused(typed: str) -> None:
    with pytest.raises(NoTarget):
        target_of(typed)


def test_a_strict_target_is_not_reached_by_equality() -> None:
    assert Target("x", ">=", 5.0, "5").distance(5.0) >= 0
    assert Target("x", ">", 5.0, "5").distance(5.0) < 0
    assert Target("x", "<", 5.0, "5").distance(4.9) > 0
    assert Target("x", ">=", 5.0, "5").distance(None) == -math.inf


def test_a_span_holds_round_figures_within_its_bounds() -> None:
    outside = Span("rate", 0.02, 0.03, 0.0305, "fraction")
    assert outside.up == pytest.approx((0.03, 0.0301, 0.0302, 0.0303, 0.0304, 0.0305))
    assert outside.down == ()
    one = deal({"royalty": ROYALTY, "fee": SIGNING_FEE}, products={"tool": TOOL})
    assert usual_bounds(one, "terms.royalty.rate", 0.1, "fraction") == (0.0, 0.15)
    assert usual_bounds(one, "terms.royalty.leakage", 0.0, "fraction") == (0.0, 1.0)
    assert usual_bounds(one, "terms.royalty.years", 4.0, "years") == (0.0, 5.0)
    assert usual_bounds(one, "terms.fee.amount", 2e5, "money") == (0.0, 2e6)


def solved(one: Mapping[str, Any] | None, until: str, *paths: str, **more: Any) -> Solved:
    whole = deal(one or {"fee": SIGNING_FEE, "yearly": YEARLY_FEE}, hurdle="10%", **more)
    loaded = LoadedDeal(whole, (), "")
    sampling = Sampling(draws=1_000)
    return solve_for(
        loaded, "deal.yaml", [(path, None) for path in paths], until, today=TODAY, sampling=sampling
    )


def test_a_fee_worked_by_hand() -> None:
    """A million to the trust: £200k at signing, and the rest over three years."""
    found = solved(None, "trust.gain.mean >= £1m", "terms.yearly.amount")
    (change,) = found.solution.changes
    exact = 800_000 / annuity(1.035)
    assert exact <= change.to <= exact + change.span.tick
    assert found.typed == {"terms.yearly.amount": f"£{change.to:g} a year"} or "k" in str(
        found.typed
    )
    assert found.verified
    assert found.solution.after.supplier_gain == pytest.approx(-200_000 - change.to * annuity(1.10))


@pytest.mark.parametrize(
    "until", ["trust.gain.mean >= £400k", "trust.gain.p10 >= £200k", "company.gain.mean <= £3.1m",
              "split.own.system_share >= 10%"]
)  # fmt: skip
def test_a_solved_deal_run_afresh_meets_its_target_and_a_smaller_change_does_not(
    until: str,
) -> None:
    found = solved(
        {"royalty": ROYALTY | {"rate": "2%"}, "fee": SIGNING_FEE | {"amount": "£10k"}},
        until,
        "terms.royalty.rate",
        products={"tool": TOOL},
    )
    (change,) = found.solution.changes
    target = found.solution.target
    for to, reaches in ((change.to, True), (change.to - change.span.tick, False)):
        changed = found.asked.deal.changed({"terms.royalty.rate": to})
        judged = value(
            LoadedDeal(changed, (), ""), "", today=TODAY, sampling=Sampling(draws=1_000),
            with_bridge=False,
        )  # fmt: skip
        measure = result_at(judged, target.metric)
        assert isinstance(measure, float)
        assert (target.distance(measure) >= 0) == reaches
    assert found.verified


def test_totals_tell_what_a_whole_run_tells() -> None:
    one = deal(
        {"royalty": ROYALTY, "fee": SIGNING_FEE},
        products={"tool": TOOL},
        hurdle="12%",
        without_deal={"changes": {"products.tool.markets.world.units": 2}},
    )
    judged = value(LoadedDeal(one, (), ""), "", today=TODAY, with_bridge=False)
    reading = sampled(one, totals_only=True)
    for metric in (
        "trust.gain.mean", "company.gain.mean", "company.gain_social.p10", "trust.npv.p90",
        "nhs.gain.worst_fifth", "trust.lines.money.mean", "company.npv_social.risk_adjusted",
        "system.gain.prob_negative", "trust.gain.standard_error",
    ):  # fmt: skip
        told = total_measure(one, metric)
        assert told is not None
        assert told(reading) == result_at(judged, metric), metric
    assert result_at(judged, "company.gain.mean") != result_at(judged, "company.npv.mean")
    assert total_measure(one, "split.own.system_share") is None
    assert total_measure(one, "nobody.gain.mean") is None
