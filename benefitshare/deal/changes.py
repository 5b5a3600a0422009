"""Changes to a deal's plain data, by dotted path: how a counter-offer differs from an offer.

Pure: the data given are never altered. Paths are keys joined by dots, `terms.stake.lock_up`; an
item of a list is named by its number, from 0. The parent of a path must exist, its last key may
be new, and a change to nothing (null) removes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import cast

from benefitshare.problems import DealProblems, Problem

_NAMES_SHOWN = 12
_LONGEST_INDEX = 9


@dataclass(frozen=True, slots=True)
class Change:
    """One value before and after; None stands for nothing there."""

    path: str
    old: object
    new: object


class _RefusedError(Exception):
    """One change cannot be made; the problem says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def apply_changes(
    data: Mapping[str, object], changes: Mapping[str, object]
) -> tuple[dict[str, object], tuple[Change, ...]]:
    """Return the data as changed, and what changed, in the order given; the rest is left out.

    Raises DealProblems with every change that cannot be made; a problem's path is the change's.

    >>> apply_changes({"terms": {"stake": {"years": 5}}}, {"terms.stake.years": 3})[1]
    (Change(path='terms.stake.years', old=5, new=3),)
    """
    problems = _clashes(changes)
    clashing = {problem.path for problem in problems}
    result: object = dict(data)
    olds: dict[str, object] = {}
    for path in _removals_from_the_end_last(changes):
        if path in clashing:
            continue
        try:
            old, result = _changed(result, path, changes[path])
        except _RefusedError as refused:
            problems.append(refused.problem)
        else:
            olds[path] = old
    if problems:
        raise DealProblems(problems)
    made = [Change(path, olds[path], new) for path, new in changes.items()]
    return cast(dict[str, object], result), tuple(one for one in made if one.old != one.new)


def _removals_from_the_end_last(changes: Mapping[str, object]) -> list[str]:
    """Order changes so that taking items out of a list moves none that is still to be changed."""
    removals = [path for path, new in changes.items() if new is None]
    removals.sort(key=lambda path: [part.zfill(9) for part in path.split(".")], reverse=True)
    return [path for path, new in changes.items() if new is not None] + removals


def _clashes(changes: Iterable[str]) -> list[Problem]:
    """Two changes of one path, or of a path and of what holds it, would depend on their order."""
    seen: dict[tuple[str, ...], str] = {}
    for path in changes:
        seen.setdefault(_parts(path), path)
    problems = []
    for path in changes:
        parts = _parts(path)
        above = [seen[parts[:length]] for length in range(1, len(parts)) if parts[:length] in seen]
        if seen[parts] != path:
            problems.append(_problem(path, f"{path} is changed twice; keep one of the two."))
        elif above:
            message = (
                f"{path} is changed, and so is {above[0]}, which holds it; keep one of the two."
            )
            problems.append(_problem(path, message))
    return problems


def _changed(data: object, path: str, new: object) -> tuple[object, object]:
    """Return the old value at a path, and a copy of the data with the new one."""
    parts = _parts(path)
    if not all(parts):
        raise _RefusedError(
            _problem(path, f"'{path}' is not a path; write keys joined by single dots.")
        )
    return _changed_below(data, parts, 0, path, new)


def _changed_below(
    holder: object, parts: tuple[str, ...], depth: int, path: str, new: object
) -> tuple[object, object]:
    key = _key(holder, parts, depth, path, may_be_new=depth == len(parts) - 1 and new is not None)
    copy = _copy(holder)
    old = _get(copy, key)
    if depth < len(parts) - 1:
        old, new = _changed_below(old, parts, depth + 1, path, new)
        _put(copy, key, new)
    elif new is None:
        del copy[key]  # type: ignore[arg-type]  # the key fits its holder, as `_key` has seen to
    else:
        _put(copy, key, new)
    return old, copy


def _copy(holder: object) -> dict[object, object] | list[object]:
    return dict(holder) if isinstance(holder, Mapping) else list(cast(Sequence[object], holder))


def _get(holder: dict[object, object] | list[object], key: str | int) -> object:
    if isinstance(holder, list):
        return holder[key] if isinstance(key, int) and key < len(holder) else None
    return holder.get(key)


def _put(holder: dict[object, object] | list[object], key: str | int, new: object) -> None:
    if isinstance(holder, dict):
        holder[key] = new
    elif key == len(holder):
        holder.append(new)
    else:
        holder[cast(int, key)] = new


def _key(
    holder: object, parts: tuple[str, ...], depth: int, path: str, *, may_be_new: bool
) -> str | int:
    """Return the key that a part of the path names in its holder, or refuse the change."""
    part = parts[depth]
    if isinstance(holder, Mapping):
        if part in holder or may_be_new:
            return part
        raise _RefusedError(_unknown(path, parts, depth, [str(key) for key in holder]))
    if isinstance(holder, Sequence) and not isinstance(holder, str):
        if len(part) < _LONGEST_INDEX and part.isdecimal() and int(part) < len(holder) + may_be_new:
            return int(part)
        raise _RefusedError(
            _unknown(path, parts, depth, [str(index) for index in range(len(holder))])
        )
    above = ".".join(parts[:depth])
    found = "nothing" if holder is None else str(holder)
    message = f"{path}: {above} is {found}, with no names below it; change {above} as a whole."
    raise _RefusedError(
        _problem(path, message, found=found, expected="a block of names and values")
    )


def _unknown(path: str, parts: tuple[str, ...], depth: int, known: list[str]) -> Problem:
    above = ".".join(parts[:depth])
    near = get_close_matches(parts[depth], known, n=1)
    what = f"{parts[depth]} in {above}" if above else f"block {parts[depth]}"
    hint = f" Did you mean {near[0]}?" if near else ""
    expected = ", ".join(known[:_NAMES_SHOWN]) or "nothing"
    if not hint and depth < len(parts) - 1:
        whole = ".".join(parts[: depth + 1])
        hint = f" Give {whole} as a whole, or name one that is there: {expected}."
    message = f"{path}: there is no {what}.{hint}"
    return _problem(path, message, found=parts[depth], expected=expected)


def _parts(path: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in path.split("."))


def _problem(path: str, message: str, found: str = "", expected: str = "") -> Problem:
    return Problem(message, path=path, found=found, expected=expected)
