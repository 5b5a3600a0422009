"""Runs of more draws than are kept tell what runs that keep them tell."""

import math
import tracemalloc
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

import numpy as np
import pytest

from benefitshare.deal import Deal
from benefitshare.files.read_deal import read_deal
from benefitshare.valuation import projection
from benefitshare.valuation.order import Order, in_order
from benefitshare.valuation.projection import project
from benefitshare.valuation.results import PERCENTILES
from benefitshare.valuation.scout import Run
from benefitshare.valuation.statistics import statistics
from benefitshare.valuation.stream import Report, Streamed, streamed
from benefitshare.valuation.tally import OF_TOTALS, Tally, part_of

SCENARIOS = Path(__file__).parents[3] / "scenarios"
DRAWS = 12_300
A_DRAW = 4_000
"""What a draw takes that is kept whole. [bytes]"""


def deal_named(name: str) -> Deal:
    return read_deal(SCENARIOS / f"{name}.yaml").deal


def leaves(value: object, at: str = "") -> Iterator[tuple[str, object]]:
    """Every number and word of a result, with its path."""
    if is_dataclass(value):
        for field in fields(value):
            yield from leaves(getattr(value, field.name), f"{at}.{field.name}")
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from leaves(each, f"{at}.{key}")
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from leaves(each, f"{at}.{index}")
    else:
        yield at, value


def same(one: object, other: object) -> bool:
    """Equal, or as near as sums in another order come: 1 in 1,000 million, or a hundredth of a
    penny."""
    if isinstance(one, float) and isinstance(other, float):
        both_unknown = math.isnan(one) and math.isnan(other)
        return both_unknown or math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-4)
    return one == other


@pytest.mark.parametrize("name", ["fee-only-licence", "ouh-sensyne-2018", "stroke-ai-purchase"])
def test_everything_is_the_same(name: str) -> None:
    deal = deal_named(name)
    kept, streamed = (dict(leaves(project(deal, draws=DRAWS, keep=n))) for n in (DRAWS, 0))
    assert kept.keys() == streamed.keys()
    differ = {at: (kept[at], streamed[at]) for at in kept if not same(kept[at], streamed[at])}
    assert not differ


def test_what_a_price_term_does_to_shares_without_a_price_has_the_same_mean() -> None:
    """Kept, owners are charged block by block for what shares would cost without the term."""
    deal = deal_named("illustrative-consortium")
    kept, streamed = (dict(leaves(project(deal, draws=DRAWS, keep=n))) for n in (DRAWS, 0))
    differ = [at for at in kept if not same(kept[at], streamed[at])]
    of_terms = (".parties.company.by_term.", ".troubles.company.by_term")
    assert all(at.startswith(of_terms) for at in differ)
    assert not [at for at in differ if at.endswith(".mean")]


def test_workers_change_nothing() -> None:
    deal = deal_named("ouh-sensyne-2018")
    one, two, three = (
        repr(project(deal, draws=20_200, workers=n, keep=0, with_bridge=False)) for n in (1, 2, 3)
    )
    assert one == two == three


def test_memory_does_not_grow_with_the_draws() -> None:
    deal = deal_named("fee-only-licence")

    def peak(draws: int) -> int:
        tracemalloc.start()
        try:
            project(deal, draws=draws, workers=1, keep=0, with_bridge=False)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(5_000)
    few, many = peak(20_000), peak(80_000)
    assert (many - few) / 60_000 < A_DRAW / 20


def test_more_draws_than_are_kept_stream_by(monkeypatch: pytest.MonkeyPatch) -> None:
    deal, asked = deal_named("fee-only-licence"), []

    def noted(run: Run, report: Report) -> Streamed:
        asked.append(run.design.draws)
        return streamed(run, report)

    monkeypatch.setattr(projection, "streamed", noted)
    monkeypatch.setattr(projection, "MOST_KEPT", 3_000 * projection.bytes_a_draw(deal))
    assert project(deal, draws=3_001, with_bridge=False).draws == 3_001
    assert project(deal, draws=3_000, with_bridge=False).draws == 3_000
    assert asked == [3_001]


SAMPLES = {
    "heavy": lambda random, size: random.lognormal(sigma=2.0, size=size),
    "half nil": lambda random, size: np.maximum(random.normal(size=size), 0.0),
    "few values": lambda random, size: random.integers(0, 4, size=size).astype(float),
    "losses": lambda random, size: -random.exponential(size=size),
    "nearly certain": lambda random, size: (random.random(size) < 1e-4).astype(float),
}


@pytest.mark.parametrize("kind", SAMPLES)
@pytest.mark.parametrize("size", [5_000, 203_250])
def test_a_tally_tells_what_the_whole_sample_tells(kind: str, size: int) -> None:
    sample = SAMPLES[kind](np.random.default_rng(7), size)
    tally, block = Tally(), 5_000
    for start in range(0, size, block):
        some = sample[start : start + block]
        tally.add(part_of(some, OF_TOTALS, whole=True), 1.0 - (start + len(some)) / size)
    expected = dict(leaves(statistics(sample, 1.0)))
    told = dict(leaves(tally.statistics(1.0)))
    assert told == pytest.approx(expected, rel=1e-9, abs=1e-12)
    exact = [f".p{percentile}" for percentile in PERCENTILES]
    assert [told[at] for at in exact] == [expected[at] for at in exact]


def test_draws_that_count_now_and_then_keep_their_replicates() -> None:
    random = np.random.default_rng(3)
    sample, counts = random.normal(size=60_000), random.random(60_000) < 0.11
    tally = Tally()
    for start in range(0, len(sample), 5_000):
        span = slice(start, start + 5_000)
        part = part_of(sample[span][counts[span]], OF_TOTALS, whole=False)
        tally.add(part, 1.0 - span.stop / len(sample))
    expected = dict(leaves(statistics(sample[counts], 0.0)))
    assert dict(leaves(tally.statistics(0.0))) == pytest.approx(expected, rel=1e-9, abs=1e-12)


def test_nothing_that_counts_is_nothing_told() -> None:
    tally = Tally()
    tally.add(part_of(np.zeros(0), OF_TOTALS, whole=False), 0.0)
    assert (tally.draws, tally.statistics(2.0).mean) == (0, 0.0)


def test_only_values_near_a_place_are_kept() -> None:
    order, random, blocks = Order((10, 50)), np.random.default_rng(5), 400
    for block in range(blocks):
        order.add(in_order(random.normal(size=5_000)), 1.0 - (block + 1) / blocks)
    assert order.draws == blocks * 5_000
    assert order.kept < 0.01 * order.draws
    low, high, part = order.around(50)
    assert low < high < low + 0.001
    assert 0.0 <= part <= 1.0
