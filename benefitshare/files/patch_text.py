"""Change a deal file's text where its data change, and leave every other character as it was."""

from collections.abc import Mapping
from dataclasses import dataclass

from benefitshare.files.document import Document
from benefitshare.files.edits import ABSENT, Edit
from benefitshare.files.emit import block_text, flow_text, scalar_text
from benefitshare.files.nodes import DataPath


@dataclass(frozen=True, slots=True)
class _Patch:
    """Text to put in the place of what stands from one character to another."""

    start: int
    end: int
    new: str


def patched(document: Document, edit: Edit) -> str | None:
    """Return the text with one edit made; None if there is no simple way.

    The caller reads the result back: this goes by what deal files usually look like.
    """
    if edit.new is ABSENT:
        patch = _removal(document, edit.path)
    elif edit.path in document.positions:
        patch = _replacement(document, edit.path, edit.new)
    else:
        patch = _addition(document, edit.path, edit.new)
    if patch is None:
        return None
    line_break = "\r\n" if "\r\n" in document.text else "\n"
    new = patch.new.replace("\n", line_break)
    return document.text[: patch.start] + new + document.text[patch.end :]


def _replacement(document: Document, path: DataPath, new: object) -> _Patch:
    start, end = document.positions[path].span[0], _end_of(document, path)
    if isinstance(new, Mapping) and new and _is_block(document, path):
        indent = start - _line_start(document.text, start)
        return _Patch(start, end, block_text(new, indent).lstrip())
    if isinstance(new, Mapping | list):
        return _in_one_line(document, start, end, flow_text(new))
    quote, in_brackets = document.text[start:end][:1], _in_brackets(document, path)
    text = scalar_text(new, quote=quote, in_brackets=in_brackets)
    return _in_one_line(document, start, end, text)


def _in_one_line(document: Document, start: int, end: int, new: str) -> _Patch:
    """Put a value beside its name, also where a block stood below it, or nothing at all."""
    name = document.text[:start].rstrip()
    gap = document.text[len(name) : start]
    if name.endswith(":") and (not gap or "\n" in gap):
        return _Patch(len(name), end, f" {new}")
    return _Patch(start, end, new if end > start else f": {new}")


def _addition(document: Document, path: DataPath, new: object) -> _Patch | None:
    holder, name = path[:-1], str(path[-1])
    names = _names(document, holder)
    if not _is_block(document, holder):
        return _addition_in_brackets(document, holder, {name: new})
    if not names:
        return None
    column = document.positions[(*holder, names[0])].key
    end = _line_end(document.text, _end_of(document, (*holder, names[-1])))
    if column is None:
        return None
    return _Patch(end, end, "\n" + block_text({name: new}, column.column - 1))


def _addition_in_brackets(
    document: Document, holder: DataPath, new: Mapping[str, object]
) -> _Patch:
    names, entry = _names(document, holder), flow_text(new)[1:-1]
    if names:
        end = _end_of(document, (*holder, names[-1]))
        return _Patch(end, end, f", {entry}")
    start = document.positions[holder].span[0] + 1
    return _Patch(start, start, entry)


def _removal(document: Document, path: DataPath) -> _Patch | None:
    holder, name = path[:-1], path[-1]
    names, start = _names(document, holder), document.positions[path].key_start
    if start is None or name not in names:
        return None
    if len(names) == 1:
        whole = document.positions[holder].span[0]
        return _in_one_line(document, whole, _end_of(document, holder), "{}")
    if not _is_block(document, holder):
        return _removal_in_brackets(document, holder, names.index(str(name)))
    line = _line_start(document.text, start)
    if document.text[line:start].strip():
        return None
    return _Patch(line, _line_end(document.text, _end_of(document, path)) + 1, "")


def _removal_in_brackets(document: Document, holder: DataPath, index: int) -> _Patch | None:
    names = _names(document, holder)
    if index + 1 < len(names):
        start = document.positions[(*holder, names[index])].key_start
        following = document.positions[(*holder, names[index + 1])].key_start
        return None if start is None or following is None else _Patch(start, following, "")
    before = _end_of(document, (*holder, names[index - 1]))
    return _Patch(before, _end_of(document, (*holder, names[index])), "")


def _names(document: Document, path: DataPath) -> list[str]:
    value = document.at(path)
    return list(value) if isinstance(value, Mapping) else []


def _end_of(document: Document, path: DataPath) -> int:
    """Return where the last thing within a value ends; a block's own end is past its comments."""
    value = document.at(path)
    if value and isinstance(value, Mapping | list) and _is_block(document, path):
        last = list(value)[-1] if isinstance(value, Mapping) else len(value) - 1
        return _end_of(document, (*path, last))
    start, end = document.positions[path].span
    return start + len(document.text[start:end].rstrip())


def _is_block(document: Document, path: DataPath) -> bool:
    """Whether a mapping or list is written over lines, without brackets."""
    start = document.positions[path].span[0]
    return isinstance(document.at(path), Mapping | list) and document.text[start] not in "{["


def _in_brackets(document: Document, path: DataPath) -> bool:
    return any(not _is_block(document, path[:length]) for length in range(len(path)))


def _line_start(text: str, index: int) -> int:
    return text.rfind("\n", 0, index) + 1


def _line_end(text: str, index: int) -> int:
    """Return where the line ends, before its line break."""
    end = text.find("\n", index)
    end = len(text) if end < 0 else end
    return end - 1 if text[:end].endswith("\r") else end
