"""Recognise what YAML's commas have cut: `{units: lognormal(p10=500, p90=5000)}` without quotes.

Within `{…}` and `[…]` a comma ends a value, so YAML reads the above as `units` with the text
`lognormal(p10=500` and an empty entry called `p90=5000)`. The same happens to `£1,250,000`, and to
a source or note with a comma in it.
"""

import re
from collections.abc import Callable, Sequence

from benefitshare.files.nodes import Node

_HEAD_OF_THOUSANDS = re.compile(r"(?<![\d.])\d{1,3}$")
_THREE_DIGITS = re.compile(r"\d{3}(?!\d)")
_NOT_A_NAME = re.compile(r"[^a-z0-9_.-]")
_LOOK_AHEAD = 12
"""The most entries that one value is put together from."""

Pair = tuple[Node, Node]
Report = Callable[[Node, str], None]
"""Told of each value made whole again, and of its name."""


def rejoin_pairs(pairs: Sequence[Pair], text: str, report: Report) -> list[Pair]:
    """Return the entries of a `{…}` with split values whole again, and report each of those."""
    joined: list[Pair] = []
    at = 0
    while at < len(pairs):
        key, value = pairs[at]
        following = pairs[at + 1 : at + 1 + _LOOK_AHEAD]
        words = [name.word(text) if _is_absent(empty) else "" for name, empty in following]
        taken = pieces_cut_off(value.word(text), _until_empty(words))
        whole = _joined(value, following[taken - 1][0], text) if taken else value
        if taken:
            report(whole, key.word(text))
        joined.append((key, whole))
        at += 1 + taken
    return joined


def rejoin_items(items: Sequence[Node], text: str, report: Report) -> list[Node]:
    """Return the items of a `[…]` with split functions whole again, and report each of those.

    Numbers such as `£1,250,000` cannot be told from three items, so they are left alone.
    """
    joined: list[Node] = []
    at = 0
    while at < len(items):
        following = items[at + 1 : at + 1 + _LOOK_AHEAD]
        word = items[at].word(text)
        words = _until_empty([item.word(text) for item in following]) if "(" in word else []
        taken = pieces_cut_off(word, words)
        whole = _joined(items[at], following[taken - 1], text) if taken else items[at]
        if taken:
            report(whole, str(len(joined)))
        joined.append(whole)
        at += 1 + taken
    return joined


def pieces_cut_off(value: str, following: Sequence[str]) -> int:
    """Count how many of the entries that follow were cut off `value` by a comma.

    `following` are the names of the entries after it that have no value of their own.

    >>> pieces_cut_off("lognormal(p10=500", ["p90=5000)", "price"])
    1
    >>> pieces_cut_off("£1", ["250", "000 a year"])
    2
    >>> pieces_cut_off("annual report", ["page 4", "clause"])
    1
    >>> pieces_cut_off("£20k", ["adoption"])
    0
    """
    if value.count("(") > value.count(")"):
        return _until_brackets_close(value, following)
    return _groups_of_thousands(value, following) or _parts_of_a_sentence(value, following)


def _until_brackets_close(value: str, following: Sequence[str]) -> int:
    open_brackets = value.count("(") - value.count(")")
    for taken, piece in enumerate(following, start=1):
        open_brackets += piece.count("(") - piece.count(")")
        if open_brackets <= 0:
            return taken
    return 0


def _groups_of_thousands(value: str, following: Sequence[str]) -> int:
    taken, last = 0, value
    for piece in following:
        if not (_HEAD_OF_THOUSANDS.search(last) and _THREE_DIGITS.match(piece)):
            break
        taken, last = taken + 1, piece
    return taken


def _parts_of_a_sentence(value: str, following: Sequence[str]) -> int:
    """Names in a deal file are small letters, digits, - and _; anything else is cut-off text."""
    sure = [count for count, piece in enumerate(following, start=1) if _NOT_A_NAME.search(piece)]
    return max(sure, default=0) if value else 0


def _joined(first: Node, last: Node, text: str) -> Node:
    span = (first.span[0], last.span[1])
    return Node(" ".join(text[slice(*span)].split()), first.position, span)


def _is_absent(value: Node) -> bool:
    return value.is_plain and value.span[0] == value.span[1]


def _until_empty(words: list[str]) -> list[str]:
    return words[: words.index("")] if "" in words else words
