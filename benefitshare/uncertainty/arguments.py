"""What was typed between the brackets of a distribution, read in the units of its field.

``lognormal(p10=£5m, p90=£20m)`` and ``{dist: lognormal, p10: £5m, p90: £20m}`` come to the same:
values by position or by name, which each family asks for by the names that it knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from benefitshare.quantities import Amount, Quantity, ValueProblem, as_amount, fit

_PERCENTILE = re.compile(r"p(\d{1,2}(?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the numbers of one form for one field.

    ``unit`` is what stands once, at the end of the form; ``is_range`` says that it may stand
    nowhere else, as in ``2 (1 to 4) years``.
    """

    quantity: Quantity
    currency: str = "GBP"
    unit: str = ""
    is_range: bool = False

    def numbers(self, raws: Iterable[object], quantity: Quantity | None = None) -> list[float]:
        """Read numbers that stand together, as the field (or another quantity) means them."""
        amounts = [as_amount(raw, self.quantity.wanted) for raw in raws]
        _check_same_suffix(amounts)
        self._check_units(amounts)
        united = [replace(each, unit=self.unit) if self.unit else each for each in amounts]
        return [fit(amount, quantity or self.quantity, self.currency) for amount in united]

    def _check_units(self, amounts: list[Amount]) -> None:
        carrying = [amount for amount in amounts if amount.unit]
        bare = [amount for amount in amounts if not amount.unit and amount.value]
        if carrying and (self.unit or self.is_range):
            text = carrying[0].text.strip()
            message = f"'{text}' carries a unit of its own; write the unit once, at the end."
            raise ValueProblem(text, "the unit once, at the end", message)
        if carrying and bare:
            text, unit = bare[0].text.strip(), carrying[0].unit
            message = f"{text} has no unit beside {carrying[0].text.strip()}; write {text} {unit}."
            raise ValueProblem(text, f"{text} {unit}", message)


def _check_same_suffix(amounts: list[Amount]) -> None:
    """``5 to 10m`` is not clear, so each number carries its own k, m or %; nought needs none."""
    carrying = [amount for amount in amounts if amount.suffix]
    bare = [amount for amount in amounts if not amount.suffix and amount.value]
    if carrying and bare:
        text, ending = bare[0].text.strip(), carrying[0].suffix
        message = (
            f"It is not clear whether {text} beside {carrying[0].text.strip()} means {text} or "
            f"{text}{ending}: each number carries its own k, m or %."
        )
        raise ValueProblem(text, f"{text}{ending}, or all the numbers in full", message)


@dataclass(frozen=True, slots=True)
class Arguments:
    """The arguments of one distribution; ``family`` is its name, for messages."""

    family: str
    positional: tuple[str, ...]
    named: Mapping[str, object]
    reader: Reader

    @property
    def bounds(self) -> tuple[float, float]:
        """The lowest and highest value that the field takes."""
        return self.reader.quantity.low, self.reader.quantity.high

    def has(self, *names: str) -> bool:
        """Whether exactly these were given by name, or as many without names."""
        if self.positional:
            return len(self.positional) == len(names) and not self.named
        return set(self.named) == set(names)

    def values(self, *names: str) -> list[float]:
        """Read the named values in the field's units."""
        return self.reader.numbers(self._raws(names))

    def value_and_spread(self, value: str, spread: str) -> tuple[float, float]:
        """Read a value of the field, and a spread about it that the field's bounds do not limit."""
        raws = self._raws((value, spread))
        free = replace(self.reader.quantity, low=float("-inf"), high=float("inf"))
        centre, width = self.reader.numbers(raws, free)
        self.reader.numbers(raws[:1])
        return centre, width

    def plain(self, *names: str) -> list[float]:
        """Read numbers that have no unit, whatever the field takes."""
        return Reader(Quantity("number")).numbers(self._raws(names))

    def percentiles(self, count: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Read ``count`` percentiles as levels (0 to 1, rising) and values."""
        matches = {name: _PERCENTILE.fullmatch(name) for name in self.named}
        if self.positional or len(matches) != count or not all(matches.values()):
            raise self.wrong(f"{count} percentiles, such as " + _EXAMPLES[count])
        levels = {name: float(match[1]) / 100 for name, match in matches.items() if match}
        names = sorted(levels, key=lambda name: levels[name])
        if levels[names[0]] <= 0.0 or len(set(levels.values())) < count:
            raise self.wrong("different percentiles, each between p0 and p100")
        numbers = self.reader.numbers(self.named[name] for name in names)
        return tuple(levels[name] for name in names), tuple(numbers)

    def chances(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Read ``value=chance`` pairs as values and chances (0 to 1)."""
        if self.positional or not self.named:
            raise self.wrong("values with their chances, such as 1%=30%, 2%=70%")
        chances = Reader(Quantity("fraction", low=0.0, high=1.0)).numbers(self.named.values())
        return tuple(self.reader.numbers(self.named)), tuple(chances)

    def _raws(self, names: tuple[str, ...]) -> list[object]:
        if not self.has(*names):
            raise self.wrong(", ".join(names))
        return list(self.positional) or [self.named[name] for name in names]

    def wrong(self, expected: str) -> ValueProblem:
        """Return the problem of arguments that the family does not take."""
        typed = [*self.positional, *(f"{name}={raw}" for name, raw in self.named.items())]
        found = f"{self.family}({', '.join(typed)})"
        known = re.findall(r"[a-z]+", expected)
        strange = [name for name in self.named if name not in known]
        near = [match for name in strange for match in get_close_matches(name, known, n=1)]
        hint = f" Did you mean {near[0]}?" if near else ""
        message = f"{self.family} takes {expected}; found {found}.{hint}"
        return ValueProblem(found, expected, message)


_EXAMPLES = {2: "p10=5, p90=10", 3: "p10=5, p50=7, p90=10"}
