"""Writing a file whole or not at all."""

import os
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path


class CannotWrite(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """What the user named cannot be written; the text says why."""


def replace_file(path: Path, content: bytes) -> None:
    """Write beside the file, then put it in its place in one step. Raises OSError."""
    replace_files({path: content})


def replace_files(contents: Mapping[Path, bytes]) -> None:
    """Write every file beside its place; once all are whole, put each in its place in one step.

    So an interrupted or failing write leaves all files as they were. Raises OSError.
    """
    with ExitStack() as stack:
        ready = []
        for path, content in contents.items():
            written = _beside(path)
            stack.callback(written.unlink, missing_ok=True)
            _fill(written, content)
            written.chmod(_mode(path))
            ready.append((written, path))
        for written, path in ready:
            written.replace(path)


def _beside(path: Path) -> Path:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    os.close(handle)
    return Path(name)


def _fill(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _mode(path: Path) -> int:
    """Return the permissions that the file has, or that a new file of this user would have."""
    if path.exists():
        return path.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
