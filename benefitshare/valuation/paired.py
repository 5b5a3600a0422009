"""Two deals on the same draws: what each party gains in one less what it gains in the other.

Every input's stream is seeded from the seed and the input's path, so that what two deals share is
drawn alike, and a difference is far surer than either of the amounts that it is taken from.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from benefitshare.ledger import FloatArray
from benefitshare.ledger.posting import LINES
from benefitshare.valuation.reading import Reading
from benefitshare.valuation.results import PERCENTILES, Statistics
from benefitshare.valuation.statistics import PENNY, at_percentiles, statistics


@dataclass(frozen=True, slots=True, eq=False)
class DrawnValues:
    """What each party and group receives in each draw, on its own basis. Shapes (draws,)."""

    npv: Mapping[str, FloatArray]
    gain: Mapping[str, FloatArray]
    path_npv: Mapping[str, float]
    """The risk-adjusted estimate of the same."""
    path_gain: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class PairedDifference:
    """By how much one deal is worth more to a party than another. [currency, present value]"""

    statistics: Statistics
    """Of the difference, draw by draw."""
    prob_positive: float
    """The share of draws in which it is worth more, by over a penny."""
    percentile_shift: Mapping[str, float]
    """Each percentile of one deal less the same of the other, such as `p10`: not the percentile
    of the difference."""

    @property
    def is_close(self) -> bool:
        """Whether the mean difference lies within two of its standard errors, other than nil."""
        mean = abs(self.statistics.mean)
        return 0.0 < mean <= 2 * self.statistics.standard_error


def gains_by_draw(reading: Reading, line: str = "all") -> DrawnValues:
    """Every party's value and gain, draw by draw, from a sample that has been read.

    `line` narrows the gain: `money`; `non_cash`, which adds non-cash-releasing value; or `all`.
    """
    kinds = LINES[line]
    sides: dict[str, tuple[str, ...]] = {id_: (id_,) for id_ in reading.deal.parties}
    sides |= {id_: ids for id_, ids in _groups(reading).items() if ids}
    sample, path = reading.sample, reading.path
    return DrawnValues(
        npv={id_: np.asarray(sample.npv(ids)) for id_, ids in sides.items()},
        gain={id_: np.asarray(sample.gain(ids, kinds)) for id_, ids in sides.items()},
        path_npv={id_: float(path.npv(ids)[0]) for id_, ids in sides.items()},
        path_gain={id_: float(path.gain(ids, kinds)[0]) for id_, ids in sides.items()},
    )


def _groups(reading: Reading) -> dict[str, tuple[str, ...]]:
    return {"nhs": reading.nhs, "system": reading.system}


def npv_difference(first: DrawnValues, other: DrawnValues, id_: str) -> PairedDifference:
    """The other deal's present value less the first's, for one party."""
    expected = other.path_npv[id_] - first.path_npv[id_]
    return difference(first.npv[id_], other.npv[id_], expected)


def gain_difference(first: DrawnValues, other: DrawnValues, id_: str) -> PairedDifference:
    """The other deal's gain less the first's, for one party."""
    expected = other.path_gain[id_] - first.path_gain[id_]
    return difference(first.gain[id_], other.gain[id_], expected)


def difference(first: FloatArray, other: FloatArray, risk_adjusted: float) -> PairedDifference:
    """Compare two samples that share their draws. Shapes (draws,). [currency]"""
    by_draw = other - first
    before, after = at_percentiles(np.sort(first)), at_percentiles(np.sort(other))
    return PairedDifference(
        statistics=statistics(by_draw, risk_adjusted),
        prob_positive=float(np.mean(by_draw > PENNY)),
        percentile_shift={
            f"p{percentile}": later - earlier
            for percentile, earlier, later in zip(PERCENTILES, before, after, strict=True)
        },
    )
