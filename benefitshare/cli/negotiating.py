"""`negotiate`: where a deal is that suits both sides."""

from __future__ import annotations

from pathlib import Path

import click

from benefitshare.cli import options
from benefitshare.cli.bar import progress_bar
from benefitshare.cli.output import print_json, print_page, refusals

GRID, SETS = 40, 64
"""As in `negotiation`; written here again so that `--help` loads nothing heavy."""


@click.command()
@options.deal
@click.option(
    "--over",
    multiple=True,
    metavar="PATH=LOW..HIGH",
    help="A lever and how far it may move, such as terms.royalty.rate=1%..8%; repeat for more.",
)
@click.option("--party", default="", help="Whose gain counts: a party's id, nhs or system.")
@options.line
@click.option(
    "--worth",
    default="",
    metavar="AMOUNT",
    help="What packages shall be worth to the NHS side; left out, as much as equal gains give it.",
)
@click.option(
    "--grid",
    type=click.IntRange(2, 200),
    default=GRID,
    show_default=True,
    help="How many values of each lever are considered.",
)
@click.option(
    "--sets",
    type=click.IntRange(0, 1_000),
    default=SETS,
    show_default=True,
    help="How many sets of assumptions each deal that stands out is tried under.",
)
@click.option(
    "--save",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Write each deal that stands out to a file of its own.",
)
@click.option("--force", is_flag=True, help="With --save, write over files that are there.")
@options.draws
@options.seed
@options.workers
@options.as_json
def negotiate(  # noqa: PLR0913 - one argument for each option
    deal: Path,
    *,
    over: tuple[str, ...],
    party: str,
    line: str,
    worth: str,
    grid: int,
    sets: int,
    save: Path | None,
    force: bool,
    draws: int | None,
    seed: int | None,
    workers: int | None,
    as_json: bool,
) -> None:
    """The zone of agreement, the efficient frontier, and deals to propose.

    \b
      negotiate deal.yaml --over terms.fee.amount=£0..£500k
      negotiate deal.yaml --over terms.royalty.rate=1%..8% \\
          --over terms.free-use.years=0..6

    A gain is what a deal brings over walking away. Equal gains come first; what bargaining
    theory singles out besides is for reference, and is never called fair.
    """
    with refusals(as_json=as_json), progress_bar("Valuing", "Looking for deals") as progress:
        from benefitshare.commands.negotiating import Folder, Search
        from benefitshare.commands.negotiating import negotiate as found_by
        from benefitshare.commands.valuing import Sampling
        from benefitshare.negotiation.bargaining.ranges import BadRange

        try:
            told = found_by(
                deal,
                over,
                Search(party, line, grid, sets, worth),
                sampling=Sampling(draws, seed, workers, progress),
                save=None if save is None else Folder(save, over=force),
            )
        except BadRange as error:
            raise click.UsageError(str(error)) from error
    if as_json:
        from benefitshare.report.negotiate_document import negotiate_document

        print_json(negotiate_document(told))
    else:
        from benefitshare.report.negotiate_page import negotiate_page

        print_page(negotiate_page(told))
