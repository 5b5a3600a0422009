"""The marks that charts are made of, as Vega-Lite: interval bars, fans, diverging bars, lines.

Specifications are plain data. They hold summaries only, never draws; every series carries its own
label, so that nothing rests on colour alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benefitshare.guidance.words import money
from benefitshare.report.words import about

Spec = dict[str, object]

PALETTE = ("#12436D", "#28A197", "#801650", "#F46A25")
"""The Government Analysis Function's palette for categories; at most four series in a chart."""
GREY = "#3D3D3D"
LIGHT = "#A285D1"
AMOUNTS = ",.2~f"
"""How numbers on an axis are written."""
_ROW = 26
"""The height of a row. [pixels]"""
_LABELS = 250
"""The room for the labels of rows. [pixels]"""


@dataclass(frozen=True, slots=True)
class Scale:
    """What the amounts on an axis are counted in."""

    words: str
    size: float


def scale_for(amounts: Iterable[float], currency: str) -> Scale:
    """The unit in which the largest amount has one to three figures before the point.

    >>> scale_for([4e6, -2e5], "GBP"), scale_for([900.0], "GBP")
    (Scale(words='£m', size=1000000.0), Scale(words='£', size=1.0))
    """
    largest = max((abs(amount) for amount in amounts), default=0.0)
    symbol = money(1.0, currency).removesuffix("1").strip()
    for size, suffix in ((1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if largest >= size:
            return Scale(symbol + suffix, size)
    return Scale(symbol, 1.0)


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
class Band:
    """A stretch of the fan, by financial year. [currency]"""

    words: str
    low: Sequence[float]
    high: Sequence[float]


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its label. [currency]"""

    words: str
    amounts: Sequence[float]
    colour: str
    dashed: bool = False


def fan(
    periods: Sequence[str], bands: Sequence[Band], lines: Sequence[Line], axis: str, currency: str
) -> Spec:
    """Bands around lines over the financial years; each is labelled where it is highest."""
    sides = [side for band in bands for side in (band.low, band.high)]
    amounts = [x for side in (*sides, *(line.amounts for line in lines)) for x in side]
    scale = scale_for(amounts, currency)
    layers = [_band(periods, band, scale, 0.2 + 0.2 * n) for n, band in enumerate(bands)]
    layers += [_line(periods, line, scale) for line in lines]
    before: Spec = {"align": "right", "dx": -9}
    layers += [_label(periods, band.high, band.words, PALETTE[0], scale, before) for band in bands]
    layers += [
        _label(
            periods,
            line.amounts,
            line.words,
            line.colour,
            scale,
            {"align": "left", "dx": 9, "dy": 15 * n},
        )
        for n, line in enumerate(lines)
    ]
    return _over_time("Financial year", f"{axis} ({scale.words})", list(periods), layers)


def rounds(names: Sequence[str], lines: Sequence[Line], axis: str, currency: str) -> Spec:
    """A line for each side from deal to deal, labelled at its end."""
    scale = scale_for((x for line in lines for x in line.amounts), currency)
    layers = [_line(names, line, scale) for line in lines]
    for line in lines:
        end = {"at": line.amounts[-1] / scale.size, "year": names[-1], "words": line.words}
        layers.append(_text([end], line.colour, {"align": "right", "dy": -12, "dx": 20}))
    return _over_time(None, f"{axis} ({scale.words})", list(names), layers)


def _over_time(x_title: str | None, y_title: str, order: list[str], layers: list[Spec]) -> Spec:
    x_axis = {"title": x_title, "labelAngle": -45 if len(order) > 6 else 0, "labelLimit": 140}
    y_axis = {"title": y_title, "format": AMOUNTS, "tickCount": 6}
    return {
        "height": 340,
        "encoding": {
            "x": {"field": "year", "type": "ordinal", "sort": order, "axis": x_axis},
            "y": {"type": "quantitative", "axis": y_axis},
        },
        "layer": [_nil_level(), *layers],
    }


def _nil_level() -> Spec:
    return {
        "data": {"values": [{"nil": 0}]},
        "mark": {"type": "rule", "color": GREY, "strokeWidth": 1},
        "encoding": {"y": {"field": "nil", "type": "quantitative"}, "x": None},
    }


def _band(periods: Sequence[str], band: Band, scale: Scale, opacity: float) -> Spec:
    values = [
        {"year": year, "low": low / scale.size, "high": high / scale.size}
        for year, low, high in zip(periods, band.low, band.high, strict=True)
    ]
    return {
        "data": {"values": values},
        "mark": {"type": "area", "opacity": opacity, "color": PALETTE[0]},
        "encoding": {"y": {"field": "low", "type": "quantitative"}, "y2": {"field": "high"}},
    }


def _line(periods: Sequence[str], line: Line, scale: Scale) -> Spec:
    values = [
        {"year": year, "at": amount / scale.size}
        for year, amount in zip(periods, line.amounts, strict=True)
    ]
    mark: Spec = {
        "type": "line",
        "color": line.colour,
        "strokeWidth": 2.5,
        "strokeDash": [6, 4] if line.dashed else [1, 0],
        "point": {"color": line.colour, "size": 34},
    }
    return {
        "data": {"values": values},
        "mark": mark,
        "encoding": {"y": {"field": "at", "type": "quantitative"}},
    }


def _label(
    periods: Sequence[str],
    amounts: Sequence[float],
    words: str,
    colour: str,
    scale: Scale,
    place: Spec,
) -> Spec:
    """A label at the highest point."""
    top = max(range(len(amounts)), key=lambda index: amounts[index])
    value = {"year": periods[top], "at": amounts[top] / scale.size, "words": words}
    return _text([value], colour, place)


def _text(values: list[dict[str, object]], colour: str, place: Spec) -> Spec:
    return {
        "data": {"values": values},
        "mark": {"type": "text", "color": colour, "fontSize": 13, "fontWeight": 600, **place},
        "encoding": {
            "y": {"field": "at", "type": "quantitative"},
            "text": {"field": "words"},
        },
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
