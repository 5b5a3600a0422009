"""Run the reference deal once, in one way, and print what it took and what it said, as JSON.

`run_reference.py` starts this in a process of its own for each measurement. What is timed is the
work: from a deal that is known and modules that are loaded to every number that is asked for.

    python benchmarks/reference_contender.py package-totals [--draws 100000] [--threads 1]
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
MEGABYTE = 1024 * (1024 if sys.platform == "darwin" else 1)
YEARS = 20
OUTPUTS = 6 * (19 + YEARS) + YEARS + 2
"""Arrays with percentiles in the whole result: for each party and group 19 amounts and each year;
the stake at each year-end; the difference in gain on two bases."""
Answer = dict[str, Any]
Work = Callable[[int, int], Answer]


def package_totals() -> Work:
    """The package: each party's present value."""
    from benefitshare.files.read_deal import read_deal
    from benefitshare.valuation.projection import sampled

    deal = read_deal(HERE / "reference.yaml").deal

    def work(draws: int, threads: int) -> Answer:
        reading = sampled(deal, draws=draws, workers=threads, totals_only=True)
        found = {id_: reading.stats(lambda sums, id_=id_: sums.npv((id_,))) for id_ in deal.parties}
        return {id_: kept(each) for id_, each in found.items()}

    return work


def package_whole() -> Work:
    """The package: everything that `run` tells of value."""
    from benefitshare.files.read_deal import read_deal
    from benefitshare.valuation.projection import project

    deal = read_deal(HERE / "reference.yaml").deal

    def work(draws: int, threads: int) -> Answer:
        projection = project(deal, draws=draws, workers=threads)
        return {id_: kept(each.npv) for id_, each in projection.parties.items()}

    return work


def script_totals() -> Work:
    """The script: each party's present value."""
    import reference_numpy

    return lambda draws, threads: reference_numpy.total_answer(draws, threads=threads)


def script_whole() -> Work:
    """The script: everything."""
    import reference_numpy

    def work(draws: int, threads: int) -> Answer:
        answer = reference_numpy.whole_answer(draws, threads=threads)
        return {id_: each["npv"] for id_, each in answer["parties"].items()}

    return work


def floor_totals() -> Work:
    """To draw as many random numbers, and sort each party's values once."""
    return _floor(4, np_sorted)


def floor_whole() -> Work:
    """To draw as many random numbers, and sort whatever has percentiles in the whole result."""
    return _floor(OUTPUTS, np_sorted)


def floor_ordered() -> Work:
    """The same, put in order only where percentiles are asked for."""
    import reference_numpy

    return _floor(OUTPUTS, reference_numpy.in_order)


def np_sorted(values: Any) -> object:
    """All of it in order."""
    import numpy as np

    return np.sort(values)


def _floor(outputs: int, order: Callable[[Any], object]) -> Work:
    import numpy as np
    import reference_numpy

    def work(draws: int, _: int) -> Answer:
        rng = np.random.default_rng(1)
        for _first in range(0, draws, 4_000):
            reference_numpy.drawn(4_000, rng)
        values = rng.random(draws)
        for _output in range(outputs):
            order(values)
        return {}

    return work


def squigglepy() -> Work:
    """The tool of that name."""
    import reference_peers
    import squigglepy  # noqa: F401

    return lambda draws, _: reference_peers.squigglepy_answer(draws)


def openturns() -> Work:
    """The tool of that name."""
    import openturns  # noqa: F401
    import reference_peers

    return lambda draws, _: reference_peers.openturns_answer(draws)


def monaco() -> Work:
    """The tool of that name."""
    import monaco  # noqa: F401
    import reference_peers
    import scipy.stats  # noqa: F401

    return lambda draws, _: reference_peers.monaco_answer(draws)


CONTENDERS: dict[str, Callable[[], Work]] = {
    "script-totals": script_totals,
    "script-whole": script_whole,
    "package-totals": package_totals,
    "package-whole": package_whole,
    "floor-totals": floor_totals,
    "floor-whole": floor_whole,
    "floor-ordered": floor_ordered,
    "squigglepy": squigglepy,
    "openturns": openturns,
    "monaco": monaco,
}


def kept(statistics: object) -> Answer:
    """What is compared of the package's statistics."""
    return {name: getattr(statistics, name) for name in ("mean", "standard_error", "p50")}


def spreadsheet(draws: int) -> Answer:
    """LibreOffice, which tells the time of its recalculations itself."""
    import reference_spreadsheet

    rows, taken = reference_spreadsheet.recalculated(draws)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "seconds": taken,
        "processor": None,
        "memory": used.ru_maxrss / MEGABYTE,
        "answers": reference_spreadsheet.summed(rows),
    }


def measured(work: Work, draws: int, threads: int) -> Answer:
    """Wall and processor time [seconds], peak memory [MB], and the answers."""
    wall, processor = time.perf_counter(), time.process_time()
    answers = work(draws, threads)
    return {
        "seconds": time.perf_counter() - wall,
        "processor": time.process_time() - processor,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE,
        "answers": answers,
    }


def main() -> None:
    """Print one measurement."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("name", choices=[*CONTENDERS, "libreoffice"])
    arguments.add_argument("--draws", type=int, default=100_000)
    arguments.add_argument("--threads", type=int, default=1)
    given = arguments.parse_args()
    if given.name == "libreoffice":
        told = spreadsheet(given.draws)
    else:
        told = measured(CONTENDERS[given.name](), given.draws, given.threads)
    print(json.dumps(told))


if __name__ == "__main__":
    main()
