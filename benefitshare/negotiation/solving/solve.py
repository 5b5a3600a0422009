"""The smallest change of one value that reaches a target on any measure.

Few draws find the stretch, all draws decide; the answer is run, and so is the change that is one
tick smaller.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from benefitshare.negotiation.sides import Changes
from benefitshare.negotiation.solving.crossing import local_slope, narrowed, settled_near
from benefitshare.negotiation.solving.spans import Span
from benefitshare.negotiation.solving.targets import Target

SCAN = 4
"""At how many places each way a value is tried first."""
FEWER = 2
"""The same where few draws save nothing."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a changed deal comes to."""

    value: float | None
    """The measure; None where it is not told."""
    supplier_gain: float
    """What the suppliers expect. [currency]"""


Try = Callable[[Changes, bool], Found]
"""Values a changed deal; quickly, with few draws, where the second argument says so."""


@dataclass(frozen=True, slots=True)
class Change:
    """One value before and after. [its unit]"""

    path: str
    start: float
    to: float
    span: Span


@dataclass(frozen=True, slots=True)
class Solution:
    """The smallest change that reaches a target, or how near it comes."""

    target: Target
    changes: tuple[Change, ...]
    """Where the target cannot be reached, the change that comes nearest."""
    reached: bool
    before: Found
    after: Found
    smaller: Found | None
    """What the change comes to when it is one tick smaller, so that it does not reach; None where
    nothing has to change, or nothing reaches."""
    smaller_at: tuple[str, float] | None
    """Where the value that moved last then stands, by its path."""
    projections: float
    """What the search took, in runs of the deal with all draws."""


@dataclass(slots=True)
class Trials:
    """Changed deals that have been valued, each once, and what that took."""

    value: Try
    target: Target
    quick_share: float
    """What a quick valuation takes of a full one; 1 where it saves nothing."""
    falling: bool = False
    """Whether the measure starts above the target."""
    taken: float = 0.0
    _known: dict[tuple[str, bool], Found] = field(default_factory=dict)

    def found(self, changes: Changes, *, quick: bool = False) -> Found:
        """What the deal comes to with some changes."""
        few = quick and self.may_hurry
        key = repr(sorted(changes.items())), few
        if key not in self._known:
            self._known[key] = self.value(changes, few)
            self.taken += self.quick_share if few else 1.0
        return self._known[key]

    def distance(self, changes: Changes, *, quick: bool = False) -> float:
        """How far beyond the target that is: nought or more where it is reached."""
        return self.target.distance(self.found(changes, quick=quick).value, falling=self.falling)

    @property
    def may_hurry(self) -> bool:
        """Whether few draws are worth their while."""
        return self.quick_share < 1.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Two places one way along a span, of which the first does not reach and the second does."""

    places: Sequence[float]
    low: int
    """-1 is where the value stands now."""
    high: int


def solve(value: Try, span: Span, target: Target, *, quick_share: float = 1.0) -> Solution:
    """Find the smallest change, up or down, that reaches a target."""
    trials = Trials(value, target, quick_share)
    before = trials.found({})
    trials.falling = before.value is not None and before.value > target.value
    if trials.distance({}) >= 0.0:
        nothing = Change(span.path, span.current, span.current, span)
        return Solution(target, (nothing,), True, before, before, None, None, trials.taken)
    places = _first_that_reaches(trials, span)
    if places is None:
        return _nearest(trials, span, before)
    row, index = places
    to, less = row[index], row[index - 1] if index else span.current
    return Solution(
        target=target,
        changes=(Change(span.path, span.current, to, span),),
        reached=True,
        before=before,
        after=trials.found({span.path: to}),
        smaller=trials.found({span.path: less}) if index else before,
        smaller_at=(span.path, less),
        projections=trials.taken,
    )


def _first_that_reaches(trials: Trials, span: Span) -> tuple[Sequence[float], int] | None:
    """The row of places one way, and which of them is the nearest that surely reaches."""
    stretches = sorted(_stretches(trials, span), key=lambda each: abs(_where(each) - span.current))
    for stretch in stretches:
        index = on_all_draws(trials, span.path, stretch)
        if index is not None:
            return stretch.places, index
    # A target that few draws just miss may be reached on all of them.
    for row in (span.up, span.down):
        if row and trials.may_hurry and _nearly(trials, span.path, row[-1]):
            last = len(row) - 1
            if trials.distance({span.path: row[-1]}) >= 0.0:
                return row, narrowed(_distances(trials, span.path, row), -1, last)
    return None


def _nearly(trials: Trials, path: str, place: float) -> bool:
    """Whether a bound comes near enough with few draws to be asked with all of them."""
    start, there = (trials.distance(each, quick=True) for each in ({}, {path: place}))
    return there > start and there > 0.2 * start


def _stretches(trials: Trials, span: Span) -> Iterator[Stretch]:
    """Up and down, the nearest stretch in which the target comes to be reached."""
    for row in (span.up, span.down):
        if not row:
            continue
        before = -1
        for index in scanned(len(row), trials.may_hurry):
            if trials.distance({span.path: row[index]}, quick=True) >= 0.0:
                yield Stretch(row, before, index)
                break
            before = index


def _where(stretch: Stretch) -> float:
    return stretch.places[stretch.high]


def scanned(count: int, may_hurry: bool) -> list[int]:
    """Which of so many places are tried first; the last is among them.

    >>> scanned(100, may_hurry=True), scanned(1, may_hurry=True)
    ([24, 49, 74, 99], [0])
    """
    parts = SCAN if may_hurry else FEWER
    return sorted({max(count * part // parts - 1, 0) for part in range(1, parts + 1)})


def _distances(
    trials: Trials, path: str, row: Sequence[float], *, quick: bool = False
) -> Callable[[int], float]:
    def distance(index: int) -> float:
        changes = {} if index < 0 else {path: row[index]}
        return trials.distance(changes, quick=quick)

    return distance


def on_all_draws(trials: Trials, path: str, stretch: Stretch) -> int | None:
    """The first place of a stretch that reaches: few draws find it, all of them settle it."""
    near = stretch.high
    quickly = _distances(trials, path, stretch.places, quick=True)
    if quickly(stretch.low) < 0.0:
        near = narrowed(quickly, stretch.low, stretch.high)
    surely = _distances(trials, path, stretch.places)
    slope = local_slope(quickly, near, stretch.low)
    return settled_near(surely, near, slope, len(stretch.places) - 1)


def _nearest(trials: Trials, span: Span, before: Found) -> Solution:
    """The change that comes nearest, of those tried, to a target which none reaches; of several
    that come as near, the smallest."""
    places = [row[index] for row in (span.up, span.down) if row
              for index in scanned(len(row), trials.may_hurry)]  # fmt: skip
    tried = [
        (trials.distance({span.path: place}, quick=True), -abs(place - span.current), place)
        for place in places
    ]
    distance, _, place = max(tried, default=(-math.inf, 0.0, span.current))
    stays = distance <= trials.distance({}, quick=True)
    to = span.current if stays else place
    after = before if stays else trials.found({span.path: to})
    change = Change(span.path, span.current, to, span)
    return Solution(trials.target, (change,), False, before, after, None, None, trials.taken)
