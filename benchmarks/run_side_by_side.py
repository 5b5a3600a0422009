"""How long the package takes for a whole run, beside the plain script of the same deal.

Both are timed as whole processes, in turn, round after round, so that a machine that slows down
slows both. Medians are compared. A first round, not counted, leaves compiled modules behind for
both, as an installed package has them. Uses the standard library alone; needs a Unix.

    python benchmarks/run_side_by_side.py [--rounds 9] [--draws 10000]
"""

import argparse
import os
import shlex
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from check_agreement import ENGINE, SCRIPT, run_options

MEGABYTE = 1024 * (1024 if sys.platform == "darwin" else 1)
"""In the units of the peak memory that the system reports: bytes on macOS, else kilobytes."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What one process took."""

    wall: float
    """[seconds]"""
    processor: float
    """User and system time of all threads. [seconds]"""
    memory: float
    """Peak resident. [MB]"""


def main() -> None:
    """Time a whole run and the help, each against its yardstick, and print both."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=9)
    arguments.add_argument("--draws", type=int, default=10_000)
    arguments.add_argument("--command", default=ENGINE, help="what runs the package")
    given = arguments.parse_args()
    package = [*shlex.split(given.command), *run_options(given.draws)]
    script = [sys.executable, str(SCRIPT), str(given.draws)]
    with tempfile.TemporaryDirectory() as compiled:
        keep_compiled_modules(compiled)
        print(
            f"{given.draws:,} draws, median of {given.rounds} rounds, {os.cpu_count()} processors"
        )
        report("run", package, "plain script", script, given.rounds)
        helping = [sys.executable, "-m", "benefitshare", "--help"]
        numpy = [sys.executable, "-c", "import numpy"]
        report("--help", helping, "import numpy", numpy, given.rounds)


def keep_compiled_modules(folder: str) -> None:
    """Have the processes that are timed keep compiled modules in a folder of their own."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = folder


def report(
    name: str, command: Sequence[str], other_name: str, other: Sequence[str], rounds: int
) -> None:
    """Time two commands in turn and print their medians and the ratios."""
    pairs = [(spent_on(command), spent_on(other)) for _ in range(rounds + 1)][1:]
    ours, theirs = (typical([pair[side] for pair in pairs]) for side in (0, 1))
    for label, spent in ((name, ours), (other_name, theirs)):
        print(
            f"{label:14} {spent.wall:7.3f} s wall {spent.processor:7.3f} s processor "
            f"{spent.memory:6.0f} MB"
        )
    wall, processor = ours.wall / theirs.wall, ours.processor / theirs.processor
    print(f"{'ratio':14} {wall:7.2f}        {processor:7.2f}\n")


def typical(spent: Sequence[Spent]) -> Spent:
    """The median of each measure."""
    return Spent(
        median(each.wall for each in spent),
        median(each.processor for each in spent),
        max(each.memory for each in spent),
    )


def spent_on(command: Sequence[str]) -> Spent:
    """Run a command with its output thrown away. Raises RuntimeError where it fails."""
    silence = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    begun = time.perf_counter()
    process = os.posix_spawnp(command[0], list(command), os.environ, file_actions=silence)
    _, status, used = os.wait4(process, 0)
    wall = time.perf_counter() - begun
    if status:
        raise RuntimeError(f"{shlex.join(command)} failed")
    return Spent(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / MEGABYTE)


if __name__ == "__main__":
    main()
