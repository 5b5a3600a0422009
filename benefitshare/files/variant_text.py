"""Keep a variant a variant: what it changes in the deal that it is based on, and nothing else."""

from collections.abc import Mapping
from pathlib import Path

from benefitshare.deal.changes import apply_changes
from benefitshare.files.document import Document
from benefitshare.files.edits import ABSENT, Edit, edits_between, is_same
from benefitshare.files.variants import merge, path_in, read_chain
from benefitshare.problems import DealProblems

_OWN_WORDS = ("based_on", "changes")


def variant_data(
    data: Mapping[str, object], variant: Document, path: Path
) -> dict[str, object] | None:
    """Return the plain data of a variant's file that amounts to the whole deal's data.

    None where no set of changes says it, and the deal has to be written out.
    """
    try:
        base = merge(read_chain(path)[1:]).data
        kept = _still_wanted(_typed(variant), base, data)
        edits = edits_between(apply_changes(base, kept)[0], data)
        wanted = _with_edits(kept, edits)
        amounts_to, _ = apply_changes(base, wanted)
    except DealProblems:
        return None
    return _laid_out(variant, wanted) if amounts_to == data else None


def _typed(variant: Document) -> dict[str, object]:
    """Return a variant's changes by path, those at the top of the file first."""
    top = {name: value for name, value in variant.data.items() if name not in _OWN_WORDS}
    changes = variant.data.get("changes")
    return top | (dict(changes) if isinstance(changes, Mapping) else {})


def _still_wanted(
    typed: Mapping[str, object], base: Mapping[str, object], data: Mapping[str, object]
) -> dict[str, object]:
    """Return the typed changes with the values of the data, without those that change nothing."""
    wanted: dict[str, object] = {}
    for path, value in typed.items():
        before, after = _value_at(base, path), _value_at(data, path)
        if is_same(value, None if after is ABSENT else after):
            wanted[path] = value
        elif not is_same(before, after):
            wanted[path] = None if after is ABSENT else after
    return wanted


def _with_edits(kept: Mapping[str, object], edits: list[Edit]) -> dict[str, object]:
    """Add edits, in place of any change that they hold."""
    new = {
        ".".join(map(str, edit.path)): None if edit.new is ABSENT else edit.new for edit in edits
    }
    clear = {
        path: value
        for path, value in kept.items()
        if not any(path == other or path.startswith(f"{other}.") for other in new)
    }
    return clear | new


def _laid_out(variant: Document, wanted: Mapping[str, object]) -> dict[str, object]:
    """Put changes where the variant has them: at the top what stands there, the rest below."""
    result: dict[str, object] = {}
    for name, value in variant.data.items():
        if name == "changes":
            result[name] = {}
        elif name == "based_on" or name in wanted:
            result[name] = wanted.get(name, value)
    changes = {path: value for path, value in wanted.items() if path not in result}
    if changes or "changes" in result:
        result["changes"] = changes
    return result


def _value_at(data: object, path: str) -> object:
    try:
        for step in path_in(data, path):
            data = data[step]  # type: ignore[index]  # what has no items is caught below
    except (KeyError, IndexError, TypeError):
        return ABSENT
    return data
