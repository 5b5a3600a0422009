"""Where the parser's events start and end, and the names that keys have."""

from typing import cast

import yaml

from benefitshare.files.nodes import Node, Position


def start_of(event: yaml.Event) -> Position:
    """Return where an event starts."""
    mark = cast(yaml.Mark, event.start_mark)
    return Position(mark.line + 1, mark.column + 1)


def span_of(event: yaml.Event) -> tuple[int, int]:
    """Return where an event starts and ends within the text. [characters]"""
    return span_between(event, event)


def span_between(start: yaml.Event, end: yaml.Event) -> tuple[int, int]:
    """Return where one event starts and another ends within the text. [characters]"""
    return cast(yaml.Mark, start.start_mark).index, cast(yaml.Mark, end.end_mark).index


def name_of(key: Node, text: str) -> str:
    """Return a key as it is typed, a number too; empty for what cannot be a name."""
    if key.is_plain:
        return key.word(text)
    return key.content if isinstance(key.content, str) else ""
