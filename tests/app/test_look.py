"""Charts can be read on the light page and on the dark one."""

import tomllib
from pathlib import Path

import pytest

from benefitshare.report.chart_marks import GREY, LIGHT, PALETTE
from benefitshare.webapp.look import ON_DARK, PAPER, style

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"
MARKS = 3.0
"""What the guidelines on access ask of marks (WCAG 2.2, 1.4.11), and of words twice."""
WORDS = 4.5


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (x / 12.92 if x <= 0.03928 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("light", "dark"), ON_DARK.items())
def test_marks_stand_out_on_either_page(light: str, dark: str) -> None:
    assert round(_contrast(light, PAPER[0]), 1) >= MARKS
    assert _contrast(dark, PAPER[1]) >= WORDS
    assert f'[fill="{light}" i] {{fill: light-dark({light}, {dark});}}' in style()


def test_every_colour_of_the_charts_has_one_for_the_dark_page() -> None:
    assert set(ON_DARK) == {*PALETTE, GREY, LIGHT}
    assert _contrast(GREY, PAPER[0]) >= WORDS


def test_the_style_sheet_knows_the_page_that_the_settings_have() -> None:
    theme = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"]
    for name, paper in zip(("light", "dark"), PAPER, strict=True):
        assert theme[name]["backgroundColor"] == paper
        assert _contrast(theme[name]["textColor"], paper) >= WORDS
        assert _contrast(theme[name]["linkColor"], paper) >= WORDS
        assert _contrast(theme[name]["borderColor"], paper) >= MARKS
