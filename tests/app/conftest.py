"""The app served, and a browser to see it with, for each module that looks at it so."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.app.browser import Served, chromium, launch, served


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
