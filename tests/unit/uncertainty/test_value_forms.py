"""Every way of writing a value, and what is said of those that cannot be read."""

import math

import pytest

from benefitshare.quantities import Quantity, ValueProblem
from benefitshare.uncertainty import Estimate, Evidence, read_estimate
from benefitshare.uncertainty.distribution import Distribution
from benefitshare.uncertainty.distributions import (
    Beta,
    Certain,
    Choice,
    Lognormal,
    Normal,
    Pert,
    Poisson,
    Quantiles,
    Triangular,
    Truncated,
    Uniform,
)

MONEY = Quantity("money", low=0.0)
MONEY_A_YEAR = Quantity("money", per=("year",), low=0.0)
SIGNED = Quantity("money")
FRACTION = Quantity("fraction", low=0.0, high=1.0)
RATE = Quantity("fraction", per=("year",), low=-0.99, high=10.0)
YEARS = Quantity("years", low=0.0)
COUNT = Quantity("number", low=0.0)


@pytest.mark.parametrize(
    ("raw", "quantity", "distribution"),
    [
        (6, COUNT, Certain(6.0)),
        ("£5m", MONEY, Certain(5e6)),
        ("5 to 10", COUNT, Uniform(5.0, 10.0)),
        ("5  to\t10", COUNT, Uniform(5.0, 10.0)),
        ("£5m to £10m", MONEY, Uniform(5e6, 10e6)),
        ("0 to £5m", MONEY, Uniform(0.0, 5e6)),
        ("900k to 1.2m", MONEY, Uniform(9e5, 1.2e6)),
        ("10% to 60%", FRACTION, Uniform(0.1, 0.6)),
        ("5 per cent to 10 per cent", FRACTION, Uniform(0.05, 0.1)),
        ("-5% to 0%", RATE, Uniform(-0.05, 0.0)),
        ("6 to 18 months", YEARS, Uniform(0.5, 1.5)),
        ("£2.50 to £25 a year", MONEY_A_YEAR, Uniform(2.5, 25.0)),
        ("6 (5 to 10)", COUNT, Pert(5.0, 6.0, 10.0)),
        ("5 (5 to 10)", COUNT, Pert(5.0, 5.0, 10.0)),
        ("2 (1 to 4) years", YEARS, Pert(1.0, 2.0, 4.0)),
        ("20% (2% to 60%)", FRACTION, Pert(0.02, 0.2, 0.6)),
        ("5 to 10 (80%)", COUNT, Lognormal.from_percentiles((0.1, 0.9), (5.0, 10.0))),
        ("5 to 10 years (80%)", YEARS, Lognormal.from_percentiles((0.1, 0.9), (5.0, 10.0))),
        ("5 to 10 (80%) years", YEARS, Lognormal.from_percentiles((0.1, 0.9), (5.0, 10.0))),
        ("-£5m to £10m (90%)", SIGNED, Normal.from_percentiles((0.05, 0.95), (-5e6, 10e6))),
        ("pert(5, 6, 10)", COUNT, Pert(5.0, 6.0, 10.0)),
        ("pert(£1,000, £2,000, £3,000)", MONEY, Pert(1e3, 2e3, 3e3)),
        ("pert(100,200,300)", COUNT, Pert(100.0, 200.0, 300.0)),
        ("pert(low=5, likely=6, high=10)", COUNT, Pert(5.0, 6.0, 10.0)),
        ("pert(5, 6, 10) years", YEARS, Pert(5.0, 6.0, 10.0)),
        ("pert(6 months, 1 year, 2 years)", YEARS, Pert(0.5, 1.0, 2.0)),
        ("triangular(5, 6, 10)", COUNT, Triangular(5.0, 6.0, 10.0)),
        ("uniform(5, 10)", COUNT, Uniform(5.0, 10.0)),
        ("normal(mean=£5, sd=£2)", SIGNED, Normal(5.0, 2.0)),
        ("normal(5, 2)", SIGNED, Normal(5.0, 2.0)),
        ("normal(p10=1, p90=5)", SIGNED, Normal.from_percentiles((0.1, 0.9), (1.0, 5.0))),
        (
            "lognormal(p10=£5m, p90=£20m)",
            MONEY,
            Lognormal.from_percentiles((0.1, 0.9), (5e6, 20e6)),
        ),
        ("lognormal(p2.5=1, p50=2)", COUNT, Lognormal.from_percentiles((0.025, 0.5), (1.0, 2.0))),
        ("lognormal(mean=£5m, sd=£2m)", MONEY, Lognormal.from_moments(5e6, 2e6)),
        ("beta(2, 5)", FRACTION, Beta(2.0, 5.0)),
        ("beta(mean=20%, sd=10%)", FRACTION, Beta.from_moments(0.2, 0.1)),
        ("poisson(3)", COUNT, Poisson(3.0)),
        ("choice(1%=30%, 2%=70%)", FRACTION, Choice((0.01, 0.02), (0.3, 0.7))),
        ("choice(£1,000=30%, £2,000=70%)", MONEY, Choice((1e3, 2e3), (0.3, 0.7))),
        (
            "quantiles(p10=5%, p50=10%, p90=30%)",
            FRACTION,
            Quantiles((0.1, 0.5, 0.9), (0.05, 0.1, 0.3), 0.0, 1.0),
        ),
        (
            "quantiles(p10=-1, p50=2, p90=6)",
            SIGNED,
            Quantiles((0.1, 0.5, 0.9), (-1.0, 2.0, 6.0)),
        ),
        ({"value": "4%"}, FRACTION, Certain(0.04)),
        ({"value": "5 to 10"}, COUNT, Uniform(5.0, 10.0)),
        ({"likely": 6, "low": 5, "high": 10}, COUNT, Pert(5.0, 6.0, 10.0)),
        ({"low": "6 months", "high": "2 years"}, YEARS, Uniform(0.5, 2.0)),
        (
            {"dist": "lognormal", "p10": 5, "p90": 10, "source": "a letter"},
            COUNT,
            Lognormal.from_percentiles((0.1, 0.9), (5.0, 10.0)),
        ),
        ({"dist": "pert", "low": 5, "likely": 6, "high": 10}, COUNT, Pert(5.0, 6.0, 10.0)),
        ({"dist": "choice", 1: "30%", 2: "70%"}, COUNT, Choice((1.0, 2.0), (0.3, 0.7))),
    ],
)
def test_reads(raw: object, quantity: Quantity, distribution: Distribution) -> None:
    estimate = read_estimate(raw, quantity)
    assert estimate.distribution == distribution
    assert estimate.typed == raw


