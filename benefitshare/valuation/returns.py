"""Rates of return and payback, draw by draw."""

import numpy as np
from numpy.typing import NDArray

from benefitshare.ledger import FloatArray
from benefitshare.valuation.results import Payback, RateOfReturn

NOTHING_RETURNS = -1.0
LOWEST, HIGHEST = np.log(1e-4), np.log(1e4)
"""Bounds of ln(1 + rate) within which a root is looked for."""
GRID = np.unique(
    np.concatenate(
        [np.linspace(LOWEST, HIGHEST, 39), np.linspace(-3, 3, 61), np.linspace(-0.7, 0.7, 71)]
    )
)
"""Where several roots are looked for: two points apart at rates that occur, wider beyond."""
HALVINGS = 42


def rate_of_return(flows: FloatArray, hurdle: float | FloatArray) -> RateOfReturn:
    """The distribution of the internal rate of return. Shape (periods, draws). [fraction a year]"""
    rates, several = internal_rates(flows)
    known = np.sort(rates[~several])
    above = rates[~several] > (hurdle if isinstance(hurdle, float) else hurdle[~several])
    return RateOfReturn(
        p10=_percentile(known, 10),
        p50=_percentile(known, 50),
        p90=_percentile(known, 90),
        prob_above_hurdle=float(np.mean(above)) if len(known) else None,
        prob_several_roots=float(np.mean(several)),
    )


def internal_rates(flows: FloatArray) -> tuple[FloatArray, NDArray[np.bool_]]:
    """The rate at which each draw's flows are worth nil, and where more than one does.

    -1 where nothing returns, infinite where nothing is laid out, not a number where there is
    neither flow nor a root, or more than one root. Shape (draws,). [fraction a year]
    """
    rates = np.full(flows.shape[1], np.nan)
    receives, pays = (flows > 0.0).any(axis=0), (flows < 0.0).any(axis=0)
    rates[~receives & pays] = NOTHING_RETURNS
    rates[receives & ~pays] = np.inf
    mixed = np.flatnonzero(receives & pays)
    several = np.zeros(flows.shape[1], dtype=bool)
    if not len(mixed):
        return rates, several
    changes = _sign_changes(flows[:, mixed])
    bracket = _brackets(flows[:, mixed], changes > 1)
    roots = _bisected(flows[:, mixed], bracket)
    roots[bracket.count != 1] = np.nan
    rates[mixed] = roots
    several[mixed] = bracket.count > 1
    return rates, several


def payback(money: FloatArray, first_year_end: float, signing: float) -> Payback:
    """The distribution of the time until money is back. Shape (periods, draws). [years]"""
    years = np.sort(paid_back(money, first_year_end, signing))
    never = float(np.mean(np.isinf(years)))
    p10, p50, p90 = (_percentile(years, each) for each in (10, 50, 90))
    return Payback(p10, p50, p90, never)


def paid_back(money: FloatArray, first_year_end: float, signing: float) -> FloatArray:
    """From signing to the year-end after which cumulative money stays at or above nil.

    Nil where it never falls below; never, as infinity, where it ends below. Shape (periods, draws)
    in, (draws,) out. [years]
    """
    cumulative = np.cumsum(money, axis=0)
    below = cumulative < -0.005
    periods = len(money)
    last = np.where(below.any(axis=0), periods - 1 - np.argmax(below[::-1], axis=0), -1)
    years = np.where(last < 0, 0.0, first_year_end + last + 1 - signing)
    return np.asarray(np.where(last == periods - 1, np.inf, years))


class _Brackets:
    """Where each draw's root lies, and how many there are."""

    def __init__(self, low: FloatArray, high: FloatArray, count: NDArray[np.intp]) -> None:
        self.low, self.high, self.count = low, high, count


def _sign_changes(flows: FloatArray) -> NDArray[np.intp]:
    """Changes of sign along each draw, nil flows passed over (Descartes' bound on the roots)."""
    signs = np.sign(flows)
    for period in range(1, len(signs)):
        signs[period] = np.where(signs[period] == 0.0, signs[period - 1], signs[period])
    return np.asarray(np.count_nonzero(signs[1:] * signs[:-1] < 0.0, axis=0))


def _brackets(flows: FloatArray, doubtful: NDArray[np.bool_]) -> _Brackets:
    """The whole range where one change of sign means one root; else found on a grid of rates."""
    draws = flows.shape[1]
    low, high = np.full(draws, LOWEST), np.full(draws, HIGHEST)
    ends = _value_at(flows, low), _value_at(flows, high)
    count = (ends[0] * ends[1] < 0.0).astype(np.intp)
    which = np.flatnonzero(doubtful)
    if len(which):
        values = np.stack([_value_at(flows[:, which], np.full(len(which), at)) for at in GRID])
        crosses = values[1:] * values[:-1] < 0.0
        count[which] = crosses.sum(axis=0)
        first = np.argmax(crosses, axis=0)
        low[which], high[which] = GRID[first], GRID[first + 1]
    return _Brackets(low, high, count)


def _bisected(flows: FloatArray, bracket: _Brackets) -> FloatArray:
    low, high = bracket.low, bracket.high
    sign = np.sign(_value_at(flows, low))
    for _ in range(HALVINGS):
        middle = 0.5 * (low + high)
        same = np.sign(_value_at(flows, middle)) == sign
        low, high = np.where(same, middle, low), np.where(same, high, middle)
    return np.expm1(0.5 * (low + high))


def _value_at(flows: FloatArray, log_growth: FloatArray) -> FloatArray:
    """Net present value at ln(1 + rate), scaled so that it neither over- nor underflows."""
    factor = np.exp(-np.abs(log_growth))
    forward = log_growth >= 0.0
    value, backward = np.zeros_like(log_growth), np.zeros_like(log_growth)
    for flow in flows[::-1]:
        value = value * factor + flow
    for flow in flows:
        backward = backward * factor + flow
    return np.where(forward, value, backward)


def _percentile(ordered: FloatArray, percentile: float) -> float | None:
    """A percentile of an ordered sample that may hold infinities; None where not finite."""
    if not len(ordered):
        return None
    position = (len(ordered) - 1) * percentile / 100
    low, high = ordered[int(position)], ordered[min(int(position) + 1, len(ordered) - 1)]
    return between(float(low), float(high), position - int(position))


def between(low: float, high: float, part: float) -> float | None:
    """A value between two; None where either is not finite."""
    return low + (high - low) * part if np.isfinite(low) and np.isfinite(high) else None
