"""Levers of a negotiation: values of a deal with how far each may move, as typed on a command line.

`terms.royalty.rate=1%..8%` reads each end as its field in the deal file would.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import get_args

from pydantic import BaseModel

from benefitshare.deal import Deal
from benefitshare.guidance.words import money
from benefitshare.quantities import Quantity, ValueProblem, read_number, write_number
from benefitshare.uncertainty.estimate import Estimate
from benefitshare.uncertainty.fields import Measured

MOST_LEVERS = 8


class BadRange(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """A lever that cannot be read, or that the deal does not have; the text says why."""


@dataclass(frozen=True, slots=True)
class Range:
    """A lever and how far it may move. [in the units of its field]"""

    path: str
    low: float
    high: float
    quantity: Quantity
    currency: str = "GBP"
    current: float | None = None
    """The value that the deal has, at its mean; None where it has none."""

    @property
    def name(self) -> str:
        """Which lever it is, in words.

        >>> Range("terms.discovery-royalty.rate", 0.01, 0.08, Quantity("fraction")).name
        'discovery royalty rate'
        >>> Range("terms.free-years.years", 0.0, 5.0, Quantity("years")).name
        'free years'
        """
        above, last = self.path.split(".")[1:-1], self.path.rsplit(".", 1)[-1]
        words = " ".join([*above, last]).replace("-", " ").replace("_", " ")
        return words.removesuffix(f" {last}") if words.endswith(f" {last} {last}") else words

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of money, so that a zone of agreement is one in pounds."""
        return self.quantity.kind == "money"

    def values(self, most: int) -> tuple[float, ...]:
        """Tidy values from the low end to the high, about so many at most, and the deal's own.

        >>> Range("terms.free.years", 0.0, 6.0, Quantity("years")).values(40)
        (0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0)
        >>> Range("terms.fee.amount", 0.0, 5e5, Quantity("money")).values(6)
        (0.0, 100000.0, 200000.0, 300000.0, 400000.0, 500000.0)
        """
        step = tidy_step((self.high - self.low) / max(most - 1, 1))
        if self.quantity.kind == "years" and self.low % 1 == 0 and self.high % 1 == 0:
            step = max(step, 1.0)
        first = math.floor(self.low / step + 1e-9) + 1
        last = math.ceil(self.high / step - 1e-9) - 1
        inside = {_clean(step * index) for index in range(first, last + 1)}
        if self.current is not None and self.low < self.current < self.high:
            inside.add(self.current)
        return (self.low, *sorted(inside), self.high)

    def typed(self, value: float) -> str:
        """A value as it would stand in a deal file, exactly.

        >>> Range("terms.fee.amount", 0.0, 5e5, Quantity("money", ("year",))).typed(125_000.0)
        '£125,000 a year'
        """
        return write_number(value, self.quantity, self.currency)

    def words(self, value: float) -> str:
        """A value in a sentence.

        >>> Range("terms.royalty.rate", 0.01, 0.08, Quantity("fraction")).words(0.0425)
        '4.25%'
        """
        kind, per = self.quantity.kind, self.quantity.per
        if kind == "fraction":
            return f"{value * 100:.3g}%"
        if kind == "years":
            return f"{value:.3g} year{'' if value == 1 else 's'}"
        if kind == "money":
            return money(value, self.currency) + (f" a {per[0]}" if per else "")
        return f"{value:,.6g}"

    def size(self, length: float) -> str:
        """A difference of two values, in a sentence.

        >>> Range("terms.royalty.rate", 0.01, 0.08, Quantity("fraction")).size(0.004)
        '0.4 points'
        """
        if self.quantity.kind == "fraction":
            return f"{length * 100:.2g} points"
        return self.words(float(f"{length:.2g}"))


def tidy_step(raw: float) -> float:
    """The least of 1, 2 or 5 times a power of ten that is no smaller.

    >>> [tidy_step(raw) for raw in (0.0018, 12_500.0, 1.0)]
    [0.002, 20000.0, 1.0]
    """
    power = 10.0 ** math.floor(math.log10(raw))
    return _clean(next(part * power for part in (1, 2, 5, 10) if part * power >= raw * (1 - 1e-9)))


