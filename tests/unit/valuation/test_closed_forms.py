"""Results that a formula gives: annuities, options, curves, odds, waterfalls, rates of return."""

from __future__ import annotations

import math
from copy import deepcopy
from typing import Any

import numpy as np
import pytest
from scipy import stats

from benefitshare.deal import Deal
from benefitshare.valuation.appraisal import HEALTH, STANDARD, factors
from benefitshare.valuation.projection import project, sampled
from benefitshare.valuation.results import Projection, Statistics
from benefitshare.valuation.returns import internal_rates, payback

Document = dict[str, Any]
NORMAL = stats.norm
DRAWS = 10_000

BASE: Document = {
    "benefitshare": 1,
    "name": "A trust and a company",
    "signed": "2020-04-01",
    "horizon": {"start": "2020-04-01", "years": 12},
    "prices": {"base": "2020-21", "inflation": "2%"},
    "appraisal": "green-book-2018",
    "parties": {
        "trust": {"name": "The trust", "role": "nhs-provider"},
        "company": {"name": "The company", "role": "supplier", "hurdle_rate": "10%"},
    },
}


def given(*, business: Document | None = None, **blocks: Any) -> Deal:
    document = {**deepcopy(BASE), **blocks}
    if business is not None:
        document["parties"]["company"]["business"] = business
    return Deal.from_document(document)


def run(draws: int = DRAWS, seed: int = 11, **blocks: Any) -> Projection:
    return project(given(**blocks), draws=draws, seed=seed, with_bridge=False)


def worth(term: Document, draws: int = 100, **blocks: Any) -> Statistics:
    """What the trust receives under one term."""
    term = {"from": "company", "to": "trust", **term}
    return run(draws, terms={"it": term}, **blocks).parties["trust"].by_term["it"]


# Fixed money.


def test_an_annuity_loses_real_value_with_inflation() -> None:
    """Five years of £100,000 from 1 April: each year is worth 1.02 x 1.035 less than the last."""
    ratio = 1 / (1.02 * 1.035)
    annuity = 100_000 * (1 - ratio**5) / (1 - ratio)
    found = worth({"kind": "subscription", "amount": 100_000, "years": 5})
    assert found.mean == pytest.approx(annuity, rel=1e-12)
    assert found.risk_adjusted == pytest.approx(annuity, rel=1e-12)
    assert found.sd == found.standard_error == 0.0


def test_an_indexed_annuity_only_loses_to_the_discount_rate() -> None:
    annuity = 100_000 * (1 - 1.035**-5) / (1 - 1 / 1.035)
    fee = {"kind": "subscription", "amount": 100_000, "years": 5, "indexation": "inflation"}
    assert worth(fee).mean == pytest.approx(annuity, rel=1e-12)


def test_part_years_count_by_days() -> None:
    """Two years from 1 October 2020: 182 of 365 days, a whole year, and 183 of 365 days."""
    fee = {"kind": "subscription", "amount": 100_000, "years": 2, "starts": "2020-10-01"}
    ratio = 1 / (1.02 * 1.035)
    by_hand = 100_000 * (182 / 365 + ratio + 183 / 365 * ratio**2)
    assert worth(fee).mean == pytest.approx(by_hand, rel=1e-12)


def test_a_sum_on_a_date_falls_in_its_financial_year() -> None:
    for date, years in (("2021-03-31", 0), ("2021-04-01", 1), ("2023-06-30", 3)):
        fee = {"kind": "upfront-fee", "amount": 250_000, "date": date}
        assert worth(fee).mean == pytest.approx(250_000 * (1.02 * 1.035) ** -years, rel=1e-12)


# Sales.

SOLD: Document = {
    "tool": {
        "owner": "company",
        "markets": {"world": {"buyer": "third-parties", "units": 10, "price": 100_000}},
    }
}


def test_tiers_and_caps_are_tested_on_nominal_sales() -> None:
    """£1m of sales a year in real terms; 2%, and 5% above £1.05m of the day; at most £30,000."""
    royalty = {
        "kind": "royalty",
        "tiers": [{"above": 0, "rate": "2%"}, {"above": 1_050_000, "rate": "5%"}],
        "base": {"products": ["tool"]},
        "years": 10,
        "cap": 30_000,
    }
    by_hand = 0.0
    for year in range(10):
        sales = 1_000_000 * 1.02**year
        due = min(0.02 * min(sales, 1_050_000) + 0.05 * max(sales - 1_050_000, 0), 30_000)
        by_hand += due / (1.02 * 1.035) ** year
    assert worth(royalty, products=SOLD).mean == pytest.approx(by_hand, rel=1e-12)


