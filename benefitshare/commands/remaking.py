"""An output made again from its manifest: one function for each command that writes one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from benefitshare.commands import reporting
from benefitshare.commands.exporting import CannotExport, Export, made
from benefitshare.commands.valuing import Sampling, read, value
from benefitshare.files.manifest import NOT_A_MANIFEST, Manifest
from benefitshare.files.write_outputs import relative
from benefitshare.problems import DealProblems, Problem
from benefitshare.report.result_files import MANIFEST, result_files
from benefitshare.valuation.sample import Progress


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files to make it from, and how."""

    folder: Path
    """The manifest's own."""
    deal: Path
    policy: Path | None
    workers: int | None = None
    progress: Progress | None = None

    def sampling(self, manifest: Manifest) -> Sampling:
        """The draws and the seed of the manifest."""
        return Sampling(manifest.draws, manifest.seed, self.workers, self.progress)


def _export(manifest: Manifest, inputs: Inputs) -> dict[str, bytes]:
    options = manifest.options
    to = inputs.folder / str(options.get("to", ""))
    draws_out = options.get("draws-out")
    wanted = Export(
        inputs.deal,
        today=manifest.as_of,
        sampling=inputs.sampling(manifest),
        policy=inputs.policy,
        tables=options.get("tables") is True,
        draws_out=None if draws_out is None else inputs.folder / str(draws_out),
        called=_name(manifest.deal_files[0].file),
    )
    try:
        files = made(wanted, to)
    except CannotExport as error:
        raise DealProblems([Problem(str(error))]) from error
    return {relative(path, inputs.folder): content for path, content in files.items()}


def _run(manifest: Manifest, inputs: Inputs) -> dict[str, bytes]:
    loaded, _, policy = read(inputs.deal, inputs.policy)
    judged = value(
        loaded,
        _name(manifest.deal_files[0].file),
        replace(policy, file=Path(policy.file).name),
        today=manifest.as_of,
        sampling=inputs.sampling(manifest),
        with_remedies=manifest.options.get("remedies") is True,
    )
    texts = result_files(judged)
    return {name: text.encode("utf-8") for name, text in texts.items() if name != MANIFEST}


def _report(manifest: Manifest, inputs: Inputs) -> dict[str, bytes]:
    variants = manifest.options.get("variants")
    others = variants if isinstance(variants, list) else []
    wanted = reporting.Report(
        (inputs.deal, *(inputs.folder / str(each) for each in others)),
        today=manifest.as_of,
        sampling=inputs.sampling(manifest),
        policy=inputs.policy,
        remedies=manifest.options.get("without-remedies") is not True,
        called=_name(manifest.deal_files[0].file),
    )
    try:
        files = reporting.made(wanted, inputs.folder / str(manifest.options.get("to", "")))
    except reporting.CannotReport as error:
        raise DealProblems([Problem(str(error))]) from error
    return {relative(path, inputs.folder): content for path, content in files.items()}


Remake = Callable[[Manifest, Inputs], Mapping[str, bytes]]
REMAKERS: Mapping[str, Remake] = {"export": _export, "report": _report, "run": _run}
"""By command. A command that writes manifests is one line here."""


def remade(manifest: Manifest, inputs: Inputs) -> Mapping[str, bytes]:
    """The outputs by name, as seen from the manifest's folder. Nothing is written.

    Raises CannotRead, and DealProblems also where the manifest asks for what cannot be made.
    """
    remake = REMAKERS.get(manifest.verb)
    if remake is None or not manifest.deal_files:
        raise DealProblems([Problem(NOT_A_MANIFEST, path="verb")])
    return remake(manifest, inputs)


def _name(path: str) -> str:
    return path.rsplit("/", 1)[-1]
