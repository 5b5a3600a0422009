"""Two deals on the same draws, and what a company's early trouble does."""

from pathlib import Path

import pytest

from benefitshare.files.read_deal import read_deal
from benefitshare.valuation.paired import gain_difference, gains_by_draw, npv_difference
from benefitshare.valuation.projection import project, sampled
from benefitshare.valuation.reading import Reading

SCENARIOS = Path(__file__).parents[3] / "scenarios"
DRAWS = 4_000


def _reading(name: str, **changes: object) -> Reading:
    deal = read_deal(SCENARIOS / f"{name}.yaml").deal
    paths = {path.replace("__", "."): new for path, new in changes.items()}
    return sampled(deal.changed(paths) if paths else deal, draws=DRAWS)


@pytest.fixture(scope="module")
def offer() -> Reading:
    return _reading("ouh-sensyne-2018")


@pytest.fixture(scope="module")
def counter() -> Reading:
    return _reading("ouh-counter-offer")


def test_the_mean_difference_is_the_difference_of_means(offer: Reading, counter: Reading) -> None:
    first, other = gains_by_draw(offer), gains_by_draw(counter)
    for id_ in first.gain:
        paired = gain_difference(first, other, id_)
        expected = other.gain[id_].mean() - first.gain[id_].mean()
        assert paired.statistics.mean == pytest.approx(expected, abs=0.01)


def test_a_deal_is_no_better_than_itself(offer: Reading) -> None:
    drawn = gains_by_draw(offer)
    paired = npv_difference(drawn, drawn, "trust")
    assert paired.statistics.mean == 0.0
    assert paired.prob_positive == 0.0
    assert set(paired.percentile_shift.values()) == {0.0}
    assert not paired.is_close


def test_pairing_makes_a_difference_surer_than_the_amounts(offer: Reading) -> None:
    dearer = _reading("ouh-sensyne-2018", **{"terms__discovery-royalty__rate": "6%"})
    first, other = gains_by_draw(offer), gains_by_draw(dearer)
    paired = gain_difference(first, other, "trust")
    assert paired.statistics.standard_error < 0.2 * first.gain["trust"].std() / DRAWS**0.5
    assert paired.statistics.mean > 0
    # A higher royalty never costs the trust anything, and often there is nothing to pay it on.
    assert paired.statistics.prob_negative < 0.5


def test_percentiles_shift_apart_from_the_percentiles_of_the_difference(
    offer: Reading, counter: Reading
) -> None:
    paired = gain_difference(gains_by_draw(offer), gains_by_draw(counter), "trust")
    before = project(offer.deal, draws=DRAWS).parties["trust"].gain
    after = project(counter.deal, draws=DRAWS).parties["trust"].gain
    assert paired.percentile_shift["p10"] == pytest.approx(after.p10 - before.p10)
    assert paired.percentile_shift["p10"] != pytest.approx(paired.statistics.p10)


def test_with_and_without_trouble_make_up_the_whole(offer: Reading) -> None:
    projection = project(offer.deal, draws=DRAWS)
    (trouble,) = projection.troubles.values()
    for id_, struck in trouble.gain.items():
        spared = trouble.gain_otherwise[id_]
        value = {**projection.parties, **projection.groups}[id_]
        whole = trouble.chance * struck.mean + (1 - trouble.chance) * spared.mean
        assert whole == pytest.approx(value.gain.mean, abs=1.0)
        for term, by_party in trouble.by_term.items():
            mixed = (
                trouble.chance * by_party[id_]
                + (1 - trouble.chance) * trouble.by_term_otherwise[term][id_]
            )
            assert mixed == pytest.approx(value.by_term[term].mean, abs=1.0)
    assert trouble.gain["trust"].mean < trouble.gain_otherwise["trust"].mean


def test_the_chance_of_trouble_is_that_of_the_hazards(offer: Reading) -> None:
    """Failure at 9% a year and rescue at 3%, within five years: 1 − (0.91 × 0.97)^5."""
    (trouble,) = project(offer.deal, draws=DRAWS).troubles.values()
    # A sale, at 5% a year, forestalls some rescues but no failure.
    assert 1 - 0.91**5 < trouble.chance < 1 - (0.91 * 0.97) ** 5 + 0.02


def test_a_company_that_cannot_fail_has_no_story() -> None:
    deal = read_deal(SCENARIOS / "fee-only-licence.yaml").deal
    safe = all(party.business is None for party in deal.parties.values())
    assert safe == (not project(deal, draws=1_000).troubles)