def test_a_lifetime_cap_and_a_minimum() -> None:
    """4% of £1m x 1.02^t, at least £41,000, until £100,000 is paid: 41,000, 41,000 and 18,000."""
    royalty = {
        "kind": "royalty", "rate": "4%", "base": {"products": ["tool"]},
        "minimum": 41_000, "lifetime_cap": 100_000,
    }  # fmt: skip
    ratio = 1 / (1.02 * 1.035)
    by_hand = 41_000 + 41_000 * ratio + 18_000 * ratio**2
    assert worth(royalty, products=SOLD).mean == pytest.approx(by_hand, rel=1e-12)


def test_a_late_payment_is_worth_less_because_money_loses_value() -> None:
    """Paid a year late: a year's more discounting, and a year's more inflation."""
    royalty = {"kind": "royalty", "rate": "4%", "base": {"products": ["tool"]}, "years": 5}
    on_time = sum(40_000 / 1.035**year for year in range(5))
    assert worth(royalty, products=SOLD).mean == pytest.approx(on_time, rel=1e-12)
    late = worth({**royalty, "lag": "1 year"}, products=SOLD).mean
    assert late == pytest.approx(on_time / (1.02 * 1.035), rel=1e-12)


def test_payments_due_after_the_horizon_are_lost() -> None:
    """Half a year late, over three years and a quarter: of the last year only a quarter is due."""
    royalty = {"kind": "royalty", "rate": "4%", "base": {"products": ["tool"]}, "lag": "0.5 years"}
    prices = {"base": "2020-21", "inflation": "0%"}
    horizon = {"start": "2020-04-01", "years": 3.25}
    by_hand = 20_000 + 40_000 / 1.035 + 40_000 / 1.035**2 + 10_000 / 1.035**3
    found = worth(royalty, products=SOLD, prices=prices, horizon=horizon)
    assert found.mean == pytest.approx(by_hand, rel=1e-9)


def test_a_share_of_savings_never_flows_back() -> None:
    """Where a product costs its user money, there is no saving to share."""
    product = deepcopy(SOLD)
    product["tool"]["markets"]["world"]["buyer"] = "trust"
    benefit = {"to": "user", "class": "cash-releasing", "amount": "-5000 to 1000"}
    product["tool"]["benefits"] = {"saving": benefit}
    share = {"kind": "savings-share", "from": "trust", "to": "company", "rate": "20%",
             "product": "tool"}  # fmt: skip
    found = worth(share, 1_000, products=product)
    assert found.p95 == 0.0
    assert found.p5 < 0.0


def test_a_linked_company_is_worth_a_multiple_of_the_last_twelve_months() -> None:
    """Sales of £1m a year from the first day, or from the middle of the first year."""
    linked = {"kind": "linked", "multiple": 3, "before_launch": 0}
    business = {"valuation": linked}
    tenth = {"kind": "equity", "percent": "10%"}
    horizon = {"start": "2020-04-01", "years": 9.5}
    at_the_end = worth({**tenth, "sold": "on-sale"}, products=SOLD, business=business,
                       horizon=horizon)  # fmt: skip
    assert at_the_end.mean == pytest.approx(300_000 / 1.035**9, rel=1e-6)
    product = deepcopy(SOLD)
    product["tool"]["development"] = {"build": {"years": 0.5}}
    young = worth({**tenth, "lock_up": "0.75 years"}, products=product, business=business)
    assert young.mean == pytest.approx(0.10 * 3 * 250_000, rel=1e-6)


def test_bass_adoption_solves_its_equation() -> None:
    """F' = (p + q F) (1 - F), stepped through a ten-thousandth of a year at a time."""
    p, q, step = 0.03, 0.4, 1e-4
    share, middles = 0.0, []
    for number in range(60_000):
        if number % 10_000 == 5_000:
            middles.append(share)
        # The classical method of Runge and Kutta, at half steps.
        first = (p + q * share) * (1 - share)
        half = share + 0.5 * step * first
        share += step * (p + q * half) * (1 - half)
    product = deepcopy(SOLD)
    product["tool"]["markets"]["world"]["adoption"] = {"bass": {"p": p, "q": q}}
    rows = run(100, products=product).parties["company"].by_year.mean[:6]
    assert np.divide(rows, 1_000_000) == pytest.approx(middles, rel=1e-7)


