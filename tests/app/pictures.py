"""The pictures of the app that the README shows: `python -m tests.app.pictures` renews them."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from tests.app.browser import PATIENCE, ROOT, Visit, launch, served, visit

FOLDER = ROOT / "docs" / "images"
SCENARIO = "ouh-sensyne-2018"
RATE = "Discovery royalty: rate"
_TALL = {"Value": 1180, "Fairness": 860, "Compare": 1040}
"""How much of each page is shown. [pixels]"""
MOST_BYTES = 150_000


def main() -> int:
    """Take each picture in a real browser, after the question "what if they offer 6%?"."""
    with (
        sync_playwright() as playwright,
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder)) as app,
        visit(launch(playwright), app.address) as seen,
    ):
        seen.open_example(SCENARIO)
        _offer(seen, "6%")
        sizes = [_take(seen, title) for title in _TALL]
    return 0 if max(sizes) <= MOST_BYTES else 1


def _offer(seen: Visit, rate: str) -> None:
    box = seen.page.get_by_label(RATE, exact=True)
    box.fill(rate)
    box.press("Enter")
    expect(seen.page.locator(".strip")).to_contain_text("(was ", timeout=PATIENCE)
    seen.settle()


def _take(seen: Visit, title: str) -> int:
    """One page, from its top; how large the file is. [bytes]"""
    seen.page.set_viewport_size({"width": 1280, "height": _TALL[title]})
    seen.go(title)
    seen.page.mouse.move(640, 5)
    seen.page.wait_for_timeout(500)
    picture = seen.page.screenshot(path=FOLDER / f"{title.lower()}.png")
    return len(picture)


if __name__ == "__main__":
    sys.exit(main())
