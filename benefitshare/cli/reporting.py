"""`report`: a deal as a paper for its board, or as a notice for the public."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from benefitshare.cli import clock, options
from benefitshare.cli.bar import progress_bar
from benefitshare.cli.output import print_json, refusals


@click.command()
@click.argument("deals", type=click.Path(path_type=Path), nargs=-1, required=True,
                metavar="DEAL [VARIANT]...")  # fmt: skip
@click.option("--to", type=click.Path(path_type=Path), required=True, metavar="FILE",
              help="Where to: .docx or .pdf; a notice also .html or .md.")  # fmt: skip
@click.option("--public", is_flag=True, help="The notice for the public, without figures.")
@click.option("--with-figures", is_flag=True,
              help="With --public, also tell the terms and who gains what.")  # fmt: skip
@click.option("--without-remedies", is_flag=True,
              help="Do not look for what would clear each flag, which takes longer.")  # fmt: skip
@options.force
@options.draws
@options.seed
@options.as_of
@options.policy
@options.workers
@options.as_json
def report(  # noqa: PLR0913 - one argument for each option
    deals: tuple[Path, ...],
    *,
    to: Path,
    public: bool,
    with_figures: bool,
    without_remedies: bool,
    force: bool,
    draws: int | None,
    seed: int | None,
    as_of: datetime.datetime | None,
    policy: Path | None,
    workers: int | None,
    as_json: bool,
) -> None:
    """A paper of two to four pages for the board, or a notice for the public.

    The paper puts the first deal forward; others are set beside it as options. What only people
    can say is left for them, marked "to be completed".
    """
    if with_figures and not public:
        raise click.UsageError("--with-figures goes with --public.")
    with refusals(as_json=as_json), progress_bar("Valuing") as progress:
        from benefitshare.commands import reporting
        from benefitshare.commands.valuing import Sampling
        from benefitshare.report.unlike import NotComparable

        wanted = reporting.Report(
            deals,
            today=clock.date_of(as_of),
            sampling=Sampling(draws, seed, workers, progress),
            policy=policy,
            public=public,
            figures=with_figures,
            remedies=not without_remedies,
        )
        try:
            written = reporting.report(wanted, to, over=force)
        except (reporting.CannotReport, NotComparable) as error:
            raise click.UsageError(str(error)) from error
    open_points = wanted.paper.to_complete
    if as_json:
        files = [str(each) for each in written]
        print_json({"file": str(to), "files": files, "to_complete": open_points})
        return
    for path in written:
        click.echo(f"{path} is written.", err=True)
    if open_points:
        told = "place is" if open_points == 1 else "places are"
        click.echo(f"{open_points} {told} marked to be completed.", err=True)
    if public:
        click.echo(
            "Names and what is attested are in it, with references: read it before you publish. "
            "The manifest is for your own records.",
            err=True,
        )
