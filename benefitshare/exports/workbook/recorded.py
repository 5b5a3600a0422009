"""An array that records what is done to it, so that the engine's own code writes the formulas.

NumPy lets an object stand in for an array in its functions (`__array_ufunc__` and
`__array_function__`). A `Recorded` array takes part in the engine's calculation with the right
shape, hands every step to the tape, and answers with the next recorded array. Its own memory holds
nothing but not-a-number: an operation that passed the recording by would turn results to nothing,
not to something wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from benefitshare.exports.workbook.node import Node, Numbers
from benefitshare.exports.workbook.tape import Tape

Shape = tuple[int, ...]

_NAMES = {
    "bitwise_and": "logical_and",
    "bitwise_or": "logical_or",
    "invert": "logical_not",
    "true_divide": "divide",
}
_ALONG = {"add": "running_total", "maximum": "highest_so_far"}


class Recorded(np.ndarray[Any, Any]):
    """Stands for an array of shape (), (periods,) or (periods, 1), or one number repeated."""

    tape: Tape
    node: Node

    def __new__(cls, tape: Tape, node: Node, shape: Shape) -> Recorded:
        """A recorded array of a shape: a row's own, or any for a single number."""
        made = np.full(shape, np.nan).view(cls)
        made.tape, made.node = tape, node
        return made

    def __array_ufunc__(
        self, ufunc: np.ufunc, method: str, *inputs: object, **options: object
    ) -> object:
        """Record a ufunc. `out` is not needed: the result is what is returned."""
        if method == "accumulate":
            return along(self.tape, _ALONG[ufunc.__name__], inputs[0])
        if method != "__call__":
            raise TypeError(f"{ufunc.__name__}.{method} is not recorded")
        if ufunc is np.matmul:
            return _summed_product(self.tape, *inputs)
        if ufunc is np.square:
            return stepped(self.tape, "power", inputs[0], 2.0)
        name = _NAMES.get(ufunc.__name__, ufunc.__name__)
        if name == "isfinite":
            return stepped(self.tape, "less", inputs[0], np.inf)
        if name == "divide" and "where" in options:
            name = "quotient"
        return stepped(self.tape, name, *inputs)

    def __array_function__(
        self, func: Any, types: object, args: Iterable[Any], kwargs: Mapping[str, Any]
    ) -> object:
        """Record one of NumPy's functions."""
        from benefitshare.exports.workbook.functions import FUNCTIONS  # noqa: PLC0415

        if func not in FUNCTIONS:
            raise TypeError(f"numpy.{func.__name__} is not recorded")
        return FUNCTIONS[func](self.tape, *args, **kwargs)

    def __getitem__(self, key: object) -> object:  # type: ignore[override]
        """Part of the array: one period, all of them in another shape, or a beginning."""
        from benefitshare.exports.workbook.functions import part_of  # noqa: PLC0415

        return part_of(self, key)

    def __iter__(self) -> Iterator[Any]:
        return (self[index] for index in range(len(self)))

    # The engine's plain questions make the answer part of the structure: the workbook says so.

    def __bool__(self) -> bool:
        return bool(self.tape.guard(self._single()))

    def __float__(self) -> float:
        return self.tape.guard(self._single())

    def __int__(self) -> int:
        return int(self.tape.guard(self._single()))

    def __index__(self) -> int:
        return int(self.tape.guard(self._single()))

    def _single(self) -> Node:
        if self.node.is_row:
            raise TypeError("a row of numbers is neither true nor false")
        return self.node

    def any(self, *_: object, **__: object) -> bool:  # type: ignore[override]
        """It may come to something: what follows must be worked out."""
        return True

    def sum(self, axis: int | None = None, **_: object) -> object:  # type: ignore[override]
        """The sum over the years; over draws, of which there is one, the same numbers."""
        if self.node.is_row and axis != 1:
            total = self.tape.along("total", self.node)
            return Recorded(self.tape, total, self.shape[1:] if axis == 0 else ())
        shape = np.empty(self.shape).sum(axis=axis).shape
        count = self.size // int(np.prod(shape, dtype=int))
        return reshaped(stepped(self.tape, "multiply", self, float(count)), shape)

    def astype(self, kind: Any, *_: object, **__: object) -> Any:  # type: ignore[override]
        """A flag counts as one or nil; a whole number is cut off below."""
        return stepped(self.tape, "floor", self) if np.dtype(kind).kind == "i" else self

    def copy(self, *_: object, **__: object) -> Recorded:
        """The same: nothing recorded is ever altered."""
        return self

    def reshape(self, *shape: Any, **_: object) -> Recorded:
        """The same numbers in another shape."""
        wanted = shape[0] if isinstance(shape[0], tuple) else shape
        return cast(Recorded, reshaped(self, np.empty(self.shape).reshape(wanted).shape))


