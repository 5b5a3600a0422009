"""The package's own source, parsed: what the architecture tests look at."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "benefitshare"
CALCULATION = (
    "problems.py",
    "quantities.py",
    "model.py",
    "uncertainty",
    "ledger",
    "world",
    "clauses",
    "terms",
    "deal",
    "valuation",
    "guidance",
    "negotiation",
    "report",
)
"""Rooms whose results follow from their arguments alone."""


def modules(room: str) -> Iterator[Path]:
    """Every module of a room, or the one module that it is."""
    place = PACKAGE / room
    return iter([place]) if place.suffix else iter(sorted(place.rglob("*.py")))


def of_calculation() -> list[Path]:
    """Every module of the calculation rooms."""
    return [module for room in CALCULATION for module in modules(room)]


@cache
def tree(module: Path) -> ast.Module:
    """A module, parsed."""
    return ast.parse(module.read_text(encoding="utf-8"))


def name_of(module: Path) -> str:
    """A module as a short name for a test's title."""
    return module.relative_to(PACKAGE).as_posix()


def dotted(node: ast.expr) -> str:
    """`np.random.normal` for such a chain of names, else nothing."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (owner := dotted(node.value)):
        return f"{owner}.{node.attr}"
    return ""
