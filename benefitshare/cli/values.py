"""`run` and `check`: what a deal is worth, and what falls short."""

from __future__ import annotations

import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from benefitshare.cli import clock, exits, options
from benefitshare.cli.bar import progress_bar
from benefitshare.cli.output import print_json, print_page, refusals

if TYPE_CHECKING:
    from benefitshare.report.judged import JudgedDeal


@click.command()
@options.deal
@options.draws
@options.precision
@options.seed
@options.as_of
@click.option("--out", type=click.Path(path_type=Path), help="Also write all results to a folder.")
@click.option("--remedies", is_flag=True, help="Also look for what would clear each flag.")
@options.policy
@options.fail_on
@options.all_rules
@options.workers
@options.as_json
def run(  # noqa: PLR0913 - one argument for each option
    deal: Path,
    *,
    draws: int | None,
    precision: float | None,
    seed: int | None,
    as_of: datetime.datetime | None,
    out: Path | None,
    remedies: bool,
    policy: Path | None,
    fail_on: str | None,
    all_rules: bool,
    workers: int | None,
    as_json: bool,
) -> None:
    """What a deal is worth to each party, and where it falls short.

    First in words, then in tables, then what falls short of the guidance. Whether a change of
    terms would clear a flag takes longer to find out: `check` does, and so does --remedies.
    """
    with refusals(as_json=as_json), progress_bar("Valuing") as progress:
        from benefitshare import commands
        from benefitshare.commands.precisely import run_until

        valued = commands.run if precision is None else partial(run_until, precision=precision)
        judged = valued(
            deal,
            today=clock.date_of(as_of),
            sampling=commands.Sampling(draws, seed, workers, progress),
            with_remedies=remedies,
            policy=policy,
        )
        if out is not None:
            commands.write_results(judged, out)
    if as_json:
        from benefitshare.report.json_document import run_document

        print_json(run_document(judged))
    else:
        from benefitshare.report.run_page import run_page

        print_page(run_page(judged))
    _leave_if_flagged(judged, fail_on, all_rules=all_rules)


@click.command()
@options.deal
@options.draws
@options.seed
@options.as_of
@click.option(
    "--missing",
    is_flag=True,
    help="Print only the questions that are open, as a block to paste into the file.",
)
@options.policy
@options.fail_on
@options.all_rules
@options.workers
@options.as_json
def check(  # noqa: PLR0913 - one argument for each option
    deal: Path,
    *,
    draws: int | None,
    seed: int | None,
    as_of: datetime.datetime | None,
    missing: bool,
    policy: Path | None,
    fail_on: str | None,
    all_rules: bool,
    workers: int | None,
    as_json: bool,
) -> None:
    """Where a deal falls short of the guidance, and what would mend it.

    Judged by the editions in force at signature and by today's. What would mend a flag is the
    smallest change of one term that clears it and opens no other.
    """
    with refusals(as_json=as_json), progress_bar("Valuing") as progress:
        from benefitshare import commands

        judged = commands.check(
            deal,
            today=clock.date_of(as_of),
            sampling=commands.Sampling(draws, seed, workers, progress),
            with_remedies=not missing,
            policy=policy,
        )
    if as_json:
        from benefitshare.report.json_document import check_document

        print_json(check_document(judged))
    else:
        _print_check(judged, missing=missing)
    _leave_if_flagged(judged, fail_on, all_rules=all_rules)


def _print_check(judged: JudgedDeal, *, missing: bool) -> None:
    if missing:
        from benefitshare.report.attestation_block import attestation_block

        click.echo(attestation_block(judged), nl=False)
        return
    from benefitshare.report.check_page import check_page

    print_page(check_page(judged))


def _leave_if_flagged(judged: JudgedDeal, fail_on: str | None, *, all_rules: bool) -> None:
    if fail_on is None:
        return
    from benefitshare.guidance import trips

    level: Literal["breach", "concern"] = "breach" if fail_on == "breach" else "concern"
    if any(trips(each, level, all_rules=all_rules) for each in (judged.signed, judged.today)):
        raise exits.Stop(exits.FLAGGED)
