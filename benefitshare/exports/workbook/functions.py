"""NumPy's functions, as a recorded array answers them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from benefitshare.exports.workbook.recorded import (
    Recorded,
    Shape,
    along,
    as_row,
    node_of,
    reshaped,
    shown,
    stepped,
)
from benefitshare.exports.workbook.tape import Tape


class Beginning:
    """The first periods of a row, to be put behind others."""

    def __init__(self, whole: Recorded) -> None:
        self.whole = whole

    def __array_function__(self, func: Any, types: object, args: Any, kwargs: Any) -> object:
        """Only joining is of use."""
        return FUNCTIONS[func](self.whole.tape, *args, **kwargs)


class Stack:
    """Several recorded arrays of one shape, one upon the other."""

    def __init__(self, parts: Sequence[object]) -> None:
        self.parts = tuple(parts)

    def __iter__(self) -> Iterator[object]:
        return iter(self.parts)

    def __array_function__(self, func: Any, types: object, args: Any, kwargs: Any) -> object:
        """Only sorting is of use."""
        tape = next(part.tape for part in self.parts if isinstance(part, Recorded))
        return FUNCTIONS[func](tape, *args, **kwargs)


def part_of(array: Recorded, key: Any) -> object:
    """Part of an array: one period, all of them in another shape, or a beginning."""
    tape, node = array.tape, array.node
    if not node.is_row:
        return Recorded(tape, node, np.empty(array.shape)[key].shape)
    places = np.arange(tape.periods).reshape(array.shape)[key]
    found = np.asarray(places)
    if found.size == 1:
        one = tape.along("of_period", node, detail=(int(found.reshape(-1)[0]),))
        return Recorded(tape, one, found.shape)
    if found.size == tape.periods:
        return Recorded(tape, node, found.shape)
    if np.array_equal(found.reshape(-1), np.arange(found.size)):
        return Beginning(array)
    raise TypeError(f"part {key!r} of a row is not recorded")


def _where(tape: Tape, condition: object, yes: object, no: object) -> object:
    return stepped(tape, "where", condition, yes, no)


def _clip(tape: Tape, value: object, low: object, high: object) -> object:
    above = value if low is None else stepped(tape, "maximum", value, low)
    return above if high is None else stepped(tape, "minimum", above, high)


def _mean(tape: Tape, value: object) -> object:
    node, _ = node_of(tape, value)
    if node.is_row:
        raise TypeError("the mean of a row is not recorded")
    return shown(tape, node, ())


def _sum(tape: Tape, value: Any, axis: int | None = None, **_: object) -> object:
    return value.sum(axis=axis)


def _running_total(tape: Tape, value: object, axis: int = 0) -> object:
    return along(tape, "running_total", value)


def _change(tape: Tape, value: object, axis: int = 0, prepend: float = 0.0) -> object:
    assert prepend == 0.0
    return along(tape, "change", value)


def _take(tape: Tape, values: object, period: object) -> object:
    """The numbers of the periods named; past the last, the last (as the engine sees to)."""
    place, shape = node_of(tape, period)
    return shown(tape, tape.along("picked", as_row(tape, values), place), shape)


def _take_along(tape: Tape, values: object, period: object, axis: int = 0) -> object:
    assert axis == 0
    return _take(tape, values, period)


def _first(tape: Tape, value: Any, axis: int = 0) -> object:
    return Recorded(tape, tape.along("first", as_row(tape, value)), value.shape[1:])


def _broadcast(tape: Tape, value: object, shape: Shape) -> object:
    return reshaped(value, tuple(shape))


def _broadcast_all(tape: Tape, *values: object) -> tuple[object, ...]:
    shape = np.broadcast_shapes(*(np.shape(np.empty(node_of(tape, one)[1])) for one in values))
    return tuple(reshaped(one, shape) for one in values)


def _joined(tape: Tape, parts: Sequence[Any], axis: int = 0) -> object:
    """Nothing for some periods, then the beginning of a row: the same row so many years later."""
    nothing, beginning = parts
    assert isinstance(beginning, Beginning) or not np.any(nothing)
    whole = beginning.whole if isinstance(beginning, Beginning) else beginning
    row = as_row(tape, whole)
    return shown(tape, tape.along("later", row, detail=(len(nothing),)), (tape.periods, 1))


def _sorted(tape: Tape, stack: Stack, axis: int = 0) -> Stack:
    """From the lowest to the highest, by exchanging neighbours."""
    parts = list(stack)
    for end in range(len(parts) - 1, 0, -1):
        for index in range(end):
            low, high = parts[index], parts[index + 1]
            parts[index] = stepped(tape, "minimum", low, high)
            parts[index + 1] = stepped(tape, "maximum", low, high)
    return Stack(parts)


def _selected(tape: Tape, conditions: Sequence[object], choices: Sequence[object]) -> object:
    """The choice whose condition holds, of conditions that exclude each other: a sum of flags."""
    total: object = 0.0
    for condition, choice in zip(conditions, choices, strict=True):
        total = stepped(tape, "add", total, stepped(tape, "multiply", condition, choice))
    return total


def _whole(tape: Tape, value: object, **_: object) -> object:
    return _mean(tape, value)


def _at_least_one_dimension(tape: Tape, value: Any) -> object:
    return value if value.ndim else reshaped(value, (1,))


FUNCTIONS: dict[Callable[..., Any], Callable[..., object]] = {
    np.where: _where,
    np.clip: _clip,
    np.mean: _mean,
    np.sum: _sum,
    np.cumsum: _running_total,
    np.diff: _change,
    np.take_along_axis: _take_along,
    np.argmax: _first,
    np.broadcast_to: _broadcast,
    np.broadcast_arrays: _broadcast_all,
    np.concatenate: _joined,
    np.stack: lambda tape, parts, axis=0: Stack(parts),
    np.sort: _sorted,
    np.select: _selected,
    np.min: _whole,
    np.max: _whole,
    np.atleast_1d: _at_least_one_dimension,
    np.ones_like: lambda tape, value: np.ones(value.shape),
    np.zeros_like: lambda tape, value: np.zeros(value.shape),
    np.shape: lambda tape, value: np.ndarray.shape.__get__(value),
    np.all: lambda tape, value: stepped(tape, "not_equal", value, 0.0),
}
