"""The manifest beside every output: what it was made from and with."""

import platform
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benefitshare.files.manifest import Source, source_of, sources_of
from benefitshare.files.write_outputs import relative
from benefitshare.report.json_document import as_json
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.manifest import Origin, manifest_document

MANIFEST = ".manifest.json"
"""What is added to an output's name for the manifest beside it."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a command made from a deal file, before it is written."""

    verb: str
    """The command: run, export or report."""
    judged: JudgedDeal
    deal_file: Path
    files: Mapping[Path, bytes]
    """The one that the user named first."""
    policy_file: Path | None = None
    options: Mapping[str, object] = field(default_factory=dict)
    """Of the command, beyond draws, seed, date and policy."""
    libraries: tuple[str, ...] = ()
    """What else than NumPy made the bytes."""
    others: tuple[Path, ...] = ()
    """Deal files that it was compared with."""


def manifest_of(to: Path) -> Path:
    """The manifest beside an output."""
    return to.with_name(to.name + MANIFEST)


def with_manifest(made: Made) -> dict[Path, bytes]:
    """The files, and last the manifest that tells how to make them again. Raises CannotRead."""
    first = next(iter(made.files))
    folder = first.parent
    whence = origin_of(
        made.verb,
        folder,
        made.deal_file,
        made.policy_file,
        options=made.options,
        libraries=made.libraries,
        others=made.others,
    )
    named = {relative(path, folder): content for path, content in made.files.items()}
    document = manifest_document(made.judged, whence, named)
    return {**made.files, manifest_of(first): as_json(document).encode("utf-8")}


def origin_of(
    verb: str,
    folder: Path,
    deal_file: Path,
    policy_file: Path | None,
    *,
    options: Mapping[str, object],
    libraries: tuple[str, ...] = (),
    others: tuple[Path, ...] = (),
) -> Origin:
    """Where an output in a folder is from. Raises CannotRead."""
    return Origin(
        verb=verb,
        options=options,
        deal_files=[_seen(each, folder) for each in sources_of(deal_file)],
        other_files=[_seen(source, folder) for each in others for source in sources_of(each)],
        policy_file=None if policy_file is None else _seen(source_of(policy_file), folder),
        made_with=made_with(libraries),
    )


def made_with(libraries: tuple[str, ...] = ()) -> dict[str, str]:
    """The versions that the bytes of an output may hang on, and the kind of machine."""
    return {
        "python": platform.python_version(),
        **{each: _version(each) for each in ("numpy", *libraries)},
        "system": platform.system(),
        "machine": platform.machine(),
    }


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "not installed"


def _seen(source: Source, folder: Path) -> tuple[str, str]:
    return relative(source.path, folder), source.sha256
