"""The marks that charts are made of, as Vega-Lite: interval bars, fans, diverging bars, lines.

Specifications are plain data. They hold summaries only, never draws; every series carries its own
label, so that nothing rests on colour alone.
"""

from benefitshare.report.chart_marks.lines import Band, Line, fan, rounds
from benefitshare.report.chart_marks.rows import Bar, Interval, diverging_bars, interval_bars
from benefitshare.report.chart_marks.scale import (
    AMOUNTS,
    GREY,
    LIGHT,
    PALETTE,
    Scale,
    Spec,
    scale_for,
)

__all__ = [
    "AMOUNTS",
    "GREY",
    "LIGHT",
    "PALETTE",
    "Band",
    "Bar",
    "Interval",
    "Line",
    "Scale",
    "Spec",
    "diverging_bars",
    "fan",
    "interval_bars",
    "rounds",
    "scale_for",
]
