"""The reference deal in the package, in plain NumPy, and in other tools, side by side.

Every measurement is a process of its own, in turn, round after round, so that a machine that slows
down slows all of them; medians are compared. Tools that would take too long are given fewer draws,
and their time is scaled up by draws, and marked so. What is not installed is named, not guessed.

    python benchmarks/run_reference.py [--draws 100000] [--rounds 5] [--peers .peers/bin/python]

Writes `benchmarks/results/reference.json` and the table in `docs/performance.md`.
"""

import argparse
import json
import math
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent
RESULTS = HERE / "results" / "reference.json"
PAGE = ROOT / "docs" / "performance.md"
MARKS = ("<!-- reference table: begins -->", "<!-- reference table: ends -->")
YEARS = 20
FARTHEST = 4.0
"""Standard errors between two means of one party."""
PATIENCE = 1_800
"""Seconds that one measurement may take."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the table."""

    name: str
    """As `reference_contender.py` knows it."""
    title: str
    threads: int = 1
    most: int | None = None
    """The most draws that it is given; its time is scaled up from there."""
    needs: str | None = None
    """A module of the peers' environment, or the command, without which it cannot run."""
    over: str | None = "script-totals 1"
    """Whose time it is divided by."""

    @property
    def key(self) -> str:
        """Name and threads."""
        return f"{self.name} {self.threads}"


ENTRIES = (
    Entry("script-totals", "(a) NumPy script, party totals"),
    Entry("package-totals", "benefitshare, party totals"),
    Entry("squigglepy", "(b) squigglepy, party totals", needs="squigglepy"),
    Entry("openturns", "(c) OpenTURNS, party totals", needs="openturns"),
    Entry("monaco", "(d) monaco, party totals", most=2_000, needs="monaco"),
    Entry("libreoffice", "(e) LibreOffice, party totals", most=1_000, needs="soffice"),
    Entry("floor-totals", "floor: the same draws, four sorts"),
    Entry("script-whole", "(a) NumPy script, whole result"),
    Entry("package-whole", "benefitshare, whole result"),
    Entry("floor-whole", "floor: the same draws, every sort"),
    Entry("floor-ordered", "floor: the same draws, partly sorted"),
    Entry("script-totals", "(a) NumPy script, party totals", 2, over="script-totals 2"),
    Entry("package-totals", "benefitshare, party totals", 2, over="script-totals 2"),
    Entry("script-whole", "(a) NumPy script, whole result", 2, over="script-totals 2"),
    Entry("package-whole", "benefitshare, whole result", 2, over="script-totals 2"),
)
Measured = dict[str, Any]


