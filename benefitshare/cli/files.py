"""`new` and `schema`: starting a deal file, and writing one with an editor's help."""

from pathlib import Path

import click

from benefitshare.cli import options
from benefitshare.cli.output import print_json, refusals

TEMPLATES = ("equity", "royalty", "free-use", "fee", "mixed")
"""As in `files.templates`; written here again so that `--help` loads nothing heavy."""


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--template",
    type=click.Choice(TEMPLATES),
    default="mixed",
    show_default=True,
    help="The pattern of deal to start from.",
)
@options.force
@options.as_json
def new(file: Path, *, template: str, force: bool, as_json: bool) -> None:
    """Start a deal file, with comments, from a common pattern."""
    with refusals(as_json=as_json):
        from benefitshare import commands

        commands.new(file, template=template, over=force)
    if as_json:
        print_json({"file": str(file), "template": template})
    else:
        click.echo(f"{file} is a complete deal: change its figures, then", err=True)
        click.echo(f"  python -m benefitshare run {file}", err=True)


@click.command()
@options.as_json
def schema(*, as_json: bool) -> None:  # noqa: ARG001 - it is JSON in any case
    """The JSON Schema of the deal file, for editors."""
    from benefitshare.report.schema import deal_schema

    print_json(deal_schema())
