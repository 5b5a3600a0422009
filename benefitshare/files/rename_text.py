"""Another id in a deal file's text, in every place that names it; all else stays as it was."""

from collections.abc import Iterator

from benefitshare.deal.renaming import Renaming
from benefitshare.files.document import Document, parse_document
from benefitshare.files.edits import is_same
from benefitshare.problems import DealProblems


def renamed_text(document: Document, renaming: Renaming) -> Document | None:
    """Return the document with the new id; None where there is no simple way.

    What is written is read back, so no text leaves here that means another deal.
    """
    text = document.text
    for start, old, new in sorted(_tokens(document, renaming), reverse=True):
        place = text.find(old, start)
        if place < 0:
            return None
        text = text[:place] + new + text[place + len(old) :]
    try:
        after = parse_document(text, document.file)
    except DealProblems:
        return None
    return after if is_same(after.data, renaming.applied(document.data)) else None


def _tokens(document: Document, renaming: Renaming) -> Iterator[tuple[int, str, str]]:
    """Where each word starts that changes, what it is, and what it becomes."""
    for path, place in document.positions.items():
        if place.key_start is not None:
            key = renaming.key(path)
            if key != path[-1]:
                yield place.key_start, str(path[-1]), key
        value = document.at(path)
        if isinstance(value, str) and (new := renaming.value(path, value)) != value:
            yield place.span[0], value, new
