"""Say in plain words where a text stops being YAML, and what usually mends it.

The sentence is chosen by what stands at the place that the parser names, never by the parser's own
English, which differs between versions.
"""

import yaml

from benefitshare.files.decode import line_and_column
from benefitshare.problems import Problem

_OPENED = {"{": "}", "[": "]"}


def syntax_problem(error: yaml.YAMLError, text: str, file: str) -> Problem:
    """Return the problem that the parser stopped at."""
    index = _index(getattr(error, "problem_mark", None))
    opened = _index(getattr(error, "context_mark", None))
    index = len(text) if index is None else min(index, len(text))
    line, column = line_and_column(text, index)
    if index == len(text) and text.endswith("\n"):
        line, column = line_and_column(text, max(len(text.rstrip()) - 1, 0))
    message = _unclosed(text, opened) or _at(text, index) or _OTHERWISE
    return Problem(message, found=_line_of(text, index), file=file, line=line, column=column)


_OTHERWISE = (
    "This line does not fit what stands above it: check the indentation, that each name is "
    "followed by a colon and a space, and that brackets and quotes are closed."
)


def _index(mark: object) -> int | None:
    index = getattr(mark, "index", None)
    return index if isinstance(index, int) else None


def _unclosed(text: str, opened: int | None) -> str:
    """Return the sentence about a bracket or quote that is still open, if that is what is wrong."""
    mark = text[opened : opened + 1] if opened is not None else ""
    if not mark or opened is None:
        return ""
    line, _ = line_and_column(text, opened)
    if mark in _OPENED:
        return (
            f"The {mark} opened on line {line} is not closed with {_OPENED[mark]} before here, or "
            "a comma is missing."
        )
    if mark in "\"'":
        return (
            f"The text in {mark} quotes that starts on line {line} is not closed, or holds a \\ "
            "that means something else there; single quotes take every character but ' as it is."
        )
    return ""


def _at(text: str, index: int) -> str:
    """Return the sentence about the character at which the parser stopped."""
    mark = text[index : index + 1]
    if not mark:
        return "The file ends too soon: a bracket or a quote is still open."
    if mark == "\t" or _line_of(text, index, strip=False).startswith("\t"):
        return "A tab stands here; YAML is indented with spaces."
    if mark == ":":
        return (
            "A second colon on one line, or a name that is indented too far: put text that holds "
            "a colon and a space in quotes."
        )
    if mark and mark in "%@`":
        return f"A value cannot start with {mark}; put it in quotes."
    if index and text[index - 1] in "\"'":
        return "Something follows the closing quote; put the whole value in one pair of quotes."
    return ""


def _line_of(text: str, index: int, *, strip: bool = True) -> str:
    start = text.rfind("\n", 0, index) + 1
    line = text[start : text.find("\n", index) if "\n" in text[index:] else len(text)]
    return line.strip()[:80] if strip else line
