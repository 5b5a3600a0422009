"""Writing a deal as a few changes of another: a counter-offer to save."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from benefitshare.deal import Deal
from benefitshare.files.disk import folder_of
from benefitshare.files.render import deal_text
from benefitshare.files.variants import files_of_chain
from benefitshare.files.whole_file import CannotWrite
from benefitshare.files.write_results import write_new

LONGEST_NAME = 200


def write_variant(
    path: Path,
    base: Path,
    deal: Deal,
    changes: Mapping[str, object],
    *,
    what: str,
    over: bool = False,
) -> None:
    """Write a deal file that is based on another and changes some paths; null takes out.

    `deal` is what stands in the base file and `what` says in few words what this one is. Where the
    base lies outside the new file's folder, on which nothing there may be based, the whole deal is
    written. Raises CannotWrite, also where the new file would take the place of what it rests on.
    """
    refuse_to_replace(path, base)
    name = f"{deal.name}, {what}"[:LONGEST_NAME]
    folder, real = folder_of(path), Path(os.path.realpath(base))
    if real.is_relative_to(folder):
        data: dict[str, object] = {
            "benefitshare": 1,
            "name": name,
            "based_on": real.relative_to(folder).as_posix(),
            "changes": dict(changes),
        }
    else:
        data = {**deal.changed(changes).document(), "name": name}
    write_new(path, deal_text(data), over=over)


def refuse_to_replace(path: Path, deal: Path) -> None:
    """Raise CannotWrite where a file would take the place of a deal that it is made from, or of
    one that the deal is based on: what stands there would be lost."""
    if Path(os.path.realpath(path)) in files_of_chain(deal):
        raise CannotWrite(
            f"{path} is the deal itself, or one that it is based on; give another name."
        )
