"""Trades: a step for the NHS against a step for the supplier that leave both better off, and why
there is anything to gain by them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from pydantic import ValidationError

from benefitshare.ledger import FloatArray
from benefitshare.negotiation.effects import Effect, effect, sure, tail
from benefitshare.negotiation.sides import Side, Table, Worth
from benefitshare.negotiation.trading.reasons import Why, why
from benefitshare.negotiation.trading.steps import Step
from benefitshare.problems import DealProblems
from benefitshare.valuation.statistics import standard_error

MOST_TRADES = 3
"""How many trades are looked for on each measure."""
MOST_TRIALS = 5
"""How many of the likeliest are tried on each measure."""
SMALLEST_PART = 0.05
"""The least part of a step that is worth trading."""

On = Literal["mean", "cautious"]


@dataclass(frozen=True, slots=True, eq=False)
class Move:
    """A step that has been taken, and what the deal is then worth draw by draw."""

    step: Step
    by: float
    """How many steps; fewer than nought are downwards."""
    worth: Worth


@dataclass(frozen=True, slots=True)
class Part:
    """One half of a trade."""

    step: Step
    by: float
    """How many steps."""

    @property
    def to(self) -> float:
        """Where the value then stands."""
        return self.step.at(self.by)


@dataclass(frozen=True, slots=True)
class Trade:
    """What the NHS side gets and gives up, run together: what each side gains."""

    gets: Part
    gives: Part | None
    """None where one step alone leaves both better off."""
    nhs: Effect
    supplier: Effect
    why: Why
    on: On
    """Whether both gain in expectation, or both are safer and neither expects less."""


@dataclass(frozen=True, slots=True)
class _Offer:
    """A trade that looks likely from its two steps apart."""

    gets: Part
    gives: Part | None
    each_gains: float

    @property
    def terms(self) -> frozenset[str]:
        """The terms that it moves."""
        return frozenset(part.step.term for part in (self.gets, self.gives) if part is not None)


def trades(
    table: Table, base_changes: Mapping[str, object], base: Worth, moves: Sequence[Move]
) -> tuple[Trade, ...]:
    """The trades after which both sides are surely better off, run and not only added up.

    First those in which both gain in expectation, then those in which the worst fifth of both
    improves and neither expects less.
    """
    found: list[Trade] = []
    measures: tuple[On, ...] = ("mean", "cautious")
    for on in measures:
        known = {_terms(trade) for trade in found}
        kept = 0
        for offer in _promising(base, moves, on, known):
            trade = _run(table, base_changes, base, offer, on)
            if trade is not None and _suits_both(trade):
                found.append(trade)
                kept += 1
            if kept == MOST_TRADES:
                break
    return tuple(found)


def _terms(trade: Trade) -> frozenset[str]:
    return _Offer(trade.gets, trade.gives, 0.0).terms


def _promising(
    base: Worth, moves: Sequence[Move], on: On, known: set[frozenset[str]]
) -> Iterator[_Offer]:
    """The likeliest trades, the best first; each term is asked for once."""
    offers = sorted(_offers(base, moves, on), key=lambda offer: -offer.each_gains)
    asked: list[str] = []
    for offer in offers:
        term = offer.gets.step.term
        if offer.terms not in known and term not in asked and len(asked) < MOST_TRIALS:
            asked.append(term)
            yield offer


def _offers(base: Worth, moves: Sequence[Move], on: On) -> Iterator[_Offer]:
    """Trades whose steps, added up, leave both sides surely better off."""
    nhs = [_gain(base, move, "nhs", on) for move in moves]
    supplier = [_gain(base, move, "supplier", on) for move in moves]
    for place, move in enumerate(moves):
        mine, theirs = nhs[place], supplier[place]
        if _surely_up(mine) and _surely_up(theirs):
            yield _Offer(Part(move.step, move.by), None, min(_mean(mine), _mean(theirs)))
        elif _surely_up(mine) and _mean(theirs) < 0:
            for other, back in enumerate(moves):
                if back.step.term != move.step.term:
                    yield from _pair(move, back, (mine, theirs), (nhs[other], supplier[other]))


def _pair(
    gets: Move,
    gives: Move,
    got: tuple[FloatArray, FloatArray],
    given: tuple[FloatArray, FloatArray],
) -> Iterator[_Offer]:
    """So much of one step for so much of the other that both sides gain alike."""
    (mine, theirs), (cost, relief) = (map(_mean, got), map(_mean, given))
    if cost >= 0 or relief <= 0:
        return
    # Of `gives` for a whole step of `gets`; a larger part than the whole shrinks the other.
    parts = (mine - theirs) / (relief - cost)
    scale = max(parts, 1.0)
    get, give = _round(1.0 / scale), _round(parts / scale)
    if min(get, give) < SMALLEST_PART:
        return
    nhs, supplier = get * got[0] + give * given[0], get * got[1] + give * given[1]
    if _surely_up(nhs) and _surely_up(supplier):
        yield _Offer(
            Part(gets.step, gets.by * get),
            Part(gives.step, gives.by * give),
            min(_mean(nhs), _mean(supplier)),
        )


def _gain(base: Worth, move: Move, side: Side, on: On) -> FloatArray:
    before, after = base.of(side), move.worth.of(side)
    return after - before if on == "mean" else tail(after) - tail(before)


def _mean(gain: FloatArray) -> float:
    return float(np.mean(gain))


def _surely_up(gain: FloatArray) -> bool:
    mean = _mean(gain)
    return mean > 0 and sure(mean, standard_error(gain))


def _round(part: float) -> float:
    """A part of a step, to two figures."""
    return float(f"{part:.2g}")


def _run(
    table: Table, base_changes: Mapping[str, object], base: Worth, offer: _Offer, on: On
) -> Trade | None:
    """The two steps taken together; nothing where the deal's own rules forbid that."""
    changes = dict(base_changes)
    for part in (offer.gets, offer.gives):
        changes |= {} if part is None else part.step.moved(part.by) or {}
    try:
        worth = table.worth(changes)
    except (DealProblems, ValidationError):
        return None
    return Trade(
        gets=offer.gets,
        gives=offer.gives,
        nhs=effect(base.nhs, worth.nhs),
        supplier=effect(base.supplier, worth.supplier),
        why=why(base, worth),
        on=on,
    )


def _suits_both(trade: Trade) -> bool:
    sides = (trade.nhs, trade.supplier)
    if trade.why.is_at_others_cost:
        return False
    if trade.on == "mean":
        return all(side.is_sure and side.mean > 0 for side in sides)
    safer = all(side.cautious > 0 and sure(side.cautious, side.cautious_error) for side in sides)
    return safer and not any(side.is_sure and side.mean < 0 for side in sides)
