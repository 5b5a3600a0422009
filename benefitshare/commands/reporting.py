"""`report`: a deal as a paper for its board, or as a notice for the public."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from benefitshare.commands.comparing import compare_files
from benefitshare.commands.influencing import ENOUGH, influence
from benefitshare.commands.manifests import Made, manifest_of, with_manifest
from benefitshare.commands.valuing import Sampling, read, value
from benefitshare.files.read_deal import read_deal
from benefitshare.files.write_outputs import refuse_to_overwrite, relative, write_outputs
from benefitshare.report.compared import Comparison
from benefitshare.report.effects import Effects, effects_of
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.papers import Matter, Paper, board_paper, public_notice


class CannotReport(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """What was asked for cannot be written so; the text says why, and what can."""


@dataclass(frozen=True)
class Report:
    """A deal that is to be put on paper; it is valued only if the paper asks for that."""

    files: tuple[Path, ...]
    """The deal, and then what else could be signed."""
    today: datetime.date
    sampling: Sampling = Sampling()
    policy: Path | None = None
    public: bool = False
    """Whether it is the notice for the public, and not the paper for the board."""
    figures: bool = False
    """Whether a public notice tells commercial figures."""
    remedies: bool = True
    """Whether a board paper says what would clear each flag, which takes longer."""
    called: str = ""
    """What the deal's file is called, where it lies elsewhere under another name."""

    @cached_property
    def judged(self) -> JudgedDeal:
        """The deal, valued and judged. Only the files' names are told: the same from any folder."""
        loaded, _, policy = read(self.files[0], self.policy)
        return value(
            loaded,
            self.called or self.files[0].name,
            replace(policy, file=Path(policy.file).name),
            today=self.today,
            sampling=self.sampling,
            with_remedies=self.remedies and not self.public,
            with_bridge=False,
        )

    @cached_property
    def paper(self) -> Paper:
        """The paper's content. Raises CannotRead, DealProblems or NotComparable."""
        return self._notice() if self.public else board_paper(self._matter())

    def _notice(self) -> Paper:
        judged = self.judged if self.figures else None
        deal = read_deal(self.files[0]).deal if judged is None else judged.deal
        return public_notice(deal, as_of=self.today, judged=judged)

    def _matter(self) -> Matter:
        return Matter(self.judged, self._comparison(), self._effects(self.judged))

    def _comparison(self) -> Comparison | None:
        if len(self.files) == 1:
            return None
        return compare_files(
            self.files, today=self.today, sampling=self.sampling, policy=self.policy
        )

    def _effects(self, judged: JudgedDeal) -> Effects:
        """What moves the first beneficiary's gain, from a few of the same draws."""
        first = Matter(judged).first
        draws = min(ENOUGH, judged.projection.draws)
        few = Sampling(draws, judged.projection.seed, self.sampling.workers)
        return effects_of(first.name, influence(judged.deal, first.id, sampling=few))


def _word(paper: Paper) -> bytes:
    from benefitshare.exports.paper.word import docx_bytes  # noqa: PLC0415 - not for other forms

    return docx_bytes(paper)


def _pdf(paper: Paper) -> bytes:
    from benefitshare.exports.paper.pdf import pdf_bytes  # noqa: PLC0415 - as above

    return pdf_bytes(paper)


def _markdown(paper: Paper) -> bytes:
    from benefitshare.exports.paper.web import markdown_text  # noqa: PLC0415 - as above

    return markdown_text(paper).encode("utf-8")


def _html(paper: Paper) -> bytes:
    from benefitshare.exports.paper.web import html_text  # noqa: PLC0415 - as above

    return html_text(paper).encode("utf-8")


@dataclass(frozen=True, slots=True)
class Form:
    """One form that a paper may have."""

    write: Callable[[Paper], bytes]
    libraries: tuple[str, ...] = ()
    """What makes its bytes."""
    has_pictures: bool = True


FORMS: Mapping[str, Form] = {
    ".docx": Form(_word, ("python-docx", "vl-convert-python")),
    ".pdf": Form(_pdf, ("typst", "vl-convert-python")),
    ".html": Form(_html, has_pictures=False),
    ".md": Form(_markdown, has_pictures=False),
}
"""By a file's ending. A new form is one line here; a board paper needs one with pictures."""


def report(wanted: Report, to: Path, *, over: bool = False) -> tuple[Path, ...]:
    """Write the paper to a file, in the form that its ending asks for; say what was written.

    Beside a board paper goes a manifest. All is written, or nothing. Raises CannotReport for a form
    that there is not, or where a library for it is missing; CannotRead, DealProblems, NotComparable
    and CannotWrite.
    """
    form_of(wanted, to)
    refuse_to_overwrite((to,) if wanted.public else (to, manifest_of(to)), over=over)
    files = made(wanted, to)
    write_outputs(files, over=over)
    return tuple(files)


def made(wanted: Report, to: Path) -> dict[Path, bytes]:
    """Everything that a report writes, by where it goes. Raises as `report` does."""
    form = form_of(wanted, to)
    try:
        files = {to: form.write(wanted.paper)}
    except ModuleNotFoundError as error:
        raise CannotReport(
            f"{to.suffix} files take {error.name}: install benefitshare[papers]."
        ) from error
    if wanted.public:
        return files
    variants = [relative(each, to.parent) for each in wanted.files[1:]]
    options = {"variants": variants or None, "to": to.name,
               "without-remedies": not wanted.remedies}  # fmt: skip
    told = Made(
        "report", wanted.judged, wanted.files[0], files, wanted.policy, options, form.libraries,
        others=wanted.files[1:],
    )  # fmt: skip
    return with_manifest(told)


def form_of(wanted: Report, to: Path) -> Form:
    """The form that a file's ending asks for. Raises CannotReport."""
    if wanted.public and len(wanted.files) > 1:
        raise CannotReport("A public notice is about one deal: name one file.")
    able = [ending for ending, each in FORMS.items() if wanted.public or each.has_pictures]
    ending = to.suffix.lower()
    if ending not in able:
        what = "a public notice" if wanted.public else "a board paper"
        raise CannotReport(
            f"{to} has {ending or 'no ending'}; {what} may end in {', '.join(able)}."
        )
    return FORMS[ending]
