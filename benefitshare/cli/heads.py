"""`heads`: what is modelled, in plain contract language."""

from pathlib import Path

import click

from benefitshare.cli import options
from benefitshare.cli.output import print_json, print_page, refusals


@click.command()
@options.deal
@click.option("--to", type=click.Path(path_type=Path), metavar="FILE",
              help="Write to a file: .md, or .csv for the calendar alone.")  # fmt: skip
@options.force
@options.draws
@options.seed
@options.policy
@options.as_json
def heads(
    deal: Path,
    *,
    to: Path | None,
    force: bool,
    draws: int | None,
    seed: int | None,
    policy: Path | None,
    as_json: bool,
) -> None:
    """The terms in plain contract language, clause by clause.

    So that lawyers see that what is modelled is what is drafted; with a calendar of what falls due.
    """
    with refusals(as_json=as_json):
        from benefitshare.commands.heads import CannotWriteHeads, write_heads
        from benefitshare.commands.heads import heads as draft

        found = draft(deal, draws=draws, seed=seed, policy=policy)
        if to is not None:
            try:
                write_heads(found, to, over=force)
            except CannotWriteHeads as error:
                raise click.UsageError(str(error)) from error
    if as_json:
        print_json(found.document)
    elif to is None:
        print_page(found.page)
    else:
        click.echo(f"{to} is written.", err=True)
