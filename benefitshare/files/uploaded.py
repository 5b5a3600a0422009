"""Deal files that come together from a browser, with what they are based on among them.

They are known by their names alone and never touch the disk. A deal that ships with the package
can be what one of them is based on.
"""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from benefitshare.files.disk import read_bytes
from benefitshare.files.document import Document, parse_document
from benefitshare.files.limits import VARIANTS
from benefitshare.files.scenarios import scenario_files
from benefitshare.files.working_copy import WorkingCopy, open_documents
from benefitshare.problems import DealProblems, Problem

Opened = WorkingCopy | tuple[Problem, ...]
"""A deal to work on, or everything that is wrong with its file."""
_Read = Document | tuple[Problem, ...]


def open_uploads(uploads: Mapping[str, bytes], *, every: bool = False) -> dict[str, Opened]:
    """Take up every file that no other is based on, by name; or with `every`, those as well."""
    read = {name: _read(raw, name) for name, raw in uploads.items()}
    bases = {_base_name(each) for each in read.values() if isinstance(each, Document)}
    tops = [name for name in read if every or name not in bases] or list(read)
    return {name: _opened(read[name], read) for name in tops}


def _read(raw: bytes, name: str) -> _Read:
    try:
        return parse_document(raw, name)
    except DealProblems as error:
        return error.problems


def _opened(first: _Read, others: Mapping[str, _Read]) -> Opened:
    if not isinstance(first, Document):
        return first
    try:
        return open_documents(first.file, list(_chain(first, others)))
    except DealProblems as error:
        return error.problems


def _chain(first: Document, others: Mapping[str, _Read]) -> Iterator[Document]:
    """The file and all that it is based on. Raises DealProblems where one cannot be had."""
    seen, document = [first.file], first
    yield document
    while (name := _base_name(document)) is not None:
        if name in seen:
            circle = " → ".join([*seen, name])
            raise _refused(document, f"based_on goes round in a circle: {circle}.")
        if len(seen) >= VARIANTS:
            raise _refused(document, f"More than {VARIANTS} files are based on each other.")
        base = others[name] if name in others else _shipped(name, document)
        if not isinstance(base, Document):
            raise DealProblems(base)
        seen.append(name)
        document = base
        yield document


def _base_name(document: Document) -> str | None:
    """The name of the file that a deal is based on, without any folder."""
    if "based_on" not in document.data:
        return None
    return PurePosixPath(str(document.data["based_on"]).replace("\\", "/")).name


def _shipped(name: str, wanted_by: Document) -> Document:
    for path in scenario_files():
        if path.name == name:
            return parse_document(read_bytes(path), name)
    message = f"It is based on {name}, which is not among the files; choose both files together."
    raise _refused(wanted_by, message if name else "based_on names no file.")


def _refused(document: Document, message: str) -> DealProblems:
    place = document.where(("based_on",), at_key=True)
    problem = Problem(message, "based_on", file=document.file, line=place.line, column=place.column)
    return DealProblems([*document.problems, problem])
