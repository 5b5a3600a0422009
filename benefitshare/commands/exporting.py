"""`export`: a deal, or what it is worth, in the form that a file's ending asks for."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from benefitshare.commands import data_files
from benefitshare.commands.manifests import Made, manifest_of, with_manifest
from benefitshare.commands.valuing import Sampling, read, value
from benefitshare.exports.columns import LibraryMissing
from benefitshare.exports.release_workbook import release_workbook
from benefitshare.files.read_deal import LoadedDeal, read_deal
from benefitshare.files.render import deal_text
from benefitshare.files.share_text import Shared, shared
from benefitshare.files.write_outputs import refuse_to_overwrite, relative, write_outputs
from benefitshare.report.judged import JudgedDeal


class CannotExport(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """What was asked for cannot be exported so; the text says why, and what can."""


@dataclass(frozen=True)
class Export:
    """A deal that is to be exported; it is valued only if its form asks for that."""

    file: Path
    today: datetime.date
    sampling: Sampling = Sampling()
    policy: Path | None = None
    share: bool = False
    """Whether it is for the other side."""
    sources: bool = True
    """Whether a shared file tells where values are from."""
    business_as_usual: bool = True
    """Whether a shared file tells what happens if nothing is signed."""
    tables: bool = False
    """Whether the accessible workbook of tables is wanted, and not the model."""
    draws_out: Path | None = None
    """Where every draw goes too, as a row."""
    called: str = ""
    """What its file is called, where it lies elsewhere under another name."""

    @cached_property
    def loaded(self) -> LoadedDeal:
        """The deal, with what it is based on worked in."""
        return read_deal(self.file)

    @cached_property
    def judged(self) -> JudgedDeal:
        """The deal, valued and judged. Only the files' names are told: the same from any folder."""
        loaded, _, policy = read(self.file, self.policy)
        policy = replace(policy, file=Path(policy.file).name)
        name = self.called or self.file.name
        return value(loaded, name, policy, today=self.today, sampling=self.sampling)

    @cached_property
    def shared(self) -> Shared:
        """The deal without what is private."""
        return shared(
            self.loaded.deal.document(),
            sources=self.sources,
            business_as_usual=self.business_as_usual,
        )


@dataclass(frozen=True, slots=True)
class Form:
    """One form that a deal may be exported in."""

    what: str
    """What the file is, in a few words."""
    write: Callable[[Export], bytes]
    takes: frozenset[str] = frozenset()
    """Which of `share`, `tables` and `draws-out` it knows."""
    beside: Callable[[Export], Mapping[str, bytes]] | None = None
    """What goes beside it, by the ending of its name in place of its own."""
    libraries: tuple[str, ...] = ()
    """What makes its bytes."""
    is_result: bool = True
    """Whether a manifest goes beside it; a deal file is where results come from."""


def _deal_file(export: Export) -> bytes:
    """The deal file, on its own: what it is based on is worked in."""
    text = export.shared.text if export.share else deal_text(export.loaded.deal.document(), None)
    return text.encode("utf-8")


def _from_result(write: Callable[[JudgedDeal, Sampling], bytes]) -> Callable[[Export], bytes]:
    return lambda export: write(export.judged, export.sampling)


def _whole_result(export: Export) -> bytes:
    return data_files.whole_result(export.judged)


def _tidy_beside(export: Export) -> Mapping[str, bytes]:
    return data_files.tidy_beside(export.judged)


def _workbook(export: Export) -> bytes:
    if export.tables:
        return release_workbook(export.judged)
    # Loaded when it is asked for: it is as large as all other exports together.
    from benefitshare.exports.workbook.workbook import workbook_bytes  # noqa: PLC0415

    return workbook_bytes(export.judged)


_DEAL_FILE = Form(
    "a deal file that stands on its own", _deal_file, frozenset({"share"}), is_result=False
)
_DATA = frozenset({"draws-out"})
FORMS: Mapping[str, Form] = {
    ".yaml": _DEAL_FILE,
    ".yml": _DEAL_FILE,
    ".csv": Form("tidy data", _from_result(data_files.tidy_csv), _DATA, _tidy_beside),
    ".parquet": Form(
        "tidy data", _from_result(data_files.tidy_parquet), _DATA, _tidy_beside, ("pyarrow",)
    ),
    ".json": Form("the whole result", _whole_result, _DATA),
    ".xlsx": Form(
        "the model in live formulas, or with --tables the accessible workbook of tables",
        _workbook,
        frozenset({"tables"}),
        libraries=("xlsxwriter",),
    ),
}
"""By a file's ending. A new form is one line here."""


def export(wanted: Export, to: Path, *, over: bool = False) -> tuple[Path, ...]:
    """Write a deal to a file, in the form that its ending asks for; say what was written.

    Beside a result go what it needs to be read and a manifest. All is written, or nothing.
    Raises CannotExport for a form that there is not; CannotRead, DealProblems and CannotWrite.
    """
    form = form_of(wanted, to)
    refuse_to_overwrite((to, manifest_of(to)) if form.is_result else (to,), over=over)
    files = made(wanted, to)
    write_outputs(files, over=over)
    return tuple(files)


def made(wanted: Export, to: Path) -> dict[Path, bytes]:
    """Everything that an export writes, by where it goes. Raises as `export` does."""
    form = form_of(wanted, to)
    try:
        files = {to: form.write(wanted)}
        if form.beside is not None:
            beside = form.beside(wanted).items()
            files |= {to.with_suffix(ending): content for ending, content in beside}
        if wanted.draws_out is not None:
            files |= data_files.draws_files(wanted.judged, wanted.sampling, wanted.draws_out)
    except LibraryMissing as error:
        raise CannotExport(str(error)) from error
    if not form.is_result:
        return files
    return with_manifest(
        Made(
            "export",
            wanted.judged,
            wanted.file,
            files,
            wanted.policy,
            {"to": to.name, "tables": wanted.tables, "draws-out": _seen(wanted.draws_out, to)},
            form.libraries,
        )
    )


def _seen(path: Path | None, to: Path) -> str | None:
    return None if path is None else relative(path, to.parent)


def form_of(wanted: Export, to: Path) -> Form:
    """The form that a file's ending asks for. Raises CannotExport."""
    form = FORMS.get(to.suffix.lower())
    if form is None:
        ending = to.suffix or "no ending"
        raise CannotExport(f"{to} has {ending}; it may end in {', '.join(FORMS)}.")
    asked = {
        "share": wanted.share,
        "tables": wanted.tables,
        "draws-out": wanted.draws_out is not None,
    }
    for name, is_wanted in asked.items():
        if is_wanted and name not in form.takes:
            able = [suffix for suffix, each in FORMS.items() if name in each.takes]
            those = f"files that end in {', '.join(able)}" if able else "no file yet"
            raise CannotExport(f"--{name} goes with {those}, not with {to}.")
    if wanted.draws_out is not None:
        _refuse_draws(wanted.draws_out, to)
    return form


def _refuse_draws(draws_out: Path, to: Path) -> None:
    endings = data_files.DRAWS_SUFFIXES
    if draws_out.suffix.lower() not in endings:
        raise CannotExport(f"--draws-out {draws_out} may end in {' or '.join(endings)}.")
    if draws_out.with_suffix("") == to.with_suffix(""):
        raise CannotExport(f"--draws-out {draws_out} needs another name than {to}.")
