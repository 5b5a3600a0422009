"""The app in a real browser: the whole way from an offer to a file, two people at once, access."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from benefitshare.report.chart_marks import PALETTE
from benefitshare.webapp.frame import PAGES
from benefitshare.webapp.look import ON_DARK
from tests.app.browser import PATIENCE, SCREENSHOTS, Served, Visit, visit

OUH = "ouh-sensyne-2018"
CONSORTIUM = "illustrative-consortium"
RATE = "Discovery royalty: rate"
_MOST_BYTES = 3_000_000
"""What a page with every chart may send; ten thousand draws of one amount would take 80 kB, and
those of every party, year and term over a hundred megabytes."""


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
        again.page.get_by_role("tab", name="Open a deal").click()
        panel = again.page.get_by_role("tabpanel", name="Open a deal")
        panel.locator("input[type=file]").first.set_input_files(saved)
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
    expect(seen.page.get_by_text("What it does", exact=True)).to_be_visible(timeout=PATIENCE)
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


def test_a_search_is_stopped_by_a_click(app: Served, browser: Browser) -> None:
    with visit(browser, app.address) as seen:
        seen.open_example(OUH)
        seen.go("Fairness")
        seen.page.locator("label", has_text="EQ-03").first.click()
        seen.settle()
        look = seen.page.get_by_role("button", name="Look for changes of terms")
        look.click()
        expect(seen.page.get_by_text("Trying changes of terms")).to_be_visible(timeout=PATIENCE)
        seen.page.get_by_role("button", name="Stop", exact=True).click()
        expect(seen.page.get_by_text("The search was stopped")).to_be_visible(timeout=PATIENCE)
        seen.settle()
        expect(look).to_be_visible()
        assert seen.page.get_by_role("button", name="Try it").count() == 0


def test_from_a_sentence_to_a_source_by_keyboard(app: Served, browser: Browser) -> None:
    with visit(browser, app.address, dark=True) as seen:
        seen.open_example(OUH)
        seen.go("Value")
        seen.page.get_by_role("button", name="Why discovery royalty").focus()
        seen.page.keyboard.press("Enter")
        dialog = seen.page.get_by_role("dialog")
        numbers = dialog.get_by_role("combobox", name="Ask about one of its numbers")
        expect(numbers).to_be_visible(timeout=PATIENCE)
        numbers.focus()
        seen.page.keyboard.type("rate")
        seen.page.keyboard.press("Enter")
        expect(dialog.get_by_text("As typed")).to_be_visible(timeout=PATIENCE)
        expect(dialog.get_by_text("Source:")).to_be_visible()
        seen.settle()
        assert _told(Axe().run(seen.page).response["violations"], "dialog") == []
        seen.page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)


def test_charts_follow_the_theme_and_paper_is_white(app: Served, browser: Browser) -> None:
    with visit(browser, app.address, dark=True) as seen:
        seen.open_example(OUH)
        seen.go("Value")
        bar = seen.page.locator(f'.stVegaLiteChart path[fill="{PALETTE[0]}"]').first
        expect(bar).to_have_css("fill", _rgb(ON_DARK[PALETTE[0]]))
        seen.page.emulate_media(media="print", color_scheme="dark")
        expect(bar).to_have_css("fill", _rgb(PALETTE[0]))
        expect(seen.page.locator("body")).to_have_css("background-color", _rgb("#FFFFFF"))
        expect(seen.page.locator(".strip")).to_be_visible()
        expect(seen.page.get_by_text("What if?")).not_to_be_visible()


def _rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[place : place + 2], 16)) for place in (1, 3, 5))})"


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (768, True)])
def test_every_page_is_open_to_all_and_asks_nothing_of_the_outside(
    app: Served, browser: Browser, width: int, *, dark: bool
) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    look = f"{width}-dark" if dark else f"{width}"
    with visit(browser, app.address, width, dark=dark) as seen:
        found = _faults(seen, f"first-{look}")
        seen.open_example(OUH)
        if width > 1000:  # so that there is something to compare; else the panel is folded away
            _change(seen, RATE, "6%")
        for name, (title, _) in PAGES.items():
            seen.go(title)
            found += _faults(seen, f"{name}-{look}")
        assert not found, "\n".join(found)
        _keeps_to_itself(app, seen)


def _keeps_to_itself(app: Served, seen: Visit) -> None:
    """No request goes outside, only summaries come, and nothing of the deal is in the address."""
    ours = (app.address, app.address.replace("http", "ws"), "data:", "blob:")
    assert [url for url in seen.asked if not url.startswith(ours)] == []
    assert "?" not in seen.page.url
    assert max(seen.received) < _MOST_BYTES
    assert app.connected() == ""


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
    found = _told(results, name)
    return [*found, *([f"{name}: scrolls sideways"] if wide else [])]


def _told(results: list[dict[str, Any]], name: str) -> list[str]:
    return [
        f"{name}: {each['id']} ({each['impact']}): {node['html'][:160]}"
        for each in results
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"][:3]
    ]