@pytest.mark.parametrize(
    ("raw", "quantity", "base"),
    [
        ("normal(mean=50%, sd=30%)", FRACTION, Normal(0.5, 0.3)),
        ("normal(mean=£5, sd=£2)", MONEY, Normal(5.0, 2.0)),
        (
            "5% to 10% (80%)",
            FRACTION,
            Lognormal.from_percentiles((0.1, 0.9), (0.05, 0.1)),
        ),
    ],
)
def test_endless_tails_are_cut_at_the_bounds(
    raw: str, quantity: Quantity, base: Distribution
) -> None:
    distribution = read_estimate(raw, quantity).distribution
    assert isinstance(distribution, Truncated)
    assert distribution.base == base
    assert (distribution.low, distribution.high) == (quantity.low, quantity.high)


@pytest.mark.parametrize(
    ("raw", "quantity", "said"),
    [
        ("5 to 10m", MONEY, "each number carries its own k, m or %"),
        ("5 to 10%", FRACTION, "5 beside 10% means 5 or 5%"),
        ("6 (5 to 10m)", MONEY, "each number carries its own"),
        ("pert(5, 6, 10m)", MONEY, "each number carries its own"),
        ("1 year to 2 years", YEARS, "write the unit once, at the end"),
        ("2 years (1 to 4)", YEARS, "write the unit once, at the end"),
        ("2 (1 to 18 months)", YEARS, "write the unit once, at the end"),
        ("pert(2, 3, 18 months)", YEARS, "2 has no unit beside 18 months"),
        ("10 to 5", COUNT, "The lower end of a range must come first"),
        ("5 to 5", COUNT, "The lower end of a range must come first"),
        ("4 (5 to 10)", COUNT, "must lie between the two ends"),
        ("5 (80%)", COUNT, "is not an interval"),
        ("5 to 10 (100%)", COUNT, "a level below 100%"),
        ("5 to 10 (0%)", COUNT, "is not an interval"),
        ("lognormal(p10=500", COUNT, "put the whole value in quotes"),
        ("p90=5000)", COUNT, "put the whole value in quotes"),
        ("lognorml(p10=5, p90=10)", COUNT, "Did you mean lognormal?"),
        ("PERT(5, 6, 10)", COUNT, "Did you mean pert?"),
        ("gamma(5, 6)", COUNT, "The names are beta, choice"),
        ("certain(5)", COUNT, "There is no distribution called certain"),
        ("pert(5, 6)", COUNT, "pert takes low, likely, high; found pert(5, 6)"),
        ("pert(low=5, likly=6, high=10)", COUNT, "Did you mean likely?"),
        ("pert(5, 6, high=10)", COUNT, "all with names or all without"),
        ("normal(p10=1, p10=2)", COUNT, "p10 is given twice"),
        ("normal(mean=1, p10=2)", COUNT, "mean and sd, or two percentiles"),
        ("normal(mean=1, sd=0)", COUNT, "standard deviation must be above nought"),
        ("normal(p10=5, p90=1)", COUNT, "The higher percentile must have the higher value"),
        ("lognormal(5, 10)", COUNT, "lognormal takes two percentiles"),
        ("lognormal(p10=0, p90=10)", COUNT, "lies above nought"),
        ("lognormal(mean=0, sd=10)", COUNT, "must be above nought"),
        ("lognormal(p0=1, p90=10)", COUNT, "between p0 and p100"),
        ("lognormal(p10=1, p10.0=2)", COUNT, "different percentiles"),
        ("lognormal(p10=1, p100=2)", COUNT, "lognormal takes 2 percentiles"),
        ("lognormal(p49=1, p51=1e9)", COUNT, "has no use"),
        ("lognormal(mean=1e300, sd=1e305)", SIGNED, None),
        ("lognormal(p10=1e300, p90=1e307)", SIGNED, "too large or too far apart"),
        ("beta(2)", FRACTION, "beta takes a, b, or mean= and sd="),
        ("beta(0, 2)", FRACTION, "between 0.1 and 10 million"),
        ("beta(mean=20%, sd=50%)", FRACTION, "standard deviation below"),
        ("beta(2, 5)", MONEY, "for shares and plain numbers"),
        ("poisson(0)", COUNT, "above nought"),
        ("poisson(3)", MONEY, "A Poisson count is a plain number"),
        ("choice(1%=30%, 2%=60%)", FRACTION, "add up to 90%"),
        ("choice(1%, 2%)", FRACTION, "choice takes values with their chances"),
        ("choice(1%=50%, 1.0%=50%)", FRACTION, "different values"),
        ("quantiles(p10=5, p90=10)", COUNT, "quantiles takes 3 percentiles"),
        ("quantiles(p10=5, p50=5.1, p90=10)", COUNT, "No smooth curve"),
        ("uniform(-1, 5)", MONEY, "-1 is below £0"),
        ("normal(mean=99%, sd=300%)", FRACTION, "at least half of it must"),
        ("beta(2, 5)", Quantity("fraction", low=0.5, high=1.0), "runs from 0% to 100%"),
        ("poisson(3)", Quantity("number", low=1.0), "runs from 0 without end"),
        ("pert(£1 a year, £2 a year, £3 a year)", MONEY, "is an amount a year"),
        ("x" * 401, COUNT, "at most 400 characters"),
        ("(" * 100 + " to " * 50 + ")" * 100, COUNT, "is not a number"),
        (None, COUNT, "Nothing stands where"),
        ([5, 10], COUNT, "A list stands where"),
        (True, COUNT, "'True' stands where"),
        ({}, COUNT, "found none of these"),
        ({"source": "a letter"}, COUNT, "found none of these"),
        ({"vlaue": 4}, COUNT, "no key called vlaue. Did you mean value?"),
        ({"quite-else": 4}, COUNT, "The keys are value, likely"),
        ({"value": 4, "low": 3}, COUNT, "found value, low"),
        ({"value": {"value": 4}}, COUNT, "A value is given as"),
        ({"value": "lognormal(p10=5", "p90=10)": None}, COUNT, "YAML has split"),
        ({"dist": "prt", "low": 1}, COUNT, "Did you mean pert?"),
        ({"low": 5, "high": True}, COUNT, "'True' stands where"),
        ({"value": 4, "confidence": "lwo"}, COUNT, "low, medium or high, not lwo. Did you mean"),
        ({"value": 4, "confidence": "91"}, COUNT, "low, medium or high, not 91."),
        ({"value": 4, "source": ["a", "b"]}, COUNT, "is written in words"),
    ],
)
def test_refuses(raw: object, quantity: Quantity, said: str | None) -> None:
    if said is None:
        assert math.isfinite(read_estimate(raw, quantity).mean)
        return
    with pytest.raises(ValueProblem) as caught:
        read_estimate(raw, quantity)
    assert said in caught.value.message


def test_evidence_is_kept() -> None:
    raw = {
        "value": "4%",
        "source": "annual report 2017, p. 12",
        "owner": "A. Nalyst",
        "date": 2018,
        "known_by": "2019-01-01",
        "confidence": "low",
        "note": "assumption",
    }
    assert read_estimate(raw, FRACTION).evidence == Evidence(
        "annual report 2017, p. 12", "A. Nalyst", "2018", "2019-01-01", "low", "assumption"
    )
    assert read_estimate({"value": "4%", "note": None}, FRACTION).evidence is None


def test_an_estimate_is_returned_unchanged() -> None:
    estimate = read_estimate("4%", FRACTION)
    assert read_estimate(estimate, FRACTION) is estimate


def test_a_path_plays_no_part_in_a_comparison() -> None:
    estimate = read_estimate("5 to 10", COUNT)
    standing: Estimate = estimate.at("products.x.units")
    assert standing == estimate
    assert hash(standing) == hash(estimate)
    assert standing.path == "products.x.units"
    assert not standing.is_certain
    assert read_estimate("5.0 to 10", COUNT) != estimate
