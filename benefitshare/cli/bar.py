"""A bar on standard error for what takes longer than a moment."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_PATIENCE = 1.0
"""How long a run may take without a word. [seconds]"""


@contextlib.contextmanager
def progress_bar(words: str) -> Iterator[Callable[[int, int], None] | None]:
    """Give something to call with what is done and of how much; nothing where nobody looks."""
    if not sys.stderr.isatty():
        yield None
        return
    bar = _Bar(words)
    try:
        yield bar.show
    finally:
        bar.close()


class _Bar:
    """Appears only once patience runs out, so that short runs print nothing and load nothing."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._began = time.monotonic()
        self._shown: tuple[Progress, TaskID] | None = None

    def show(self, done: int, of: int) -> None:
        if self._shown is None:
            if time.monotonic() - self._began < _PATIENCE:
                return
            self._shown = _started(self._words, of)
        progress, task = self._shown
        progress.update(task, completed=done, total=of)

    def close(self) -> None:
        if self._shown is not None:
            self._shown[0].stop()


def _started(words: str, of: int) -> tuple[Progress, TaskID]:
    from rich.console import Console
    from rich.progress import Progress

    progress = Progress(console=Console(stderr=True), transient=True)
    progress.start()
    return progress, progress.add_task(words, total=of)
