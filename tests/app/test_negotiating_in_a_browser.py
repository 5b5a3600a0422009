"""Negotiate and Papers in a real browser: long work stopped, a deal chosen by a click, a paper."""

import zipfile
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.app.browser import PATIENCE, SCREENSHOTS, Served, Visit, visit

OFFER = "moorfields-deepmind-2018"


def _show(seen: Visit, view: str) -> None:
    seen.page.locator("[class*=st-key-negotiate-view] label", has_text=view).first.click()
    seen.settle()


def test_what_could_be_agreed_stopped_taken_up_and_chosen_by_a_click(
    app: Served, browser: Browser
) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    with visit(browser, app.address) as seen:
        seen.open_example(OFFER)
        seen.go("Negotiate")
        expect(seen.page.get_by_text("cheapest thing to ask for")).to_be_visible(timeout=PATIENCE)
        _show(seen, "Map")
        seen.page.get_by_role("button", name="See what could be agreed").click()
        stop = seen.page.get_by_role("button", name="Stop", exact=True)
        expect(stop).to_be_visible(timeout=PATIENCE)
        stop.click()
        again = seen.page.get_by_role("button", name="Search them")
        expect(again).to_be_visible(timeout=PATIENCE)
        again.click()
        rings = seen.page.locator('.stVegaLiteChart path[aria-label*="on the frontier"]')
        expect(rings.last).to_be_visible(timeout=2 * PATIENCE)
        seen.settle()
        words = str(rings.last.get_attribute("aria-label")).split("Deal: ")[1]
        rings.last.click(force=True)
        chosen = seen.page.get_by_label("Choose a deal, here or by a click on its ring")
        expect(chosen).to_have_value(words, timeout=PATIENCE)
        seen.page.get_by_role("button", name="Make it a version").click()
        expect(seen.page.get_by_text("The deal itself is unchanged")).to_be_visible()
        seen.settle()
        _open_to_all(seen, "negotiate-map")
        _show(seen, "So far")
        expect(seen.page.get_by_text("Round by round")).to_be_visible(timeout=PATIENCE)
        _open_to_all(seen, "negotiate-so-far")
        for view in ("Target", "Heads of terms"):
            _show(seen, view)
            _open_to_all(seen, f"negotiate-{view[:5].lower()}")


def test_a_board_paper_is_made_on_a_click(app: Served, browser: Browser, tmp_path: Path) -> None:
    with visit(browser, app.address, 768) as seen:
        seen.open_example("fee-only-licence")
        seen.go("Papers")
        with seen.page.expect_download(timeout=PATIENCE) as given:
            seen.page.get_by_role("button", name="Word").first.click()
        assert given.value.suggested_filename == "board-paper.docx"
        given.value.save_as(tmp_path / "paper.docx")
        with zipfile.ZipFile(tmp_path / "paper.docx") as held:
            assert "word/document.xml" in held.namelist()
    assert app.connected() == ""


def _open_to_all(seen: Visit, name: str) -> None:
    """Nothing that axe finds serious, and nothing wider than the window."""
    seen.page.screenshot(path=SCREENSHOTS / f"{name}.png")
    found = [
        f"{name}: {each['id']}: {node['html'][:160]}"
        for each in Axe().run(seen.page).response["violations"]
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"][:3]
    ]
    assert not found, "\n".join(found)
    wide = "document.querySelector('[data-testid=stMain]')"
    assert seen.page.evaluate(f"{wide}.scrollWidth <= {wide}.clientWidth + 1"), name
