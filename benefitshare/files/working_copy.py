"""A deal in the middle of being edited: its plain data, and the text that it would be saved as.

Nothing here touches the disk save to open a file. Comments, order and quoting of the text that the
user opened are kept through every change.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import cast

from pydantic import ValidationError

from benefitshare.deal import Deal
from benefitshare.deal.changes import Change, apply_changes
from benefitshare.deal.renaming import Renaming
from benefitshare.files.document import Document, parse_document
from benefitshare.files.read_deal import (
    LoadedDeal,
    fingerprint,
    read_deal_text,
    read_documents,
)
from benefitshare.files.rename_text import renamed_text
from benefitshare.files.render import deal_text
from benefitshare.files.variants import read_chain
from benefitshare.guidance.unknown import unknown_keys
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
            deal = Deal.from_document(self.document)
        except (ValidationError, DealProblems):
            return self._problems()
        if unknown_keys(deal):
            return self._problems()
        return LoadedDeal(deal, (), self.sha256)

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
    return open_documents(path.name, read_chain(path))


def open_documents(file: str, chain: Sequence[Document]) -> WorkingCopy:
    """Take up a deal from files that are read already: itself first, what it is based on after it.

    Raises DealProblems with everything that is wrong.
    """
    loaded = read_documents(chain)
    return WorkingCopy(file, loaded.deal.document(), chain[-1])


def rewritten(copy: WorkingCopy, text: str) -> WorkingCopy:
    """The same file with another text in place of its own, which may be wrong as a deal.

    Raises DealProblems where it cannot be read at all.
    """
    document = parse_document(text, copy.file)
    if document.problems or "based_on" in document.data:
        read_deal_text(text, copy.file)
    return WorkingCopy(copy.file, document.data, document)


def changed(copy: WorkingCopy, changes: Mapping[str, object]) -> tuple[WorkingCopy, list[Change]]:
    """Change values by path, as a variant file does; null takes out.

    Raises DealProblems where a path leads nowhere; what the new values are worth is for `checked`.
    """
    document, made = apply_changes(copy.document, changes)
    return WorkingCopy(copy.file, document, copy.original), list(made)


def renamed(copy: WorkingCopy, part: str, old: str, new: str) -> WorkingCopy:
    """Give a party, product, contribution or term another id, wherever the deal names it.

    Raises DealProblems where the id is taken.
    """
    block = copy.document.get(part)
    if isinstance(block, Mapping) and new in block:
        message = f"{new} is taken already; choose another name."
        raise DealProblems([Problem(message, f"{part}.{old}", new, "a name that is free")])
    renaming = Renaming(part, old, new)
    now = parse_document(copy.text, copy.file)
    text = None if now.problems else renamed_text(now, renaming)
    document = dict(cast(Mapping[str, object], renaming.applied(copy.document)))
    return WorkingCopy(copy.file, document, text or copy.original)


def renamed_terms(
    terms: Mapping[str, object], part: str, old: str, new: str
) -> Mapping[str, object]:
    """The same in terms that stand outside the deal, such as those that are switched off."""
    whole = Renaming(part, old, new).applied({"terms": dict(terms)})
    return cast(Mapping[str, Mapping[str, object]], whole)["terms"]


def replaced(copy: WorkingCopy, document: Mapping[str, object]) -> WorkingCopy:
    """The same file with other plain data."""
    return WorkingCopy(copy.file, document, copy.original)
