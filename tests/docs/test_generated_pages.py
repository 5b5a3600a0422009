"""The reference pages say what the code says. `make docs` renews them."""

import os
from pathlib import Path

import pytest

from benefitshare.report.reference import generated

DOCS = Path(__file__).parents[2] / "docs"
PAGES = generated()


@pytest.mark.parametrize("name", PAGES)
def test_generated_page_is_current(name: str) -> None:
    page = DOCS / name
    if os.environ.get("SNAPSHOTS") == "renew":
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(PAGES[name], encoding="utf-8")
    assert page.read_text(encoding="utf-8") == PAGES[name], "run `make docs`"
