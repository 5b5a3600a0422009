"""Reading what an output was made from and with: the manifest beside it."""

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from benefitshare.deal.timing import MOST_DRAWS
from benefitshare.files.disk import base_file, folder_of, read_bytes
from benefitshare.files.variants import read_chain
from benefitshare.problems import DealProblems, Problem

FORMAT = 1
"""Of manifests; a later one says so."""
NOT_A_MANIFEST = (
    "This is not a manifest of benefitshare; give the file that ends in manifest.json, beside an "
    "export or in the folder of a run."
)


class Hashed(BaseModel):
    """A file and the SHA-256 of its bytes."""

    model_config = ConfigDict(frozen=True)
    file: str
    sha256: str


class Manifest(BaseModel):
    """What decides an output, and what the output was."""

    model_config = ConfigDict(frozen=True)
    manifest: int
    benefitshare: str
    """The version that made it."""
    command: str
    """The command line, to be read by people; it is never run."""
    verb: str
    """The command: run, export or report."""
    options: Mapping[str, object]
    """Of that command, beyond those below."""
    deal: str
    """The deal's name."""
    sha256: str
    """Of the deal as loaded."""
    deal_files: tuple[Hashed, ...]
    """The deal's file and all that it is based on, as seen from the manifest's folder."""
    other_files: tuple[Hashed, ...] = ()
    """Deals that it was compared with, each followed by all that it is based on."""
    policy_file: Hashed | None
    seed: int = Field(ge=0, lt=2**63)
    draws: int = Field(ge=1, le=MOST_DRAWS)
    as_of: datetime.date
    made_with: Mapping[str, str]
    """The versions of the libraries, and the kind of machine."""
    files: Mapping[str, str]
    """The SHA-256 of each output, by its name in the manifest's folder."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read, and the SHA-256 of its bytes."""

    path: Path
    sha256: str


def read_manifest(path: Path) -> Manifest:
    """Read a manifest. Raises CannotRead, or DealProblems where it is none."""
    raw = read_bytes(path)
    try:
        document = json.loads(raw)
        if not isinstance(document, dict) or document.get("manifest") != FORMAT:
            raise DealProblems([Problem(NOT_A_MANIFEST, file=str(path))])
        return Manifest.model_validate(document)
    except (ValueError, RecursionError) as error:
        where = _first_fault(error)
        raise DealProblems([Problem(NOT_A_MANIFEST, path=where, file=str(path))]) from error


def _first_fault(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return ""
    return ".".join(str(step) for step in error.errors()[0]["loc"])


def sources_of(deal_file: Path) -> tuple[Source, ...]:
    """A deal's file and all that it is based on, the file itself first. Raises as `read_deal`."""
    paths, holder = [deal_file], folder_of(deal_file)
    for document in read_chain(deal_file)[:-1]:
        real = base_file(document.data["based_on"], holder, folder_of(deal_file))
        paths.append(real)
        holder = real.parent
    return tuple(source_of(path) for path in paths)


def read_output(path: Path) -> bytes | None:
    """An output, however large; None where it is not there or cannot be read."""
    try:
        return path.read_bytes() if path.is_file() else None
    except (OSError, ValueError):
        return None


def source_of(path: Path) -> Source:
    """A file that was read. Raises CannotRead."""
    return Source(path, hashlib.sha256(read_bytes(path)).hexdigest())
