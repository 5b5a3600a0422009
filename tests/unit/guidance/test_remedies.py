"""Remedies, against a projection that follows the terms by a formula."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import pytest

from benefitshare.deal import Deal
from benefitshare.guidance import Finding, Revalued, assess
from benefitshare.guidance.levers import levers
from tests.unit.guidance.factory import deal, projection

TODAY = datetime.date(2026, 11, 1)
ATTESTED = {"attestations": {"explicit-patient-aim": {"answer": "yes"}}}


class Formula:
    """Changes a deal, and follows the royalty: each point takes 5 points off the trust's chance of
    losing, from 50%, and £300k off the supplier's gain. The fee moves nothing."""

    def __init__(self, supplier: float = 3e6) -> None:
        self.supplier = supplier
        self.subject = deal(ATTESTED)
        self.asked: list[Mapping[str, object]] = []

    def options(self, rate: float) -> dict[str, Any]:
        return {
            "trust": {"chance": max(0.0, 0.5 - 5 * rate)},
            "supplier": {"mean": self.supplier - 3e7 * rate, "error": 0.0},
        }

    def __call__(self, changes: Mapping[str, object], *, quick: bool = False) -> Revalued:
        del quick  # a formula has no draws
        self.asked.append(changes)
        rate = changes.get("terms.royalty.rate", 0.04)
        assert isinstance(rate, float)
        return Revalued(self.subject.changed(changes), projection(self.options(rate)))


def found(formula: Formula, subject: Deal) -> Finding:
    start = projection(formula.options(0.04))
    assessment = assess(subject, start, on=TODAY, key="today", revalue=formula)
    return next(finding for finding in assessment.findings if finding.rule == "P2-01")


def test_the_smallest_step_that_clears_the_flag() -> None:
    formula = Formula()
    finding = found(formula, deal(ATTESTED))
    assert finding.outcome == "flagged"
    royalty, fee = finding.remedies
    # 0.5 - 5 x 6.2% = 19%, two standard errors of 0.4% below the limit of 20%: 6.2% clears it,
    # while 6.1% (19.5%) is too close to call.
    assert royalty.changes[0].as_json() == {"path": "terms.royalty.rate", "from": 0.04, "to": 0.062}
    assert royalty.clears
    assert royalty.supplier_gain_after == pytest.approx(3e6 - 3e7 * 0.062)
    assert royalty.words == "Raise royalty from 4% to 6.2%; the supplier still gains £1.14m."
    assert not fee.clears
    assert fee.words == "No fee up to £2.5m clears it."
    assert len(formula.asked) <= 60


def test_a_remedy_opens_no_other_flag() -> None:
    royalty = found(Formula(supplier=1.5e6), deal(ATTESTED)).remedies[0]
    # At 6.2% the supplier is left with 1.5m - 1.86m, below nil: VS-14.
    assert not royalty.clears
    assert royalty.words == "Royalty at 6.2% clears it but opens VS-14."


def test_nothing_is_projected_where_nothing_is_flagged() -> None:
    formula = Formula()
    assess(deal(ATTESTED), projection(), on=TODAY, revalue=formula, only="P2-01")
    assert formula.asked == []


def test_levers_are_what_suppliers_give_and_stop_at_their_bounds() -> None:
    terms = {
        "royalty": {"rate": "15%"},
        "fee": {"from": "trust", "to": "company"},
        "stake": {
            "kind": "equity", "from": "company", "to": "trust", "stated_value": "£5m",
            "at_price": "£1.75",
        },
        "costs": {
            "kind": "cost-recovery", "from": "company", "to": "trust", "of": ["curation"],
            "share": "50%",
        },
        "sum": {"kind": "upfront-fee", "from": "company", "to": "trust", "amount": "£110k"},
    }  # fmt: skip
    found_ = {lever.path: lever for lever in levers(deal({"terms": terms}), EVERY)}
    assert set(found_) == {"terms.stake.stated_value", "terms.costs.share", "terms.sum.amount"}
    assert not found_["terms.stake.stated_value"].rises
    assert found_["terms.sum.amount"].values[:3] == (115_000, 120_000, 125_000)
    assert found_["terms.sum.amount"].bound == 1_100_000
    for lever in found_.values():
        assert lever.at(lever.steps - 1) == lever.bound
        assert lever.steps <= 150


EVERY = ("rate", "fee", "recovery", "shares")
