"""What one step in each term is worth to each side, and in steps of the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations
from typing import Literal

import numpy as np
from pydantic import ValidationError

from benefitshare.negotiation.effects import Effect, Ratio, effect, ratio
from benefitshare.negotiation.sides import Interests, Measure, Side, Table, Worth, measure
from benefitshare.negotiation.trading.assumptions import Halves, Mover, halves, movers
from benefitshare.negotiation.trading.steps import Step, settled
from benefitshare.negotiation.trading.trades import Move, Trade, trades
from benefitshare.problems import DealProblems

Direction = Literal["more", "less"]
SIDES: tuple[Side, Side] = ("nhs", "supplier")
DIRECTIONS: Mapping[Direction, int] = {"more": 1, "less": -1}


@dataclass(frozen=True, slots=True)
class Moved:
    """One step of a term, up or down, and what it is worth to each side."""

    step: Step
    direction: Direction
    to: float
    nhs: Effect
    supplier: Effect

    def of(self, side: Side) -> Effect:
        """What it is worth to one side."""
        return self.nhs if side == "nhs" else self.supplier


@dataclass(frozen=True, slots=True)
class Rate:
    """What one step is worth to a side in steps of another term, both in one direction."""

    of: str
    """Path of the step that is worth so much."""
    in_: str
    """Path of the step that it is counted in."""
    direction: Direction
    side: Side
    ratio: Ratio | None
    """None where the divisor is within two standard errors of nil: not defined."""
    movers: tuple[Mover, ...] = ()
    """The assumptions that move it most."""


@dataclass(frozen=True, slots=True)
class Tradeoffs:
    """What both sides make of a step in each term."""

    interests: Interests
    draws: int
    settled: Mapping[str, object]
    """What is set at its mean before any step is taken, since it is negotiated."""
    nhs: Measure
    supplier: Measure
    """The deal from which the steps are taken."""
    has_view: bool
    """Whether the supplier's side is as it sees the deal itself: our estimate of theirs."""
    steps: tuple[Step, ...]
    moved: tuple[Moved, ...]
    rates: tuple[Rate, ...]
    trades: tuple[Trade, ...]
    refused: Mapping[str, str] = field(default_factory=dict)
    """Steps that cannot be taken, by path, and why."""
    projections: int = 0

    def step_of(self, path: str) -> Step:
        """The step of a path."""
        return next(step for step in self.steps if step.path == path)

    def moved_by(self, path: str, direction: Direction) -> Moved | None:
        """A step in one direction, where it can be taken."""
        found = (each for each in self.moved if each.step.path == path)
        return next((each for each in found if each.direction == direction), None)

    def rate(self, of: str, in_: str, side: Side, direction: Direction = "more") -> Rate | None:
        """One rate of exchange, where both steps can be taken."""
        wanted = of, in_, side, direction
        found = ((each.of, each.in_, each.side, each.direction) == wanted for each in self.rates)
        return next((rate for rate, fits in zip(self.rates, found, strict=True) if fits), None)


def tradeoffs(table: Table, steps: Sequence[Step], draws: int) -> Tradeoffs:
    """Take every step up and down, and set what it is worth against the others.

    `table` has to look behind what it values. Raises as `Table.worth` does for the deal itself;
    a step that the deal's own rules forbid is told as refused.
    """
    base_changes = settled(table.deal, steps)
    base = table.worth(base_changes)
    moves, refused = _moves(table, steps, base_changes)
    split = halves(table.deal.changed(base_changes), draws, table.seed)
    return Tradeoffs(
        interests=table.interests,
        draws=draws,
        settled=base_changes,
        nhs=measure(base.nhs),
        supplier=measure(base.supplier),
        has_view=table.has_view,
        steps=tuple(steps),
        moved=tuple(_moved(move, base) for move in moves),
        rates=tuple(_rates(moves, base, split)),
        trades=trades(table, base_changes, base, moves),
        refused=refused,
        projections=table.valued,
    )


def _moves(
    table: Table, steps: Sequence[Step], base: Mapping[str, object]
) -> tuple[list[Move], dict[str, str]]:
    moves, refused = [], dict[str, str]()
    for step in steps:
        for direction in DIRECTIONS.values():
            changes = step.moved(direction)
            if changes is None:
                continue
            try:
                worth = table.worth({**base, **changes})
            except (DealProblems, ValidationError) as problem:
                refused[step.path] = _why(problem)
            else:
                moves.append(Move(step, direction, worth))
    return moves, refused


def _why(problem: DealProblems | ValidationError) -> str:
    if isinstance(problem, DealProblems):
        return problem.problems[0].message
    return str(problem.errors()[0]["msg"])


def _moved(move: Move, base: Worth) -> Moved:
    direction: Direction = "more" if move.by > 0 else "less"
    return Moved(
        step=move.step,
        direction=direction,
        to=move.step.at(move.by),
        nhs=effect(base.nhs, move.worth.nhs),
        supplier=effect(base.supplier, move.worth.supplier),
    )


def _rates(moves: Sequence[Move], base: Worth, split: Halves) -> Iterator[Rate]:
    """Every step in units of every other of the same direction, for each side."""
    for direction, sign in DIRECTIONS.items():
        same = [move for move in moves if np.sign(move.by) == sign]
        for side in SIDES:
            worths = [move.worth.of(side) - base.of(side) for move in same]
            for of, in_ in permutations(range(len(same)), 2):
                rate = ratio(worths[of], worths[in_])
                moving = () if rate is None else movers(worths[of], worths[in_], split)
                paths = same[of].step.path, same[in_].step.path
                yield Rate(*paths, direction, side, rate, moving)
