"""Worlds that are kept tell of changed terms what drawing them anew would."""

from __future__ import annotations

import datetime
from pathlib import Path

import numpy as np
import pytest

from benefitshare.deal import Deal
from benefitshare.files.read_deal import read_deal
from benefitshare.guidance import assess
from benefitshare.guidance.levers import levers
from benefitshare.valuation.accounts import Accounts
from benefitshare.valuation.brief import told_in_brief
from benefitshare.valuation.kept import kept_worlds
from benefitshare.valuation.projection import project, sampled

DRAWS = 3_000  # more than one block
SCENARIOS = ("illustrative-consortium", "illustrative-imaging-spin-out", "ouh-sensyne-2018")
each_scenario = pytest.mark.parametrize("name", SCENARIOS)


def scenario(name: str) -> Deal:
    return read_deal(Path("scenarios") / f"{name}.yaml").deal


@each_scenario
def test_changed_terms_are_worth_what_drawing_anew_makes_of_them(name: str) -> None:
    deal = scenario(name)
    kept = kept_worlds(deal, draws=DRAWS)
    for kind in ("fee", "less"):
        lever = levers(deal, (kind,))[-1]
        changed = deal.changed(lever.changes(lever.at(3)))
        reading, anew = kept.reading(changed), sampled(changed, draws=DRAWS)
        assert reading is not None
        mine, theirs = reading.sample.sample, anew.sample.sample
        _same(mine.accounts, theirs.accounts)
        _same(reading.path.sample.accounts, anew.path.sample.accounts)
        assert mine.without.keys() == theirs.without.keys()
        for id_, accounts in mine.without.items():
            _same(accounts, theirs.without[id_], sources=False)
        assert (mine.bare is None) == (theirs.bare is None)
        if mine.bare is not None and theirs.bare is not None:
            _same(mine.bare, theirs.bare, sources=False)
        assert np.array_equal(mine.launched, theirs.launched)


def _same(mine: Accounts, theirs: Accounts, *, sources: bool = True) -> None:
    names = ("own", "social", "by_term", *(("social_by_source",) if sources else ()))
    for name in names:
        one, other = getattr(mine, name), getattr(theirs, name)
        for key in one.keys() | other.keys():
            ours, own = np.broadcast_arrays(one.get(key, 0.0), other.get(key, 0.0))
            np.testing.assert_allclose(ours, own, rtol=1e-9, atol=1e-4, err_msg=f"{name} {key}")


@each_scenario
def test_rules_judge_alike_by_what_is_told_in_brief(name: str) -> None:
    deal, on = scenario(name), datetime.date(2026, 4, 1)
    reading = kept_worlds(deal, draws=1_000).reading(deal)
    assert reading is not None
    brief = assess(deal, told_in_brief(reading), on=on).findings
    whole = assess(deal, project(deal, draws=1_000, with_bridge=False), on=on).findings
    for one, other in zip(brief, whole, strict=True):
        assert (one.rule, one.outcome, one.severity) == (other.rule, other.outcome, other.severity)
        for key, number in one.numbers.items():
            assert number == pytest.approx(other.numbers[key], rel=1e-9, abs=1e-6), (one.rule, key)


def test_a_term_that_changes_a_price_needs_worlds_of_its_own() -> None:
    deal = scenario("illustrative-consortium")
    kept = kept_worlds(deal, draws=500)
    assert kept.reading(deal.changed({"terms.member-price-a.rate": "10%"})) is None
    assert not kept.serve({"terms.member-price-a.rate": 0.1})
    assert not kept.serve({"products.bed-planner.lifetime": 3})
    assert kept.serve({"terms.access-fee.amount": 1.0})
    new = {"kind": "discount", "from": "company", "to": "trust-c", "product": "bed-planner"}
    assert kept.reading(deal.changed({"terms.another": {**new, "rate": "10%"}})) is None
