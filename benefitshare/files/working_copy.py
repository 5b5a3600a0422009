"""A deal in the middle of being edited: its plain data, and the text that it would be saved as.

Nothing here touches the disk save to open a file. Comments, order and quoting of the text that the
user opened are kept through every change.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pydantic import ValidationError

from benefitshare.deal import Deal
from benefitshare.deal.changes import Change, apply_changes
from benefitshare.files.disk import read_bytes
from benefitshare.files.document import Document, parse_document
from benefitshare.files.read_deal import LoadedDeal, fingerprint, read_deal, read_deal_text
from benefitshare.files.render import deal_text
from benefitshare.files.variants import read_chain
from benefitshare.problems import DealProblems, Problem


@dataclass(frozen=True)
class WorkingCopy:
    """Plain data that may be wrong just now, beside the text that they came from."""

    file: str
    """A name for messages and downloads; no path."""
    document: Mapping[str, object]
    original: Document | None = None
    """The text that the user opened, whose comments are kept."""

    @cached_property
    def text(self) -> str:
        """The deal file, with the user's comments."""
        return deal_text(self.document, self.original)

    @cached_property
    def sha256(self) -> str:
        """Of the plain data: what results are remembered by."""
        return fingerprint(self.document)

    @cached_property
    def checked(self) -> LoadedDeal | tuple[Problem, ...]:
        """The deal, or everything that is wrong with it, with the lines of `text`."""
        try:
            return LoadedDeal(Deal.from_document(self.document), (), self.sha256)
        except (ValidationError, DealProblems):
            return self._problems()

    def _problems(self) -> tuple[Problem, ...]:
        try:
            read_deal_text(self.text, self.file)
        except DealProblems as error:
            return error.problems
        raise AssertionError("A deal was refused whose text is accepted.")


def open_text(text: str | bytes, file: str) -> WorkingCopy:
    """Take up a deal file's text. Raises DealProblems with everything that is wrong with it."""
    read_deal_text(text, file)
    document = parse_document(text, file)
    return WorkingCopy(file, document.data, document)


def open_file(path: Path) -> WorkingCopy:
    """Take up a deal file; what it is based on is worked in, with that file's comments.

    Raises CannotRead, or DealProblems with everything that is wrong.
    """
    loaded = read_deal(path)
    base = parse_document(read_bytes(path), path.name)
    if "based_on" in base.data:
        base = read_chain(path)[-1]
    return WorkingCopy(path.name, loaded.deal.document(), base)


def changed(copy: WorkingCopy, changes: Mapping[str, object]) -> tuple[WorkingCopy, list[Change]]:
    """Change values by path, as a variant file does; null takes out.

    Raises DealProblems where a path leads nowhere; what the new values are worth is for `checked`.
    """
    document, made = apply_changes(copy.document, changes)
    return WorkingCopy(copy.file, document, copy.original), list(made)


def replaced(copy: WorkingCopy, document: Mapping[str, object]) -> WorkingCopy:
    """The same file with other plain data."""
    return WorkingCopy(copy.file, document, copy.original)