# Chances.


def staged(*success: float, **more: Any) -> Document:
    product = deepcopy(SOLD)
    product["tool"]["development"] = {
        f"stage-{number}": {"years": 1, "success": each} for number, each in enumerate(success)
    }
    product["tool"].update(more)
    return product


def test_the_share_that_launches_is_the_product_of_the_stages() -> None:
    """60% times 45%, and no early end in two years at 10% a year: 21.87%."""
    result = run(
        20_000, products=staged(0.6, 0.45), agreement={"ends_early": {"chance": "10% a year"}}
    )
    expected = 0.6 * 0.45 * 0.9**2
    error = math.sqrt(expected * (1 - expected) / 20_000)
    assert result.events.launch["tool"] == pytest.approx(expected, abs=4 * error)


def test_a_capped_royalty_at_27_per_cent_in_the_risk_adjusted_estimate() -> None:
    """The cap bites on the path of success, and what it leaves is weighed by 60% x 45%.

    10% of £1m x 1.02^t a year from the third year on, for five years, at most £90,000. A cap set
    against expected sales (27% of £1m, so £27,000) would never bite: 30,000 a year, not 24,300.
    """
    royalty = {
        "kind": "royalty", "rate": "10%", "base": {"products": ["tool"]},
        "years": 5, "cap": 90_000,
    }  # fmt: skip
    found = worth(royalty, 20_000, products=staged(0.6, 0.45))
    by_hand = sum(
        0.27 * min(0.10 * 1_000_000 * 1.02**year, 90_000) / (1.02 * 1.035) ** year
        for year in range(2, 7)
    )
    assert found.risk_adjusted == pytest.approx(by_hand, rel=1e-9)
    assert found.mean == pytest.approx(by_hand, abs=4 * found.standard_error)


def test_withdrawal_and_failure_in_the_simulated_mean() -> None:
    """Sales of £1m a year while nothing strikes, at 5% and 8% a year: integrals by year.

    A part-year's use is counted in full, so the mean of a year's part is the integral of survival.
    """
    product = deepcopy(SOLD)
    product["tool"]["withdrawal"] = {"chance": "5% a year"}
    business = {
        "valuation": LISTED,
        "failure": {"chance": "8% a year"},
    }
    royalty = {"kind": "royalty", "rate": "5%", "base": {"products": ["tool"]}}
    found = worth(royalty, 20_000, products=product, business=business)
    decay = -math.log(0.95 * 0.92)
    by_hand = sum(
        50_000 * (math.exp(-decay * year) - math.exp(-decay * (year + 1))) / decay / 1.035**year
        for year in range(12)
    )
    assert found.mean == pytest.approx(by_hand, abs=4 * found.standard_error)
    assert found.risk_adjusted == pytest.approx(by_hand, rel=1e-3)  # survival at the mid-point


# Shares.

LISTED: Document = {
    "kind": "listed", "share_price": 2.0, "shares_in_issue": 10_000_000, "volatility": "60%"
}  # fmt: skip
STAKE: Document = {"kind": "equity", "shares": 1_000_000}


def test_percentiles_of_a_locked_up_lognormal_stake() -> None:
    """Present value S exp(s sqrt(T) z - s^2 T / 2), for T of two and a half years."""
    found = worth({**STAKE, "lock_up": "2.5 years"}, 50_000, business={"valuation": LISTED})
    spread = 0.6 * math.sqrt(2.5)
    assert found.mean == pytest.approx(2e6, abs=4 * found.standard_error)
    for percentile, value in ((0.1, found.p10), (0.5, found.p50), (0.9, found.p90)):
        by_hand = 2e6 * math.exp(spread * NORMAL.ppf(percentile) - spread**2 / 2)
        assert value == pytest.approx(by_hand, rel=0.02)


