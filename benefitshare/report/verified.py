"""What `verify` found, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from benefitshare.report.blocks import Block, Heading, Item, Paragraph

Lies = Literal["as made", "changed since", "not there"]
Again = Literal["same bytes", "same figures", "differs", "not made"]
_WORDS: dict[str, str] = {
    "same bytes": "the same, byte for byte",
    "same figures": "the same figures to 1 part in 1,000,000,000, in other bytes",
    "differs": "DIFFERS",
    "not made": "DIFFERS: it is no longer made",
}
_LIES: dict[str, str] = {
    "as made": "",
    "changed since": "The file beside the manifest is NOT the one that was made: it was changed.",
    "not there": "The file itself is not beside the manifest.",
}


@dataclass(frozen=True, slots=True)
class FileAgain:
    """One output, and what making it again gave."""

    file: str
    lies: Lies
    """Whether the file beside the manifest is the one that was made."""
    again: Again
    differences: tuple[str, ...] = ()
    """The first figures that differ, where they can be told."""

    @property
    def is_same(self) -> bool:
        """Whether it gives the same again, and nobody has changed it."""
        return self.again.startswith("same") and self.lies != "changed since"


@dataclass(frozen=True, slots=True)
class Verified:
    """What verifying a manifest found."""

    manifest: str
    command: str
    files: tuple[FileAgain, ...]
    deal: Literal["same file", "same deal", "changed"]
    """Whether its file has the same bytes, or at least the same meaning."""
    reasons: tuple[str, ...]
    """What is not as it was: the deal, the policy, the version, the machine."""

    @property
    def is_same(self) -> bool:
        """Whether every output is the same again."""
        return all(each.is_same for each in self.files)


def verified_page(found: Verified) -> tuple[Block, ...]:
    """What was found, the answer first."""
    return (
        Heading(_answer(found), level=1),
        *(item for each in found.files for item in _file(each)),
        *_reasons(found),
    )


def _answer(found: Verified) -> str:
    if found.is_same:
        return "It still gives the same"
    if all(each.again.startswith("same") for each in found.files):
        return "It still gives the same, but a file was changed after it was made"
    return "It no longer gives the same"


def _file(each: FileAgain) -> Iterator[Block]:
    details = tuple(text for text in (_LIES[each.lies], *each.differences) if text)
    yield Item(_WORDS[each.again], lead=f"{each.file}:", details=details)


def _reasons(found: Verified) -> Iterator[Block]:
    yield Heading("What is not as it was")
    for reason in found.reasons:
        yield Item(reason)
    if not found.reasons:
        yield Paragraph("Nothing: deal, policy, version, libraries and machine are the same.")


def verified_document(found: Verified) -> dict[str, object]:
    """What `verify --json` prints."""
    return {
        "manifest": found.manifest,
        "same": found.is_same,
        "command": found.command,
        "deal": found.deal,
        "files": [
            {
                "file": each.file,
                "lies": each.lies,
                "again": each.again,
                "differences": each.differences,
            }
            for each in found.files
        ],
        "reasons": found.reasons,
    }
