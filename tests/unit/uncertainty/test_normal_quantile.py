"""The normal distribution against scipy, which is too slow to import in a run."""

import numpy as np
import scipy.special

from benefitshare.uncertainty.normal import normal_cdf, normal_cdf_of, normal_quantile


def test_agrees_with_scipy_over_every_probability() -> None:
    low = np.logspace(-300, -1, 2001)
    middle = np.linspace(0.001, 0.999, 9999)
    u = np.concatenate([low, middle, 1.0 - np.logspace(-15, -1, 500)])
    expected = scipy.special.ndtri(u)
    np.testing.assert_allclose(normal_quantile(u), expected, rtol=2e-15, atol=1e-16)


def test_keeps_the_shape() -> None:
    assert normal_quantile(np.full((3, 4), 0.5)).shape == (3, 4)


def test_cdf_agrees_with_scipy() -> None:
    z = np.linspace(-30.0, 30.0, 601)
    np.testing.assert_allclose(normal_cdf_of(z), scipy.special.ndtr(z), rtol=1e-12)
    assert normal_cdf(0.0) == 0.5
