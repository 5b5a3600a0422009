"""Plain data as YAML that our own reader takes for the same data: blocks and single values."""

import json
import re
from collections.abc import Mapping, Sequence

from benefitshare.files.scalars import read_plain

_INDENT = 2
_FLOW_WIDTH = 88
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
_PLAIN_START = re.compile(r"[^\W_]|[£$€(]|[-+.](?=[\d.£$€])")
_NOT_IN_A_BLOCK = re.compile(r": |:$| #| $")
_NOT_IN_BRACKETS = re.compile(r"[,:#\[\]{}]")


def scalar_text(value: object, *, quote: str = "", in_brackets: bool = True) -> str:
    """Write one value so that it reads back as the same, in the quotes that stood there before.

    `in_brackets` says whether it stands within `{…}` or `[…]`, where commas end a value.

    >>> scalar_text("4%"), scalar_text("null"), scalar_text("it's", quote="'"), scalar_text(None)
    ('4%', '"null"', "'it''s'", 'null')
    """
    if value is None:
        return "null"
    if not isinstance(value, str):
        return repr(value)
    if quote == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    if quote != '"' and _may_stand_plain(value, in_brackets=in_brackets):
        return value
    return '"' + "".join(map(_escaped, value)) + '"'


def name_text(name: str) -> str:
    """Write the name before a colon."""
    return name if _PLAIN_NAME.fullmatch(name) else scalar_text(name, quote='"')


def flow_text(value: object) -> str:
    """Write anything on one line: `{a: 1, b: [c, d]}`.

    >>> flow_text({"value": "4%", "source": "offer, page 2", "of": ["a", "b"]})
    '{value: 4%, source: "offer, page 2", of: [a, b]}'
    """
    if isinstance(value, Mapping):
        entries = (f"{name_text(str(name))}: {flow_text(child)}" for name, child in value.items())
        return "{" + ", ".join(entries) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow_text, value)) + "]"
    return scalar_text(value)


def block_text(value: Mapping[str, object], indent: int = 0) -> str:
    """Write a block over several lines, what is short on one line each. It has no last line break.

    >>> print(block_text({"fee": {"kind": "upfront-fee", "note": "first line\\nsecond"}}))
    fee: {kind: upfront-fee, note: "first line\\nsecond"}
    """
    return "\n".join(line for name, child in value.items() for line in _entry(name, child, indent))


def _entry(name: str, child: object, indent: int) -> list[str]:
    start, deeper = f"{' ' * indent}{name_text(str(name))}:", indent + _INDENT
    if isinstance(child, Mapping) and child and not _is_short(child):
        return [start, block_text(child, deeper)]
    if isinstance(child, list | tuple) and child and not _is_short(child):
        return [start, *(f"{' ' * deeper}- {flow_text(item)}" for item in child)]
    if isinstance(child, str) and _is_prose(child):
        return [f"{start} |-", *(f"{' ' * deeper}{line}".rstrip() for line in child.split("\n"))]
    if isinstance(child, Mapping | list | tuple):
        return [f"{start} {flow_text(child)}"]
    return [f"{start} {scalar_text(child, in_brackets=False)}"]


def _is_short(value: Mapping[str, object] | Sequence[object]) -> bool:
    children = list(value.values()) if isinstance(value, Mapping) else value
    holds_blocks = any(isinstance(child, Mapping | list | tuple) and child for child in children)
    return not holds_blocks and len(flow_text(value)) <= _FLOW_WIDTH


def _is_prose(text: str) -> bool:
    """Whether a text of several lines can stand as it is, under `|-`."""
    lines = text.split("\n")
    starts_well = bool(lines[0].strip()) and not lines[0].startswith(" ")
    is_tidy = all(line.isprintable() and line == line.rstrip() for line in lines)
    return len(lines) > 1 and starts_well and is_tidy and bool(lines[-1])


def _may_stand_plain(text: str, *, in_brackets: bool) -> bool:
    refused = _NOT_IN_BRACKETS if in_brackets else _NOT_IN_A_BLOCK
    return (
        text.isprintable()
        and _PLAIN_START.match(text) is not None
        and _NOT_IN_A_BLOCK.search(text) is None
        and refused.search(text) is None
        and read_plain(text) == text
    )


def _escaped(character: str) -> str:
    if character in '"\\\n\t':
        return json.dumps(character)[1:-1]
    if character.isprintable():
        return character
    return f"\\U{ord(character):08X}"
