"""What a gain hangs on, where the answer is known beforehand."""

import pytest

from benefitshare.deal import Deal
from benefitshare.valuation.influence import influences
from benefitshare.valuation.projection import sampled

DOCUMENT: dict[str, object] = {
    "benefitshare": 1,
    "name": "Two fees",
    "signed": "2020-04-01",
    "horizon": {"start": "2020-04-01", "years": 5},
    "parties": {
        "trust": {"name": "The trust", "role": "nhs-provider"},
        "company": {"name": "The company", "role": "supplier", "hurdle_rate": "10%"},
    },
    "terms": {
        "large": {"kind": "upfront-fee", "from": "company", "to": "trust", "amount": "£1m to £2m"},
        "small": {
            "kind": "upfront-fee",
            "from": "company",
            "to": "trust",
            "amount": "£10k to £20k",
        },
        "sure": {"kind": "upfront-fee", "from": "company", "to": "trust", "amount": "£5m"},
    },
}


@pytest.fixture(scope="module")
def reading():  # type: ignore[no-untyped-def]
    return sampled(Deal.from_document(DOCUMENT), draws=500, seed=3, totals_only=True)


def test_the_value_that_decides_comes_first(reading) -> None:  # type: ignore[no-untyped-def]
    first, second = influences(reading, ["trust"])
    assert (first.path, second.path) == ("terms.large.amount", "terms.small.amount")
    assert first.rank == pytest.approx(1.0, abs=0.001)
    assert first.can_be_told
    assert not second.can_be_told


def test_what_one_gains_the_other_pays(reading) -> None:  # type: ignore[no-untyped-def]
    assert influences(reading, ["company"])[0].rank == pytest.approx(-1.0, abs=0.001)


def test_a_gain_that_never_moves_hangs_on_nothing(reading) -> None:  # type: ignore[no-untyped-def]
    found = influences(reading, ["trust"], ["health"])
    assert [each.rank for each in found] == [0.0, 0.0]
    assert not any(each.can_be_told for each in found)
