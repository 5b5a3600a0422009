"""Steps: how large they are, how far they may go, and where they are taken from."""

from __future__ import annotations

import pytest

from benefitshare.negotiation.trading.steps import own_step, settled, steps_of, usual_size
from tests.unit.negotiation.small_deals import ROYALTY, SIGNING_FEE, TOOL, YEARLY_FEE, deal

UNITS = "products.tool.markets.world.units"


def test_the_usual_steps_are_those_that_negotiators_speak_of() -> None:
    terms = {
        "fee": SIGNING_FEE, "yearly": YEARLY_FEE, "royalty": ROYALTY,
        "free": {
            "kind": "free-use", "from": "company", "to": "trust", "product": "tool", "years": 2,
        },
    }  # fmt: skip
    found = {
        step.path: (step.size, step.unit) for step in steps_of(deal(terms, products={"tool": TOOL}))
    }
    assert found == {
        "terms.fee.amount": (100_000.0, "money"),
        "terms.yearly.amount": (100_000.0, "money a year"),
        "terms.yearly.years": (1.0, "years"),
        "terms.royalty.rate": (0.01, "fraction"),
        "terms.royalty.years": (1.0, "years"),
        "terms.free.years": (1.0, "years"),
    }


@pytest.mark.parametrize(
    ("current", "standard", "size"),
    [(5e6, 1e5, 1e5), (1e5, 1e5, 1e5), (9e4, 1e5, 2e4), (0.0, 1e5, 1e5), (0.005, 0.01, 0.002)],
)
def test_a_step_is_smaller_where_the_figure_is(
    current: float, standard: float, size: float
) -> None:
    assert usual_size(current, standard) == pytest.approx(size)


def test_a_step_beyond_the_bounds_of_its_field_is_not_taken() -> None:
    fee, *_ = steps_of(deal({"fee": SIGNING_FEE | {"amount": "£150k"}}))
    assert fee.moved(-1) == {"terms.fee.amount": 50_000.0}
    assert fee.moved(-2) is None
    repaid = own_step(
        deal({"royalty": ROYALTY}, products={"tool": TOOL}),
        "terms.royalty.rate",
        "fraction",
        0.5,
        0.8,
    )
    assert repaid.moved(1) is None


def test_every_tier_moves_at_once() -> None:
    tiers = [{"above": 0, "rate": "2%"}, {"above": "£1m a year", "rate": "4%"}]
    term = {key: each for key, each in ROYALTY.items() if key != "rate"} | {"tiers": tiers}
    step = steps_of(deal({"royalty": term}, products={"tool": TOOL}))[-3]
    assert step.moved(1) == {
        "terms.royalty.tiers.0.rate": pytest.approx(0.03),
        "terms.royalty.tiers.1.rate": pytest.approx(0.05),
    }


def test_a_deal_without_a_fee_is_offered_one_to_count_in() -> None:
    new = {
        step.path: step for step in steps_of(deal({"royalty": ROYALTY}, products={"tool": TOOL}))
    }
    fee, yearly = new["terms.new-fee"], new["terms.new-yearly-fee"]
    assert fee.moved(1) == {
        "terms.new-fee": {"kind": "upfront-fee", "from": "company", "to": "trust", "amount": 1e5}
    }
    assert fee.moved(-1) is None
    assert yearly.moved(1) == {
        "terms.new-yearly-fee": {
            "kind": "subscription", "from": "company", "to": "trust", "years": 5, "amount": 1e5,
        }
    }  # fmt: skip


def test_what_is_negotiated_is_settled_at_its_mean_and_correlated_no_more() -> None:
    uncertain = deal(
        {"royalty": ROYALTY | {"rate": "4% to 8%"}},
        products={"tool": TOOL},
        correlations={
            "both": {"between": ["terms.royalty.rate", UNITS], "rank": 0.5}
        },
    )  # fmt: skip
    changes = settled(uncertain, steps_of(uncertain))
    assert changes == {"terms.royalty.rate": pytest.approx(0.06), "correlations.both": None}
    uncertain.changed(changes)
    certain = deal({"royalty": ROYALTY}, products={"tool": TOOL})
    assert settled(certain, steps_of(certain)) == {}


def test_a_lock_up_that_cannot_matter_is_no_step() -> None:
    business = {
        "valuation": {
            "kind": "listed",
            "share_price": "£1",
            "shares_in_issue": "1 million",
            "volatility": "50%",
        }
    }
    company = {"name": "The company", "role": "supplier", "business": business}
    stake = {"kind": "equity", "from": "company", "to": "trust", "shares": 1000, "lock_up": 2}
    for sold, steps in (("at-lock-up-end", {"shares", "lock_up"}), ("on-sale", {"shares"})):
        one = deal({"stake": stake | {"sold": sold}}, parties={"company": company})
        assert {step.name for step in steps_of(one) if step.term == "stake"} == steps
