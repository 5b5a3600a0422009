"""The standard normal distribution without scipy, whose import costs more than a whole run.

Reference: M. J. Wichura (1988), "Algorithm AS 241: The percentage points of the normal
distribution", Applied Statistics 37(3), 477-484, routine PPND16 (about 1 part in 10^16).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import numpy as np

from benefitshare.quantities import FloatArray

# Coefficients of the rational approximations, highest power first, as published.
_CENTRE: Final = (
    (2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4,
     4.5921953931549871457e4, 1.3731693765509461125e4, 1.9715909503065514427e3,
     1.3314166789178437745e2, 3.3871328727963666080e0),
    (5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4,
     2.1213794301586595867e4, 5.3941960214247511077e3, 6.8718700749205790830e2,
     4.2313330701600911252e1, 1.0),
)  # fmt: skip
_TAIL: Final = (
    (7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
     1.27045825245236838258e0, 3.64784832476320460504e0, 5.76949722146069140550e0,
     4.63033784615654529590e0, 1.42343711074968357734e0),
    (1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2,
     1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940e0,
     2.05319162663775882187e0, 1.0),
)  # fmt: skip
_FAR_TAIL: Final = (
    (2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
     2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e0,
     5.46378491116411436990e0, 6.65790464350110377720e0),
    (2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5,
     7.86869131145613259100e-4, 1.48753612908506148525e-2, 1.36929880922735805310e-1,
     5.99832206555887937690e-1, 1.0),
)  # fmt: skip


def normal_quantile(u: FloatArray) -> FloatArray:
    """Return the value below which a standard normal lies with probability ``u``.

    ``u`` has any shape, each strictly between 0 and 1; the result has the same shape.

    >>> normal_quantile(np.array([0.5, 0.975])).round(6).tolist()
    [0.0, 1.959964]
    """
    from_middle = u - 0.5
    # Outside the centre the ratio is overwritten; flooring there keeps it from dividing by nought.
    squared = np.maximum(0.180625 - from_middle * from_middle, 0.0)
    z = _ratio(squared, _CENTRE)
    z *= from_middle
    outside = np.nonzero(np.abs(from_middle) > 0.425)
    if outside[0].size:
        z[outside] = _tails(u[outside])
    return z


def _tails(u: FloatArray) -> FloatArray:
    root = np.sqrt(-np.log(np.minimum(u, 1.0 - u)))
    size = _ratio(root - 1.6, _TAIL)
    far = root > 5.0
    if far.any():
        size[far] = _ratio(root[far] - 5.0, _FAR_TAIL)
    return np.copysign(size, u - 0.5)


def _ratio(r: FloatArray, coefficients: tuple[Sequence[float], Sequence[float]]) -> FloatArray:
    top, bottom = (_polynomial(r, side) for side in coefficients)
    top /= bottom
    return top


def _polynomial(r: FloatArray, coefficients: Sequence[float]) -> FloatArray:
    total = r * coefficients[0]
    total += coefficients[1]
    for coefficient in coefficients[2:]:
        total *= r
        total += coefficient
    return total


def normal_cdf(z: float) -> float:
    """Return the probability that a standard normal lies at or below ``z``.

    >>> round(normal_cdf(1.959964), 6)
    0.975
    """
    return 0.5 * math.erfc(-z / math.sqrt(2.0))


def normal_cdf_of(z: FloatArray) -> FloatArray:
    """``normal_cdf`` of each element: exact, but one by one, so not for the path of a run."""
    flat = [normal_cdf(value) for value in np.ravel(z).tolist()]
    return np.array(flat, dtype=np.float64).reshape(np.shape(z))
