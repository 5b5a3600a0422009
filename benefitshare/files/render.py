"""A deal's plain data as the text of a file: fresh, or within the text that the user wrote.

Comments, order, spaces and quoting stay: only what differs is changed. What is written is read back
before it is used, so no text leaves here that means another deal.
"""

from collections.abc import Iterator, Mapping

from benefitshare.files.document import Document, parse_document
from benefitshare.files.edits import Edit, edits_between, is_same, with_edit
from benefitshare.files.emit import block_text
from benefitshare.files.patch_text import patched
from benefitshare.problems import DealProblems


def deal_text(data: Mapping[str, object], original: Document | None = None) -> str:
    """Return the text of a deal file that holds the data, close to the original if there is one."""
    document = original
    while document is not None and (edits := edits_between(document.data, data)):
        document = _with_edit(document, edits[0])
    return block_text(data) + "\n" if document is None else document.text


def _with_edit(document: Document, edit: Edit) -> Document | None:
    """Return the document with one edit made; None if it can only be written afresh."""
    wanted = with_edit(document.data, edit)
    for attempt in _wider_and_wider(edit, wanted):
        text = patched(document, attempt)
        after = None if text is None else _readable(text, document.file)
        if after is not None and is_same(after.data, wanted):
            return after
    return None


def _wider_and_wider(edit: Edit, wanted: object) -> Iterator[Edit]:
    """Give the edit, then the block around it as a whole, then the block around that."""
    yield edit
    for length in range(len(edit.path) - 1, 0, -1):
        path, value = edit.path[:length], wanted
        for step in path:
            value = value[step]  # type: ignore[index]  # the edit's path is in the data
        yield Edit(path, None, value)


def _readable(text: str, file: str) -> Document | None:
    try:
        document = parse_document(text, file)
    except DealProblems:
        return None
    return None if document.problems else document
