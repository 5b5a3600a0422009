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
def progress_bar(
    words: str, counting: str = "Looking for remedies"
) -> Iterator[Callable[[int, int], None] | None]:
    """Give something to call with what is done and of how much; nothing where nobody looks.

    `counting` is what is said where nobody knows how much there is.
    """
    if not sys.stderr.isatty():
        yield None
        return
    bar = _Bar(words, counting)
    try:
        yield bar.show
    finally:
        bar.close()


class _Bar:
    """Appears only once patience runs out, so that short runs print nothing and load nothing."""

    def __init__(self, words: str, counting: str) -> None:
        self._words = words
        self._counting = counting
        self._began = time.monotonic()
        self._shown: tuple[Progress, TaskID] | None = None
        self._counts_up = False

    def show(self, done: int, of: int) -> None:
        """Show how much is done; of nought where nobody knows how much there is."""
        if time.monotonic() - self._began < _PATIENCE:
            return
        if self._shown is None or self._counts_up != (of == 0):
            self._begin(counts_up=of == 0)
        assert self._shown is not None
        progress, task = self._shown
        words = f"{self._counting} ({done} tried)" if self._counts_up else self._words
        progress.update(task, description=words, completed=done, total=of or None)

    def close(self) -> None:
        """Take the bar away."""
        if self._shown is not None:
            self._shown[0].stop()

    def _begin(self, *, counts_up: bool) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        self.close()
        self._counts_up = counts_up
        columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
        progress = Progress(*columns, console=Console(stderr=True), transient=True)
        progress.start()
        self._shown = progress, progress.add_task(self._words, total=None)