def _clean(value: float) -> float:
    return float(f"{value:.12g}")


def read_ranges(deal: Deal, typed: Sequence[str]) -> tuple[Range, ...]:
    """Read levers as typed. Raises BadRange."""
    if not typed:
        raise BadRange(
            "Say what may be negotiated, such as --over terms.royalty.rate=1%..8%. "
            f"This deal has {', '.join(known_levers(deal)) or 'no terms with a number'}."
        )
    if len(typed) > MOST_LEVERS:
        raise BadRange(f"At most {MOST_LEVERS} levers can be moved together; {len(typed)} given.")
    found = tuple(read_range(deal, each) for each in typed)
    paths = [each.path for each in found]
    for index, path in enumerate(paths):
        for other in paths[index + 1 :]:
            if other == path:
                raise BadRange(f"{path} is given twice.")
    return found


def read_range(deal: Deal, typed: str) -> Range:
    """Read one lever, written PATH=LOW..HIGH. Raises BadRange."""
    path, equals, ends = (part.strip() for part in typed.partition("="))
    low, dots, high = (part.strip() for part in ends.partition(".."))
    if not (path and equals and low and dots and high):
        raise BadRange(f"{typed} is not PATH=LOW..HIGH, such as terms.royalty.rate=1%..8%.")
    value, quantity = _at(deal, path)
    if quantity is None or isinstance(value, BaseModel | Mapping | tuple):
        raise BadRange(_not_a_number(deal, path))
    try:
        first, last = (read_number(each, quantity, deal.currency) for each in (low, high))
    except ValueProblem as problem:
        raise BadRange(f"{path}: {problem.message}") from problem
    if first >= last:
        raise BadRange(f"{typed} is empty: {low} is not below {high}.")
    current = value.mean if isinstance(value, Estimate) else None
    return Range(path, first, last, quantity, deal.currency, current)


def known_levers(deal: Deal) -> list[str]:
    """Paths of every number that the deal's terms have."""
    return [path for path, value in _numbers(deal.terms, "terms") if isinstance(value, Estimate)]


def _numbers(node: object, path: str) -> Iterator[tuple[str, object]]:
    for key, child, _ in _children(node):
        if child is not None:
            yield f"{path}.{key}", child
            yield from _numbers(child, f"{path}.{key}")


def _at(deal: Deal, path: str) -> tuple[object, Quantity | None]:
    """What stands at a path, and what its numbers mean. Raises BadRange where there is no such."""
    node: object = deal
    quantity: Quantity | None = None
    for key in path.split("."):
        below = {name: (child, meant) for name, child, meant in _children(node)}
        if key not in below:
            raise BadRange(_unknown(deal, path))
        node, quantity = below[key]
    return node, quantity


def _children(node: object) -> Iterator[tuple[str, object, Quantity | None]]:
    if isinstance(node, BaseModel):
        for name, field in type(node).model_fields.items():
            meant = _quantity(field.annotation, field.metadata)
            yield field.alias or name, getattr(node, name), meant
    elif isinstance(node, Mapping):
        yield from ((str(key), child, None) for key, child in node.items())
    elif isinstance(node, tuple):
        yield from ((str(index), child, None) for index, child in enumerate(node))


def _quantity(annotation: object, metadata: Sequence[object]) -> Quantity | None:
    """What a field's number means, where it takes one."""
    for each in metadata:
        if isinstance(each, Measured):
            return each.quantity
    for inner in get_args(annotation):
        if not isinstance(inner, str):
            found = _quantity(inner, tuple(getattr(inner, "__metadata__", ())))
            if found is not None:
                return found
    return None


def _unknown(deal: Deal, path: str) -> str:
    known = known_levers(deal)
    near = get_close_matches(path, known, n=1, cutoff=0.5)
    hint = f"Did you mean {near[0]}?" if near else f"Its terms have {', '.join(known)}."
    return f"There is no {path} in this deal. {hint}"


def _not_a_number(deal: Deal, path: str) -> str:
    below = [each for each in known_levers(deal) if each.startswith(f"{path}.")]
    hint = f" Name a number below it: {', '.join(below)}." if below else ""
    return f"{path} is not a number that can move.{hint}"
