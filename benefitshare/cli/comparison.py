"""`compare`: deals side by side."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from benefitshare.cli import clock, options
from benefitshare.cli.bar import progress_bar
from benefitshare.cli.output import print_json, print_page, refusals


@click.command()
@click.argument("deals", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option(
    "--chain",
    is_flag=True,
    help="They are offers in order; one file stands for all that it is based on.",
)
@click.option("--party", default="", metavar="ID", help="Tell of this party or group alone.")
@options.line
@options.draws
@options.seed
@options.as_of
@options.policy
@options.workers
@options.as_json
def compare(  # noqa: PLR0913 - one argument for each option
    deals: tuple[Path, ...],
    *,
    chain: bool,
    party: str,
    line: str,
    draws: int | None,
    seed: int | None,
    as_of: datetime.datetime | None,
    policy: Path | None,
    workers: int | None,
    as_json: bool,
) -> None:
    """Which of several deals is better, for whom, and how sure that is.

    The first is what the others are compared with. All are valued on the same draws, so that a
    difference is far surer than either amount. One deal is ranked before another only where the
    difference is sure, matters and is likely; --policy sets what that means.
    """
    with refusals(as_json=as_json), progress_bar("Valuing") as progress:
        from benefitshare.commands.comparing import compare_files
        from benefitshare.commands.valuing import Sampling
        from benefitshare.report.unlike import NotComparable

        try:
            compared = compare_files(
                deals,
                today=clock.date_of(as_of),
                sampling=Sampling(draws, seed, workers, progress),
                policy=policy,
                chain=chain,
                party=party,
                line=line,
            )
        except NotComparable as error:
            raise click.UsageError(str(error)) from error
    if as_json:
        from benefitshare.report.comparison_document import comparison_document

        print_json(comparison_document(compared))
    else:
        from benefitshare.report.comparison_page import comparison_page

        print_page(comparison_page(compared))
