"""What holds of every value, whatever it is."""

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from benefitshare.quantities import Quantity, ValueProblem, read_number, write_number
from benefitshare.uncertainty import Design, read_estimate
from benefitshare.uncertainty.distribution import Distribution
from benefitshare.uncertainty.distributions import (
    Beta,
    Lognormal,
    Normal,
    Pert,
    Quantiles,
    Triangular,
    Truncated,
    Uniform,
)

QUANTITIES = st.sampled_from(
    [
        Quantity("money"),
        Quantity("money", per=("year",)),
        Quantity("fraction"),
        Quantity("fraction", per=("year",)),
        Quantity("years"),
        Quantity("number"),
    ]
)
FINITE = st.floats(allow_nan=False, allow_infinity=False)
PLAIN = st.floats(-1e9, 1e9)
SIZES = st.floats(1e-3, 1e6)
SHARES = st.floats(0.0, 1.0)


@st.composite
def distributions(draw: st.DrawFn) -> Distribution:
    """Any continuous distribution of ordinary size."""
    low, width, share = draw(PLAIN), draw(SIZES), draw(SHARES)
    width = max(width, abs(low) * 1e-6)
    ends = (low, low + share * width, low + width)
    sd, a, b = draw(st.floats(0.01, 1.2)), draw(st.floats(0.5, 1e4)), draw(st.floats(0.5, 1e4))
    middle = 0.25 + 0.5 * share
    made: list[Distribution] = [
        Uniform(ends[0], ends[2]),
        Pert(*ends),
        Triangular(*ends),
        Normal(low, width),
        Lognormal(math.log(width), sd),
        Beta(a, b),
        Quantiles((0.1, 0.5, 0.9), (low, low + middle * width, low + width)),
        Truncated(Normal(share, sd / 3.0), -sd, 1.0 + sd),
    ]
    return draw(st.sampled_from(made))


@settings(deadline=None)
@given(distributions())
def test_quantiles_rise_and_cdf_undoes_them(distribution: Distribution) -> None:
    u = np.linspace(1e-6, 1.0 - 1e-6, 501)
    x = distribution.ppf(u)
    assert np.all(np.diff(x) >= 0.0)
    np.testing.assert_allclose(distribution.cdf(x), u, atol=1e-6)


@settings(deadline=None)
@given(distributions(), st.integers(0, 2**63))
def test_a_stratified_mean_agrees_with_the_mean(distribution: Distribution, seed: int) -> None:
    draws = 20_000
    x = distribution.ppf(Design(seed, draws).uniforms("x", 0, draws))
    replicates = x.reshape(-1, 500).mean(axis=1)
    standard_error = replicates.std(ddof=1) / math.sqrt(len(replicates))
    # Seven standard errors, since Hypothesis looks for the worst, and rounding in the inputs.
    tolerance = 7.0 * standard_error + 1e-6 * float(np.abs(x).max())
    assert abs(replicates.mean() - distribution.mean) <= tolerance


@given(FINITE, QUANTITIES, st.sampled_from(["GBP", "USD", "EUR", "CHF"]))
def test_a_number_that_is_written_reads_back_exactly(
    value: float, quantity: Quantity, currency: str
) -> None:
    assert read_number(write_number(value, quantity, currency), quantity, currency) == value


@given(PLAIN, SIZES, QUANTITIES)
def test_a_range_that_is_written_reads_back(low: float, width: float, quantity: Quantity) -> None:
    ends = [write_number(end, Quantity(quantity.kind)) for end in (low, low + width)]
    if quantity.kind == "fraction" and len({end[-1] == "%" for end in ends}) == 2:
        return
    plain = [end.removesuffix(" years").removesuffix(" year") for end in ends]
    estimate = read_estimate(" to ".join(plain), quantity)
    assert estimate.distribution == Uniform(low, low + width)


RAW = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)
SCRAPS = st.lists(
    st.sampled_from(
        ["5", "10", "£", "m", "%", " ", " to ", "(", ")", ",", "=", "pert", "lognormal", "p10",
         "p90", "mean", "sd", "choice", "quantiles", "p50", "a year", "years", "-", ".", "1,000"]
    ),
    max_size=14,
).map("".join)  # fmt: skip


def is_read_or_refused(raw: object, quantity: Quantity) -> bool:
    """Whether a value is read with a finite mean, or refused with a sentence."""
    try:
        return math.isfinite(read_estimate(raw, quantity).mean)
    except ValueProblem as problem:
        return problem.message.endswith((".", "?"))


@given(RAW | SCRAPS, QUANTITIES)
def test_anything_at_all_is_read_or_refused_in_words(raw: object, quantity: Quantity) -> None:
    assert is_read_or_refused(raw, quantity)


@given(st.integers(0, 2**63), st.integers(1, 3000), st.text(max_size=40))
def test_points_are_stratified_whatever_the_seed_and_number(
    seed: int, draws: int, name: str
) -> None:
    points = Design(seed, draws).uniforms(name, 0, draws)
    assert points.shape == (draws,)
    assert 0.0 < points.min() <= points.max() < 1.0
    last = points[draws - draws % 500 :] if draws % 500 else points[-500:]
    assert np.array_equal(np.sort(np.floor(last * len(last))), np.arange(len(last)))
