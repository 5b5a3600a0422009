"""`verify`: an output made again from its manifest, and whether it still is the same."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from benefitshare import __version__
from benefitshare.commands.manifests import made_with
from benefitshare.commands.remaking import Inputs, remade
from benefitshare.exports.sameness import differences
from benefitshare.files.disk import CannotRead
from benefitshare.files.manifest import (
    Manifest,
    Source,
    read_manifest,
    read_output,
    source_of,
    sources_of,
)
from benefitshare.files.read_deal import read_deal
from benefitshare.report.verified import Again, FileAgain, Lies, Verified
from benefitshare.valuation.sample import Progress

COPY = "deal.yaml"
"""The copy of the deal that a run leaves beside its manifest."""


def verify(
    manifest_file: Path,
    *,
    deal: Path | None = None,
    policy: Path | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Verified:
    """Make everything that a manifest tells of again, in memory, and compare it.

    `deal` and `policy` are where those files lie now, where they have moved.
    Raises CannotRead; DealProblems where the manifest or the deal cannot be understood.
    """
    manifest, folder = read_manifest(manifest_file), manifest_file.parent
    deal_file = deal or _deal_file(manifest, folder)
    policy_file = policy
    if policy_file is None and manifest.policy_file is not None:
        policy_file = folder / manifest.policy_file.file
    again = remade(manifest, Inputs(folder, deal_file, policy_file, workers, progress))
    sources = sources_of(deal_file)
    is_same_deal = read_deal(deal_file).sha256 == manifest.sha256
    same_files = [each.sha256 for each in sources] == [each.sha256 for each in manifest.deal_files]
    return Verified(
        manifest=str(manifest_file),
        command=manifest.command,
        files=tuple(
            _file(name, made, folder, again.get(name)) for name, made in manifest.files.items()
        ),
        deal="changed" if not is_same_deal else "same file" if same_files else "same deal",
        reasons=(
            *_deal_reasons(manifest, sources, is_same_deal=is_same_deal, same_files=same_files),
            *_variant_reasons(manifest, folder),
            *_policy_reasons(manifest, policy_file),
            *_other_reasons(manifest),
        ),
    )


def _deal_file(manifest: Manifest, folder: Path) -> Path:
    """Where the deal was; for a run, else its copy beside the manifest. Raises CannotRead."""
    named = folder / manifest.deal_files[0].file if manifest.deal_files else folder / COPY
    copy = folder / COPY
    if not named.exists() and manifest.verb == "run" and copy.exists():
        return copy
    if not named.exists():
        raise CannotRead(named, "there is no such file; say with --deal where the deal is now")
    return named


def _file(name: str, recorded: str, folder: Path, again: bytes | None) -> FileAgain:
    before = read_output(folder / name)
    lies: Lies = "not there"
    if before is not None:
        lies = "as made" if _sha256(before) == recorded else "changed since"
    if again is None:
        return FileAgain(name, lies, "not made")
    if _sha256(again) == recorded:
        return FileAgain(name, lies, "same bytes")
    if before is None or lies != "as made":
        return FileAgain(name, lies, "differs")
    found = differences(name, before, again)
    how: Again = "same figures" if found == () else "differs"
    return FileAgain(name, lies, how, found or ())


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _deal_reasons(
    manifest: Manifest, sources: tuple[Source, ...], *, is_same_deal: bool, same_files: bool
) -> Iterator[str]:
    if not is_same_deal:
        yield f"The deal in {sources[0].path} was changed: it is not the one that was valued."
    elif not same_files and any(each.sha256 for each in manifest.deal_files):
        yield (
            f"{sources[0].path} was written anew (its comments, order or what it is based on), but "
            "it is the same deal."
        )


def _variant_reasons(manifest: Manifest, folder: Path) -> Iterator[str]:
    for each in manifest.other_files:
        if source_of(folder / each.file).sha256 != each.sha256:
            yield f"{each.file}, which it was compared with or rests on, was changed."


def _policy_reasons(manifest: Manifest, policy_file: Path | None) -> Iterator[str]:
    recorded = manifest.policy_file
    if policy_file is not None and (
        recorded is None or source_of(policy_file).sha256 != recorded.sha256
    ):
        yield f"The trust-wide policy in {policy_file} was changed."


def _other_reasons(manifest: Manifest) -> Iterator[str]:
    if manifest.benefitshare != __version__:
        yield f"It was made with benefitshare {manifest.benefitshare}; this is {__version__}."
    known = ("python", "system", "machine")
    libraries = tuple(each for each in manifest.made_with if each not in known)
    now = made_with(libraries)
    for name, then in manifest.made_with.items():
        if now.get(name) != then:
            yield f"It was made with {name} {then}; here it is {now.get(name)}."
