"""Running until a mean is as sure as was asked."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from benefitshare.deal import Deal
from benefitshare.files.read_deal import read_deal
from benefitshare.valuation.precision import FIRST, Reached, draws_for
from benefitshare.valuation.projection import project
from benefitshare.valuation.sample import BLOCK
from benefitshare.valuation.series import series_of, together
from benefitshare.valuation.statistics import standard_error

SCENARIOS = Path(__file__).parents[3] / "scenarios"
SEEDS = range(12)


def deal_of(term: Mapping[str, object], **business: object) -> Deal:
    """A deal of one term."""
    company = {"name": "Company", "role": "supplier", "hurdle_rate": "10%", **business}
    return Deal.from_document(
        {
            "benefitshare": 1,
            "name": "One term",
            "signed": "2020-04-01",
            "horizon": {"start": "2020-04-01", "years": 12},
            "prices": {"base": "2020-21", "inflation": "2%"},
            "appraisal": "green-book-2018",
            "parties": {"trust": {"name": "Trust", "role": "nhs-provider"}, "company": company},
            "terms": {"it": {"from": "company", "to": "trust", **term}},
        }
    )


def fair_stake() -> Deal:
    """£1m of shares at the market's price, issued in 3 of 10 draws: worth £300,000, and uneven."""
    listed = {
        "kind": "listed",
        "share_price": "£1",
        "shares_in_issue": "100 million",
        "volatility": "60%",
    }
    stake = {"kind": "equity", "stated_value": "£1m", "at_price": "£1", "chance_issued": "30%"}
    held = {**stake, "lock_up": "5 years", "sold": "at-lock-up-end"}
    return deal_of(held, business={"valuation": listed})


@pytest.fixture(scope="module")
def offer() -> Deal:
    return read_deal(SCENARIOS / "ouh-sensyne-2018.yaml").deal


def test_blocks_gather_to_the_whole() -> None:
    sample = np.random.default_rng(1).lognormal(size=10_750)
    parts = [series_of(sample[start : start + 2_500]) for start in range(0, len(sample), 2_500)]
    whole = together(parts)
    assert whole.draws == len(sample)
    assert whole.mean == pytest.approx(sample.mean(), rel=1e-12)
    assert whole.sd == pytest.approx(np.std(sample, ddof=1), rel=1e-12)
    assert whole.standard_error == pytest.approx(standard_error(sample), rel=1e-12)
    few = series_of(sample[:1_200])
    assert few.standard_error == pytest.approx(standard_error(sample[:1_200]), rel=1e-12)


@pytest.mark.parametrize("name", ["ouh-sensyne-2018", "illustrative-imaging-spin-out"])
def test_what_was_reached_is_what_a_run_of_so_many_draws_says(name: str) -> None:
    deal = read_deal(SCENARIOS / f"{name}.yaml").deal
    reached = draws_for(deal, 1e-6, most=FIRST)
    run = project(deal, draws=reached.draws, with_bridge=False)
    assert not reached.enough
    for id_, error in reached.errors.items():
        gain = run.parties[id_].gain
        size = max(abs(gain.mean), 0.1 * gain.sd)
        assert error == pytest.approx(gain.standard_error / size, rel=1e-9)


def test_a_certain_deal_needs_no_more_than_the_first_batch() -> None:
    assert draws_for(deal_of({"kind": "upfront-fee", "amount": "£1m"}), 1e-9).draws == FIRST


def test_it_stops_at_the_most_and_says_so(offer: Deal) -> None:
    reached = draws_for(offer, 1e-6, most=3_000)
    assert (reached.draws, reached.enough) == (3_000, False)


def test_more_precision_takes_more_draws(offer: Deal) -> None:
    rough = draws_for(offer, 0.5)
    assert rough.enough
    assert rough.draws == FIRST
    fine = draws_for(offer, 0.75 * max(rough.errors.values()))
    assert fine.enough
    assert FIRST < fine.draws < 8 * FIRST
    assert fine.draws % BLOCK == 0


def test_workers_change_nothing(offer: Deal) -> None:
    one, two = (draws_for(offer, 0.03, most=15_000, workers=each) for each in (1, 2))
    assert repr(one) == repr(two)


def test_what_it_says_is_honest_over_seeds() -> None:
    """Stopping when an estimated error is small enough must not stop on lucky estimates."""
    deal, asked = fair_stake(), 0.02
    errors = []
    for seed in SEEDS:
        reached = draws_for(deal, asked, seed=seed)
        assert reached.enough
        run = project(deal, draws=reached.draws, seed=seed, with_bridge=False)
        errors.append(run.parties["trust"].gain.mean / 300_000 - 1.0)
    assert 0.4 * asked < np.sqrt(np.mean(np.square(errors))) < 1.5 * asked


def test_progress_is_told_batch_by_batch(offer: Deal) -> None:
    told: list[tuple[int, int]] = []
    draws_for(offer, 1e-6, most=5_000, progress=lambda done, of: told.append((done, of)))
    assert told == [(2_500, 5_000), (5_000, 5_000)]


def test_the_worst_of_several_decides() -> None:
    assert Reached(0.01, 10, {"a": 0.01, "b": 0.001}).enough
    assert not Reached(0.01, 10, {"a": 0.01, "b": 0.011}).enough
