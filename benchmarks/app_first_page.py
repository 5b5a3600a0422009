"""How long is it from starting the app to its first page, and from a key to a new answer?

Starts the app as a user does and opens it in Chromium, which is running already.

    python benchmarks/app_first_page.py [--times 3]
"""

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from playwright.sync_api import Browser, expect, sync_playwright

from tests.app.browser import PATIENCE, Visit, launch, served

MOST = 3.0
"""How long a person waits for a first page. [seconds]"""


def main() -> int:
    """Print the median and the slowest of each, and leave with 1 where the first page is late."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--times", type=int, default=3)
    given = arguments.parse_args()
    with sync_playwright() as playwright:
        browser = launch(playwright)
        taken = [first_page(browser) for _ in range(given.times)]
        browser.close()
    for what, index in (("start to first page", 0), ("Enter to the new answer", 1)):
        seconds = [each[index] for each in taken]
        print(f"{what:30} median {statistics.median(seconds):.2f} s, slowest {max(seconds):.2f} s")
    return 1 if statistics.median(each[0] for each in taken) > MOST else 0


def first_page(browser: Browser) -> tuple[float, float]:
    """Start the app, open it, change a royalty: the wait for either. [seconds]"""
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as app:
        page = browser.new_page()
        page.goto(app.address)
        expect(page.get_by_role("tab").first).to_be_visible(timeout=PATIENCE)
        first = time.perf_counter() - begun
        seen = Visit(page, app.address)
        seen.settle()
        seen.open_example("ouh-sensyne-2018")
        seen.go("Value")
        box = page.get_by_label("Discovery royalty: rate", exact=True)
        box.fill("6%")
        changed = time.perf_counter()
        box.press("Enter")
        expect(page.locator(".strip")).to_contain_text("(was ", timeout=PATIENCE)
        again = time.perf_counter() - changed
        page.close()
    return first, again


if __name__ == "__main__":
    sys.exit(main())
