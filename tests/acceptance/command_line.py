"""Runs the command line as a user does, in a process of its own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCENARIOS = tuple(sorted((ROOT / "scenarios").glob("*.yaml")))
AS_OF = ("--as-of", "2026-04-01")


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def document(self) -> dict:  # type: ignore[type-arg]
        found = json.loads(self.out, parse_constant=_refuse)
        assert isinstance(found, dict)
        return found


def _refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is not JSON")


def benefitshare(*arguments: object, cwd: Path = ROOT, **environment: str) -> Said:
    done = subprocess.run(
        [sys.executable, "-m", "benefitshare", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        timeout=120,
        check=False,
    )
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())
