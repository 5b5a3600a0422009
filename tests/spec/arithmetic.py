"""Sums written out in a worked example, worked out without `eval`."""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable

_BINARY: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
_FUNCTIONS: dict[str, Callable[..., float]] = {"min": min, "max": max, "exp": math.exp}


def worked_out(written: str | float, **names: float) -> float:
    """What a sum comes to: + - * / **, brackets, min, max, exp, and the names given.

    >>> worked_out("max(40000 * 1.02 ** k, 41000) / 2", k=1)
    20500.0
    >>> worked_out("__import__('os')")
    Traceback (most recent call last):
    ...
    ValueError: A worked example may not say __import__('os').
    """
    if isinstance(written, int | float):
        return float(written)
    return _value(ast.parse(written, mode="eval").body, names)


def _value(node: ast.expr, names: dict[str, float]) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.Name(id=name) if name in names:
            return names[name]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, names)
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in _BINARY:
            return _BINARY[type(sign)](_value(left, names), _value(right, names))
        case ast.Call(func=ast.Name(id=name), args=arguments) if name in _FUNCTIONS:
            return float(_FUNCTIONS[name](*(_value(each, names) for each in arguments)))
    raise ValueError(f"A worked example may not say {ast.unparse(node)}.")
