"""What may stand at a fault, in words, and values as the user knows them."""

import re
from collections.abc import Callable, Mapping, Sequence

from benefitshare.files.allowed import Schema, needed_at, pattern_at
from benefitshare.files.faults import Fault

A_DATE = "a date as year-month-day, such as 2018-07-31"
_LONGEST_SHOWN = 60
_BLOCK_KINDS = frozenset(
    {"model_type", "dict_type", "model_attributes_type", "union_tag_not_found"}
)
_COMPARISONS = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}
_ID_LETTERS = "a-z0-9"
_PATTERNS = {
    r"^[A-Z]{3}$": "a currency's three-letter code, such as GBP",
    r"^\d{4}-\d{2}$": "a financial year, such as 2018-19",
}


def expected_words(fault: Fault, schema: Schema, data: object) -> list[str]:
    """Return each thing that may stand at a fault; none for a type that we have no words for."""
    if fault.kind == "value":
        return [str(fault.context.get("expected", ""))]
    if fault.kind == "literal_error":
        return quoted(fault.context.get("expected"))
    if fault.kind in _BLOCK_KINDS:
        forms = [names for names in needed_at(schema, fault.path, data) if names]
        return [_block(names) for names in forms] or ["a block of names and values"]
    pattern = pattern_at(schema, fault.path, data)
    if fault.kind.startswith("string_type") and pattern:
        return [_pattern_words(pattern)]
    words = next((words for start, words in _WORDS.items() if fault.kind.startswith(start)), None)
    return [words(fault)] if words else []


def is_id_pattern(fault: Fault) -> bool:
    """Whether a fault is about the form of an id."""
    return fault.kind == "string_pattern_mismatch" and _ID_LETTERS in _pattern(fault)


def quoted(text: object) -> list[str]:
    """Return the alternatives out of pydantic's context: `'a', 'b' or 'c'`, or one bare number.

    >>> quoted("'a', 'b' or 'c'"), quoted("1")
    (['a', 'b', 'c'], ['1'])
    """
    return re.findall(r"'([^']*)'", str(text)) or [str(text)]


def either(words: Sequence[str]) -> str:
    """Join alternatives, each once.

    >>> either(["a", "b", "a", "c"])
    'a, b or c'
    """
    given = list(dict.fromkeys(filter(None, words)))
    return " or ".join([", ".join(given[:-1]), given[-1]]) if len(given) > 1 else "".join(given)


def shown(value: object) -> str:
    """Return a value as the user knows it from the file, shortened.

    >>> shown(None), shown({"a": 1}), shown(1.70)
    ('empty', 'a block', '1.7')
    """
    if value is None or value == "":
        return "empty"
    if isinstance(value, Mapping):
        return "a block"
    if isinstance(value, list | tuple):
        return "a list"
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def _block(names: Sequence[str]) -> str:
    return "{" + ", ".join(f"{name}: …" for name in names) + "}"


def _bounds(fault: Fault) -> str:
    context = fault.context
    bounds = [f"{said} {context[key]:,}" for key, said in _COMPARISONS.items() if key in context]
    return f"a number of {' and '.join(bounds)}"


def _pattern(fault: Fault) -> str:
    return str(fault.context.get("pattern"))


def _pattern_words(pattern: str) -> str:
    if _ID_LETTERS in pattern:
        return "an id of small letters, digits and single hyphens, such as trust-a"
    return _PATTERNS.get(pattern, f"text of the form {pattern}")


def _sized(word: str, key: str, unit: str) -> Callable[[Fault], str]:
    return lambda fault: f"{word} {fault.context.get(key)} {unit}"


_WORDS: Mapping[str, Callable[[Fault], str]] = {
    "date": lambda _: A_DATE,
    "int": lambda _: "a whole number in digits, such as 10000",
    "float": lambda _: "a number, such as 15",
    "bool": lambda _: "yes or no",
    "string_pattern": lambda fault: _pattern_words(_pattern(fault)),
    "string_too_long": _sized("at most", "max_length", "characters"),
    "string_too_short": _sized("at least", "min_length", "character"),
    "string": lambda _: "text",
    "tuple": lambda _: "a list, such as [one, another]",
    "list": lambda _: "a list, such as [one, another]",
    "too_short": _sized("at least", "min_length", "entry"),
    "too_long": _sized("at most", "max_length", "entries"),
    "greater": _bounds,
    "less": _bounds,
}
"""What may stand there, by how the fault's type starts; the first that fits."""
