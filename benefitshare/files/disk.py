"""Reading bytes from the disk, and which files a deal may be based on."""

import os
from difflib import get_close_matches
from pathlib import Path, PureWindowsPath

from benefitshare.files.limits import FILE_BYTES

_REASONS: dict[type[OSError], str] = {
    FileNotFoundError: "there is no such file",
    IsADirectoryError: "it is a folder",
    NotADirectoryError: "part of its path is a file, not a folder",
    PermissionError: "you have no permission to read it",
}


class CannotRead(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """The file that the user named cannot be read at all; `reason` says why."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} cannot be read: {reason}.")
        self.path = path
        self.reason = reason


class NotAllowed(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """A deal may not be based on what its `based_on` names; the text says why."""


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes, one more than the limit at most. Raises CannotRead."""
    try:
        if path.is_fifo() or path.is_socket():  # reading one would wait for ever
            raise CannotRead(path, "it is a pipe, not a file")
        with path.open("rb") as file:
            return file.read(FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        raise CannotRead(path, reason(error)) from error


def reason(error: OSError | ValueError) -> str:
    """Say in plain words why the system refused."""
    if isinstance(error, ValueError):
        return "the name holds a character that no file name may hold"
    said = next((text for kind, text in _REASONS.items() if isinstance(error, kind)), None)
    return said or (error.strerror or "the system gives no reason").lower()


def folder_of(path: Path) -> Path:
    """Return the real folder that a deal file stands in."""
    return Path(os.path.realpath(path.parent))


def base_file(named: object, holder: Path, folder: Path) -> Path:
    """Return the file that `based_on` names in a file of the folder `holder`.

    Only plain files within `folder`, the first deal's own, may be named, and no link may lead out
    of it. Raises NotAllowed; what stands outside the folder is never looked at.
    """
    if not isinstance(named, str) or not named.strip():
        raise NotAllowed("based_on takes the name of a deal file in this folder.")
    if "\\" in named or PureWindowsPath(named).anchor or named.startswith("~"):
        raise NotAllowed(
            f"based_on is {named}; write a path from this file's folder, such as offers/first.yaml."
        )
    try:
        real = Path(os.path.realpath(holder / named))
        is_inside = real.is_relative_to(folder)
        is_plain = is_inside and real.is_file()
    except (OSError, ValueError) as error:
        raise NotAllowed(f"based_on is {named}, which cannot be read: {reason(error)}.") from error
    if not is_inside:
        raise NotAllowed(
            f"based_on is {named}, which lies outside this deal's folder; a deal may only be based "
            "on a file in its own folder or below it."
        )
    if not is_plain:
        raise NotAllowed(_not_there(named, real))
    return real


def _not_there(named: str, real: Path) -> str:
    if real.exists():
        return f"based_on is {named}, which is not a file."
    others = [path.name for path in real.parent.glob("*.y*ml")] if real.parent.is_dir() else []
    near = get_close_matches(real.name, sorted(others), n=1)
    hint = f" Did you mean {Path(named).with_name(near[0]).as_posix()}?" if near else ""
    return f"based_on is {named}; there is no such file.{hint}"
