"""From the bytes of a deal file to its text: UTF-8, not too large, readable characters only."""

import re

from benefitshare.files.limits import FILE_BYTES
from benefitshare.problems import DealProblems, Problem

_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BYTE_ORDER_MARK = "\ufeff"
_UTF_16_STARTS = (b"\xff\xfe", b"\xfe\xff")


def decode(raw: bytes | str, file: str) -> str:
    """Return the text, without a byte order mark. Raises DealProblems where it cannot be read."""
    size = len(raw) if isinstance(raw, bytes) else len(raw.encode("utf-8", "surrogatepass"))
    if size > FILE_BYTES:
        limit = f"{FILE_BYTES // 1_000_000} MB"
        raise _problem(f"The file is larger than {limit}; the limit is {limit}.", file, (1, 1))
    text = _from_utf_8(raw, file) if isinstance(raw, bytes) else raw
    text = text.removeprefix(_BYTE_ORDER_MARK)
    if bad := _UNREADABLE.search(text):
        code = f"U+{ord(bad.group()):04X}"
        message = f"An unreadable character ({code}) stands here; take it out."
        raise _problem(message, file, line_and_column(text, bad.start()), found=code)
    return text


def line_and_column(text: str, index: int) -> tuple[int, int]:
    """Return the line and column of a character, both counted from 1.

    >>> line_and_column("name: x\\nterms:", 8)
    (2, 1)
    """
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _from_utf_8(raw: bytes, file: str) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        is_utf_16 = raw.startswith(_UTF_16_STARTS)
        found = "UTF-16" if is_utf_16 else f"byte {raw[error.start]:02X}"
        message = f"This is not UTF-8 text ({found}); save the file as UTF-8."
        place = line_and_column(before, len(before))
        raise _problem(message, file, place, found=found, expected="UTF-8") from error


def _problem(
    message: str, file: str, place: tuple[int, int], found: str = "", expected: str = ""
) -> DealProblems:
    line, column = place
    problem = Problem(message, found=found, expected=expected, file=file, line=line, column=column)
    return DealProblems((problem,))
