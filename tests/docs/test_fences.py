"""Every complete example in the README and the documentation runs.

What stands after a fence's three backticks says what is done with it:

- ``console``: each line that begins with ``$`` is run, and what follows it is its output, of which
  a last line of ``...`` cuts off the rest. ``SNAPSHOTS=renew`` writes the output anew;
- ``python``: run, with names kept from one example of a page to the next;
- ``yaml``: a whole deal, loaded; a first line ``# name.yaml`` keeps it for later examples;
- ``yaml refused``: blocks laid over the page's first deal, refused with the ``text`` that follows;
- ``yaml mended``: blocks laid over the same deal, which loads;
- ``sh``, ``text``, ``yaml part`` and ``toml`` are not run.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from benefitshare.files.format_problem import format_problem
from benefitshare.files.read_deal import read_deal
from benefitshare.problems import DealProblems

ROOT = Path(__file__).parents[2]
PAGES = (*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/**/*.md")))
NOT_RUN = {"sh", "text", "yaml part", "toml"}
RUN = {"console", "python", "yaml", "yaml refused", "yaml mended"}
FENCE = re.compile(r"^```([a-z ]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Fence:
    label: str
    body: str
    line: int


def _fences(page: Path) -> list[Fence]:
    text = page.read_text(encoding="utf-8")
    return [
        Fence(found[1], found[2], text.count("\n", 0, found.start()) + 1)
        for found in FENCE.finditer(text)
    ]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A scratch folder with the scenarios in it, so that examples read as they do in a clone."""
    shutil.copytree(ROOT / "scenarios", tmp_path / "scenarios")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_fence_says_what_it_is(page: Path) -> None:
    opened = re.findall(r"^```.*$", page.read_text(encoding="utf-8"), re.MULTILINE)
    labels = {line.removeprefix("```") for line in opened[::2]}
    assert labels <= NOT_RUN | RUN


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if any(fence.label in RUN for fence in _fences(page))],
    ids=lambda page: str(page.relative_to(ROOT)),
)
def test_examples_run(page: Path, folder: Path) -> None:
    names: dict[str, object] = {}
    base = ""
    fences = _fences(page)
    for number, fence in enumerate(fences):
        where = f"{page.name}:{fence.line}"
        if fence.label == "console":
            _same(page, fence, _console(fence, folder))
        elif fence.label == "python":
            exec(compile(fence.body, where, "exec"), names)  # noqa: S102
        elif fence.label == "yaml":
            base = base or fence.body
            _load(folder, _name_of(fence.body), fence.body)
        elif fence.label == "yaml mended":
            _load(folder, "deal.yaml", _laid_over(base, fence.body))
        elif fence.label == "yaml refused":
            refusal = _refusal(folder, _laid_over(base, fence.body))
            _same(page, fences[number + 1], refusal)


def _name_of(body: str) -> str:
    named = re.match(r"# (\S+\.yaml)\n", body)
    return named[1] if named else "deal.yaml"


def _load(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    read_deal(folder / name)


def _refusal(folder: Path, text: str) -> str:
    path = folder / "deal.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DealProblems) as refused:
        read_deal(path)
    lines = [format_problem(problem) for problem in refused.value.problems]
    return "".join(f"{line}\n" for line in lines).replace(f"{folder}{os.sep}", "")


def _laid_over(base: str, blocks: str) -> str:
    """The blocks first, so that their lines count as on the page, then what else the deal has."""
    given = set(re.findall(r"^([a-z_]+):", blocks, re.MULTILINE))
    kept = [
        block
        for block in re.split(r"^(?=[a-z_]+:)", base, flags=re.MULTILINE)
        if block.partition(":")[0] not in given and not block.startswith("#")
    ]
    return blocks + "".join(kept)


def _same(page: Path, fence: Fence, shown: str) -> None:
    """What the page shows is what comes; or, where snapshots are renewed, the page is."""
    if os.environ.get("SNAPSHOTS") != "renew":
        assert shown == fence.body, f"{page.name}:{fence.line}"
        return
    text = page.read_text(encoding="utf-8")
    renewed = text.replace(f"```{fence.label}\n{fence.body}```", f"```{fence.label}\n{shown}```", 1)
    page.write_text(renewed, encoding="utf-8")


def _console(fence: Fence, folder: Path) -> str:
    """The example with the output that its commands give."""
    shown = ""
    for step in re.split(r"^\$ ", fence.body, flags=re.MULTILINE)[1:]:
        command, _, expected = step.partition("\n")
        shown += f"$ {command}\n{_cut_like(expected, _output(command, folder))}"
    return shown


def _output(command: str, folder: Path) -> str:
    """Run an example of ours; the Python that runs the tests stands for the reader's."""
    words = shlex.split(command)
    start = words.index("-m")
    done = subprocess.run(
        [sys.executable, *words[start:]],
        cwd=folder,
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def _cut_like(expected: str, output: str) -> str:
    """As much of the output as the page shows where it cuts off the rest, to the end of an item."""
    wanted = expected.splitlines(keepends=True)
    if not wanted or wanted[-1] != "...\n":
        return output
    lines = output.splitlines(keepends=True)
    stop = len(wanted) - 1
    while stop < len(lines) and not lines[stop].startswith(("- ", "\n")):
        stop += 1
    return "".join([*lines[:stop], "...\n"])


def test_the_readme_holds_both_commands_of_a_fresh_machine() -> None:
    """`.ci/run` takes the second from the README, so that the two cannot part."""
    commands = re.findall(
        r"^python3 -m venv \.venv && .*$", (ROOT / "README.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )  # fmt: skip
    assert len(commands) == 2
    assert commands[0].endswith("-m benefitshare run scenarios/ouh-sensyne-2018.yaml")
    assert commands[1].endswith("-m pytest")


def test_links_between_pages_lead_somewhere() -> None:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)(?:#[^)]*)?\)", text):
            assert (page.parent / target).exists(), f"{page.relative_to(ROOT)}: {target}"
