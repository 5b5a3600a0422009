"""Arguments and options that several commands share."""

from pathlib import Path

import click

MOST_DRAWS = 10_000_000
"""As in the deal file; written here again so that `--help` need not load the deal's models."""

deal = click.argument("deal", type=click.Path(path_type=Path))
as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
draws = click.option(
    "--draws", type=click.IntRange(1, MOST_DRAWS), help="How many draws, in place of the file's."
)
seed = click.option(
    "--seed", type=click.IntRange(0, 2**63 - 1), help="The seed, in place of the file's."
)
workers = click.option(
    "--workers",
    type=click.IntRange(1, 256),
    help="How many threads; results do not depend on it.",
)
as_of = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Judge the deal as of this date, in place of today.",
)
policy = click.option(
    "--policy",
    type=click.Path(path_type=Path),
    help="A trust-wide file of thresholds; what the deal itself sets comes first.",
)
fail_on = click.option(
    "--fail-on",
    type=click.Choice(["breach", "concern"]),
    help="Leave with code 12 where a core rule flags this or worse.",
)
all_rules = click.option(
    "--all", "all_rules", is_flag=True, help="With --fail-on, look at every rule."
)
