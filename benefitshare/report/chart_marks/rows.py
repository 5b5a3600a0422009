"""Rows of bars: from low to high with the middle and the mean marked, or to either side of nil."""

from collections.abc import Sequence
from dataclasses import dataclass

from benefitshare.report.chart_marks.scale import AMOUNTS, GREY, PALETTE, Scale, Spec, scale_for
from benefitshare.report.words import about

"""How numbers on an axis are written."""
_ROW = 26
"""The height of a row. [pixels]"""
_LABELS = 250
"""The room for the labels of rows. [pixels]"""


@dataclass(frozen=True, slots=True)
class Interval:
    """One row of interval bars; without numbers it is a heading over the rows below it."""

    label: str
    mean: float | None = None
    low: float = 0.0
    middle: float = 0.0
    high: float = 0.0
    colour: str = PALETTE[0]


def interval_bars(rows: Sequence[Interval], axis: str, currency: str) -> Spec:
    """A bar from low to high for each row, a tick at the middle, a dot and a label at the mean."""
    told = [row for row in rows if row.mean is not None]
    scale = scale_for((x for row in told for x in (row.mean or 0.0, row.low, row.high)), currency)
    values = [_interval(index, row, scale, currency) for index, row in enumerate(rows)]
    x_axis = {"title": f"{axis} ({scale.words})", "grid": True, "format": AMOUNTS, "tickCount": 6}
    return {
        "height": {"step": _ROW},
        "data": {"values": values},
        "encoding": {"y": _rows_axis([str(value["row"]) for value in values])},
        "layer": [
            _nil_line(),
            {
                "transform": [{"filter": "isValid(datum.mean)"}],
                "mark": {"type": "bar", "height": 9, "cornerRadius": 3, "opacity": 0.45},
                "encoding": {
                    "x": {"field": "low", "type": "quantitative", "axis": x_axis},
                    "x2": {"field": "high"},
                    "color": _own_colour(),
                },
            },
            _mark({"type": "tick", "thickness": 3, "height": 17}, "middle"),
            _mark({"type": "point", "filled": True, "size": 75, "shape": "diamond"}, "mean"),
            _mark(
                {"type": "text", "align": "left", "dx": 8, "fontSize": 13, "color": GREY},
                "end",
                {"text": {"field": "words"}, "color": {"value": GREY}},
            ),
        ],
    }


def _interval(index: int, row: Interval, scale: Scale, currency: str) -> dict[str, object]:
    head = "|heading" if row.mean is None else ""
    name = f"{index:03d}|{row.label.replace('|', '/')}{head}"
    value: dict[str, object] = {"row": name, "colour": row.colour}
    if row.mean is None:
        return value
    amounts = {"mean": row.mean, "low": row.low, "middle": row.middle, "high": row.high}
    amounts["end"] = max(amounts.values())
    value |= {name: amount / scale.size for name, amount in amounts.items()}
    return {**value, "words": about(row.mean, currency)}


def _mark(mark: Spec, field: str, more: Spec | None = None) -> Spec:
    encoding: Spec = {
        "x": {"field": field, "type": "quantitative"},
        "color": _own_colour(),
        **(more or {}),
    }
    return {"transform": [{"filter": "isValid(datum.mean)"}], "mark": mark, "encoding": encoding}


def _own_colour() -> Spec:
    return {"field": "colour", "type": "nominal", "scale": None, "legend": None}


def _rows_axis(order: list[str]) -> Spec:
    """Rows in the order given, labelled by what follows the bar in their name."""
    return {
        "field": "row",
        "type": "nominal",
        "sort": order,
        # Said outright, since a heading has no marks of its own and would be left out.
        "scale": {"domain": order},
        "title": None,
        "axis": {
            "labelExpr": "split(datum.label, '|')[1]",
            "labelLimit": _LABELS,
            "labelFontSize": 13,
            "labelFontWeight": {
                "condition": {"test": "length(split(datum.label, '|')) > 2", "value": "bold"},
                "value": "normal",
            },
            "labelColor": GREY,
            "domain": False,
            "ticks": False,
        },
    }


def _nil_line() -> Spec:
    return {
        "data": {"values": [{"nil": 0}]},
        "mark": {"type": "rule", "color": GREY, "strokeWidth": 1.5},
        "encoding": {"x": {"field": "nil", "type": "quantitative"}, "y": None},
    }


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a row: whose, and how long. [currency]"""

    row: str
    whose: str
    amount: float


def diverging_bars(bars: Sequence[Bar], axis: str, currency: str) -> Spec:
    """Bars to either side of nil: rows of one bar for each series, with its name and amount."""
    scale = scale_for((bar.amount for bar in bars), currency)
    rows = [f"{index:03d}|{row}" for index, row in enumerate(dict.fromkeys(b.row for b in bars))]
    named = {row.split("|", 1)[1]: row for row in rows}
    series = [*dict.fromkeys(bar.whose for bar in bars)]
    values: list[dict[str, object]] = [
        {
            "row": named[bar.row],
            "whose": bar.whose,
            "amount": bar.amount / scale.size,
            "words": f"{bar.whose} {about(bar.amount, currency)}",
            "colour": PALETTE[series.index(bar.whose)],
        }
        for bar in bars
    ]
    x_axis = {"title": f"{axis} ({scale.words})", "format": AMOUNTS, "tickCount": 6}
    x: Spec = {"field": "amount", "type": "quantitative", "axis": x_axis, "scale": _WIDER}
    across: Spec = {"y": _rows_axis(rows), "yOffset": {"field": "whose", "sort": series}}
    return {
        "height": {"step": 22, "for": "offset"},
        "data": {"values": values},
        "encoding": across,
        "layer": [
            {"mark": {"type": "bar"}, "encoding": {"x": x, "color": _own_colour()}},
            _bar_labels("datum.amount >= 0", "left", 6),
            _bar_labels("datum.amount < 0", "right", -6),
            {
                "data": {"values": [{"nil": 0}]},
                "mark": {"type": "rule", "color": GREY, "strokeWidth": 1.5},
                "encoding": {
                    "x": {"field": "nil", "type": "quantitative"},
                    "y": None,
                    "yOffset": None,
                },
            },
        ],
    }


_WIDER: Spec = {"padding": 150}
"""Room for the labels beyond the longest bars. [pixels]"""


def _bar_labels(which: str, align: str, dx: int) -> Spec:
    return {
        "transform": [{"filter": which}],
        "mark": {"type": "text", "align": align, "dx": dx, "fontSize": 13, "color": GREY},
        "encoding": {
            "x": {"field": "amount", "type": "quantitative"},
            "text": {"field": "words"},
        },
    }
