"""Charts as pictures that need no browser: drawn from the same specifications as in the app."""

import re

from benefitshare.report.chart_marks import GREY, Spec
from benefitshare.report.charts import Chart

_WIDTH = 380
"""Of the plot, without its labels. [pixels]"""
_HEIGHT = 215
"""Of a plot that is no list of rows. [pixels]"""
_ROW = 21
"""Of a row at most. [pixels]"""
_SHARP = 3.0
"""Pixels for each one of the specification: some 300 dots an inch on paper."""


def as_svg(chart: Chart, font: str) -> str:
    """The chart in lines and letters, its words in a font of the document's."""
    import vl_convert  # noqa: PLC0415 - heavy, and only papers need it

    return vl_convert.vegalite_to_svg(_on_paper(chart, font))


def _height(on_screen: object) -> object:
    """Less than on a screen: a paper has pages to keep to."""
    if isinstance(on_screen, dict):
        return {**on_screen, "step": min(on_screen.get("step", _ROW), _ROW)}
    return _HEIGHT


def svg_width(svg: str) -> float:
    """How wide a drawing is. [pixels]"""
    found = re.search(r'<svg[^>]* width="([0-9.]+)"', svg)
    return float(found[1]) if found else float(_WIDTH)


def as_png(chart: Chart) -> bytes:
    """The chart in dots, sharp enough for print; its words in a font that comes with the drawer."""
    import vl_convert  # noqa: PLC0415 - as above

    return vl_convert.vegalite_to_png(_on_paper(chart, "sans-serif"), scale=_SHARP)


def _on_paper(chart: Chart, font: str) -> Spec:
    words = {"labelColor": GREY, "titleColor": GREY, "labelFontSize": 13, "titleFontSize": 13}
    return {
        **chart.spec,
        "width": _WIDTH,
        "height": _height(chart.spec.get("height")),
        "background": "white",
        "config": {"font": font, "axis": {**words, "titleFontWeight": "normal"},
                   "view": {"stroke": None}},
    }  # fmt: skip


def png_width(png: bytes) -> float:
    """How wide a picture is, before it was made sharp. [pixels]"""
    return int.from_bytes(png[16:20], "big") / _SHARP