def test_percentiles_of_a_stake_that_may_fail() -> None:
    """Nil with chance 1 - 0.85^3; else S 0.85^-3 times a lognormal factor of mean one."""
    business = {"valuation": LISTED, "failure": {"chance": "15% a year"}}
    found = worth({**STAKE, "lock_up": "3 years"}, 50_000, business=business)
    spread, survives = 0.6 * math.sqrt(3), 0.85**3
    assert found.mean == pytest.approx(2e6, abs=4 * found.standard_error)
    assert found.p25 == 0.0
    for percentile, value in ((0.5, found.p50), (0.75, found.p75), (0.9, found.p90)):
        within = (percentile - (1 - survives)) / survives
        by_hand = 2e6 / survives * math.exp(spread * NORMAL.ppf(within) - spread**2 / 2)
        assert value == pytest.approx(by_hand, rel=0.03)


EVENTS: list[Document] = [
    {},
    {"failure": {"chance": "9% a year", "recovery": "10%"}},
    {"failure": {"chance": "45% a year"}},
    {"rescue": {"chance": "30% a year", "old_shares_keep": "2% to 60%"}},
    {"sale": {"chance": "40% a year", "premium": "0% to 90%"}},
    {
        "failure": {"chance": "2% to 20%", "recovery": "0% to 30%"},
        "rescue": {"chance": "3% a year", "old_shares_keep": "20% (2% to 60%)"},
        "sale": {"chance": "5% a year", "premium": "30% (0% to 60%)"},
    },
    {
        "failure": {"chance": "25% a year", "recovery": "20%"},
        "rescue": {"chance": "35% a year", "old_shares_keep": "5%"},
        "sale": {"chance": "30% a year", "premium": "100%"},
    },
]


@pytest.mark.parametrize("events", EVENTS, ids=range(len(EVENTS)))
@pytest.mark.parametrize(
    "held",
    [
        {"lock_up": "0 years"},
        {"lock_up": "1 to 3"},
        {"lock_up": "7.3 years"},
        {"lock_up": "1 year", "sold": "on-sale"},
        {"starts": "2022-09-01", "lock_up": "1 year"},
    ],
    ids=["at-once", "locked", "long", "on-sale", "issued-later"],
)
def test_a_fair_stake_is_worth_its_market_price_on_day_one(
    events: Document, held: Document
) -> None:
    """Whatever may happen to the company and however long it is held: shares times price today.

    Shares promised for later are lost where the company fails or is bought before: the right to
    them is worth less than the shares, by what holders receive at those events.
    """
    business = {"valuation": {**LISTED, "volatility": "30%"}, **events}
    found = worth({**STAKE, **held}, 20_000, business=business)
    if "starts" not in held:
        assert found.mean == pytest.approx(2e6, abs=max(4 * found.standard_error, 1.0))
    else:
        assert found.mean <= 2e6 + 4 * found.standard_error


def black(forward: float, strike: float, deviation: float, discount: float) -> float:
    """F. Black (1976), "The pricing of commodity contracts": a call on a forward."""
    first = math.log(forward / strike) / deviation + deviation / 2
    return discount * (
        forward * float(NORMAL.cdf(first)) - strike * float(NORMAL.cdf(first - deviation))
    )


@pytest.mark.parametrize("strike", [0.5, 2.0, 5.0])
@pytest.mark.parametrize("chance", [0.0, 0.12])
def test_a_warrant_is_worth_what_black_says(strike: float, chance: float) -> None:
    """Four years; the forward grows at the discount rate, and by 1 / survival if it may fail."""
    business: Document = {"valuation": LISTED}
    if chance:
        business["failure"] = {"chance": chance}
    warrant = {"kind": "warrant", "shares": 1_000_000, "strike": strike, "expiry": "4 years"}
    found = worth(warrant, 50_000, business=business)
    discount, survives = 1.035**-4, (1 - chance) ** 4
    each = survives * black(
        2.0 / discount / survives, strike / 1.02**4, 0.6 * math.sqrt(4), discount
    )
    assert found.mean == pytest.approx(1e6 * each, abs=4 * found.standard_error)
    assert found.standard_error < 0.025 * 1e6 * each
    assert found.risk_adjusted == pytest.approx(
        1e6 * max(2.0 - discount * survives * strike / 1.02**4, 0.0), rel=1e-6
    )


def test_a_typed_view_of_the_return_moves_the_mean() -> None:
    valuation = {**LISTED, "expected_return": "10% a year"}
    found = worth({**STAKE, "lock_up": "3 years"}, 20_000, business={"valuation": valuation})
    assert found.mean == pytest.approx(2e6 * (1.10 / 1.035) ** 3, abs=4 * found.standard_error)


