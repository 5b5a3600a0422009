"""What `solve` finds, with the deal before and after."""

from collections.abc import Mapping
from dataclasses import dataclass

from benefitshare.negotiation.solving.solve import Solution
from benefitshare.report.asked import Asked
from benefitshare.report.judged import JudgedDeal


@dataclass(frozen=True, slots=True)
class Solved:
    """The change that reaches a target, or comes nearest, and what it leaves each side."""

    asked: Asked
    solution: Solution
    before: JudgedDeal
    after: JudgedDeal
    """The answer run afresh, as `run` would."""
    value_after: float | None
    """The measure in that run."""
    typed: Mapping[str, str]
    """The changes as one would type them into the file, by path."""
    has_view: bool
    """Whether the suppliers' gain is as they see the deal themselves: our estimate of theirs."""
    options: tuple[str, ...] = ()
    """Options of the command that decide the result."""
    saved: str = ""
    """The file that the changed deal was written to."""

    @property
    def currency(self) -> str:
        """The deal's currency."""
        return self.asked.deal.currency

    @property
    def verified(self) -> bool:
        """Whether the answer run afresh is on the side of the target that it should be."""
        target = self.solution.target
        start = self.solution.before.value
        falling = start is not None and start > target.value
        beyond = target.distance(self.value_after, falling=falling) >= 0.0
        return beyond == self.solution.reached
