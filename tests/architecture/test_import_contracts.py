"""Rooms open one way, and things of one kind do not know each other."""

import subprocess
import sys

from tests.architecture.source import ROOT

RUN = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def test_import_contracts_are_kept() -> None:
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", RUN, "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert told.returncode == 0, told.stdout + told.stderr
