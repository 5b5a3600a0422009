"""A run of more draws than are kept: every stretch is drawn, listened to and let go.

Memory follows from the stretch and from what is told, not from the number of draws. The first,
light pass settles what hangs on all draws; where nothing does, there is none.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace

from benefitshare.uncertainty.draws import Draws
from benefitshare.valuation.blocks import block_of
from benefitshare.valuation.reading import Reading, business_as_usual_of
from benefitshare.valuation.results import Projection
from benefitshare.valuation.sample import BLOCK, joined
from benefitshare.valuation.scout import Run, Seen, foreseen, spans_of
from benefitshare.valuation.streaming import Listening, Telling
from benefitshare.valuation.sums import Sums
from benefitshare.valuation.tally import Part, Tally

STRETCH = 4 * BLOCK
"""Draws listened to together."""
Report = Callable[[Reading], Projection]
"""Asks a reading's teller for everything that a result has."""


@dataclass(frozen=True, slots=True, eq=False)
class Streamed:
    """The result, and the last stretch that was read for it."""

    projection: Projection
    last: Reading


def streamed(run: Run, report: Report) -> Streamed:
    """Tell a run stretch by stretch. The result does not depend on `run.workers`."""
    draws = run.design.draws
    seen = foreseen(run)
    read = _reader(run, seen)
    tallies: list[Tally] = []
    spans = spans_of(0, draws, STRETCH)

    def listened(span: tuple[int, int]) -> list[Part]:
        listening = Listening(span[1] - span[0])
        report(replace(read(span), teller=listening))
        return listening.parts

    for (_, stop), parts in zip(spans, _in_turn(listened, spans, run.workers), strict=True):
        tallies = tallies or [Tally() for _ in parts]
        for tally, part in zip(tallies, parts, strict=True):
            tally.add(part, 1.0 - stop / draws)
        if run.progress is not None:
            run.progress(stop, draws)
    last = read(spans[-1])
    return Streamed(report(replace(last, teller=Telling(tallies))), last)


def _reader(run: Run, seen: Seen) -> Callable[[tuple[int, int]], Reading]:
    """What reads one stretch, once it is known what all draws together say."""
    path = Sums(joined([block_of(run.deal, run.usual, run.appraisal, None)]), seen.counts_usual)
    usual = seen.usual
    state = business_as_usual_of(
        None if usual is None else usual.mean, 0.0 if usual is None else usual.standard_error
    )

    def read(span: tuple[int, int]) -> Reading:
        blocks = [
            block_of(
                run.deal,
                run.usual,
                run.appraisal,
                Draws(run.design, *each, run.groups),
                owed=seen.owed_without,
            )
            for each in spans_of(*span)
        ]
        sums = Sums(joined(blocks, seen.owed), seen.counts_usual)
        whole = (run.deal, run.design, run.groups, run.appraisal)
        return Reading(*whole, sums, path, *state, start=span[0])

    return read


def _in_turn(
    work: Callable[[tuple[int, int]], list[Part]], spans: list[tuple[int, int]], workers: int
) -> Iterator[list[Part]]:
    """The results in order; no more under way than there are workers, and one beside."""
    waiting: deque[Future[list[Part]]] = deque()
    with ThreadPoolExecutor(max_workers=workers) as pool:
        for span in spans:
            waiting.append(pool.submit(work, span))
            if len(waiting) > workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