def main() -> int:
    """Measure, print, write; leave with 1 where two disagree."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--draws", type=int, default=100_000)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--peers", default=str(ROOT / ".peers" / "bin" / "python"))
    arguments.add_argument("--dry", action="store_true", help="print only; write no file")
    given = arguments.parse_args()
    missing = {entry.key: lack for entry in ENTRIES if (lack := lacking(entry, given.peers))}
    able = [entry for entry in ENTRIES if entry.key not in missing]
    rows = summed(able, rounds_of(able, given.draws, given.rounds, given.peers), given.draws)
    far = list(disagreeing(rows))
    document = {
        "draws": given.draws,
        "rounds": given.rounds,
        "machine": machine(),
        "load": round(os.getloadavg()[1], 1),
        "rows": rows,
        "missing": missing,
        "disagreeing": far,
    }
    page = table(document)
    print(page)
    if not given.dry:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
        put_in_page(page)
    return 1 if far else 0


def lacking(entry: Entry, peers: str) -> str | None:
    """Why an entry cannot be run here; None where it can."""
    if entry.needs is None:
        return None
    if entry.needs == "soffice":
        return None if shutil.which("soffice") else "LibreOffice is not installed here"
    if not Path(peers).exists():
        return f"not installed here: there is no {Path(peers).name} for the other tools"
    tried = subprocess.run([peers, "-c", f"import {entry.needs}"], capture_output=True, check=False)
    return None if tried.returncode == 0 else f"{entry.needs} is not installed here"


def rounds_of(able: list[Entry], draws: int, rounds: int, peers: str) -> dict[str, list[Measured]]:
    """Every measurement by entry; a first round, of few draws, is not counted."""
    found: dict[str, list[Measured]] = {entry.key: [] for entry in able}
    with tempfile.TemporaryDirectory() as compiled:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = compiled
        for entry in able:
            measure(entry, 500, peers)
        for number in range(rounds):
            print(f"round {number + 1} of {rounds}", file=sys.stderr)
            for entry in able:
                found[entry.key].append(measure(entry, min(draws, entry.most or draws), peers))
    return found


def measure(entry: Entry, draws: int, peers: str) -> Measured:
    """One measurement, in a process of its own. Raises CalledProcessError where it fails."""
    python = peers if entry.needs not in (None, "soffice") else sys.executable
    command = [python, str(HERE / "reference_contender.py"), entry.name]
    command += ["--draws", str(draws), "--threads", str(entry.threads)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=PATIENCE)
    told: Measured = json.loads(done.stdout)
    return told


def summed(able: list[Entry], found: dict[str, list[Measured]], draws: int) -> list[Measured]:
    """Medians, scaled to all draws, and ratios round by round."""
    rows = []
    for entry in able:
        used = min(draws, entry.most or draws)
        times = [each["seconds"] * draws / used for each in found[entry.key]]
        base = [each["seconds"] for each in found[str(entry.over)]]
        ratios = [mine / theirs for mine, theirs in zip(times, base, strict=True)]
        rows.append(
            {
                "key": entry.key,
                "title": entry.title,
                "threads": entry.threads,
                "draws": used,
                "seconds": median(times),
                "processor": processor(found[entry.key], draws / used),
                "ratio": median(ratios),
                "processor_ratio": processor_ratio(entry, found, draws / used),
                "draw_years_a_second": draws * YEARS / median(times),
                "memory": max(each["memory"] for each in found[entry.key]),
                "answers": found[entry.key][-1]["answers"],
            }
        )
    return rows


def processor(measured: list[Measured], scale: float) -> float | None:
    """The median of processor time; None where it is not known. [seconds]"""
    times = [each["processor"] for each in measured]
    return None if None in times else median(times) * scale


def processor_ratio(entry: Entry, found: dict[str, list[Measured]], scale: float) -> float | None:
    """The median, round by round, of the ratio of processor times, which other work on the machine
    disturbs less."""
    pairs = zip(found[entry.key], found[str(entry.over)], strict=True)
    ratios = [
        mine["processor"] * scale / theirs["processor"]
        for mine, theirs in pairs
        if mine["processor"] is not None
    ]
    return median(ratios) if ratios else None


def disagreeing(rows: list[Measured]) -> Iterator[str]:
    """Every mean that lies too far from the package's."""
    ours = next(row["answers"] for row in rows if row["key"] == "package-whole 1")
    for row in rows:
        for party, theirs in row["answers"].items():
            mine = ours[party]
            error = math.hypot(mine["standard_error"], theirs["standard_error"], 1.0)
            away = (theirs["mean"] - mine["mean"]) / error
            if abs(away) > FARTHEST:
                yield f"{row['title']}: {party} lies {away:+.1f} standard errors from the package"


def machine() -> str:
    """What it ran on."""
    model = platform.processor() or platform.machine()
    if Path("/proc/cpuinfo").exists():
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        named = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
        model = named[0] if named else model
    return f"{os.cpu_count()} processors ({model}), Python {platform.python_version()}"


def table(document: Measured) -> str:
    """The results as a table in Markdown."""
    lines = [
        f"{document['draws']:,} draws, median of {document['rounds']} rounds in turn, on "
        f"{document['machine']}; load average {document['load']:g}.",
        "",
        "| | threads | wall | processor | ratio, wall | ratio, processor | draw-years a second | "
        "peak memory |",
        "|---|---|---|---|---|---|---|---|",
    ]
    lines += [table_row(row, document["draws"]) for row in document["rows"]]
    lines += [f"| {key.split()[0]}: {why} | | | | | | | |"
              for key, why in document["missing"].items()]  # fmt: skip
    said = document["disagreeing"] or ["Every party's mean agrees within four standard errors."]
    return "\n".join([*lines, "", *said])


def table_row(row: Measured, draws: int) -> str:
    """One row; a star where time was scaled up."""
    scaled = "" if row["draws"] == draws else f" (scaled up from {row['draws']:,} draws)"
    return (
        f"| {row['title']}{scaled} | {row['threads']} | {seconds(row['seconds'])} | "
        f"{seconds(row['processor'])} | {ratio(row['ratio'])} | {ratio(row['processor_ratio'])} | "
        f"{row['draw_years_a_second']:,.0f} | {row['memory']:,.0f} MB |"
    )


def seconds(value: float | None) -> str:
    """A time, or a dash."""
    if value is None:
        return "–"
    return f"{value:.2f} s" if value < 10 else f"{value:,.0f} s"


def ratio(value: float | None) -> str:
    """A ratio, or a dash."""
    if value is None:
        return "–"
    return f"{value:.2f}" if value < 10 else f"{value:,.0f}"


def put_in_page(text: str) -> None:
    """Put the table where the page has room for it."""
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(MARKS[0], 1)
    after = rest.split(MARKS[1], 1)[1]
    PAGE.write_text(f"{before}{MARKS[0]}\n{text}\n{MARKS[1]}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
