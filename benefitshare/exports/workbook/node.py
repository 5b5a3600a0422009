"""One step of a recorded calculation: what was done, to what, and what came of it."""

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[Any]
"""Numbers, or yes and no."""


@dataclass(frozen=True, slots=True)
class Whence:
    """The part of the engine that took a step."""

    name: str
    """What the code calls the result; empty where it has no name."""
    words: str
    """What it does, in its own first sentence."""
    code: str
    """Where it stands, such as `terms/royalty.py`."""


NOWHERE = Whence("", "", "")


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A number, or one for each financial year, and how it was worked out.

    Two nodes are the same only if they are one object: the tape makes each but once.
    """

    number: int
    """The order in which it was made: what it is made of comes before it."""
    operation: str
    """A name in `OPERATIONS`; or `constant`, `given` (a row or cell of its own) or `input`."""
    parts: tuple["Node", ...]
    detail: tuple[object, ...]
    """What else decides the result: a number of years, a period, the name of an input."""
    value: Numbers
    """Shape () or (periods,)."""
    whence: Whence = field(default=NOWHERE)
    may_never_come: bool = False
    """Whether it is a time that may lie beyond any horizon."""

    @property
    def is_row(self) -> bool:
        """Whether it has a number for each period."""
        return self.value.ndim == 1

    @property
    def is_constant(self) -> bool:
        """Whether it is a number of the method, which nothing changes."""
        return self.operation == "constant"

    @property
    def is_leaf(self) -> bool:
        """Whether it is made of nothing else."""
        return self.operation in {"constant", "given", "input"}

    def equals(self, number: float) -> bool:
        """Whether it is this one constant number."""
        return self.is_constant and not self.is_row and float(self.value) == number
