"""`tradeoffs` and `solve`: what a concession is worth, and what it takes to reach a target."""

from __future__ import annotations

import datetime
import itertools
from pathlib import Path

import click

from benefitshare.cli import clock, options
from benefitshare.cli.bar import progress_bar
from benefitshare.cli.output import print_json, print_page, refusals


@click.command()
@options.deal
@click.option("--party", default="", help="Whose gain counts: a party's id, nhs or system.")
@options.line
@click.option(
    "--step",
    "steps",
    multiple=True,
    metavar="PATH[=SIZE]",
    help="Only this step, of your own size if given; repeat for more.",
)
@options.draws
@options.seed
@options.workers
@options.as_json
def tradeoffs(  # noqa: PLR0913 - one argument for each option
    deal: Path,
    *,
    party: str,
    line: str,
    steps: tuple[str, ...],
    draws: int | None,
    seed: int | None,
    workers: int | None,
    as_json: bool,
) -> None:
    """What a step in each term is worth in steps of the others, to each side.

    One point of a royalty, one year of free use, £100k of a fee, up and down; then the trades
    that leave both sides better off, and why.
    """
    with refusals(as_json=as_json), progress_bar("Valuing", "Taking steps") as progress:
        from benefitshare.commands.explaining import UnknownPath
        from benefitshare.commands.paths import NotAsked
        from benefitshare.commands.tradeoffs import tradeoffs as told_of
        from benefitshare.commands.valuing import Sampling

        try:
            told = told_of(
                deal,
                party=party,
                line=line,
                steps=dict(_parted(step) for step in steps),
                sampling=Sampling(draws, seed, workers, progress),
            )
        except (UnknownPath, NotAsked) as error:
            raise click.UsageError(str(error)) from error
    if as_json:
        from benefitshare.report.tradeoffs_document import tradeoffs_document

        print_json(tradeoffs_document(told))
    else:
        from benefitshare.report.tradeoffs_page import tradeoffs_page

        print_page(tradeoffs_page(told))


def _parted(step: str) -> tuple[str, str]:
    path, _, size = step.partition("=")
    return path.strip(), size.strip()


@click.command()
@options.deal
@click.option(
    "--change",
    "changes",
    multiple=True,
    required=True,
    metavar="PATH",
    help="The number to change; give two for the change that costs the supplier least.",
)
@click.option(
    "--between",
    "bounds",
    multiple=True,
    nargs=2,
    metavar="LOW HIGH",
    help="How far it may go; give it once for each --change, in their order.",
)
@click.option(
    "--until",
    required=True,
    metavar="TARGET",
    help='What is to hold, such as "trust.gain.mean >= £1m".',
)
@click.option(
    "--save",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the changed deal to a file, based on this one.",
)
@click.option("--force", is_flag=True, help="With --save, write over a file that is there.")
@options.draws
@options.seed
@options.as_of
@options.policy
@options.workers
@options.as_json
def solve(  # noqa: PLR0913 - one argument for each option
    deal: Path,
    *,
    changes: tuple[str, ...],
    bounds: tuple[tuple[str, str], ...],
    until: str,
    save: Path | None,
    force: bool,
    draws: int | None,
    seed: int | None,
    as_of: datetime.datetime | None,
    policy: Path | None,
    workers: int | None,
    as_json: bool,
) -> None:
    """The smallest change that reaches a target on any measure that `run` reports.

    \b
      solve deal.yaml --change terms.royalty.rate --until "trust.gain.mean >= 0"
      solve deal.yaml --change terms.fee.amount --between £0 £2m \\
          --until "split.own.system_share >= 50%"

    A measure is named as in `run --json`: trust.npv.p10, company.irr.p50, findings.breaches.
    """
    if len(changes) > 2 or len(bounds) > len(changes):
        raise click.UsageError("Give one or two --change, and at most one --between for each.")
    with refusals(as_json=as_json), progress_bar("Valuing", "Looking for it") as progress:
        from benefitshare.commands.explaining import UnknownPath
        from benefitshare.commands.paths import NotAsked
        from benefitshare.commands.solving import Saving
        from benefitshare.commands.solving import solve as solved_by
        from benefitshare.commands.valuing import Sampling

        try:
            solved = solved_by(
                deal,
                [*itertools.zip_longest(changes, bounds)],
                until,
                today=clock.date_of(as_of),
                sampling=Sampling(draws, seed, workers, progress),
                policy=policy,
                save=None if save is None else Saving(save, over=force),
            )
        except (UnknownPath, NotAsked) as error:
            raise click.UsageError(str(error)) from error
    if as_json:
        from benefitshare.report.solve_document import solve_document

        print_json(solve_document(solved))
    else:
        from benefitshare.report.solve_page import solve_page

        print_page(solve_page(solved))
