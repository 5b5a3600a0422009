"""`export`: a deal, or what it is worth, as a file for others."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from benefitshare.cli import clock, options
from benefitshare.cli.bar import progress_bar
from benefitshare.cli.output import print_json, refusals

if TYPE_CHECKING:
    from benefitshare.commands.exporting import Export


@click.command()
@options.deal
@click.option("--to", type=click.Path(path_type=Path), required=True, metavar="FILE",
              help="Where to; the ending says in which form.")  # fmt: skip
@click.option("--share", is_flag=True, help="For the other side: leave out what is private.")
@click.option("--without-sources", is_flag=True,
              help="With --share, also leave out where values are from.")  # fmt: skip
@click.option("--without-business-as-usual", is_flag=True,
              help="With --share, also leave out what happens if nothing is signed.")  # fmt: skip
@click.option("--tables", is_flag=True, help="The accessible workbook of tables.")
@click.option("--draws-out", type=click.Path(path_type=Path), metavar="FILE",
              help="With tidy data, also every draw as a row, in .csv or .parquet.")  # fmt: skip
@options.force
@options.draws
@options.seed
@options.as_of
@options.policy
@options.workers
@options.as_json
def export(  # noqa: PLR0913 - one argument for each option
    deal: Path,
    *,
    to: Path,
    share: bool,
    without_sources: bool,
    without_business_as_usual: bool,
    tables: bool,
    draws_out: Path | None,
    force: bool,
    draws: int | None,
    seed: int | None,
    as_of: datetime.datetime | None,
    policy: Path | None,
    workers: int | None,
    as_json: bool,
) -> None:
    """A deal as a file for others.

    With --share, a deal file for the other side: without the walk-away, notes, views, policy,
    attestations and comments, and standing on its own. It gives the same projection.
    """
    if (without_sources or without_business_as_usual) and not share:
        raise click.UsageError("What is left out of a shared file goes with --share.")
    with refusals(as_json=as_json), progress_bar("Valuing") as progress:
        from benefitshare.commands import exporting
        from benefitshare.commands.valuing import Sampling

        wanted = exporting.Export(
            deal,
            today=clock.date_of(as_of),
            sampling=Sampling(draws, seed, workers, progress),
            policy=policy,
            share=share,
            sources=not without_sources,
            business_as_usual=not without_business_as_usual,
            tables=tables,
            draws_out=draws_out,
        )
        try:
            written = exporting.export(wanted, to, over=force)
        except exporting.CannotExport as error:
            raise click.UsageError(str(error)) from error
    left_out = [*wanted.shared.left_out] if share else []
    if as_json:
        print_json({"file": str(to), "files": [str(each) for each in written],
                    "left_out": left_out})  # fmt: skip
    else:
        _say(wanted, written, left_out)


def _say(wanted: Export, written: tuple[Path, ...], left_out: list[str]) -> None:
    """What was written, and what to look at before it is handed over."""
    for path in written:
        click.echo(f"{path} is written.", err=True)
    if not wanted.share:
        return
    gone = ", ".join(left_out) or "nothing, since nothing private was in it"
    click.echo(f"Left out: {gone}; and every comment.", err=True)
    document = wanted.shared.document
    if document.get("without_deal"):
        click.echo(
            "It tells what happens if nothing is signed, since gains are counted from it; "
            "--without-business-as-usual leaves that out too.",
            err=True,
        )
    click.echo(
        "Names, the summary" + (", ranges and sources" if wanted.sources else " and ranges")
        + " are in it: read it before you send it.",
        err=True,
    )  # fmt: skip
