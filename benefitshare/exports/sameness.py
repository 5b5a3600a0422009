"""Whether two outputs give the same figures, where their bytes differ."""

import csv
import io
import json
import math
from collections.abc import Iterator, Mapping

from benefitshare.exports.columns import LibraryMissing, columns_of

CLOSE = 1e-9
"""How near figures are that different machines and libraries give, as a part of the larger."""
NIL = 1e-6
"""Amounts that differ by no more than this are the same: rounding alone. [currency]"""
NOT_FIGURES = ("deal.changes", "deal.sha256")
"""What says how a deal was written, not what it is worth."""
MOST = 3
"""How many differences are told."""


def differences(name: str, before: bytes, again: bytes) -> tuple[str, ...] | None:
    """Where the figures of two outputs differ; empty where they agree to 1e-9.

    None where the form of the file cannot be read here, so that only its bytes can be compared.
    """
    try:
        if name.endswith(".json"):
            pairs = _in_json(json.loads(before), json.loads(again), "")
        elif name.endswith(".csv"):
            pairs = _in_csv(before.decode("utf-8"), again.decode("utf-8"))
        elif name.endswith(".parquet"):
            pairs = _in_json(columns_of(before), columns_of(again), "")
        else:
            return None
        found = [*pairs]
    except (ValueError, RecursionError, LibraryMissing):
        return None
    rest = len(found) - MOST
    return (*found[:MOST], *([f"and {rest:,} more"] if rest > 0 else ()))


def _in_json(before: object, again: object, path: str) -> Iterator[str]:
    if path in NOT_FIGURES:
        return
    if isinstance(before, Mapping) and isinstance(again, Mapping):
        for key in dict.fromkeys((*before, *again)):
            below = f"{path}.{key}" if path else str(key)
            yield from _in_json(before.get(key), again.get(key), below)
    elif isinstance(before, list) and isinstance(again, list) and len(before) == len(again):
        for index, (one, other) in enumerate(zip(before, again, strict=True)):
            yield from _in_json(one, other, f"{path}.{index}")
    elif not _same(before, again):
        yield f"{path}: was {_shown(before)}, is {_shown(again)}"


def _in_csv(before: str, again: str) -> Iterator[str]:
    one, other = ([*csv.reader(io.StringIO(text))] for text in (before, again))
    if len(one) != len(other):
        yield f"was {len(one):,} rows, is {len(other):,}"
        return
    for number, (row, new) in enumerate(zip(one, other, strict=True), start=1):
        if len(row) != len(new):
            yield f"row {number}: was {len(row)} columns, is {len(new)}"
        for column, (cell, now) in enumerate(zip(row, new, strict=False), start=1):
            if not _same_text(cell, now):
                yield f"row {number}, column {column}: was {_shown(cell)}, is {_shown(now)}"


def _same_text(one: str, other: str) -> bool:
    if one == other:
        return True
    try:
        return _same(float(one), float(other))
    except ValueError:
        return False


def _same(one: object, other: object) -> bool:
    if isinstance(one, float | int) and isinstance(other, float | int):
        return math.isclose(one, other, rel_tol=CLOSE, abs_tol=NIL)
    return one == other


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:60]}…"
