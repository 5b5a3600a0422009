"""From pydantic's errors to what is truly wrong, one fault for each thing to mend.

Pydantic names the branch of a union within an error's location, and reports a value that fits no
branch once for each of them. Here the branches' labels are taken out, and of several branches only
the one that the user seems to have meant is kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from benefitshare.files.nodes import DataPath

_NAME_FAULTS = frozenset({"missing", "extra_forbidden"})
_KEY_LABEL = "[key]"


@dataclass(frozen=True, slots=True)
class Fault:
    """One error of validation: where, its machine-readable type, and the value that was refused."""

    path: DataPath
    kind: str
    context: Mapping[str, object]
    value: object
    english: str
    """Pydantic's own sentence, shown only for a kind that we have no sentence for."""
    is_about_key: bool = False


@dataclass(frozen=True, slots=True)
class _Step:
    item: str | int
    is_label: bool


_Located = tuple[tuple[_Step, ...], Fault]


def faults(error: ValidationError, data: object) -> list[tuple[Fault, ...]]:
    """Return what is to be mended, in the order of the file.

    Each is a group of faults: more than one where a value fits none of several alternatives.
    """
    located = []
    for detail in error.errors(include_url=False):
        kind, location = detail["type"], detail["loc"]
        steps = _steps(location, kind, data)
        path = tuple(step.item for step in steps if not step.is_label)
        about_key = kind in _NAME_FAULTS or _KEY_LABEL in location
        context = detail.get("ctx", {})
        fault = Fault(path, kind, context, detail["input"], detail["msg"], about_key)
        located.append((steps, fault))
    return _settled(located, 0)


def _steps(location: tuple[str | int, ...], kind: str, data: object) -> tuple[_Step, ...]:
    """Tell the keys of a location, which are in the data, from the labels of branches."""
    steps, holder = [], data
    for index, item in enumerate(location):
        is_missing = kind == "missing" and index == len(location) - 1
        is_there = _holds(holder, item)
        steps.append(_Step(item, is_label=not is_there and not is_missing))
        if is_there:
            holder = holder[item]  # type: ignore[index]  # `_holds` has seen to it
    return tuple(steps)


def _holds(holder: object, item: str | int) -> bool:
    if isinstance(holder, Mapping):
        return item in holder
    return isinstance(holder, list) and isinstance(item, int) and item < len(holder)


def _settled(located: Sequence[_Located], depth: int) -> list[tuple[Fault, ...]]:
    groups: dict[_Step, list[_Located]] = {}
    settled: list[tuple[Fault, ...]] = []
    for steps, fault in located:
        if len(steps) == depth:
            settled.append((fault,))
        else:
            groups.setdefault(steps[depth], []).append((steps, fault))
    branches = [group for step, group in groups.items() if step.is_label]
    if len(branches) > 1:
        settled += _of_branches(branches, depth + 1)
    elif branches:
        settled += _settled(branches[0], depth + 1)
    for step, group in groups.items():
        if not step.is_label:
            settled += _settled(group, depth + 1)
    return settled


def _of_branches(branches: Sequence[list[_Located]], depth: int) -> list[tuple[Fault, ...]]:
    """Keep the branch with the least wrong; where several tie, one group for all of them."""
    least = min(_amiss(branch, depth) for branch in branches)
    meant = [branch for branch in branches if _amiss(branch, depth) == least]
    if len(meant) == 1:
        return _settled(meant[0], depth)
    unknown_names = {
        fault.path: (fault,)
        for branch in meant
        for _, fault in branch
        if fault.kind == "extra_forbidden"
    }
    return list(unknown_names.values()) or [tuple(fault for branch in meant for _, fault in branch)]


def _amiss(branch: list[_Located], depth: int) -> tuple[int, int, int]:
    """Count how little a value fits a branch: its shape, then its names, then anything below."""
    wrong_shape = sum(len(steps) == depth for steps, _ in branch)
    wrong_names = sum(
        len(steps) == depth + 1 and fault.kind in _NAME_FAULTS for steps, fault in branch
    )
    return wrong_shape, wrong_names, len(branch)
