"""The app in a real browser: the whole way from an offer to a file, two people at once, access."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect, sync_playwright

from benefitshare.webapp.frame import PAGES
from tests.app.browser import PATIENCE, SCREENSHOTS, Served, Visit, chromium, launch, served, visit

OUH = "ouh-sensyne-2018"
CONSORTIUM = "illustrative-consortium"
RATE = "Discovery royalty: rate"
_MOST_BYTES = 3_000_000
"""What a page with every chart may send; ten thousand draws of one amount would take 80 kB, and
those of every party, year and term over a hundred megabytes."""


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    chromium()
    with served(tmp_path_factory.mktemp("app")) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium()
    with sync_playwright() as playwright:
        running = launch(playwright)
        yield running
        running.close()


def _change(seen: Visit, label: str, text: str) -> None:
    """Type into a box of the side panel with the keyboard alone."""
    box = seen.page.get_by_label(label, exact=True)
    box.focus()
    seen.page.keyboard.press("Control+A")
    seen.page.keyboard.type(text)
    before = seen.strip
    seen.page.keyboard.press("Enter")
    expect(seen.page.locator(".strip")).not_to_have_text(before, timeout=PATIENCE)
    seen.settle()


def test_the_whole_way(app: Served, browser: Browser, tmp_path: Path) -> None:
    with visit(browser, app.address) as seen:
        seen.open_example(OUH)
        _change(seen, RATE, "6%")
        assert "(was " in seen.strip
        changed = seen.strip
        _try_a_remedy(seen)
        seen.go("Compare")
        expect(seen.page.get_by_text("Differences, draw by draw")).to_be_visible(timeout=PATIENCE)
        assert seen.page.get_by_role("cell", name="6%").count() >= 1
        seen.go("Download")
        with seen.page.expect_download() as given:
            seen.page.get_by_role("button", name="Download the deal file").click()
        saved = tmp_path / "deal.yaml"
        given.value.save_as(saved)
        assert "# " in saved.read_text(encoding="utf-8"), "comments are kept"
    with visit(browser, app.address) as again:
        again.page.get_by_role("tab", name="Open a file").click()
        again.page.locator("input[type=file]").first.set_input_files(saved)
        expect(again.page.locator(".strip")).to_be_visible(timeout=PATIENCE)
        again.settle()
        assert again.strip.split(" in money")[0] == changed.split(" (was")[0]


def _try_a_remedy(seen: Visit) -> None:
    seen.go("Fairness")
    seen.page.locator("label", has_text="VS-02").first.click()
    seen.settle()
    seen.page.get_by_role("button", name="Look for changes of terms").click()
    tried = seen.page.get_by_role("button", name="Try it").first
    expect(tried).to_be_visible(timeout=3 * PATIENCE)
    tried.click()
    expect(seen.page.get_by_text("What it does")).to_be_visible(timeout=PATIENCE)
    expect(seen.page.get_by_role("cell", name="Passes").first).to_be_visible()
    seen.settle()


def test_two_people_at_once_see_their_own_deals(app: Served, browser: Browser) -> None:
    with visit(browser, app.address) as one, visit(browser, app.address) as other:
        one.open_example(OUH)
        other.open_example(CONSORTIUM)
        _change(one, RATE, "6%")
        assert "The lead trust" in other.strip
        other.go("Fairness")
        one.go("Fairness")
        assert "Oxford University Hospitals" in one.strip
        assert "Oxford University Hospitals" not in other.page.content()
        assert "A third trust" not in one.page.content()


def test_nothing_is_asked_of_the_outside_and_only_summaries_come(
    app: Served, browser: Browser
) -> None:
    with visit(browser, app.address) as seen:
        seen.open_example(OUH)
        _change(seen, RATE, "6%")
        for title, _ in PAGES.values():
            seen.go(title)
        ours = (app.address, app.address.replace("http", "ws"), "data:", "blob:")
        assert [url for url in seen.asked if not url.startswith(ours)] == []
        assert "?" not in seen.page.url, "nothing of the deal is in the address"
        assert max(seen.received) < _MOST_BYTES
    assert app.connected() == ""


@pytest.mark.parametrize("width", [1280, 768])
def test_every_page_is_open_to_all(app: Served, browser: Browser, width: int) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    with visit(browser, app.address, width) as seen:
        found = _faults(seen, f"start-{width}")
        seen.open_example(OUH)
        if width > 1000:  # so that there is something to compare; else the panel is folded away
            _change(seen, RATE, "6%")
        for name, (title, _) in PAGES.items():
            seen.go(title)
            found += _faults(seen, f"{name}-{width}")
        assert not found, "\n".join(found)


def _faults(seen: Visit, name: str) -> list[str]:
    """What axe finds that matters, and whether the page is wider than the window."""
    page = seen.page
    tall = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    size = page.viewport_size
    assert size is not None
    page.set_viewport_size({"width": size["width"], "height": min(int(tall) + 60, 8000)})
    seen.settle()
    page.screenshot(path=SCREENSHOTS / f"{name}.png")
    results = Axe().run(page).response["violations"]
    wide = page.evaluate(
        "(() => { const m = document.querySelector('[data-testid=stMain]');"
        " return m.scrollWidth > m.clientWidth + 1 || document.body.scrollWidth > innerWidth + 1;"
        " })()"
    )
    page.set_viewport_size(size)
    found = [
        f"{name}: {each['id']} ({each['impact']}): {node['html'][:160]}"
        for each in results
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"][:3]
    ]
    return [*found, *([f"{name}: scrolls sideways"] if wide else [])]