def given_up(term: Document, **blocks: Any) -> Statistics:
    """What the company's owners give up under one term, at their own rate."""
    term = {"from": "company", "to": "trust", **term}
    return run(20_000, terms={"it": term}, **blocks).parties["company"].by_term["it"]


def test_owners_give_up_the_price_on_the_day_of_issue_however_long_shares_are_locked_up() -> None:
    business = {"valuation": {**LISTED, "expected_return": "25% a year"}}
    assert given_up({**STAKE, "lock_up": "5 years"}, business=business).mean == pytest.approx(-2e6)
    private_one = private(30e6)
    tenth = {"kind": "equity", "percent": "10%"}
    assert given_up(tenth, business=private_one).mean == pytest.approx(-0.10 * 10e6)


def test_owners_give_up_what_a_warrant_is_worth_in_the_market_whatever_the_view() -> None:
    business = {"valuation": {**LISTED, "expected_return": "25% a year"}}
    warrant = {"kind": "warrant", "shares": 1_000_000, "strike": 2.0, "expiry": "4 years"}
    found = given_up(warrant, business=business)
    deviation, discount = 0.6 * math.sqrt(4), 1.035**-4
    by_black = 1e6 * black(2.0 / discount, 2.0 / 1.02**4, deviation, discount)
    assert found.mean == pytest.approx(-by_black, rel=0.05)


# The risk-adjusted estimate agrees with the mean where all is linear and values are known.

EARLY: Document = {"data_flows": "2 years", "ends_early": {"chance": "20% a year"}}


def agrees(found: Statistics, within: float) -> None:
    """Flows are weighed by the odds in the middle of each part-year, which is near enough."""
    margin = 4 * found.standard_error + within * abs(found.mean)
    assert found.risk_adjusted == pytest.approx(found.mean, abs=margin)


@pytest.mark.parametrize(
    "term",
    [
        {"kind": "subscription", "amount": 100_000, "years": 4},
        {"kind": "subscription", "amount": 100_000, "years": 4, "starts": "data-flow"},
        {"kind": "subscription", "amount": 100_000, "years": 4, "starts": "launch"},
        {"kind": "subscription", "amount": 100_000, "product": "tool"},
        {"kind": "upfront-fee", "amount": 100_000, "date": "2023-10-01"},
        {"kind": "upfront-fee", "amount": 100_000, "starts": "data-flow"},
        {"kind": "milestone", "amount": 100_000, "on": "launch", "product": "tool"},
        {"kind": "milestone", "amount": 100_000, "on": "stage-0", "product": "tool"},
        {"kind": "cost-recovery", "of": ["data"]},
        {"kind": "cost-recovery", "of": ["data"], "years": 5},
        {"kind": "royalty", "rate": "4%", "base": {"products": ["tool"]}, "lag": "1 year"},
        {"kind": "equity", "percent": "5%"},
        {"kind": "equity", "percent": "5%", "starts": "data-flow"},
    ],
    ids=lambda term: "-".join(str(each) for each in term.values() if isinstance(each, str)),
)
def test_linear_terms_have_a_risk_adjusted_estimate_near_their_mean(term: Document) -> None:
    sale = {"chance": "15% a year", "value": 30e6}
    business = {
        "valuation": {"kind": "private", "post_money": 10e6, "sale": sale},
        "failure": {"chance": "10% a year"},
    }
    work = {"by": "trust", "what": "data", "cost": 50_000, "years": 6, "starts": "data-flow"}
    blocks: Document = {
        "agreement": EARLY,
        "products": staged(0.6, 0.7, withdrawal={"chance": "5% a year"}),
        "contributions": {"data": work},
        "business": business,
    }
    agrees(worth(term, 20_000, **blocks), 0.02)


@pytest.mark.parametrize("starts", ["signing", "data-flow"])
def test_linear_costs_have_a_risk_adjusted_estimate_near_their_mean(starts: str) -> None:
    work = {"by": "trust", "what": "data", "cost": 50_000, "years": 6, "starts": starts}
    found = run(20_000, agreement=EARLY, contributions={"data": work})
    agrees(found.parties["trust"].npv, 0.02)


# A private company's sale, in its fourth year (so after three rounds where there is one a year).


