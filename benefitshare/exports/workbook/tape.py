"""The tape on which a calculation is recorded: every step once, in order."""

from dataclasses import dataclass

import numpy as np

from benefitshare.exports.workbook.node import NOWHERE, Node, Numbers, Whence
from benefitshare.exports.workbook.operations import work_out
from benefitshare.exports.workbook.shortcuts import shortcut
from benefitshare.exports.workbook.whence import whence


@dataclass(frozen=True, slots=True)
class Guard:
    """What the calculation took for granted: that a step comes to what it came to then."""

    node: Node
    value: float


class Tape:
    """Makes nodes, each but once, and remembers them in order."""

    def __init__(self, periods: int) -> None:
        self.periods = periods
        self.nodes: list[Node] = []
        self.guards: dict[int, Guard] = {}
        self._known: dict[tuple[object, ...], Node] = {}
        self._given: dict[bytes, Node] = {}

    # Leaves.

    def input(self, name: str, value: float) -> Node:
        """A number that the user may change."""
        return self._made("input", (), (name,), np.asarray(float(value)), NOWHERE)

    def given(self, name: str, value: Numbers) -> Node:
        """A row or cell that stands on a sheet already. The same numbers, met as a constant row,
        are this row."""
        node = self._made("given", (), (name,), np.asarray(value), NOWHERE)
        if node.is_row:
            self._given[_key(node.value)] = node
        return node

    def constant(self, value: Numbers | float) -> Node:
        """A number of the method, or a row of them. Shape () or (periods,)."""
        numbers = np.asarray(value)
        if numbers.ndim == 1:
            known = self._given.get(_key(numbers.astype(float)))
            return known if known is not None else self._counted(numbers)
        return self._made("constant", (), (_key(numbers),), numbers, whence())

    def _counted(self, row: Numbers) -> Node:
        """A row that only counts up or down, written with the row that counts."""
        counting = self._given.get(_key(np.arange(self.periods, dtype=float)))
        offset = row.astype(float) - np.arange(self.periods)
        if counting is not None and row.dtype != bool and np.ptp(offset) == 0.0:
            return self._made("add", (counting, self.constant(offset[0])), (), row, whence())
        if counting is not None and np.array_equal(row, -counting.value.astype(float)):
            return self._made("negative", (counting,), (), row, whence())
        return self._made("constant", (), (_key(row),), row, whence())

    # Steps.

    def step(self, operation: str, *parts: Node) -> Node:
        """A step that works on each period by itself."""
        found = shortcut(self, operation, parts)
        if found is not None:
            return found
        value = work_out(operation, [part.value for part in parts])
        never = operation in _KEEP_TIMES and any(part.may_never_come for part in parts)
        return self._made(operation, parts, (), value, whence(), never)

    def along(self, operation: str, *parts: Node, detail: tuple[object, ...] = ()) -> Node:
        """A step that looks along the years."""
        value = work_out(operation, [part.value for part in parts], detail)
        never = any(part.may_never_come for part in parts)
        return self._made(operation, parts, detail, value, whence(), never)

    def guard(self, node: Node) -> float:
        """The present value, on which the calculation now depends."""
        value = float(node.value)
        self.guards[node.number] = Guard(node, value)
        return value

    def _made(
        self,
        operation: str,
        parts: tuple[Node, ...],
        detail: tuple[object, ...],
        value: Numbers,
        why: Whence,
        may_never_come: bool = False,
    ) -> Node:
        key = (operation, *(part.number for part in parts), *detail)
        if key not in self._known:
            never = may_never_come or (operation == "constant" and not np.all(np.isfinite(value)))
            node = Node(len(self.nodes), operation, parts, detail, value, why, never)
            self.nodes.append(node)
            self._known[key] = node
        return self._known[key]


_KEEP_TIMES = frozenset({"where", "minimum", "maximum", "add", "subtract"})


def again(nodes: list[Node], changed: dict[str, float]) -> dict[int, Numbers]:
    """Every node's value for other inputs, by its number: what the workbook would come to.

    `changed` gives inputs (and given cells) by name; the rest stay as they are.
    """
    values: dict[int, Numbers] = {}
    for node in nodes:
        if node.is_leaf:
            name = str(node.detail[0]) if node.operation != "constant" else ""
            values[node.number] = np.asarray(changed[name]) if name in changed else node.value
        else:
            parts = [values[part.number] for part in node.parts]
            values[node.number] = work_out(node.operation, parts, node.detail)
    return values


def _key(numbers: Numbers) -> bytes:
    return numbers.dtype.kind.encode() + numbers.tobytes()
