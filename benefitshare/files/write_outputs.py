"""Writing what a command makes, all of its files or none."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from benefitshare.files.disk import reason
from benefitshare.files.whole_file import CannotWrite, replace_files


def refuse_to_overwrite(paths: Iterable[Path], *, over: bool) -> None:
    """Raise CannotWrite if a file is there already; nothing is refused with `over`."""
    for path in paths:
        if path.exists() and not over:
            raise CannotWrite(f"{path} is there already; give another name, or --force.")


def write_outputs(contents: Mapping[Path, bytes], *, over: bool = False) -> None:
    """Write all files or none; with `over`, also over those that are there. Raises CannotWrite."""
    refuse_to_overwrite(contents, over=over)
    try:
        replace_files(contents)
    except (OSError, ValueError) as error:
        first = next(iter(contents))
        raise CannotWrite(f"{first} cannot be written: {reason(error)}.") from error


def relative(path: Path, folder: Path) -> str:
    """A file as seen from a folder, with forward slashes; whole where they share no root."""
    try:
        return Path(os.path.relpath(path.absolute(), folder.absolute())).as_posix()
    except ValueError:  # on Windows, another drive
        return path.absolute().as_posix()
