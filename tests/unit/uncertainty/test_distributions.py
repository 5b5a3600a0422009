"""What every family of distributions must hold, and each against an independent source."""

import importlib
import inspect
import math
import pkgutil

import numpy as np
import pytest
import scipy.stats

from benefitshare.quantities import FloatArray
from benefitshare.uncertainty import distributions
from benefitshare.uncertainty.beta_table import beta_table
from benefitshare.uncertainty.distribution import Distribution
from benefitshare.uncertainty.distributions import (
    FAMILIES,
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

CONTINUOUS: list[Distribution] = [
    Uniform(5.0, 10.0),
    Pert(5.0, 6.0, 10.0),
    Pert(0.0, 0.0, 1.0),
    Pert(-2.0, 3.0, 3.0),
    Triangular(5.0, 6.0, 10.0),
    Triangular(0.0, 0.0, 1.0),
    Triangular(0.0, 1.0, 1.0),
    Normal(10.0, 3.0),
    Lognormal.from_percentiles((0.1, 0.9), (500.0, 5000.0)),
    Beta(2.0, 5.0),
    Beta(0.5, 0.5),
    Beta(0.1, 3.0),
    Beta(300.0, 20.0),
    Quantiles((0.1, 0.5, 0.9), (1.0, 3.0, 6.0)),
    Quantiles((0.1, 0.5, 0.9), (1.0, 3.0, 6.0), low=0.0),
    Quantiles((0.1, 0.5, 0.9), (-6.0, -3.0, -1.0), high=0.0),
    Quantiles((0.05, 0.5, 0.8), (0.05, 0.1, 0.3), low=0.0, high=1.0),
    Truncated(Normal(1.0, 1.0), 0.0, math.inf),
    Truncated(Lognormal(-2.0, 1.0), 0.0, 1.0),
]
STEPPED: list[Distribution] = [
    Certain(4.0),
    Poisson(0.3),
    Poisson(12.5),
    Poisson(1e6),
    Choice((0.02, 0.01, 0.05), (0.5, 0.3, 0.2)),
]
EVERY = CONTINUOUS + STEPPED


def grid(size: int) -> FloatArray:
    """The middles of equal strata."""
    return (np.arange(size) + 0.5) / size


def test_every_file_is_registered_and_has_an_example_here() -> None:
    names = {module.name for module in pkgutil.iter_modules(distributions.__path__)}
    assert names == {*FAMILIES, "certain", "truncated"}
    assert {type(each).__name__.lower() for each in EVERY} == names


@pytest.mark.parametrize("name", sorted({*FAMILIES, "certain", "truncated"}))
def test_every_file_shows_an_error_in_its_doctest(name: str) -> None:
    module = importlib.import_module(f"{distributions.__name__}.{name}")
    assert "Traceback" in inspect.getsource(module)


@pytest.mark.parametrize("distribution", EVERY, ids=str)
def test_quantiles_rise_and_stay_in_the_support(distribution: Distribution) -> None:
    tails = np.logspace(-12, -3, 40)
    u = np.sort(np.concatenate([tails, grid(5000), 1.0 - tails]))
    x = distribution.ppf(u)
    assert x.shape == u.shape
    assert np.all(np.diff(x) >= 0.0)
    low, high = distribution.support
    assert low <= x[0] <= x[-1] <= high


@pytest.mark.parametrize("distribution", CONTINUOUS, ids=str)
def test_cdf_undoes_ppf(distribution: Distribution) -> None:
    u = grid(2000)
    np.testing.assert_allclose(distribution.cdf(distribution.ppf(u)), u, atol=2e-8)


@pytest.mark.parametrize("distribution", STEPPED, ids=str)
def test_a_stepped_quantile_is_the_least_that_reaches(distribution: Distribution) -> None:
    u = grid(2000)
    x = distribution.ppf(u)
    assert np.all(distribution.cdf(x) >= u - 1e-12)
    assert np.all(distribution.cdf(x - 1e-6) <= u + 1e-12)


@pytest.mark.parametrize("distribution", EVERY, ids=str)
def test_cdf_is_nought_below_the_support_and_one_above(distribution: Distribution) -> None:
    low, high = (np.array([end]) for end in distribution.support)
    assert distribution.cdf(low - 1.0)[0] == 0.0
    assert distribution.cdf(high + 1.0)[0] == pytest.approx(1.0, abs=1e-12)


@pytest.mark.parametrize("distribution", EVERY, ids=str)
def test_the_mean_is_that_of_a_large_stratified_sample(distribution: Distribution) -> None:
    size, strata = 200_000, 200
    rng = np.random.default_rng(20180905)
    u = (rng.permuted(np.tile(np.arange(size // strata), (strata, 1)), axis=1)
         + rng.random((strata, size // strata))) / (size // strata)  # fmt: skip
    means = distribution.ppf(u).mean(axis=1)
    standard_error = means.std(ddof=1) / math.sqrt(strata)
    # Five standard errors, and rounding for those whose mean hardly varies.
    assert abs(means.mean() - distribution.mean) <= 5.0 * standard_error + 1e-7 * abs(
        distribution.mean
    )


@pytest.mark.parametrize("distribution", EVERY, ids=str)
def test_equal_ones_hash_alike(distribution: Distribution) -> None:
    assert len({distribution, distribution}) == 1


@pytest.mark.parametrize("likely", [0.0, 0.01, 0.3, 0.5, 0.77, 1.0])
def test_pert_agrees_with_scipy_to_a_ten_millionth_of_the_range(likely: float) -> None:
    tails = np.logspace(-13, -3, 50)
    u = np.concatenate([tails, grid(10_000), 1.0 - tails])
    expected = scipy.stats.beta(1.0 + 4.0 * likely, 5.0 - 4.0 * likely).ppf(u)
    np.testing.assert_allclose(Pert(0.0, likely, 1.0).ppf(u), expected, rtol=0.0, atol=1e-7)


@pytest.mark.parametrize(
    ("a", "b"), [(1, 1), (0.5, 0.5), (0.1, 5), (0.1, 0.1), (3, 7), (20, 300), (1e4, 2e4), (1e6, 3)]
)
def test_beta_agrees_with_scipy(a: float, b: float) -> None:
    u = grid(10_000)
    np.testing.assert_allclose(
        Beta(a, b).ppf(u), scipy.stats.beta(a, b).ppf(u), rtol=0.0, atol=3e-7
    )


def test_beta_tables_stay_finite_at_the_very_ends() -> None:
    u = np.array([1e-300, 1e-16, 1.0 - 2.0**-53])
    assert np.all(np.isfinite(beta_table(0.1, 0.1).ppf(u)))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (Uniform(5.0, 10.0), scipy.stats.uniform(5.0, 5.0)),
        (Triangular(5.0, 6.0, 10.0), scipy.stats.triang(0.2, 5.0, 5.0)),
        (Normal(10.0, 3.0), scipy.stats.norm(10.0, 3.0)),
        (Lognormal(2.0, 0.5), scipy.stats.lognorm(0.5, scale=math.exp(2.0))),
        (Truncated(Normal(1.0, 2.0), 0.0, 4.0), scipy.stats.truncnorm(-0.5, 1.5, 1.0, 2.0)),
        (Poisson(12.5), scipy.stats.poisson(12.5)),
        (Poisson(1e6), scipy.stats.poisson(1e6)),
    ],
    ids=lambda each: "scipy" if hasattr(each, "rvs") else str(each),
)
def test_agrees_with_scipy(ours: Distribution, theirs: scipy.stats.rv_continuous) -> None:
    u = grid(2000)
    np.testing.assert_allclose(ours.ppf(u), theirs.ppf(u), rtol=1e-11)
    assert ours.mean == pytest.approx(theirs.mean(), rel=1e-9)
    x = ours.ppf(grid(50))
    np.testing.assert_allclose(ours.cdf(x), theirs.cdf(x), atol=1e-9)


@pytest.mark.parametrize("family", [Normal, Lognormal])
def test_two_percentiles_are_met(family: type[Normal] | type[Lognormal]) -> None:
    made = family.from_percentiles((0.05, 0.8), (3.0, 11.0))
    np.testing.assert_allclose(made.ppf(np.array([0.05, 0.8])), [3.0, 11.0], rtol=1e-12)


def test_moments_are_met() -> None:
    lognormal = Lognormal.from_moments(5e6, 2e6)
    variance = (math.exp(lognormal.sigma**2) - 1.0) * lognormal.mean**2
    assert lognormal.mean == pytest.approx(5e6)
    assert math.sqrt(variance) == pytest.approx(2e6)
    beta = Beta.from_moments(0.2, 0.1)
    assert scipy.stats.beta(beta.a, beta.b).std() == pytest.approx(0.1)


@pytest.mark.parametrize(
    "bounds", [(-math.inf, math.inf), (0.0, math.inf), (-math.inf, 9.0), (0.0, 9.0)]
)
def test_three_quantiles_are_met_whatever_the_bounds(bounds: tuple[float, float]) -> None:
    levels, values = (0.1, 0.5, 0.9), (1.0, 2.0, 5.0)
    made = Quantiles(levels, values, *bounds)
    np.testing.assert_allclose(made.ppf(np.array(levels)), values, rtol=1e-12)
    assert made.support == bounds


def test_quantiles_on_the_edge_of_what_is_feasible() -> None:
    # Keelin's limit for p10, p50, p90: the middle may lie no nearer one side than this share.
    nearest = 0.5 - 1.66711 * 0.5 * 0.4
    assert nearest == pytest.approx(0.166578)
    Quantiles((0.1, 0.5, 0.9), (0.0, nearest + 0.001, 1.0))
    with pytest.raises(ValueError, match="No smooth curve"):
        Quantiles((0.1, 0.5, 0.9), (0.0, nearest - 0.001, 1.0))


@pytest.mark.parametrize(
    ("values", "bounds", "said"),
    [
        ((3.0, 2.0, 5.0), (-math.inf, math.inf), "each with a higher value"),
        ((0.0, 2.0, 5.0), (0.0, math.inf), "inside the bounds"),
        ((1.0, 2.0, 9.0), (0.0, 9.0), "inside the bounds"),
        ((1.0, 1e3, 1e6), (0.0, math.inf), "mean would be infinite"),
        ((-1e6, -1e3, -1.0), (-math.inf, 0.0), "mean would be infinite"),
    ],
)
def test_quantiles_that_cannot_be(
    values: tuple[float, ...], bounds: tuple[float, float], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        Quantiles((0.1, 0.5, 0.9), values, *bounds)


def test_nothing_is_clipped_when_tails_are_cut() -> None:
    cut = Truncated(Normal(1.0, 1.0), 0.0, math.inf)
    x = cut.ppf(grid(10_000))
    assert np.count_nonzero(x == 0.0) == 0
    assert len(np.unique(x)) == len(x)
