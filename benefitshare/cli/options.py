"""Arguments and options that several commands share."""

from pathlib import Path

import click

MOST_DRAWS = 10_000_000
"""As in the deal file; written here again so that `--help` need not load the deal's models."""
LINES = ("money", "non_cash", "all")
"""Of a gain, as results have them; written here again for the same reason."""


def _fraction(
    context: click.Context, parameter: click.Parameter, typed: str | None
) -> float | None:
    """A part of a whole, typed as `1%` or `0.01`: above nought and at most one."""
    if typed is None:
        return None
    text = typed.strip()
    try:
        found = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        found = 0.0
    if not 0.0 < found <= 1.0:
        raise click.BadParameter(f"{typed!r} is not a percentage such as 1%.", context, parameter)
    return found


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
force = click.option("--force", is_flag=True, help="Write over a file that is there.")
line = click.option(
    "--line",
    type=click.Choice(LINES),
    default="all",
    show_default=True,
    help="How much of a gain counts: money; with non-cash-releasing value; with health as well.",
)
precision = click.option(
    "--precision",
    callback=_fraction,
    metavar="1%",
    help="Draw until the mean gains of trusts and suppliers have a standard error of this part "
    "of them; --draws is then the most.",
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
