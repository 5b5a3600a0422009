"""An interrupted or failing write leaves the earlier files as they were."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benefitshare.files.whole_file import CannotWrite
from benefitshare.files.write_outputs import relative, write_outputs
from tests.exports.judging import ROOT


@pytest.fixture
def old(tmp_path: Path) -> Path:
    (tmp_path / "first.csv").write_text("old first")
    (tmp_path / "second.csv").write_text("old second")
    return tmp_path


def new(folder: Path) -> dict[Path, bytes]:
    return {folder / "first.csv": b"new first", folder / "second.csv": b"new second"}


def held(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


AS_IT_WAS = {"first.csv": "old first", "second.csv": "old second"}


def test_all_files_are_written(old: Path) -> None:
    write_outputs(new(old), over=True)
    assert held(old) == {"first.csv": "new first", "second.csv": "new second"}


def test_a_full_disk_at_the_second_file_leaves_both(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[int] = []

    def full(handle: int) -> None:
        done.append(handle)
        if len(done) == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite, match="no space left on device"):
        write_outputs(new(old), over=True)
    assert held(old) == AS_IT_WAS


def test_an_interruption_leaves_both(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_outputs(new(old), over=True)
    assert held(old) == AS_IT_WAS


KILLED = """
import os, signal, sys
from pathlib import Path
from benefitshare.files.whole_file import replace_files
os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)
folder = Path(sys.argv[1])
replace_files({folder / "first.csv": b"new first", folder / "second.csv": b"new second"})
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal that cannot be caught.")
def test_a_process_that_is_killed_leaves_both(old: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(old)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode < 0
    left = held(old)
    assert {name: left[name] for name in AS_IT_WAS} == AS_IT_WAS


def test_nothing_is_written_over_unless_asked(old: Path) -> None:
    wanted = {old / "third.csv": b"new", **new(old)}
    with pytest.raises(CannotWrite, match=r"first\.csv is there already"):
        write_outputs(wanted)
    assert held(old) == AS_IT_WAS


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="there is no such file"):
        write_outputs({tmp_path / "none" / "a.csv": b"a"})


def test_files_are_named_as_seen_from_the_folder(tmp_path: Path) -> None:
    assert relative(tmp_path / "deals" / "a.yaml", tmp_path / "out") == "../deals/a.yaml"
