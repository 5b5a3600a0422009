"""Where each step stands: which have a row of their own, on which sheet, in which order.

A step used once goes into the formula of its user as long as that stays short; all others have a
row of their own, so that nothing is worked out twice.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from benefitshare.exports.workbook.model import Model
from benefitshare.exports.workbook.names import TIME, Block, Named, constant_names, named
from benefitshare.exports.workbook.node import Node
from benefitshare.exports.workbook.operations import OPERATIONS

MOST_REFERENCES = 5
"""How many cells a formula may read."""
CHOICES = frozenset({"where", "quotient"})
"""Steps that are written with IF."""
PLAIN = frozenset({0.0, 1.0, -1.0, 2.0, 4.0, 6.0, 12.0, 100.0, 0.5})
"""Numbers that may stand in a formula: of the calendar, of halves, and of Simpson's rule."""
FIXED = Block(TIME, "Fixed by the export", "")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a calculation sheet."""

    node: Node
    block: Block
    words: str
    """A name of its own, or what the code calls it, or what it is a step of."""


@dataclass(slots=True)
class Plan:
    """Every row, by sheet and block, in order."""

    rows: dict[str, dict[Block, list[Row]]] = field(default_factory=dict)
    placed: set[int] = field(default_factory=set)
    """The numbers of the steps that have a row."""


def plan_of(model: Model, nodes: Mapping[int, Node]) -> Plan:
    """Find a place for each of the steps, by their numbers."""
    names = [each for each in named(model) if each.node.number in nodes]
    placed = _placed(nodes, {each.node.number for each in names if each.needs_row})
    plan = Plan(placed=set(placed))
    for row in _rows(nodes, names, placed, constant_names(model)):
        plan.rows.setdefault(row.block.sheet, {}).setdefault(row.block, []).append(row)
    for blocks in plan.rows.values():
        for rows in blocks.values():
            rows.sort(key=lambda row: row.node.number)
    return plan


def is_plain(node: Node) -> bool:
    """Whether a constant may stand in a formula: a small whole number, or a half."""
    return node.is_constant and not node.is_row and float(node.value) in PLAIN


def reached(wanted: Iterable[Node]) -> dict[int, Node]:
    """The wanted steps and all that they are made of, by number, in order."""
    found: dict[int, Node] = {}
    waiting = list(wanted)
    while waiting:
        node = waiting.pop()
        if node.number not in found:
            found[node.number] = node
            waiting.extend(node.parts)
    return dict(sorted(found.items()))


def _placed(nodes: Mapping[int, Node], names: set[int]) -> set[int]:
    """The steps that need a row of their own."""
    users: defaultdict[int, int] = defaultdict(int)
    for node in nodes.values():
        for part in node.parts:
            users[part.number] += 1
    placed = {number for number in names if not nodes[number].is_leaf}
    placed |= {node.number for node in nodes.values() if _needs_a_cell(node, users[node.number])}
    weights: dict[int, int] = {}
    choosing: set[int] = set()
    for node in nodes.values():
        placed |= {part.number for part in node.parts if _must_be_read(node, part)}
        _lighten(node, placed, weights)
        _unnest(node, placed, choosing)
    return placed


def _unnest(node: Node, placed: set[int], choosing: set[int]) -> None:
    """No choice inside a choice: the inner one has a row of its own."""
    inner = {part.number for part in node.parts if part.number in choosing - placed}
    if node.operation in CHOICES:
        placed |= inner
    if node.operation in CHOICES or inner:
        choosing.add(node.number)


def _needs_a_cell(node: Node, users: int) -> bool:
    if node.operation in {"running_total", "highest_so_far"}:
        return True
    if node.is_constant:
        return not is_plain(node)
    return users > 1 and not node.is_leaf and not _is_reference(node)


def _is_reference(node: Node) -> bool:
    """Whether it only reads another cell."""
    return node.operation in {"of_period", "repeated", "negative"}


def _must_be_read(node: Node, part: Node) -> bool:
    """Whether a part must be a cell or row: it is read more than once, as a row, or in each
    year again."""
    if part.is_leaf or (part.operation == "repeated" and not _along(node)):
        return False
    by_reference = node.operation in OPERATIONS and OPERATIONS[node.operation].by_reference
    return _along(node) or by_reference


def _along(node: Node) -> bool:
    return node.operation not in OPERATIONS and node.operation != "repeated"


def _lighten(node: Node, placed: set[int], weights: dict[int, int]) -> None:
    """Give parts rows of their own until the formula reads few enough cells."""

    def weight(part: Node) -> int:
        if part.is_constant and is_plain(part):
            return 0
        return 1 if part.number in placed or part.is_leaf else weights[part.number]

    for part in sorted(node.parts, key=weight, reverse=True):
        once_a_year = node.is_row and not part.is_row and weight(part) > 1
        too_many = sum(weight(each) for each in node.parts) > MOST_REFERENCES
        if (once_a_year or too_many) and weight(part) > 1:
            placed.add(part.number)
    weights[node.number] = sum(weight(each) for each in node.parts)


def _rows(
    nodes: Mapping[int, Node], names: list[Named], placed: set[int], constants: Mapping[float, str]
) -> Iterator[Row]:
    """Rows with the block of the first name that needs them."""
    seen: set[int] = set()
    words = {**_workings(nodes), **_constants(nodes, constants)}
    words |= {each.node.number: each.words for each in reversed(names) if each.words}
    for each in names:
        waiting = [each.node]
        while waiting:
            node = waiting.pop()
            if node.number in seen:
                continue
            seen.add(node.number)
            waiting.extend(node.parts)
            if node.number in placed:
                yield _row(node, each.block, words)
    for node in nodes.values():
        if node.number in placed and node.number not in seen:
            yield _row(node, FIXED, words)


def _workings(nodes: Mapping[int, Node]) -> dict[int, str]:
    """Steps towards what the code calls by a name, where the name is the last step's."""
    return {
        part.number: f"{part.whence.name or part.whence.words}: working"
        for node in nodes.values()
        for part in node.parts
        if part.whence == node.whence and not part.is_leaf
    }


def _constants(nodes: Mapping[int, Node], known: Mapping[float, str]) -> dict[int, str]:
    """What the constants of the method are."""
    return {
        node.number: known[float(node.value)]
        for node in nodes.values()
        if node.is_constant and not node.is_row and float(node.value) in known
    }


def _row(node: Node, block: Block, words: Mapping[int, str]) -> Row:
    said = words.get(node.number) or node.whence.name or node.whence.words
    return Row(node, FIXED if node.is_constant else block, said)
