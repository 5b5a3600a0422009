"""A step written as a formula: what it reads, where it stands, and brackets only where needed."""

from collections.abc import Mapping
from dataclasses import dataclass

from benefitshare.exports.workbook.grid import (
    FIRST_YEAR_COLUMN,
    PERIOD_ROW,
    VALUE_COLUMN,
    YEAR_ROW,
    column_name,
)
from benefitshare.exports.workbook.model import PERIOD, YEAR
from benefitshare.exports.workbook.node import Node
from benefitshare.exports.workbook.operations import (
    ATOM,
    COMPARISON,
    OPERATIONS,
    PRODUCT,
    ROW_OPERATIONS,
    SUM,
)

SUMS = frozenset({"change", "running_total"})
"""Steps along the years that are written as a sum."""
NEVER = 999_999.0
"""A year that never comes."""


@dataclass(frozen=True, slots=True)
class Position:
    """The row of a sheet in which a step stands, counted from nought."""

    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class _Text:
    """A part of a formula."""

    text: str
    binds: int = ATOM
    is_logical: bool = False


@dataclass(frozen=True, slots=True)
class Formulas:
    """Writes formulas, given where everything stands."""

    positions: Mapping[int, Position]
    """By the number of the step."""
    periods: int

    def formula(self, node: Node, sheet: str, row: int, column: int | None = None) -> str:
        """The formula of a step in a cell of a sheet; `column` is its year's, None for a single
        number."""
        cell = _Cell(self, sheet, row, column)
        return "=" + cell.as_number(cell.worked_out(node)).text

    def reference(self, node: Node, sheet: str, row: int, column: int | None = None) -> str:
        """A formula that shows the step, wherever it stands."""
        cell = _Cell(self, sheet, row, column)
        return "=" + cell.as_number(cell.read(node)).text

    def range_of(self, node: Node, sheet: str) -> str:
        """All the years of a step; where there is but one year, its single cell or number."""
        if not node.is_row:
            return _Cell(self, sheet, 0, None).read(node).text
        return self.years_of(self.positions[node.number], sheet)

    def years_of(self, at: Position, sheet: str) -> str:
        """All the years of a row."""
        first = column_name(FIRST_YEAR_COLUMN)
        last = column_name(FIRST_YEAR_COLUMN + self.periods - 1)
        return f"{prefix(at.sheet, sheet)}${first}${at.row + 1}:${last}${at.row + 1}"


def prefix(sheet: str, here: str) -> str:
    """What names another sheet in a formula; nothing for the same."""
    return "" if sheet == here else f"'{sheet}'!"


@dataclass(frozen=True, slots=True)
class _Cell:
    """The cell for which a formula is written."""

    formulas: Formulas
    sheet: str
    row: int
    column: int | None

    def read(self, node: Node) -> _Text:
        """A part: the cell where it stands, or worked out in place."""
        if node.is_leaf and node.operation == "given" and node.detail[0] in (PERIOD, YEAR):
            line = PERIOD_ROW if node.detail[0] == PERIOD else YEAR_ROW
            assert self.column is not None
            return _Text(f"{column_name(self.column)}${line + 1}")
        if node.number in self.formulas.positions:
            return _Text(self._at(node))
        return self.worked_out(node)

    def worked_out(self, node: Node) -> _Text:
        """What a step does to its parts."""
        if node.is_leaf:
            return self._leaf(node)
        if node.operation == "repeated":
            return self.read(node.parts[0])
        if node.operation not in OPERATIONS:
            return _Text(self._along(node), SUM if node.operation in SUMS else ATOM)
        operation = OPERATIONS[node.operation]
        logical = node.operation.startswith("logical")
        texts = []
        for index, part in enumerate(node.parts):
            told = self.read(part)
            if logical or (node.operation == "where" and index == 0):
                texts.append(told.text if told.is_logical else f"{told.text}=1")
                continue
            wants = operation.wants[index] if operation.wants else 0
            told = self.as_number(told)
            texts.append(_bracketed(told, wants, first=index == 0) if wants else told.text)
        return _Text(operation.formula.format(*texts), operation.binds, operation.is_flag)

    def as_number(self, told: _Text) -> _Text:
        """A yes or no as one or nought."""
        if not told.is_logical:
            return told
        inner = f"({told.text})" if told.binds == COMPARISON else told.text
        return _Text(f"1*{inner}", PRODUCT)

    def _leaf(self, node: Node) -> _Text:
        if not node.is_constant:
            return _Text(self._at(node))
        return _Text(f"{float(node.value):g}")

    def _at(self, node: Node) -> str:
        at = self.formulas.positions[node.number]
        name = prefix(at.sheet, self.sheet)
        if not node.is_row:
            return f"{name}${column_name(VALUE_COLUMN)}${at.row + 1}"
        assert self.column is not None, f"a row is read in a single cell: {node}"
        return f"{name}{column_name(self.column)}{at.row + 1}"

    def _along(self, node: Node) -> str:
        source, *others = node.parts
        row = "" if not source.is_row else self.formulas.range_of(source, self.sheet)
        match node.operation:
            case "of_period":
                return self._one_year(source, int(str(node.detail[0])))
            case "picked":
                return f"INDEX({row},{self.as_number(self.read(others[0])).text}+1)"
            case "later":
                return self._later(source, row, int(str(node.detail[0])))
            case "total_product":
                other = self.formulas.range_of(others[0], self.sheet)
                return f"SUMPRODUCT({row},{other})"
        if not ROW_OPERATIONS[node.operation].gives_row:
            return ROW_OPERATIONS[node.operation].formula.format(row=row)
        before = self._before(source)
        if node.operation != "change":  # a running sum reads its own cell of the year before
            before = f"{column_name(self._year() - 1)}{self.row + 1}"
        here = self._at(source)
        return ROW_OPERATIONS[node.operation].formula.format(before=before, here=here)

    def _later(self, source: Node, row: str, years: int) -> str:
        if years == 1:
            return self._before(source)
        count = f"{column_name(self._year())}${PERIOD_ROW + 1}"
        return f"IF({count}>={years},INDEX({row},{count}-{years}+1),0)"

    def _before(self, source: Node) -> str:
        """The year before; the column before the first year is empty, and so counts as nought."""
        at = self.formulas.positions[source.number]
        return f"{prefix(at.sheet, self.sheet)}{column_name(self._year() - 1)}{at.row + 1}"

    def _one_year(self, source: Node, period: int) -> str:
        at = self.formulas.positions[source.number]
        column = column_name(FIRST_YEAR_COLUMN + period)
        return f"{prefix(at.sheet, self.sheet)}${column}${at.row + 1}"

    def _year(self) -> int:
        assert self.column is not None
        return self.column


def _bracketed(told: _Text, wants: int, *, first: bool) -> str:
    if told.binds < wants or (told.text.startswith("-") and not first):
        return f"({told.text})"
    return told.text
