"""A lever: a value of a deal's terms that a remedy may move, how far, and in what steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from benefitshare.guidance.words import listed, money, percent

Unit = Literal["fraction", "money", "number", "years", "months"]


@dataclass(frozen=True, slots=True)
class Target:
    """Another value that moves with a lever, no further than from where it is."""

    path: str
    current: float
    new_term: Mapping[str, object] | None = field(default=None, hash=False)
    instruction: str = ""
    """What to do, with `{to}` for the value; left out, it goes without saying."""


@dataclass(frozen=True, slots=True)
class Lever:
    """A value that may move from where it is to a bound, over the tidy values between them."""

    path: str
    name: str
    current: float
    values: tuple[float, ...]
    """Where it may move to, the nearest first; the last is its bound."""
    unit: Unit
    currency: str = "GBP"
    gives_back: bool = False
    """Whether it moves to the supplier's good, to make up for what another takes."""
    new_term: Mapping[str, object] | None = field(default=None, hash=False)
    """The term that is added, but for the value that is moved, where the lever adds one."""
    moves: str = "amount"
    """The field of a new term that is moved."""
    beside: tuple[Target, ...] = ()
    """Other values that move with it."""
    instruction: str = ""
    """What to do, with `{to}` for the value; left out, to raise or lower it by name."""

    @property
    def bound(self) -> float:
        """The furthest that it may move."""
        return self.values[-1]

    @property
    def steps(self) -> int:
        """How many values it may move to."""
        return len(self.values)

    @property
    def rises(self) -> bool:
        """Whether it is raised, and not lowered."""
        return self.bound > self.current

    @property
    def adds(self) -> bool:
        """Whether any term is added, so that there is no value to start from."""
        return self.new_term is not None

    def at(self, index: int) -> float:
        """The value after some steps, from 0 to `steps - 1`."""
        return self.values[index]

    def words(self, value: float) -> str:
        """A value as a sentence writes it."""
        if self.unit == "fraction":
            return percent(value)
        if self.unit == "months":
            return _counted(value * 12, "month")
        if self.unit == "years":
            return _counted(value, "year")
        return money(value, self.currency) if self.unit == "money" else f"{value:,.0f}"

    def changes(self, value: float) -> Mapping[str, object]:
        """What stands at each path when the lever is at a value; what is there already is left."""
        return {
            each.path: to if each.new_term is None else {**each.new_term, self.moves: to}
            for each, to in self._moving(value)
        }

    def before(self, path: str) -> float | None:
        """What stands at a path now; nothing where a term is added."""
        each = next(each for each in self._targets if each.path == path)
        return each.current if each.new_term is None else None

    def moved(self, value: float) -> str:
        """The change to a value, as an instruction."""
        told = [each.instruction for each, _ in self._moving(value) if each.instruction]
        if told:
            return listed([each.format(to=self.words(value)) for each in told])
        verb = "raise" if self.rises else "lower"
        return f"{verb} {self.name} from {self.words(self.current)} to {self.words(value)}"

    @property
    def _targets(self) -> tuple[Target, ...]:
        return (Target(self.path, self.current, self.new_term, self.instruction), *self.beside)

    def _moving(self, value: float) -> Iterator[tuple[Target, float]]:
        """What moves, and to where, when the lever is at a value."""
        for each in self._targets:
            to = (max if self.rises else min)(value, each.current)
            if to != each.current:
                yield each, to

    @property
    def no_use(self) -> str:
        """That nothing this term can do is enough."""
        bound = self.words(self.bound)
        if self.new_term is not None and self.unit == "money":
            return f"no new {self.name.removeprefix('a ')} up to {bound} clears it"
        if self.unit == "years":
            return f"no {self.name} for up to {bound} clears it"
        if self.rises:
            return f"no {self.name} up to {bound} clears it"
        return f"no smaller {self.name}, down to {bound}, clears it"


def _counted(number: float, unit: str) -> str:
    return f"{number:,.3g} {unit}{'' if round(number, 2) == 1 else 's'}"
