"""Values that are not known: how they are read, what they may be, and the draws made of them.

This room knows nothing of deals or money over time. It reads no clock and no global random state:
everything follows from the seed and each value's path.
"""

from benefitshare.uncertainty.correlation import Correlation, Group, correlated_groups
from benefitshare.uncertainty.distribution import Distribution
from benefitshare.uncertainty.draws import Draws, Means, Valuer
from benefitshare.uncertainty.estimate import Estimate, Evidence, certain
from benefitshare.uncertainty.reading import read_estimate
from benefitshare.uncertainty.streams import REPLICATE, Design

__all__ = [
    "REPLICATE",
    "Correlation",
    "Design",
    "Distribution",
    "Draws",
    "Estimate",
    "Evidence",
    "Group",
    "Means",
    "Valuer",
    "certain",
    "correlated_groups",
    "read_estimate",
]
