"""Pairs of levers: what two changes of terms can do together where no single one does.

One lever clears the flag. The other helps it, or gives back to the supplier what the first takes,
so that no other flag opens. Of helping pairs the cheapest for the supplier is taken; of pairs that
give back, the one that gives back least.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from benefitshare.guidance.levers import Lever
from benefitshare.guidance.search import halved, smallest
from benefitshare.guidance.trials import Trials

GRID: Final = 3
"""Places at which the second lever is tried."""
COARSE: Final = 12
"""Places at which the first lever is tried beside it, to begin with."""
MOST_PAIRS: Final = 3
"""Pairs that are tried for one flag."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two levers with the values that they are moved to."""

    first: Lever
    second: Lever
    to: tuple[float, float]
    gain: float
    """What the suppliers are left with. [currency]"""


def best_pair(
    trials: Trials, code: str, helping: tuple[Lever, ...], giving_back: tuple[Lever, ...]
) -> Pair | None:
    """The pair that clears a flag and opens no other, verified on all draws."""
    together = [(one, two) for one in helping for two in helping if one.path < two.path]
    apart = [(one, two) for one in helping for two in giving_back if one.path != two.path]
    for levers in (together[:MOST_PAIRS], apart[:MOST_PAIRS]):
        rough = [pair for first, second in levers for pair in _rough(trials, code, first, second)]
        for pair in sorted(rough, key=lambda each: -each.gain)[:1]:
            exact = _exact(trials, code, pair)
            if exact is not None:
                return exact
    return None


def _rough(trials: Trials, code: str, first: Lever, second: Lever) -> Iterator[Pair]:
    """What few draws find: the helping pair at each place, or the least that is given back."""
    last = second.steps - 1
    places = sorted({(last + 1) * part // GRID - 1 for part in range(1, GRID + 1)} - {-1})
    # From where the flag is likeliest to be cleared: beyond what does not clear it nothing does.
    for place in places if second.gives_back else reversed(places):
        value = second.at(place)
        index = _coarsely(trials, code, first, {second.path: second.typed(value)})
        if index is None:
            return
        pair = _if_sound(trials, first, second, (first.at(index), value))
        if pair is not None:
            yield pair
            if second.gives_back:
                return


def _coarsely(trials: Trials, code: str, lever: Lever, beside: Mapping[str, object]) -> int | None:
    """About the fewest steps of a lever that clear a flag beside another change."""
    last = lever.steps - 1
    places = sorted({last * part // COARSE for part in range(COARSE + 1)})

    def clears(index: int) -> bool:
        moved = lever.typed(lever.at(places[index]))
        return trials.clears(code, {**beside, lever.path: moved}, quick=True)

    if not clears(len(places) - 1):
        return None
    return places[halved(clears, -1, len(places) - 1)]


def _if_sound(trials: Trials, first: Lever, second: Lever, to: tuple[float, float]) -> Pair | None:
    """The pair with what it leaves the suppliers, unless it opens another flag."""
    changes = {first.path: first.typed(to[0]), second.path: second.typed(to[1])}
    trial = trials.at(changes, quick=True)
    if trial is None or trials.opens(changes, quick=True):
        return None
    return Pair(first, second, to, trial.suppliers_gain or 0.0)


def _exact(trials: Trials, code: str, pair: Pair) -> Pair | None:
    """The same pair with the first lever moved no further than all draws ask."""
    first, second = pair.first, pair.second
    beside = {second.path: second.typed(pair.to[1])}
    index = smallest(trials, code, first, beside)
    if index is None:
        return None
    changes = {**beside, first.path: first.typed(first.at(index))}
    trial = trials.at(changes)
    if trial is None or trials.opens(changes):
        return None
    return Pair(first, second, (first.at(index), pair.to[1]), trial.suppliers_gain or 0.0)