def node_of(tape: Tape, value: object) -> tuple[Node, Shape]:
    """The node of a recorded or plain value, and the shape in which it stands."""
    if isinstance(value, Recorded):
        return value.node, value.shape
    numbers = np.asarray(value)
    if numbers.dtype.kind not in "bfiu":
        raise TypeError(f"{value!r} cannot be recorded")
    plain = numbers.astype(float) if numbers.dtype.kind in "iu" else numbers
    flat = plain.reshape(-1)
    if flat.size == 1 or (flat.size and np.all(flat == flat[0])):
        return tape.constant(flat[0]), numbers.shape
    if flat.size != tape.periods:
        raise TypeError(f"an array of shape {numbers.shape} cannot be recorded")
    return tape.constant(flat), numbers.shape


def stepped(tape: Tape, operation: str, *values: object) -> object:
    """Take a step, and give it the shape that NumPy would. Plain where it is constant."""
    nodes, shapes = zip(*(node_of(tape, value) for value in values), strict=True)
    shape = np.broadcast_shapes(*shapes)
    node = tape.step(operation, *nodes)
    if node.is_row and max(shape, default=1) != int(np.prod(shape)):
        raise TypeError(f"rows and columns are mixed: {shapes}")
    return shown(tape, node, shape)


def shown(tape: Tape, node: Node, shape: Shape) -> object:
    """A node in a shape: plain numbers where it is constant, so that the engine's own shortcuts
    work as ever."""
    if node.is_constant:
        if node.is_row:
            return node.value.reshape(shape)
        return np.broadcast_to(node.value, shape) if shape else node.value[()]
    return Recorded(tape, node, shape)


def reshaped(value: object, shape: Shape) -> object:
    """The same numbers in another shape, recorded or not."""
    if not isinstance(value, Recorded):
        plain = np.asarray(value)
        one = plain.size and np.all(plain == plain.reshape(-1)[0])
        return np.broadcast_to(plain.reshape(-1)[0] if one else plain, shape)
    return Recorded(value.tape, value.node, shape)


def as_row(tape: Tape, value: object) -> Node:
    """The value as one number for each period."""
    node, _ = node_of(tape, value)
    if node.is_row:
        return node
    ones: NDArray[np.float64] = np.ones(tape.periods)
    repeated: Numbers = ones * node.value
    return tape.along("repeated", node, detail=(tape.periods,)) if repeated.size > 1 else node


def along(tape: Tape, operation: str, value: object) -> object:
    """Take a step along the years."""
    shape = node_of(tape, value)[1]
    return shown(tape, tape.along(operation, as_row(tape, value)), shape)


def _summed_product(tape: Tape, *values: object) -> object:
    """A row times a column: the sum of the products."""
    one, other = (as_row(tape, value) for value in values)
    shapes = [node_of(tape, value)[1] for value in values]
    shape = np.shape(np.matmul(*(np.empty(shape) for shape in shapes)))
    return shown(tape, tape.along("total_product", one, other), shape)
