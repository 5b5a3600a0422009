"""A YAML text read into plain data, with the line and column of every key and value."""

from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from benefitshare.files.compose import Composer
from benefitshare.files.decode import decode
from benefitshare.files.nodes import DataPath, Node, Place, Position, places, plain_data
from benefitshare.files.syntax import syntax_problem
from benefitshare.problems import DealProblems, Problem


@dataclass(frozen=True, slots=True)
class Document:
    """One deal file as typed: scalars by the core rules of YAML 1.2, in the order of the file."""

    file: str
    """The name shown in messages."""
    text: str
    data: dict[str, object]
    positions: Mapping[DataPath, Place]
    problems: tuple[Problem, ...] = ()
    """What is wrong with the text, where the rest could still be read."""

    def at(self, path: DataPath) -> object:
        """Return the value at a path, which has to be there."""
        value: object = self.data
        for step in path:
            value = value[step]  # type: ignore[index]  # the caller knows the path
        return value

    def where(self, path: DataPath, *, at_key: bool = False) -> Position:
        """Return the place of a value, or of its key.

        For what is not there it is the name of the nearest block around it, and for a value that
        starts below its name, the name.
        """
        place = self.positions.get(path)
        while place is None:
            path, at_key = path[:-1], True
            place = self.positions.get(path)
        if place.key is not None and (at_key or place.value.line != place.key.line):
            return place.key
        return place.value


def parse_document(raw: bytes | str, file: str) -> Document:
    """Read a deal file's text.

    Raises DealProblems, with all that was found so far, where nothing more can be read.
    """
    text = decode(raw, file)
    composer = Composer(text, file)
    try:
        root = composer.compose()
    except yaml.YAMLError as error:
        unreadable = syntax_problem(error, text, file)
        raise DealProblems((*composer.problems, unreadable)) from error
    problems = tuple(composer.problems)
    if root is None or not isinstance(root.content, Mapping):
        raise DealProblems((*problems, _not_a_deal(root, file)))
    data = plain_data(root)
    assert isinstance(data, dict)
    return Document(file, text, data, places(root), problems)


def _not_a_deal(root: Node | None, file: str) -> Problem:
    if root is None or root.content is None:
        message = "The file is empty; `benefitshare new FILE` writes a deal to start from."
        found = "nothing"
    else:
        message = "A deal file is a block of names and values, such as `name: My deal`."
        found = "a list" if isinstance(root.content, tuple) else "text"
    position = Position(1, 1) if root is None else root.position
    expected = "a block of names and values"
    return Problem(
        message,
        found=found,
        expected=expected,
        file=file,
        line=position.line,
        column=position.column,
    )
