"""Steps that change nothing, or whose result is plain, are not written down.

A formula is read by people: `x * 1`, `min(x, never)` and the like would only be in their way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from benefitshare.exports.workbook.node import Node
from benefitshare.exports.workbook.operations import work_out

if TYPE_CHECKING:
    from benefitshare.exports.workbook.tape import Tape

INF = float("inf")


def shortcut(  # noqa: PLR0911 - one return for each sort of step
    tape: Tape, operation: str, parts: tuple[Node, ...]
) -> Node | None:
    """The node that stands for a step by itself; None where the step must be taken."""
    if operation == "where":
        return _where(*parts)
    if all(part.is_constant and not part.is_row for part in parts):
        return tape.constant(work_out(operation, [part.value for part in parts]))
    if operation == "floor" and parts[0].operation == "floor":
        return parts[0]
    if len(parts) < 2:
        return None
    one, other = parts
    if operation in {"less", "less_equal", "greater", "greater_equal"}:
        return _compared(tape, operation, one, other)
    if operation in {"logical_and", "logical_or"}:
        return _of_flags(operation, one, other)
    return _arithmetic(tape, operation, one, other)


def _where(condition: Node, yes: Node, no: Node) -> Node | None:
    if yes is no:
        return yes
    if condition.is_constant and not condition.is_row:
        return yes if condition.value else no
    if yes.equals(1.0) and no.equals(0.0):
        return condition
    return None


def _compared(tape: Tape, operation: str, one: Node, other: Node) -> Node | None:
    """Whatever happens comes before never."""
    for first, second, answer in ((one, other, "less"), (other, one, "greater")):
        if second.equals(INF) and not first.may_never_come:
            return tape.constant(np.asarray(operation.startswith(answer)))
        if second.equals(-INF):
            return tape.constant(np.asarray(not operation.startswith(answer)))
    return None


def _of_flags(operation: str, one: Node, other: Node) -> Node | None:
    for first, second in ((one, other), (other, one)):
        if second.is_constant and not second.is_row:
            decides = operation == "logical_or"
            return second if bool(second.value) is decides else first
    return None


def _arithmetic(tape: Tape, operation: str, one: Node, other: Node) -> Node | None:
    match operation:
        case "add" | "subtract":
            return _sum(tape, operation, one, other)
        case "multiply":
            return _product(tape, one, other)
        case "divide" | "power":
            return _ratio_or_power(tape, operation, one, other)
        case "minimum" | "maximum":
            return _extreme(operation, one, other)
    return None


def _sum(tape: Tape, operation: str, one: Node, other: Node) -> Node | None:
    if other.equals(0.0):
        return one
    if not one.equals(0.0):
        return None
    return other if operation == "add" else tape.step("negative", other)


def _ratio_or_power(tape: Tape, operation: str, one: Node, other: Node) -> Node | None:
    if operation == "power" and other.equals(0.0):
        return tape.constant(1.0)
    if operation == "divide" and other.equals(INF):
        return tape.constant(0.0)
    return one if other.equals(1.0) or one.equals(0.0) else None


def _product(tape: Tape, one: Node, other: Node) -> Node | None:
    for first, second in ((one, other), (other, one)):
        if second.equals(0.0):
            return tape.constant(0.0)
        if second.equals(1.0):
            return first
        if second.equals(-1.0):
            return tape.step("negative", first)
    return None


def _extreme(operation: str, one: Node, other: Node) -> Node | None:
    if one is other:
        return one
    beyond = INF if operation == "minimum" else -INF
    for first, second in ((one, other), (other, one)):
        if second.equals(beyond):
            return first
        if second.equals(-beyond):
            return second
    return None
