"""What is wrong with a deal file, as values.

Every room may say that something is wrong; this is the one shape in which it is said. Problems
are collected and shown together, so that a file is mended in one go and not one line at a time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with what the user gave.

    ``path`` is dotted (``terms.royalty.rate``); ``line`` and ``column`` count from 1, and 0 means
    that the place is not known.
    """

    message: str
    path: str = ""
    found: str = ""
    expected: str = ""
    file: str = ""
    line: int = 0
    column: int = 0


class DealProblems(Exception):  # noqa: N818  (the problems are the deal's, not ours)
    """Raised with every problem of a deal at once; ``problems`` is never empty.

    >>> DealProblems([Problem("The name is missing.", path="name")]).problems[0].path
    'name'
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(self.problems)  # as given, so that it travels between processes

    def __str__(self) -> str:
        return "; ".join(problem.message for problem in self.problems)
