"""The families of distributions: one file each, and this register.

To add one: a file with a frozen class (``read``, ``mean``, ``support``, ``ppf``, ``cdf`` and a
doctest with one error), a line below, and a case in the tests.
"""

from typing import Protocol, Self

from benefitshare.uncertainty.arguments import Arguments
from benefitshare.uncertainty.distribution import Distribution
from benefitshare.uncertainty.distributions.beta import Beta
from benefitshare.uncertainty.distributions.certain import Certain
from benefitshare.uncertainty.distributions.choice import Choice
from benefitshare.uncertainty.distributions.lognormal import Lognormal
from benefitshare.uncertainty.distributions.normal import Normal
from benefitshare.uncertainty.distributions.pert import Pert
from benefitshare.uncertainty.distributions.poisson import Poisson
from benefitshare.uncertainty.distributions.quantiles import Quantiles
from benefitshare.uncertainty.distributions.triangular import Triangular
from benefitshare.uncertainty.distributions.truncated import Truncated
from benefitshare.uncertainty.distributions.uniform import Uniform


class Family(Distribution, Protocol):
    """A family that may be typed by name in a deal file."""

    @classmethod
    def read(cls, given: Arguments) -> Self:
        """Read the arguments that stand between its brackets; raises ValueError with a sentence."""
        ...


FAMILIES: dict[str, type[Family]] = {
    "beta": Beta,
    "choice": Choice,
    "lognormal": Lognormal,
    "normal": Normal,
    "pert": Pert,
    "poisson": Poisson,
    "quantiles": Quantiles,
    "triangular": Triangular,
    "uniform": Uniform,
}
"""What may be typed by name in a deal file. ``Certain`` and ``Truncated`` are made, not typed."""

__all__ = [
    "FAMILIES",
    "Beta",
    "Certain",
    "Choice",
    "Family",
    "Lognormal",
    "Normal",
    "Pert",
    "Poisson",
    "Quantiles",
    "Triangular",
    "Truncated",
    "Uniform",
]
