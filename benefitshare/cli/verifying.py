"""`verify`: whether an output can be made again, and is the same."""

from __future__ import annotations

from pathlib import Path

import click

from benefitshare.cli import exits, options
from benefitshare.cli.bar import progress_bar
from benefitshare.cli.output import print_json, print_page, refusals


@click.command()
@click.argument("manifest", type=click.Path(path_type=Path))
@click.option("--deal", type=click.Path(path_type=Path), metavar="FILE",
              help="Where the deal file is now, if it has moved.")  # fmt: skip
@click.option("--policy", type=click.Path(path_type=Path), metavar="FILE",
              help="Where the trust-wide policy is now, if it has moved.")  # fmt: skip
@options.workers
@options.as_json
def verify(
    manifest: Path,
    *,
    deal: Path | None,
    policy: Path | None,
    workers: int | None,
    as_json: bool,
) -> None:
    """Make an output again from its manifest, and say whether it still is the same.

    Nothing is written. Leaves with code 12 where an output differs, or was changed after it was
    made; with 0 where all are the same, byte for byte or in every figure.
    """
    with refusals(as_json=as_json), progress_bar("Valuing") as progress:
        from benefitshare.commands import verifying

        found = verifying.verify(
            manifest, deal=deal, policy=policy, workers=workers, progress=progress
        )
    if as_json:
        from benefitshare.report.verified import verified_document

        print_json(verified_document(found))
    else:
        from benefitshare.report.verified import verified_page

        print_page(verified_page(found))
    if not found.is_same:
        raise exits.Stop(exits.FLAGGED)
