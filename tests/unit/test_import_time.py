"""What is heavy is loaded only where it is needed, so that the program starts at once."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("numpy", "pydantic", "scipy", "rich", "ruamel", "yaml")
PROGRAM = """
import contextlib, io, sys
from benefitshare.cli import main
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    main(sys.argv[1:])
print(*sorted({name.split(".")[0] for name in sys.modules}))
"""


def loaded_by(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments], capture_output=True, text=True, cwd=ROOT,
        check=True,
    )  # fmt: skip
    return set(done.stdout.split())


@pytest.mark.parametrize("arguments", [("--help",), ("run", "--help"), ("--version",)])
def test_help_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert loaded_by(*arguments).isdisjoint(HEAVY)


def test_a_run_loads_neither_scipy_nor_what_only_saving_and_bars_need() -> None:
    loaded = loaded_by("run", "scenarios/illustrative-imaging-spin-out.yaml", "--draws", "1000")
    assert "numpy" in loaded
    assert loaded.isdisjoint({"scipy", "ruamel", "rich"})


def test_options_of_the_command_line_agree_with_the_models() -> None:
    from benefitshare.cli import files, options
    from benefitshare.deal.timing import MOST_DRAWS
    from benefitshare.files.templates import template_names

    assert options.MOST_DRAWS == MOST_DRAWS
    assert template_names() == files.TEMPLATES
