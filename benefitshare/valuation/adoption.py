"""How units come into use after launch."""

import numpy as np

from benefitshare.deal.products import (
    Adoption,
    BassAdoption,
    LinearAdoption,
    LogisticAdoption,
)
from benefitshare.ledger import FloatArray, Value
from benefitshare.world.world import Setting


def adopted(adoption: Adoption, since_launch: FloatArray, setting: Setting) -> FloatArray:
    """The share of units in use, at times since launch; nil before it.

    Shape as `since_launch`, or (periods, draws). [fraction; years]
    """
    elapsed = np.maximum(since_launch, 0.0)
    return np.where(since_launch < 0.0, 0.0, _share(adoption, elapsed, setting))


def _share(adoption: Adoption, elapsed: FloatArray, setting: Setting) -> FloatArray:
    value = setting.value
    if adoption == "immediate":
        return np.ones_like(elapsed)
    if isinstance(adoption, LinearAdoption):
        return linear(elapsed, value(adoption.linear.years))
    if isinstance(adoption, BassAdoption):
        return bass(elapsed, value(adoption.bass.p), value(adoption.bass.q))
    if isinstance(adoption, LogisticAdoption):
        curve = adoption.logistic
        return logistic(elapsed, value(curve.midpoint), value(curve.steepness))
    assert not isinstance(adoption, str)
    return series(elapsed, [value(share) for share in adoption.series])


def linear(elapsed: FloatArray, years: Value) -> FloatArray:
    """An even rise to all units."""
    return np.minimum(elapsed / np.maximum(years, 1e-12), 1.0)


def bass(elapsed: FloatArray, innovation: Value, imitation: Value) -> FloatArray:
    """F(t) = (1 - e^-(p+q)t) / (1 + (q/p) e^-(p+q)t).

    F. M. Bass (1969), "A new product growth for model consumer durables", Management Science 15(5).

    >>> bass(np.array([0.0, 1e9]), 0.03, 0.38)
    array([0., 1.])
    """
    innovation = np.maximum(innovation, 1e-12)
    decay = np.exp(-(innovation + imitation) * elapsed)
    return np.asanyarray((1.0 - decay) / (1.0 + imitation / innovation * decay))


def logistic(elapsed: FloatArray, midpoint: Value, steepness: Value) -> FloatArray:
    """1 / (1 + e^-s(t-m)): half the units at the midpoint."""
    exponent = np.clip(-steepness * (elapsed - midpoint), -700.0, 700.0)
    return np.asanyarray(1.0 / (1.0 + np.exp(exponent)))


def series(elapsed: FloatArray, shares: list[Value]) -> FloatArray:
    """The share of the year since launch in which each time falls; the last holds from then on."""
    year = np.minimum(elapsed.astype(int), len(shares) - 1)
    if all(isinstance(share, float) for share in shares):
        return np.asanyarray(np.asanyarray(shares, dtype=float)[year])
    return np.select([year == index for index in range(len(shares))], shares)
