"""Lines and bands: over the financial years, or from one deal to the next."""

from collections.abc import Sequence
from dataclasses import dataclass

from benefitshare.report.chart_marks.scale import AMOUNTS, GREY, PALETTE, Scale, Spec, scale_for


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
