"""Pairs of levers: what two changes of terms can do together where no single one does.

One lever clears the flag. The other helps it, or gives back to the supplier what the first takes,
so that no other flag opens. The second stands at each place of a grid while the first is looked
for; of helping pairs the cheapest for the supplier is refined between the places; of pairs that
give back, the one that gives back least is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from benefitshare.guidance.lever import Lever
from benefitshare.guidance.search import halved, smallest
from benefitshare.guidance.trials import Trials

GRID: Final = 4
"""Places at which the second lever is tried, to begin with."""
ROUNDS: Final = 2
"""How often the stretch around the cheapest place is halved."""
COARSE: Final = 16
"""Into how many parts the first lever's way is divided beside it."""
MOST_PAIRS: Final = 10
"""Pairs of each kind that are tried for one flag."""
MOST_EXACT: Final = 3
"""Of those, how many are asked of all draws, the best first."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two levers with the values that they are moved to."""

    first: Lever
    second: Lever
    to: tuple[float, float]
    gain: float
    """What the suppliers are left with. [currency]"""

    @property
    def changes(self) -> Mapping[str, object]:
        """What stands at each path."""
        return {**self.first.changes(self.to[0]), **self.second.changes(self.to[1])}


def best_pair(
    trials: Trials, code: str, helping: tuple[Lever, ...], giving_back: tuple[Lever, ...]
) -> Pair | None:
    """The pair that clears a flag and opens no other, verified on all draws."""
    together = _apart(combinations(helping, 2))
    back = _apart((one, two) for one in helping for two in giving_back)
    for candidates in (together[:MOST_PAIRS], back[:MOST_PAIRS]):
        rough = [_Two(trials, code, *levers).best() for levers in candidates]
        found = sorted((pair for pair in rough if pair is not None), key=lambda one: -one.gain)
        for pair in found[:MOST_EXACT]:
            exact = _exact(trials, code, pair)
            if exact is not None:
                return exact
    return None


def _apart(pairs: Iterable[tuple[Lever, Lever]]) -> list[tuple[Lever, Lever]]:
    """Pairs that move nothing in common."""
    return [
        (one, two)
        for one, two in pairs
        if not set(one.changes(one.bound)) & set(two.changes(two.bound))
    ]


@dataclass(frozen=True, slots=True)
class _Two:
    """Looks for where two levers clear a flag, the first of them to a sixteenth of its way."""

    trials: Trials
    code: str
    first: Lever
    second: Lever
    _least: dict[int, int | None] = field(default_factory=dict)
    """How far the first lever must go, by the place of the second; nothing where none does."""

    def best(self) -> Pair | None:
        """The cheapest for the supplier; of what gives back, the least that is given back."""
        last = self.second.steps - 1
        places = sorted({(last + 1) * part // GRID - 1 for part in range(1, GRID + 1)} - {-1})
        if self.second.gives_back:
            found = (self._beside(place) for place in places)
            return next((pair for pair in found if pair is not None), None)
        at = {place: self._beside(place) for place in reversed(places)}
        sound = {place: pair for place, pair in at.items() if pair is not None}
        return self._refined(sound, last // GRID) if sound else None

    def _refined(self, sound: dict[int, Pair], stride: int) -> Pair:
        """Look between the cheapest place and its neighbours, ever closer."""
        for _ in range(ROUNDS):
            stride //= 2
            middle = max(sound, key=lambda place: sound[place].gain)
            for place in (middle - stride, middle + stride):
                if 0 <= place < self.second.steps and place not in self._least:
                    pair = self._beside(place)
                    sound |= {} if pair is None else {place: pair}
        return max(sound.values(), key=lambda pair: pair.gain)

    def _beside(self, place: int) -> Pair | None:
        """The least of the first lever that clears the flag, the second being at a place."""
        second = self.second.at(place)
        index = self._least[place] = self._looked_for(place, self.second.changes(second))
        if index is None:
            return None
        pair = Pair(self.first, self.second, (self.first.at(index), second), 0.0)
        return _if_sound(self.trials, pair, quick=True)

    def _looked_for(self, place: int, beside: Mapping[str, object]) -> int | None:
        last = self.first.steps - 1
        stops = sorted({last * part // COARSE for part in range(COARSE + 1)})

        def clears(index: int) -> bool:
            changes = {**beside, **self.first.changes(self.first.at(stops[index]))}
            return self.trials.settles(self.code, changes, quick=True)

        low, high = self._between(place, stops)
        if not clears(high):
            if high == len(stops) - 1 or not clears(len(stops) - 1):
                return None
            low, high = high, len(stops) - 1
        return stops[halved(clears, low, high)]

    def _between(self, place: int, stops: list[int]) -> tuple[int, int]:
        """Where the first lever is looked for: the more of a second that helps, the less of it."""
        known = {at: index for at, index in self._least.items() if index is not None}
        if self.second.gives_back:
            return -1, len(stops) - 1
        more = [stops.index(index) for at, index in known.items() if at > place]
        less = [stops.index(index) for at, index in known.items() if at < place]
        return max(more, default=0) - 1, min(less, default=len(stops) - 1)


def _if_sound(trials: Trials, pair: Pair, *, quick: bool = False) -> Pair | None:
    """The pair with what it leaves the suppliers, unless it opens another flag."""
    trial = trials.at(pair.changes, quick=quick)
    if trial is None or trials.opens(pair.changes, quick=quick):
        return None
    return Pair(pair.first, pair.second, pair.to, trial.suppliers_gain or 0.0)


def _exact(trials: Trials, code: str, pair: Pair) -> Pair | None:
    """The same pair with the first lever moved no further than all draws ask."""
    index = smallest(trials, code, pair.first, pair.second.changes(pair.to[1]))
    if index is None:
        return None
    exact = Pair(pair.first, pair.second, (pair.first.at(index), pair.to[1]), 0.0)
    return _if_sound(trials, exact)
