"""Writing a file whole or not at all."""

import os
import tempfile
from pathlib import Path


class CannotWrite(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """What the user named cannot be written; the text says why."""


def replace_file(path: Path, content: bytes) -> None:
    """Write beside the file, then put it in its place in one step. Raises OSError."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(path))
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """Return the permissions that the file has, or that a new file of this user would have."""
    if path.exists():
        return path.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
