"""Build nodes from the events of PyYAML's parser, within limits and without tags.

Only the parser is PyYAML's; its constructors, which can run code, and its YAML 1.1 idea of what
a word means are not used. Problems that leave the rest readable are collected; others end the
reading.
"""

import json
from collections.abc import Iterator
from typing import NoReturn, cast

import yaml

from benefitshare.files.limits import ALIASES, NESTING, NODES, PROBLEMS
from benefitshare.files.marks import name_of, span_between, span_of, start_of
from benefitshare.files.nodes import Entry, Node, Position
from benefitshare.files.scalars import read_plain
from benefitshare.files.split_forms import rejoin_items, rejoin_pairs
from benefitshare.problems import DealProblems, Problem

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Opening = yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent


class Composer:
    """Reads one text once; afterwards `problems` holds what was wrong with it."""

    def __init__(self, text: str, file: str) -> None:
        self.problems: list[Problem] = []
        self._text = text
        self._file = file
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)
        self._anchors: dict[str, Node | None] = {}
        self._aliases = 0
        self._nodes = 0
        self._trail: list[str] = []  # the path of what is being read

    def compose(self) -> Node | None:
        """Return the only document, or None if the text holds nothing."""
        next(self._events)  # the stream's start
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return None
        root = self._node(next(self._events), depth=1)
        next(self._events)  # the document's end
        following = next(self._events)
        if isinstance(following, yaml.DocumentStartEvent):
            self._add(
                start_of(following),
                "A second document starts here (after ---); a deal file holds one deal, so put "
                "the other in a file of its own.",
            )
        return root

    def _node(self, event: yaml.Event, depth: int) -> Node:
        if isinstance(event, yaml.AliasEvent):
            return self._repeat(event, depth)
        self._count(1, event)
        if depth > NESTING:
            self._stop(
                event, f"Blocks are nested more than {NESTING} deep; the limit is {NESTING}."
            )
        opening = cast(_Opening, event)
        if opening.tag is not None:
            self._refuse_tag(opening)
        if opening.anchor is not None:
            self._anchors[opening.anchor] = None
        node = self._content(opening, depth)
        if opening.anchor is not None:
            self._anchors[opening.anchor] = node
        return node

    def _content(self, event: "_Opening", depth: int) -> Node:
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(event, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self._block(event, depth)
        is_plain = bool(event.implicit[0]) and event.tag is None
        value = read_plain(event.value) if is_plain else event.value
        return Node(value, start_of(event), span_of(event), is_plain=is_plain)

    def _list(self, start: yaml.SequenceStartEvent, depth: int) -> Node:
        items: list[Node] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            self._trail.append(str(len(items)))
            items.append(self._node(event, depth + 1))
            self._trail.pop()
        if start.flow_style:
            items = rejoin_items(items, self._text, self._report_split)
        size, height = (
            1 + sum(item.size for item in items),
            max((item.height for item in items), default=0),
        )
        return Node(tuple(items), start_of(start), span_between(start, event), size, height + 1)

    def _block(self, start: yaml.MappingStartEvent, depth: int) -> Node:
        entries: dict[str, Entry] = {}
        in_brackets: list[tuple[Node, Node]] = []
        size, height = 1, 0
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            self._trail.append(name_of(key, self._text) or "?")
            value = self._node(next(self._events), depth + 1)
            self._trail.pop()
            size, height = size + value.size, max(height, value.height)
            if start.flow_style:
                in_brackets.append((key, value))
            else:
                self._add_entry(entries, key, value)
        for key, value in rejoin_pairs(in_brackets, self._text, self._report_split):
            self._add_entry(entries, key, value)
        return Node(entries, start_of(start), span_between(start, event), size, height + 1)

    def _add_entry(self, entries: dict[str, Entry], key: Node, value: Node) -> None:
        name = name_of(key, self._text)
        if not name:
            self._add(key.position, "A name in plain text must stand before the colon here.")
        elif name == "<<":
            self._add(
                key.position,
                "Merge keys (<<) are not read; write the lines out, or use based_on and changes.",
            )
        elif name in entries:
            self._add(
                key.position,
                f"{name} stands twice in one block, first on line {entries[name].key.line}; "
                "keep one of the two.",
                name=name,
                found=name,
                expected="each name once",
            )
        else:
            entries[name] = Entry(key.position, key.span[0], value)

    def _repeat(self, event: yaml.AliasEvent, depth: int) -> Node:
        self._aliases += 1
        if self._aliases > ALIASES:
            self._stop(
                event, f"There are more than {ALIASES} aliases (*name); the limit is {ALIASES}."
            )
        if event.anchor not in self._anchors:
            self._stop(event, f"*{event.anchor} repeats nothing: no &{event.anchor} stands before.")
        node = self._anchors[event.anchor]
        if node is None:
            self._stop(event, f"*{event.anchor} stands within &{event.anchor}, so it has no end.")
        self._count(node.size, event)
        if depth + node.height - 1 > NESTING:
            self._stop(
                event, f"Aliases nest blocks more than {NESTING} deep; the limit is {NESTING}."
            )
        return node

    def _count(self, nodes: int, event: yaml.Event) -> None:
        self._nodes += nodes
        if self._nodes > NODES:
            self._stop(
                event,
                f"The file holds more than {NODES:,} values, those repeated by aliases included; "
                f"the limit is {NODES:,}.",
            )

    def _refuse_tag(self, event: "_Opening") -> None:
        typed = self._text[slice(*span_of(event))].split(maxsplit=1)
        tag = typed[0] if typed and typed[0].startswith("!") else str(event.tag)
        self._add(
            start_of(event),
            f"{tag} is a YAML tag; deal files have none, so take it out (no code is ever run from "
            "a deal file).",
            found=tag,
            expected="a value without a tag",
        )

    def _report_split(self, whole: Node, name: str) -> None:
        quoted = json.dumps(whole.content, ensure_ascii=False)
        self._add(
            whole.position,
            f"YAML ends this value at its comma; put all of it in quotes: {quoted}.",
            name=name,
            found=str(whole.content),
            expected=quoted,
        )

    def _add(
        self,
        position: Position,
        message: str,
        *,
        name: str = "",
        found: str = "",
        expected: str = "",
    ) -> None:
        path = ".".join([*self._trail, name] if name else self._trail)
        line, column = position.line, position.column
        self.problems.append(Problem(message, path, found, expected, self._file, line, column))
        if len(self.problems) >= PROBLEMS:
            raise DealProblems(self.problems)

    def _stop(self, event: yaml.Event, message: str) -> NoReturn:
        self._add(start_of(event), message)
        raise DealProblems(self.problems)
