"""How long is it from a change in the app to the end of the script run?

Changes the royalty again and again on a page of the app, under Streamlit's own test harness, and
puts beside it what the projection alone takes. What the browser adds is not in it.

    python benchmarks/app_redraw.py [--scenario ouh-sensyne-2018] [--page deal] [--times 9]
"""

import argparse
import datetime
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from benefitshare import commands
from benefitshare.files.read_deal import LoadedDeal
from benefitshare.report.main_numbers import main_numbers
from benefitshare.webapp.state import DRAWS, Session

SCRIPT = Path(__file__).parent.parent / "app_streamlit.py"
MOST = 0.5
"""What a person takes as at once. [seconds]"""


def main() -> int:
    """Print the median and the slowest of each, and leave with 1 where the app is too slow."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--scenario", default="ouh-sensyne-2018")
    arguments.add_argument("--page", default="value")
    arguments.add_argument("--times", type=int, default=9)
    given = arguments.parse_args()
    app = opened(given.scenario, given.page)
    redraw = [changed(app, f"{5 + number / 10:g}%") for number in range(given.times)]
    alone = [valued(app) for _ in range(given.times)]
    tell(f"app, page {given.page}: change to end of run", redraw)
    tell(f"value and judge alone, {DRAWS:,} draws", alone)
    own = statistics.median(redraw) - statistics.median(alone)
    print(f"{'what the app adds':45} median {own:.3f} s")
    return 1 if statistics.median(redraw) > MOST else 0


def opened(scenario: str, page: str) -> AppTest:
    """The app with a deal on a page, everything loaded."""
    app = AppTest.from_file(str(SCRIPT), default_timeout=60).run()
    app.button(key=f"start.open.{scenario}").click().run()
    app._page_hash = calc_hash(page)
    return app.run()


def changed(app: AppTest, rate: str) -> float:
    """Change the first rate of a term in the side panel or its box, and time the run. [seconds]"""
    path = next(each.path for each in main_numbers(now(app).copy.document) if "rate" in each.path)
    box = next(each for each in app.text_input if str(each.key).endswith(path))
    begun = time.perf_counter()
    box.set_value(rate).run()
    taken = time.perf_counter() - begun
    assert not app.exception
    return taken


def valued(app: AppTest) -> float:
    """Value and judge the deal as it stands, outside the app. [seconds]"""
    loaded = now(app).copy.checked
    assert isinstance(loaded, LoadedDeal)
    begun = time.perf_counter()
    commands.value(
        loaded,
        "deal.yaml",
        today=datetime.date(2026, 1, 1),
        sampling=commands.Sampling(draws=DRAWS),
        with_bridge=False,
    )
    return time.perf_counter() - begun


def now(app: AppTest):  # type: ignore[no-untyped-def]
    """The deal that the app has open."""
    session = app.session_state["benefitshare.session"]
    assert isinstance(session, Session)
    assert session.now is not None
    return session.now


def tell(what: str, taken: list[float]) -> None:
    """Print one line."""
    print(f"{what:45} median {statistics.median(taken):.3f} s, slowest {max(taken):.3f} s")


if __name__ == "__main__":
    sys.exit(main())
