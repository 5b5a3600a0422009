"""Save a deal to a file: whole or not at all, with the user's comments, order and quoting kept."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from benefitshare.files.disk import folder_of, read_bytes
from benefitshare.files.document import Document, parse_document
from benefitshare.files.render import deal_text
from benefitshare.files.share_text import shared
from benefitshare.files.variant_text import variant_data
from benefitshare.files.whole_file import replace_file
from benefitshare.problems import DealProblems


class HasDocument(Protocol):
    """Anything that can give the plain data of a deal, as a `Deal` does."""

    def document(self) -> dict[str, object]:
        """Return the plain data of a deal file."""


def save_deal(
    deal: HasDocument | Mapping[str, object],
    path: Path | str,
    *,
    original: Path | str | None = None,
    share: bool = False,
) -> None:
    """Save a deal, or its plain data, to a file.

    `original` is the file that the deal was read from: its comments, order and quoting are kept,
    and a variant stays a variant where it is saved in the same folder. With `share`, what is
    private is left out (see `share_text`), and the file stands on its own without comments, which
    may be private too. Raises OSError where the file cannot be written; the old one is then as it
    was.
    """
    data = dict(deal) if isinstance(deal, Mapping) else deal.document()
    target = Path(os.path.realpath(path))
    if share:
        data = dict(shared(data).document)
    before = None if original is None or share else _readable(Path(original))
    if before is not None and "based_on" in before.data:
        same_folder = folder_of(Path(original or path)) == target.parent
        as_variant = variant_data(data, before, Path(original or path)) if same_folder else None
        data, before = (as_variant, before) if as_variant is not None else (data, None)
    text = deal_text(data, before)
    replace_file(target, text.encode("utf-8"))


def _readable(path: Path) -> Document | None:
    """Return the document of a file, or None where there is nothing sound to keep."""
    if not path.is_file():
        return None
    try:
        document = parse_document(read_bytes(path), str(path))
    except DealProblems:
        return None
    return None if document.problems else document
