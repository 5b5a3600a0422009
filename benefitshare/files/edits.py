"""How one deal's plain data differ from another's, as the fewest edits of single values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from benefitshare.files.nodes import DataPath


class Absent(Enum):
    """What stands where nothing does; null is a value of its own."""

    ABSENT = "absent"


ABSENT = Absent.ABSENT


@dataclass(frozen=True, slots=True)
class Edit:
    """One value to set, or, if `new` is absent, to take out."""

    path: DataPath
    old: object
    new: object


def edits_between(old: object, new: object, path: DataPath = ()) -> list[Edit]:
    """Return the edits that turn the old data into the new, removals first.

    A block whose names stand in another order, or a list of another length, is set as a whole.

    >>> [edit.path for edit in edits_between({"a": {"b": 1, "c": 2}}, {"a": {"b": 3, "d": 4}})]
    [('a', 'c'), ('a', 'b'), ('a', 'd')]
    """
    if isinstance(old, Mapping) and isinstance(new, Mapping) and _keeps_order(old, new):
        return [*_removed(old, new, path), *_set(old, new, path)]
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        pairs = enumerate(zip(old, new, strict=True))
        return [edit for index, (a, b) in pairs for edit in edits_between(a, b, (*path, index))]
    return [] if is_same(old, new) else [Edit(path, old, new)]


def with_edit(data: object, edit: Edit) -> object:
    """Return a copy of the data with one edit made; its path is in the data, save the last step.

    >>> with_edit({"a": {"b": 1}}, Edit(("a", "b"), 1, 2))
    {'a': {'b': 2}}
    """
    if not edit.path:
        return edit.new
    step, rest = edit.path[0], Edit(edit.path[1:], edit.old, edit.new)
    if isinstance(data, list):
        return [with_edit(item, rest) if index == step else item for index, item in enumerate(data)]
    copy = dict(data) if isinstance(data, Mapping) else {}
    if edit.new is ABSENT and len(edit.path) == 1:
        copy.pop(step, None)
    else:
        copy[step] = with_edit(copy.get(step), rest)
    return copy


def is_same(one: object, other: object) -> bool:
    """Whether two plain values are equal, names in the same order, numbers of the same type."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return list(one) == list(other) and all(is_same(one[key], other[key]) for key in one)
    if isinstance(one, Sequence) and isinstance(other, Sequence) and not isinstance(one, str):
        return len(one) == len(other) and all(map(is_same, one, other))
    return type(one) is type(other) and one == other


def _keeps_order(old: Mapping[str, object], new: Mapping[str, object]) -> bool:
    """Whether names that stay do so in the same order, with those that are new at the end."""
    kept = [key for key in old if key in new]
    return list(new)[: len(kept)] == kept


def _removed(
    old: Mapping[str, object], new: Mapping[str, object], path: DataPath
) -> Iterator[Edit]:
    return (Edit((*path, key), old[key], ABSENT) for key in old if key not in new)


def _set(old: Mapping[str, object], new: Mapping[str, object], path: DataPath) -> Iterator[Edit]:
    for key, value in new.items():
        if key in old:
            yield from edits_between(old[key], value, (*path, key))
        else:
            yield Edit((*path, key), ABSENT, value)
