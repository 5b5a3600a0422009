"""A small picture of what a value may be, as Vega-Lite: the curve, its tenth, middle, ninetieth."""

import re

from benefitshare.quantities import Quantity
from benefitshare.report.chart_marks import GREY, PALETTE, Spec
from benefitshare.report.register import Shape

_SIZES = ((1e9, "bn"), (1e6, "m"), (1e3, "k"))


def shape_picture(shape: Shape, quantity: Quantity | None) -> Spec:
    """The curve with its marks; heights have no unit, so that axis is left out."""
    largest = max((abs(point) for point in shape.points), default=1.0)
    size, words = _scale(largest, quantity, _symbol(shape.middle))
    values = [
        {"value": point / size, "height": height}
        for point, height in zip(shape.points, shape.heights, strict=True)
    ]
    marks = [
        {
            "value": shape.numbers[name] / size,
            "words": text.split(" a ")[0],
            "foot": 0,
            "at": level,
        }
        for name, text, level in (
            ("low", shape.low, 1.12),
            ("middle", shape.middle, 1.42),
            ("high", shape.high, 1.12),
        )
    ]
    x = {"field": "value", "type": "quantitative", "title": words or None,
         "scale": {"zero": False}, "axis": {"grid": False, "tickCount": 5}}  # fmt: skip
    y = {"type": "quantitative", "axis": None, "scale": {"domain": [0, 1.55]}}
    return {
        "height": 190,
        "layer": [
            {
                "data": {"values": values},
                "mark": {"type": "area", "color": PALETTE[0], "opacity": 0.35, "line": True},
                "encoding": {"x": x, "y": {**y, "field": "height"}},
            },
            {
                "data": {"values": marks},
                "mark": {"type": "rule", "color": GREY, "strokeDash": [4, 3]},
                "encoding": {"x": x, "y": {**y, "field": "foot"}, "y2": {"field": "at"}},
            },
            {
                "data": {"values": marks},
                "mark": {"type": "text", "color": GREY, "fontSize": 12, "dy": -6},
                "encoding": {"x": x, "y": {**y, "field": "at"}, "text": {"field": "words"}},
            },
        ],
    }


def _scale(largest: float, quantity: Quantity | None, symbol: str) -> tuple[float, str]:
    """What the axis counts in, and its name."""
    kind = "number" if quantity is None else quantity.kind
    per = f" a {quantity.per[0]}" if quantity is not None and quantity.per else ""
    if kind == "fraction":
        return 0.01, f"%{per}"
    size, suffix = next(((s, w) for s, w in _SIZES if largest >= s), (1.0, ""))
    if kind == "years":
        return 1.0, "years"
    return size, f"{symbol}{suffix}{per}"


def _symbol(text: str) -> str:
    """The currency's sign at the start of an amount.

    >>> _symbol("−£1.2m a year"), _symbol("4%")
    ('£', '')
    """
    return re.match(r"−?([^\d−]*)", text)[1]  # type: ignore[index]  # it always matches
