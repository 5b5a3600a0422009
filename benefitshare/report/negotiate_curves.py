"""The picture of two levers' settings that are worth the same to a side."""

from collections.abc import Iterator, Sequence

from benefitshare.negotiation.bargaining.iso import IsoCurve
from benefitshare.negotiation.bargaining.ranges import Range
from benefitshare.report.chart_marks import AMOUNTS, GREY, PALETTE, Scale, Spec, scale_for
from benefitshare.report.charts import Chart
from benefitshare.report.negotiate_page import same_worth_table
from benefitshare.report.negotiated import Negotiated

_HEIGHT = 340


def same_worth(told: Negotiated) -> Chart | None:
    """Both sides' iso-value curves through the deal as it stands; none for a single lever."""
    curves = [curve for curve in told.result.iso if len(curve.rows) > 1]
    if not curves:
        return None
    x, y = curves[0].x, curves[0].y
    who = {"nhs": told.nhs, "supplier": told.supplier}
    colours = {"nhs": PALETTE[0], "supplier": PALETTE[2]}
    layers = [
        layer
        for curve in curves
        for layer in _curve(
            curve,
            f"same to {who[curve.side]}",
            colours[curve.side],
            is_upper=curve.rows[0].y == max(each.rows[0].y for each in curves),
        )
    ]
    told_ends = ". ".join(
        f"To {who[curve.side]}, from {x.words(curve.rows[0].x)} with {y.words(curve.rows[0].y)} to "
        f"{x.words(curve.rows[-1].x)} with {y.words(curve.rows[-1].y)}"
        for curve in curves
    )
    return Chart(
        title=f"{_capital(x.name)} and {y.name} that are worth the same as the deal as it stands",
        spec={
            "height": _HEIGHT,
            "layer": layers,
            "encoding": {
                "x": _lever_axis("x", x, [row.x for curve in curves for row in curve.rows]),
                "y": _lever_axis("y", y, [row.high for curve in curves for row in curve.rows]),
            },
        },
        alt=f"Two lines on which a deal is worth the same to a side. {told_ends}.",
        tables=tuple(same_worth_table(told, curve) for curve in curves),
        note="Band: two standard errors to each side. Between the lines both sides are better off "
        "than with the deal as it stands, or both worse.",
    )


def _curve(curve: IsoCurve, words: str, colour: str, *, is_upper: bool) -> Iterator[Spec]:
    size = _size(curve.y, [row.high for row in curve.rows]).size
    across = _size(curve.x, [row.x for row in curve.rows]).size
    values = [
        {"x": row.x / across, "y": row.y / size, "low": row.low / size, "high": row.high / size}
        for row in curve.rows
    ]
    yield {
        "data": {"values": values},
        "mark": {"type": "area", "opacity": 0.25, "color": colour},
        "encoding": {"y": {"field": "low", "type": "quantitative"}, "y2": {"field": "high"}},
    }
    dashed = [6, 4] if curve.side == "supplier" else [1, 0]
    yield {
        "data": {"values": values},
        "mark": {"type": "line", "color": colour, "strokeWidth": 2.5, "strokeDash": dashed},
    }
    above: Spec = {"type": "text", "align": "left", "dx": 4, "dy": -8 if is_upper else 14}
    yield {
        "data": {"values": values[:1]},
        "mark": {**above, "text": words, "fontSize": 13, "fontWeight": 600, "color": GREY},
        "encoding": {"y": {"field": "high" if is_upper else "low", "type": "quantitative"}},
    }


def _lever_axis(field: str, lever: Range, values: Sequence[float]) -> Spec:
    unit = _size(lever, values).words
    title = f"{_capital(lever.name)} ({unit})" if unit else _capital(lever.name)
    axis: Spec = {"title": title, "format": AMOUNTS, "tickCount": 6}
    return {"field": field, "type": "quantitative", "scale": {"zero": False}, "axis": axis}


def _size(lever: Range, values: Sequence[float]) -> Scale:
    """What a lever is counted in on an axis."""
    match lever.quantity.kind:
        case "money":
            scale = scale_for([lever.high, *values], lever.currency)
            per = f" a {lever.quantity.per[0]}" if lever.quantity.per else ""
            return Scale(scale.words + per, scale.size)
        case "fraction":
            return Scale("%", 0.01)
        case kind:
            return Scale("years" if kind == "years" else "", 1.0)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
