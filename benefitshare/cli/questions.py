"""`explain` and `rules`: where a number comes from, and what the rules are."""

from pathlib import Path

import click

from benefitshare.cli import clock, options
from benefitshare.cli.output import print_json, print_page, refusals


@click.command()
@options.deal
@click.argument("path")
@options.draws
@options.seed
@options.workers
@options.as_json
def explain(
    deal: Path,
    path: str,
    *,
    draws: int | None,
    seed: int | None,
    workers: int | None,
    as_json: bool,
) -> None:
    """Where a number comes from.

    PATH is a value of the deal file (terms.royalty.rate), a part of it (terms.royalty), a party
    (trust), or a result as `run --json` names it (trust.npv.mean).
    """
    with refusals(as_json=as_json):
        from benefitshare import commands

        try:
            explained = commands.explain(
                deal,
                path,
                today=clock.today(),
                sampling=commands.Sampling(draws, seed, workers),
            )
        except commands.UnknownPath as error:
            raise click.UsageError(str(error)) from error
    if as_json:
        print_json(explained.document)
    else:
        print_page(explained.page)


@click.command()
@click.argument("code", required=False)
@options.as_json
def rules(code: str | None, *, as_json: bool) -> None:
    """The rules, each with its source; with a CODE, the page of one."""
    from benefitshare import commands
    from benefitshare.report.rule_pages import rule_page, rules_page

    try:
        found = commands.rules(code)
    except commands.UnknownRule as error:
        raise click.UsageError(str(error)) from error
    if as_json:
        print_json(found)
    else:
        print_page(rules_page(found) if code is None else rule_page(found[0]))
