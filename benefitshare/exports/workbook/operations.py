"""What a step may be: the same thing once in numbers, for checking, and once as a formula.

The numbers that a workbook shows come from the engine's own NumPy calls; the functions here are
those calls by name, with which a recorded model can be worked out again for other inputs.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from benefitshare.exports.workbook.node import Numbers

ATOM, POWER, PRODUCT, SUM, COMPARISON = 5, 4, 3, 2, 1
"""How tightly an operation binds its parts."""


@dataclass(frozen=True, slots=True)
class Operation:
    """A step that works on each period by itself."""

    work_out: Callable[..., Numbers]
    formula: str
    """How it is written, with {0}, {1} for its parts."""
    binds: int = ATOM
    """How tightly its result binds."""
    wants: tuple[int, ...] = ()
    """How tightly each part must bind not to need brackets; an atom's parts need none."""
    is_flag: bool = False
    """Whether it says yes or no."""
    by_reference: bool = False
    """Whether its parts must be cells or rows, because each is read more than once or as a row."""


def _quotient(part: Numbers, whole: Numbers) -> Numbers:
    shape = np.broadcast_shapes(np.shape(part), np.shape(whole))
    return np.divide(part, whole, out=np.zeros(shape), where=np.asarray(whole > 0.0))


def _comparison(work_out: Callable[..., Numbers], sign: str) -> Operation:
    return Operation(work_out, f"{{0}}{sign}{{1}}", COMPARISON, (SUM, SUM), is_flag=True)


def _of_logic(work_out: Callable[..., Numbers], formula: str) -> Operation:
    return Operation(work_out, formula, is_flag=True)


OPERATIONS: dict[str, Operation] = {
    "add": Operation(np.add, "{0}+{1}", SUM, (SUM, SUM)),
    "subtract": Operation(np.subtract, "{0}-{1}", SUM, (SUM, PRODUCT)),
    "multiply": Operation(np.multiply, "{0}*{1}", PRODUCT, (PRODUCT, PRODUCT)),
    "divide": Operation(np.divide, "{0}/{1}", PRODUCT, (PRODUCT, POWER)),
    "quotient": Operation(_quotient, "IF({1}>0,{0}/{1},0)", by_reference=True),
    "power": Operation(np.power, "{0}^{1}", POWER, (ATOM, ATOM)),
    "negative": Operation(np.negative, "-1*{0}", PRODUCT, (PRODUCT,)),
    "minimum": Operation(np.minimum, "MIN({0},{1})"),
    "maximum": Operation(np.maximum, "MAX({0},{1})"),
    "exp": Operation(np.exp, "EXP({0})"),
    "log": Operation(np.log, "LN({0})"),
    "log1p": Operation(np.log1p, "LN(1+{0})", ATOM, (SUM,)),
    "sqrt": Operation(np.sqrt, "SQRT({0})"),
    "absolute": Operation(np.absolute, "ABS({0})"),
    "floor": Operation(np.floor, "INT({0})"),
    "less": _comparison(np.less, "<"),
    "less_equal": _comparison(np.less_equal, "<="),
    "greater": _comparison(np.greater, ">"),
    "greater_equal": _comparison(np.greater_equal, ">="),
    "equal": _comparison(np.equal, "="),
    "not_equal": _comparison(np.not_equal, "<>"),
    "logical_and": _of_logic(np.logical_and, "AND({0},{1})"),
    "logical_or": _of_logic(np.logical_or, "OR({0},{1})"),
    "logical_not": _of_logic(np.logical_not, "NOT({0})"),
    "where": Operation(np.where, "IF({0},{1},{2})"),
}
"""By the name of NumPy's own function, where there is one."""


@dataclass(frozen=True, slots=True)
class RowOperation:
    """A step that looks along the years. Its parts are rows, and its formula is written with
    {row} for all the years, {here} for the year itself and {before} for the year before."""

    work_out: Callable[..., Numbers]
    formula: str
    gives_row: bool


def _later(row: Numbers, years: int) -> Numbers:
    late = min(years, len(row))
    return np.concatenate([np.zeros(late), row[: len(row) - late]])


def _picked(row: Numbers, period: Numbers) -> Numbers:
    return np.asarray(row[np.asarray(period).astype(int)])


ROW_OPERATIONS: dict[str, RowOperation] = {
    "running_total": RowOperation(np.cumsum, "{before}+{here}", gives_row=True),
    "highest_so_far": RowOperation(np.maximum.accumulate, "MAX({before},{here})", gives_row=True),
    "change": RowOperation(
        lambda row: np.diff(row, prepend=0.0), "{here}-{before}", gives_row=True
    ),
    "repeated": RowOperation(np.repeat, "", gives_row=True),
    "later": RowOperation(_later, "", gives_row=True),
    "total": RowOperation(lambda row: np.asarray(np.sum(row)), "SUM({row})", gives_row=False),
    "total_product": RowOperation(
        lambda one, other: np.asarray(np.dot(one, other)), "SUMPRODUCT({row},{other})", False
    ),
    "of_period": RowOperation(lambda row, period: np.asarray(row[period]), "", gives_row=False),
    "first": RowOperation(
        lambda row: np.asarray(float(np.argmax(row))),
        "IF(SUM({row})>0,MATCH(1,{row},0)-1,0)",
        gives_row=False,
    ),
    "picked": RowOperation(_picked, "", gives_row=False),
}
"""Steps along the years, by name."""


def work_out(operation: str, values: Sequence[Numbers], detail: tuple[object, ...] = ()) -> Numbers:
    """What a step comes to, from what its parts came to."""
    table = OPERATIONS if operation in OPERATIONS else ROW_OPERATIONS
    return np.asarray(table[operation].work_out(*values, *detail))
