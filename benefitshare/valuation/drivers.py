"""What moves the amounts that rules test: which uncertain value, or what may or may not happen.

A rank correlation is squared, so that shares of what moves by itself add up to one at most. Each
value has a stream of points of its own, which are in the order of its values, and so has each
event; the streams of one value and its event, or of one share price, are added together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import numpy as np

from benefitshare.deal.parties import Listed
from benefitshare.deal.paths import estimates
from benefitshare.ledger import LINES, FloatArray
from benefitshare.terms import is_fixed
from benefitshare.uncertainty.draws import Draws
from benefitshare.uncertainty.estimate import Estimate
from benefitshare.uncertainty.streams import REPLICATE
from benefitshare.valuation.fair_shares import SHARE_KINDS, access_costs
from benefitshare.valuation.reading import Reading
from benefitshare.valuation.results import Driver

Drivers = Mapping[str, tuple[Driver, ...]]
ENOUGH: Final = 4 * REPLICATE
"""Draws by which a share is known to two hundredths or so, which is all that is said."""
LEAST: Final = 0.05
"""The least share of the spread that is worth telling."""
MOST: Final = 3
"""How many drivers of an amount are kept."""
EVENTS: Final = ("success", "chance_issued")
"""Fields that hold the chance that something happens once."""
ELSEWHERE: Final = ("views.", "without_deal.")


def drivers_of(reading: Reading) -> Drivers:
    """What moves each amount, the greatest first.

    The amounts are `gain.<party>` for each contracting trust, `gain.nhs` and `gain.suppliers`;
    `difference`, the system's gain less the suppliers'; and what makes the NHS's `share` of the
    commercial gain, its `recovery` of the cost of access, the part `at-risk` and `in-equity` of
    what it receives, and the `wider` benefit beyond money and time.

    Source: C. Spearman (1904), "The proof and measurement of association between two things".
    """
    size = min(reading.design.draws, ENOUGH)
    streams = [*_streams(reading, Draws(reading.design, 0, size, reading.groups))]
    amounts = {key: amount[:size] for key, amount in _amounts(reading).items()}
    amounts = {key: amount for key, amount in amounts.items() if np.ptp(amount) > 0}
    if not streams or not amounts or size < 2:
        return {}
    inputs = np.stack([_standard(points) for _, _, points in streams])
    ranks = np.stack([_standard(_ranks(amount)) for amount in amounts.values()])
    shares = np.maximum((inputs @ ranks.T / size) ** 2 - 1.0 / (size - 1), 0.0)
    named = [(path, happens) for path, happens, _ in streams]
    return {key: _greatest(named, shares[:, at]) for at, key in enumerate(amounts)}


def _greatest(named: list[tuple[str, bool]], shares: FloatArray) -> tuple[Driver, ...]:
    total: dict[str, float] = {}
    event: dict[str, float] = {}
    for (path, happens), share in zip(named, shares.tolist(), strict=True):
        total[path] = total.get(path, 0.0) + share
        event[path] = event.get(path, 0.0) + (share if happens else 0.0)
    first = sorted(total, key=lambda path: -total[path])[:MOST]
    return tuple(
        Driver(path, min(total[path], 1.0), happens=event[path] > total[path] / 2)
        for path in first
        if total[path] >= LEAST
    )


def _streams(reading: Reading, draws: Draws) -> Iterator[tuple[str, bool, FloatArray]]:
    """Each stream's path, whether it says that something happens, and its points."""
    for path, estimate in estimates(reading.deal):
        if not path.startswith(ELSEWHERE):
            yield from _of_value(path, estimate, draws)
    first = reading.timeline.first_year
    for id_, party in reading.deal.parties.items():
        if party.business is not None and isinstance(party.business.valuation, Listed):
            path = f"parties.{id_}.business"
            years = [f"year-{first + period}" for period in range(reading.timeline.count)]
            for name in (*years, "within-year"):
                yield f"{path}.valuation.share_price", False, draws.uniform(f"{path}#{name}")


def _of_value(
    path: str, estimate: Estimate, draws: Draws
) -> Iterator[tuple[str, bool, FloatArray]]:
    above, _, leaf = path.rpartition(".")
    if not estimate.is_certain:
        yield path, False, draws.points_of(path)
    if leaf in EVENTS:
        happens = draws.uniform(f"{path}#happens") < draws.value(estimate)
        yield path, True, happens.astype(float)
    elif leaf == "chance":
        yield path, True, draws.uniform(f"{above}#time")


def _amounts(reading: Reading) -> dict[str, FloatArray]:
    """The amounts, draw by draw. A ratio of means is moved by what moves its parts apart."""
    sums, suppliers, line = reading.sample, reading.deal.suppliers, LINES["non_cash"]
    found = {f"gain.{id_}": sums.gain((id_,), line) for id_ in reading.contracting}
    if reading.nhs:
        found["gain.nhs"] = sums.gain(reading.nhs, line)
        found |= _received(reading)
    if suppliers:
        found["gain.suppliers"] = sums.gain(suppliers)
    if reading.system:
        ours = sums.gain(reading.system, line)
        found["wider"] = sums.gain(reading.system) - ours
        if suppliers:
            found["difference"] = ours - sums.gain(suppliers, line)
            money = (sums.gain(ids, LINES["money"]) for ids in (reading.system, suppliers))
            found["share"] = _apart(*money)
    return found


def _received(reading: Reading) -> dict[str, FloatArray]:
    """What the NHS receives under the terms: contingent, as shares, and beside what it spends."""
    sums, terms = reading.sample, reading.deal.terms
    worth = {id_: sums.term(reading.nhs, id_) for id_ in terms}
    none = np.zeros(reading.design.draws)
    gross = sum((each for each in worth.values()), none)
    at_risk = sum((worth[id_] for id_, term in terms.items() if not is_fixed(term)), none)
    shares = sum((worth[id_] for id_, term in terms.items() if term.kind in SHARE_KINDS), none)
    spent = sum(
        (-sums.by_source(reading.nhs, f"contributions.{id_}") for id_ in access_costs(reading)),
        none,
    )
    return {
        "at-risk": _apart(at_risk, gross - at_risk),
        "in-equity": _apart(shares, gross - shares),
        "recovery": _apart(gross - at_risk, spent),
    }


def _apart(one: FloatArray, other: FloatArray) -> FloatArray:
    """By how much each draw moves the part that one mean makes of both. Shape (draws,)."""
    means = float(np.mean(one[:ENOUGH])), float(np.mean(other[:ENOUGH]))
    both = sum(means)
    part = means[0] / both if both else 0.0
    return np.asarray(one * (1.0 - part) - other * part)


def _ranks(values: FloatArray) -> FloatArray:
    """Ranks, equal values sharing theirs. Shape (draws,)."""
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    return np.asarray((np.cumsum(counts) - (counts - 1) / 2)[place], dtype=float)


def _standard(values: FloatArray) -> FloatArray:
    """Less their mean, over their spread; nil where there is none."""
    spread = float(np.std(values))
    return (values - np.mean(values)) / spread if spread > 0 else np.zeros(len(values))