def private(value: float, **more: Any) -> Document:
    sale = {"year": "3.5 years", "value": value}
    return {"valuation": {"kind": "private", "post_money": 10e6, "sale": sale, **more}}


def fetched(business: Document, **stake: Any) -> float:
    """What 10% fetches, undiscounted."""
    term = {"kind": "equity", "percent": "10%", **stake}
    return worth(term, business=business).mean * 1.035**3


PREFERENCES = {"amount": 4e6, "multiple": 1.5, "share": "25%"}
"""£6m of the day comes first, to holders of a quarter of the shares."""
FIRST = 6e6 / 1.02**3
"""The same in real terms, three years on."""


@pytest.mark.parametrize(
    ("value", "more", "by_hand"),
    [
        (30e6, {}, 3e6),
        (30e6, {"option_pool": "20%"}, 0.08 * 30e6),
        (5e6, {"preferences": PREFERENCES}, 0.0),
        # Not converting is worth more than converting, 5: ordinary shares, 75%, share the rest.
        (20e6, {"preferences": PREFERENCES}, 0.10 / 0.75 * (20e6 - FIRST)),
        # Four times what comes first: the point of conversion; ordinary holders do not notice.
        (4 * FIRST, {"preferences": PREFERENCES}, 0.10 * 4 * FIRST),
        (4 * FIRST - 1e3, {"preferences": PREFERENCES}, 0.10 / 0.75 * (3 * FIRST - 1e3)),
        (40e6, {"preferences": PREFERENCES}, 0.10 * 40e6),
        # Participating: first that, and then everybody shares as converted.
        (20e6, {"preferences": {**PREFERENCES, "participating": "yes"}}, 0.10 * (20e6 - FIRST)),
        (40e6, {"preferences": {**PREFERENCES, "participating": "yes"}}, 0.10 * (40e6 - FIRST)),
        # Three rounds, each selling a fifth.
        (30e6, {"rounds": {"every": "1 year", "sells": "20%"}}, 0.10 * 0.8**3 * 30e6),
    ],
)
def test_what_a_stake_fetches_at_a_sale(value: float, more: Document, by_hand: float) -> None:
    assert fetched(private(value, **more)) == pytest.approx(by_hand, rel=1e-9)


def test_a_full_ratchet_makes_up_for_a_cheaper_round() -> None:
    """One round at half the price, selling a fifth. 10 of 100 shares become 20 of 110, of which
    the round leaves four fifths. At a dearer round the ratchet does nothing."""
    down = {"every": "2 years", "sells": "20%", "price_change": "-50%"}
    up = {**down, "price_change": "50%"}
    protected = {"anti_dilution": "yes"}
    assert fetched(private(30e6, rounds=down)) == pytest.approx(0.08 * 30e6)
    assert fetched(private(30e6, rounds=down), **protected) == pytest.approx(20 / 110 * 0.8 * 30e6)
    assert fetched(private(30e6, rounds=up), **protected) == pytest.approx(0.08 * 30e6)


def test_a_private_company_that_is_never_sold_brings_nothing() -> None:
    assert fetched(private(30e6, sale={"year": "20 years", "value": 30e6})) == 0.0


# Discounting and returns.


@pytest.mark.parametrize(
    ("year", "standard", "health"),
    [
        (0, 1.0, 1.0),
        (1, 0.966184, 0.985222),
        (5, 0.841973, 0.928260),
        (10, 0.708919, 0.861667),
        (20, 0.502566, 0.742470),
        (30, 0.356278, 0.639762),
        (31, 0.345901, 0.631615),
        (75, 0.094214, 0.359354),
    ],
)
def test_discount_factors_on_both_schedules(year: int, standard: float, health: float) -> None:
    assert factors(STANDARD, 80)[year] == pytest.approx(standard, abs=6e-7)
    assert factors(HEALTH, 80)[year] == pytest.approx(health, abs=6e-7)


def columns(*flows: tuple[float, ...]) -> np.ndarray[Any, Any]:
    return np.asarray(flows, dtype=float).T


