"""What the command line says and returns when something is not as it should be."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.acceptance.command_line import AS_OF, ROOT, benefitshare

OUH = ROOT / "scenarios" / "ouh-sensyne-2018.yaml"
BROKEN = Path("broken.yaml")
DATA = ROOT / "tests" / "data"


def test_every_problem_of_a_file_is_printed() -> None:
    said = benefitshare("run", BROKEN, cwd=DATA)
    assert (said.code, said.out) == (10, "")
    assert said.err == (DATA / "broken.txt").read_text(encoding="utf-8")


def test_problems_as_json_are_the_only_output() -> None:
    said = benefitshare("check", BROKEN, "--json", cwd=DATA)
    assert (said.code, said.err) == (10, "")
    problems = said.document["problems"]
    keys = ["file", "line", "column", "path", "found", "expected", "message"]
    assert all(list(problem) == keys for problem in problems)
    assert len(problems) == len((DATA / "broken.txt").read_text(encoding="utf-8").splitlines())


def test_a_file_that_cannot_be_read() -> None:
    said = benefitshare("run", "no-such-deal.yaml")
    assert (said.code, said.out) == (11, "")
    assert said.err == "no-such-deal.yaml cannot be read: there is no such file.\n"
    as_json = benefitshare("run", "no-such-deal.yaml", "--json")
    assert as_json.code == 11
    assert as_json.document["problems"][0]["file"] == "no-such-deal.yaml"


@pytest.mark.parametrize(
    "arguments",
    [
        ("run",),
        ("run", OUH, "--draws", "0"),
        ("run", OUH, "--as-of", "yesterday"),
        ("run", OUH, "--fail-on", "note"),
        ("wrun", OUH),
        ("explain", OUH, "terms.no-such-term", "--draws", "100"),
        ("rules", "P9-99"),
        ("new", "somewhere.yaml", "--template", "barter"),
        ("new", "no-such-folder/deal.yaml"),
    ],
)
def test_wrong_usage(arguments: tuple[object, ...], tmp_path: Path) -> None:
    said = benefitshare(*arguments, cwd=tmp_path)
    assert (said.code, said.out) == (2, "")
    assert "Traceback" not in said.err
    assert said.err


def test_flags_set_the_exit_code_only_when_asked() -> None:
    arguments = ("check", OUH, "--missing", "--draws", 1000, *AS_OF)
    assert benefitshare(*arguments).code == 0
    assert benefitshare(*arguments, "--fail-on", "concern").code == 12
    assert benefitshare(*arguments, "--fail-on", "breach").code == 0
    before_any = ("check", OUH, "--missing", "--draws", 1000, "--as-of", "2018-08-01")
    assert benefitshare(*before_any, "--fail-on", "concern", "--all").code == 0


def test_a_defect_shows_a_traceback_and_asks_to_report_it() -> None:
    program = (
        "import benefitshare.commands as commands, benefitshare.cli as cli\n"
        "commands.run = lambda *a, **k: 1 / 0\n"
        f"cli.main(['run', {str(OUH)!r}])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert (done.returncode, done.stdout) == (70, "")
    assert "ZeroDivisionError" in done.stderr
    assert "Please report it" in done.stderr


def test_an_interrupt_stops_cleanly() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "benefitshare", "run", str(OUH), "--draws", "300000"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip
    time.sleep(2.0)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert "Traceback" not in err


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"{sys.executable} -m benefitshare schema | head -n 1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, cwd=ROOT,
        check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "{\n", "")
