"""One plain sentence for each fault: what is wrong, what was found, what may stand there.

The sentence is chosen by the fault's machine-readable type and made from its context, never from
pydantic's English, which differs between versions.
"""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from benefitshare.files.allowed import Schema, choices_at, meaning_at, names_at
from benefitshare.files.faults import Fault
from benefitshare.files.nodes import DataPath
from benefitshare.files.wanted_words import (
    A_DATE,
    either,
    expected_words,
    is_id_pattern,
    quoted,
    shown,
)
from benefitshare.problems import Problem

_NAMES_SHOWN = 40
_LONGEST_COMPARED = 60
_DAY_FIRST = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})")


def problem_of(group: Sequence[Fault], schema: Schema, data: object) -> Problem:
    """Return the problem that a group of faults amounts to, without its place in a file."""
    fault = group[0]
    if all(one.kind == "missing" for one in group):
        return _missing(group, schema, data)
    if fault.kind == "extra_forbidden":
        return _unknown_name(fault, names_at(schema, fault.path[:-1], data))
    if fault.kind == "union_tag_not_found" and isinstance(fault.value, Mapping):
        return _without_kind(_at_tag(fault), schema, data)
    if fault.kind == "union_tag_invalid":
        return _refused(_at_tag(fault), quoted(fault.context.get("expected_tags")))
    if len(group) > 1:
        return _fits_nothing(group, schema, data)
    return _wrong_value(fault, schema, data)


def dotted(path: DataPath) -> str:
    """Return a path as it is written in `changes`."""
    return ".".join(str(part) for part in path)


def _missing(group: Sequence[Fault], schema: Schema, data: object) -> Problem:
    path = group[0].path
    names = list(dict.fromkeys(str(fault.path[-1]) for fault in group))
    if len(names) > 1:
        holder, expected = dotted(path[:-1]), either(names)
        return Problem(f"{holder} needs one of {expected}.", holder, "none of them", expected)
    meaning = meaning_at(schema, path, data)
    message = f"{dotted(path)} is missing. {meaning}".rstrip()
    return Problem(message, dotted(path), "nothing", meaning or names[0])


def _unknown_name(fault: Fault, names: Sequence[str]) -> Problem:
    name, holder = str(fault.path[-1]), dotted(fault.path[:-1])
    where = f"in {holder}" if holder else "at the top of a deal file"
    near = get_close_matches(name[:_LONGEST_COMPARED], names, n=1)
    may_stand = ", ".join(names[:_NAMES_SHOWN])
    hint = f"Did you mean {near[0]}?" if near else f"These may stand there: {may_stand}."
    message = f"{dotted(fault.path)} is not a name that is known {where}. {hint}"
    return Problem(message, dotted(fault.path), name, may_stand)


def _at_tag(fault: Fault) -> Fault:
    tag = str(fault.context.get("discriminator", "kind")).strip("'")
    found = fault.value.get(tag) if isinstance(fault.value, Mapping) else fault.value
    return Fault((*fault.path, tag), fault.kind, fault.context, found, fault.english)


def _without_kind(fault: Fault, schema: Schema, data: object) -> Problem:
    path, expected = dotted(fault.path), either(choices_at(schema, fault.path, data))
    return Problem(f"{path} is missing. It is one of {expected}.", path, "nothing", expected)


def _fits_nothing(group: Sequence[Fault], schema: Schema, data: object) -> Problem:
    """Say what each of several alternatives would take, or only the one that was surely meant."""
    fault = group[0]
    words = [word for one in group for word in expected_words(one, schema, data)]
    numbers = [one for one in group if one.kind == "value"]
    if numbers and not _is_a_word(fault.value):
        return _own(numbers[0])
    return _refused(fault, words)


def _wrong_value(fault: Fault, schema: Schema, data: object) -> Problem:
    path, found = dotted(fault.path) or "The deal", shown(fault.value)
    if fault.kind == "value":
        return _own(fault)
    if fault.kind in {"value_error", "assertion_error"}:
        said = str(fault.context.get("error", fault.english)).rstrip(".")
        return Problem(f"{path}: {said}.", dotted(fault.path), found)
    words = expected_words(fault, schema, data)
    if not words:
        return Problem(f"{path} is {found}: {fault.english}.", dotted(fault.path), found)
    return _refused(fault, words)


def _refused(fault: Fault, words: Sequence[str]) -> Problem:
    path, found, expected = dotted(fault.path), shown(fault.value), either(words)
    message = f"{path} is {found}; it takes {expected}.{_hint(fault, words)}"
    return Problem(message, path, found, expected)


def _own(fault: Fault) -> Problem:
    """A fault that one of our own fields has already put into words."""
    message, found, expected = (
        str(fault.context.get(key, "")) for key in ("message", "found", "expected")
    )
    path = dotted(fault.path)
    return Problem(f"{path}: {message}", path, found, expected)


def _hint(fault: Fault, words: Sequence[str]) -> str:
    value = fault.value
    if fault.kind == "string_type" and isinstance(value, int | float) and list(words) == ["text"]:
        return f' Put it in quotes: "{value}".'
    if not isinstance(value, str):
        return ""
    if near := get_close_matches(value.lower()[:_LONGEST_COMPARED], words, n=1):
        return f" Did you mean {near[0]}?"
    if is_id_pattern(fault):
        slug = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
        return f" Did you mean {slug}?" if slug else ""
    if A_DATE in words and (day_first := _DAY_FIRST.fullmatch(value.strip())):
        day, month, year = day_first.groups()
        return f" Did you mean {year}-{month.zfill(2)}-{day.zfill(2)}?"
    return ""


def _is_a_word(value: object) -> bool:
    return isinstance(value, str) and not any(character.isdigit() for character in value)