@pytest.mark.parametrize(
    ("flows", "rate"),
    [
        ((-100.0, 110.0), 0.10),
        ((-100.0, 0.0, 121.0), 0.10),
        ((-100.0, 60.0, 60.0), (math.sqrt(0.36 + 4 * 0.6) + 0.6) / 2 - 1),
        ((-100.0, 50.0), -0.5),
        ((-1.0, 0.0, 0.0, 8.0), 1.0),
        ((100.0, -110.0), 0.10),
        ((-100.0, -5.0), -1.0),
        ((100.0, 5.0), math.inf),
    ],
)
def test_internal_rates_known_by_hand(flows: tuple[float, ...], rate: float) -> None:
    found, several = internal_rates(columns(flows))
    assert found[0] == pytest.approx(rate, abs=1e-9)
    assert not several[0]


def test_two_rates_are_reported_as_two_and_not_as_either() -> None:
    """-100 + 230 / x - 132 / x^2 is nil at 10% and at 20%."""
    found, several = internal_rates(columns((-100.0, 230.0, -132.0), (-100.0, 110.0, 0.0)))
    assert np.isnan(found[0])
    assert list(several) == [True, False]
    assert found[1] == pytest.approx(0.10)


def test_flows_that_no_rate_makes_nil_have_no_rate() -> None:
    """-100 + 200 / x - 150 / x^2 is negative at every rate."""
    found, several = internal_rates(columns((-100.0, 200.0, -150.0)))
    assert np.isnan(found[0])
    assert not several[0]


@pytest.mark.parametrize(
    ("money", "years"),
    [
        ((-100.0, 60.0, 60.0), 3.0),
        ((-100.0, 100.0, 0.0), 2.0),
        ((10.0, 10.0, 10.0), 0.0),
        ((-100.0, 120.0, -30.0, 40.0), 4.0),  # dips again: only the last return counts
        ((-100.0, 10.0, 10.0), None),
        ((50.0, -60.0, 20.0), 3.0),
    ],
)
def test_payback_is_when_money_stays_recovered(
    money: tuple[float, ...], years: float | None
) -> None:
    found = payback(columns(money), 2021.0, 2020.0)
    assert found.p50 == years
    assert found.prob_never == (1.0 if years is None else 0.0)


# Contributions.


def test_the_joint_gain_is_halved_beside_what_each_could_do_alone() -> None:
    """The company alone sells £1m a year, with the trust £1.6m: the trust stands for half of the
    0.6 that needs both, out of 1.6 less its own cost."""
    product = deepcopy(SOLD)
    product["tool"]["markets"]["world"]["units"] = 16
    result = run(
        100,
        products=product,
        contributions={
            "data": {"by": "trust", "what": "data", "cost": 300_000, "date": "2020-04-01"},
            "work": {"by": "company", "what": "work", "cost": 900_000, "date": "2020-04-01"},
        },
        without_deal={"changes": {"products.tool.markets.world.units": 10}},
        data={"records": "1 million", "valued_at": 1.5},
    )
    own = sum(1.10**-year for year in range(12)) * 1e6  # the company's sales, at its hurdle
    joint = 1.6 * own - 900_000 - 300_000
    both = joint - own
    assert result.business_as_usual == "modelled"
    assert result.contribution.by_cost == pytest.approx(0.25)
    assert result.contribution.by_assessed_value == pytest.approx(1.8 / 2.7)
    assert result.contribution.by_standing_alone == pytest.approx(0.5 * both / joint)


# How sure the mean is.


@pytest.mark.parametrize("draws", [500, 6_000])
def test_the_standard_error_is_the_spread_of_means(draws: int) -> None:
    """Over 200 seeds, the spread of the mean is what a run says of itself, by a fifth or so."""
    deal = given(
        business={"valuation": LISTED, "failure": {"chance": "10% a year"}},
        products=staged(0.5),
        terms={
            "stake": {"from": "company", "to": "trust", **STAKE, "lock_up": "2 years"},
            "royalty": {"kind": "royalty", "from": "company", "to": "trust", "rate": "2% to 6%",
                        "base": {"products": ["tool"]}},
        },
    )  # fmt: skip
    runs = [sampled(deal, draws=draws, seed=seed, totals_only=True) for seed in range(200)]
    values = [each.stats(lambda sums: sums.npv(("trust",))) for each in runs]
    spread = float(np.std([value.mean for value in values], ddof=1))
    said = math.sqrt(float(np.mean([value.standard_error**2 for value in values])))
    low = 0.8
    high = 1.25 if draws >= 5_000 else 3.0  # few replicates: the plain one, too large if anything
    assert low <= said / spread <= high
