"""What may be said of a sample: mean, spread, percentiles, chances, and how sure the mean is."""

import numpy as np

from benefitshare.ledger import FloatArray
from benefitshare.uncertainty.streams import REPLICATE
from benefitshare.valuation.results import PERCENTILES, Statistics, YearByYear

FEWEST_REPLICATES = 10
PENNY = 0.01
CHANCES = frozenset({"prob_negative"})
"""Of a year's statistics, those that are not amounts."""


def statistics(sample: FloatArray, risk_adjusted: float) -> Statistics:
    """Statistics of one amount over all draws. Shape (draws,). [currency]

    The standard error comes from the replicates: each is a stratified sample of its own, so the
    spread of their means measures what stratification has left. With few replicates it is the
    plain one, which is too large rather than too small.
    """
    draws = len(sample)
    if not np.ptp(sample):
        return constant(float(sample[0]), risk_adjusted)
    fifth = max(draws // 5, 1)
    ordered = _in_place(sample, fifth)
    mean = float(np.mean(sample))
    below = (sample < -PENNY).astype(float)
    percentiles = at_percentiles(ordered)
    return Statistics(
        mean=mean,
        sd=float(np.std(sample, ddof=1)),
        standard_error=standard_error(sample),
        p5=percentiles[0],
        p10=percentiles[1],
        p25=percentiles[2],
        p50=percentiles[3],
        p75=percentiles[4],
        p90=percentiles[5],
        p95=percentiles[6],
        prob_negative=float(np.mean(below)),
        worst_fifth=float(np.mean(ordered[:fifth])),
        risk_adjusted=risk_adjusted,
        prob_negative_error=standard_error(below),
        tail_share=_tail_share(ordered, mean),
    )


def at_percentiles(ordered: FloatArray) -> list[float]:
    """The percentiles of an ordered sample, by linear interpolation. Shape (..., draws)."""
    return [float(value) for value in _percentiles(ordered)]


def _in_place(sample: FloatArray, fifth: int) -> FloatArray:
    """The sample with all in order that is asked for: percentiles, the lowest fifth, the highest
    thousandth. Shape (..., draws). Five times faster than to sort all of it."""
    draws = sample.shape[-1]
    last = draws - 1
    places = {int(last * percentile / 100) for percentile in PERCENTILES}
    places |= {min(place + 1, last) for place in places}
    places |= {fifth - 1, max(draws - max(draws // 1000, 1), 0)}
    ordered = np.partition(sample, sorted(places), axis=-1)
    ordered[..., :fifth] = np.sort(ordered[..., :fifth], axis=-1)
    return ordered


def _percentiles(ordered: FloatArray) -> list[FloatArray]:
    last = ordered.shape[-1] - 1
    values = []
    for percentile in PERCENTILES:
        position = last * percentile / 100
        low = int(position)
        high = min(low + 1, last)
        part = position - low
        values.append(ordered[..., low] * (1.0 - part) + ordered[..., high] * part)
    return values


def standard_error(sample: FloatArray) -> float:
    """The standard error of the mean of a sample made of stratified replicates. [as the sample]"""
    draws = len(sample)
    whole = draws // REPLICATE
    if whole < FEWEST_REPLICATES:
        return float(np.std(sample, ddof=1) / np.sqrt(draws)) if draws > 1 else 0.0
    means = sample[: whole * REPLICATE].reshape(whole, REPLICATE).mean(axis=1)
    return float(np.std(means, ddof=1) / np.sqrt(whole))


def year_by_year(flows: FloatArray, risk_adjusted: FloatArray) -> YearByYear:
    """Statistics of each period. Shape (periods, draws) and (periods,). [currency]"""
    fifth = max(flows.shape[1] // 5, 1)
    ordered = _in_place(flows, fifth)
    spread = np.std(flows, axis=1, ddof=1) if flows.shape[1] > 1 else np.zeros(len(flows))
    rows = [
        np.mean(flows, axis=1),
        spread,
        *_percentiles(ordered),
        risk_adjusted,
        np.array([standard_error(row) for row in flows]),
        np.mean(ordered < -PENNY, axis=1),
        np.mean(ordered[:, :fifth], axis=1),
    ]
    return YearByYear(*(tuple(row.tolist()) for row in rows))


def scaled(years: YearByYear, by: FloatArray) -> YearByYear:
    """The same statistics with each period's amounts times a positive number. Shape (periods,)."""
    return YearByYear(
        *(
            tuple((np.asarray(getattr(years, name)) * (1.0 if name in CHANCES else by)).tolist())
            for name in YearByYear.__dataclass_fields__
        )
    )


def constant(value: float, risk_adjusted: float) -> Statistics:
    """Statistics of what is the same in every draw."""
    below = float(value < -PENNY)
    same = (value,) * 7
    return Statistics(value, 0.0, 0.0, *same, below, value, risk_adjusted)


def _tail_share(ordered: FloatArray, mean: float) -> float:
    """How much of the mean's size the highest thousandth of draws makes."""
    count = max(len(ordered) // 1000, 1)
    rest = float(np.sum(ordered[:-count])) / len(ordered)
    return abs(mean - rest) / abs(mean) if mean else 0.0
