"""Do the package and a plain script tell the same about the same deal?

Compares every mean that both report, party by party, and fails where two differ by more than
Monte Carlo error allows. The two share no code and no random numbers. With `--reference`, of the
reference deal; else of the consortium among the scenarios.

    python benchmarks/check_agreement.py [--reference] [--draws 300000]
"""

import argparse
import json
import math
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SCRIPT = HERE / "plain_numpy.py"
SCENARIO = HERE.parent / "scenarios" / "illustrative-consortium.yaml"
REFERENCE_SCRIPT = HERE / "reference_numpy.py"
REFERENCE = HERE / "reference.yaml"
ENGINE = f"{shlex.quote(sys.executable)} -m benefitshare run"
FARTHEST = 4.0
"""Standard errors. With some 200 comparisons, one in a hundred honest runs goes beyond this."""
POUND = 1.0
"""Differences below this are nil."""


def main() -> int:
    """Print every comparison that fails, and how many there were."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--draws", type=int, default=300_000)
    arguments.add_argument("--command", default=ENGINE, help="what runs the package")
    arguments.add_argument("--reference", action="store_true", help="compare the reference deal")
    given = arguments.parse_args()
    draws, deal, script_of = str(given.draws), SCENARIO, [str(SCRIPT), str(given.draws)]
    if given.reference:
        deal, script_of = REFERENCE, [str(REFERENCE_SCRIPT), "--whole", "--draws", draws]
    engine = answer_of([*shlex.split(given.command), *run_options(given.draws, deal)])
    script = answer_of([sys.executable, *script_of])
    lines = list(compared(engine, script))
    far = [line for line in lines if line[-1] > FARTHEST]
    for name, ours, theirs, away in far:
        print(f"{name:50} package {ours:14,.0f}  script {theirs:14,.0f}  {away:6.1f} errors apart")
    print(f"{len(lines)} means compared, {len(far)} too far apart")
    return 1 if far else 0


def run_options(draws: int, deal: Path = SCENARIO) -> list[str]:
    """What comes after the package's command for a deal that a script knows."""
    return [str(deal), "--json", "--draws", str(draws)]


def answer_of(command: list[str]) -> dict[str, Any]:
    """The JSON document that a command prints. Raises CalledProcessError where it fails."""
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def compared(
    engine: dict[str, Any], script: dict[str, Any]
) -> Iterator[tuple[str, float, float, float]]:
    """Every mean that both tell, with how many standard errors lie between the two."""
    for name, theirs in means(script, ""):
        ours = found(engine, name)
        if not ours["standard_error"] and not theirs["standard_error"] and ours["mean"]:
            continue  # one number for all draws, such as the owners' cost of shares: no error known
        error = math.hypot(ours["standard_error"], theirs["standard_error"], POUND)
        away = abs(ours["mean"] - theirs["mean"]) / error
        yield name, ours["mean"], theirs["mean"], away


def means(answer: dict[str, Any], path: str) -> Iterator[tuple[str, dict[str, float]]]:
    """Every block of statistics with a standard error, by its path (parts split by a slash)."""
    for key, value in answer.items():
        if isinstance(value, dict) and "standard_error" in value:
            yield f"{path}{key}", value
        elif isinstance(value, dict):
            yield from means(value, f"{path}{key}/")


def found(answer: dict[str, Any], path: str) -> dict[str, float]:
    """The same block in the other answer; a term or class that is not listed there is nil."""
    block: Any = answer
    for part in path.split("/"):
        block = block.get(part, {})
    return {"mean": block.get("mean", 0.0), "standard_error": block.get("standard_error", 0.0)}


if __name__ == "__main__":
    sys.exit(main())
