"""What moves the amounts that rules test, where the answer is known."""

from __future__ import annotations

from typing import Any

import pytest

from benefitshare.valuation.projection import project
from benefitshare.valuation.results import Driver
from tests.unit.guidance.factory import deal


def drivers(changes: dict[str, Any], amount: str) -> tuple[Driver, ...]:
    subject = deal({"contributions": {"curation": {"cost": "£1 a year"}}, **changes})
    return project(subject, draws=1_000, with_bridge=False).drivers[amount]


def fee(amount: str) -> dict[str, Any]:
    return {"terms": {"royalty": None, "fee": {"amount": amount}}}


def test_one_uncertain_fee_moves_all_of_the_gain() -> None:
    (found,) = drivers(fee("£100k to £300k a year"), "gain.trust")
    assert found.path == "terms.fee.amount"
    assert found.share == pytest.approx(1.0, abs=0.01)
    assert not found.happens


def test_two_equal_causes_share_the_spread_between_them() -> None:
    two = fee("£100k to £300k a year")
    two["terms"]["second"] = {
        "kind": "subscription", "from": "company", "to": "trust",
        "amount": "£100k to £300k a year",
    }  # fmt: skip
    found = drivers(two, "gain.trust")
    assert {each.path for each in found} == {"terms.fee.amount", "terms.second.amount"}
    for each in found:
        assert each.share == pytest.approx(0.5, abs=0.08)


def test_what_may_happen_counts_as_well_as_what_is_uncertain() -> None:
    ends = {"agreement": {"ends_early": {"chance": "20% a year"}}}
    (found,) = drivers({**ends, **fee("£200k a year")}, "gain.trust")
    assert (found.path, found.happens) == ("agreement.ends_early.chance", True)
    assert found.share > 0.9


def test_a_share_price_is_one_driver_though_it_moves_year_by_year() -> None:
    stake = {
        "kind": "equity", "from": "company", "to": "trust", "stated_value": "£1m",
        "at_price": "£1.75", "lock_up": "3 years", "sold": "at-lock-up-end",
    }  # fmt: skip
    terms = {"terms": {"royalty": None, "fee": None, "stake": stake}}
    first = drivers(terms, "gain.trust")[0]
    assert first.path == "parties.company.business.valuation.share_price"
    assert first.share > 0.8


def test_nothing_moves_what_is_certain() -> None:
    subject = deal(fee("£200k a year"))
    assert "gain.trust" not in project(subject, draws=500, with_bridge=False).drivers
