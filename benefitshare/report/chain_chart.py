"""The negotiation so far as a picture: each offer a point, its worth to either side the axes."""

from collections.abc import Sequence

from benefitshare.guidance.words import within
from benefitshare.report.chain_page import chain_table, table_sides
from benefitshare.report.chart_marks import AMOUNTS, GREY, PALETTE, Scale, Spec, scale_for
from benefitshare.report.charts.chart import Chart, short
from benefitshare.report.compared import Comparison, sides
from benefitshare.report.words import about

_NAME = 30
"""How much of an offer's name has room beside its point. [characters]"""


def chain_chart(comparison: Comparison) -> Chart | None:
    """What the offers were worth to the first trust (or the system) and to the first supplier.

    None where the deals are no chain, or one of the two sides has no part in it.
    """
    pair = _pair(comparison)
    if not comparison.rounds or pair is None:
        return None
    points = [tuple(each.standing[id_].gain.mean for id_ in pair) for each in comparison.rounds]
    currency = comparison.deals[0].currency
    ours, theirs = (within(short(sides(comparison.deals[0])[id_].name)) for id_ in pair)
    told = [
        f"{name}: {about(one, currency)} to {ours}, {about(two, currency)} to {theirs}"
        for name, (one, two) in zip(comparison.names, points, strict=True)
    ]
    return Chart(
        title=_title(points, ours, theirs, currency),
        spec=_map(comparison.names, points, (ours, theirs), currency),
        alt=f"Path from offer to offer. {'. '.join(told)}.",
        tables=(chain_table(comparison),),
        note=f"Up is better for {ours}, right for {theirs}. Below or left of the lines at nil, a "
        "side would expect more from walking away.",
    )


def _pair(comparison: Comparison) -> tuple[str, str] | None:
    """One on either side of the table."""
    if not comparison.rounds:
        return None
    suppliers = comparison.deals[0].projection.suppliers
    ids = table_sides(comparison)
    ours = [id_ for id_ in ids if id_ not in suppliers]
    theirs = [id_ for id_ in ids if id_ in suppliers]
    return (ours[0], theirs[0]) if ours and theirs else None


def _title(points: Sequence[tuple[float, ...]], ours: str, theirs: str, currency: str) -> str:
    one, two = (last - first for first, last in zip(points[0], points[-1], strict=True))
    return (
        f"From first offer to last, {ours} moves {_signed(one, currency)} and {theirs} "
        f"{_signed(two, currency)} on average"
    )


def _signed(amount: float, currency: str) -> str:
    return f"{'+' if amount > 0 else ''}{about(amount, currency)}"


def _map(
    names: Sequence[str],
    points: Sequence[tuple[float, ...]],
    axes: tuple[str, str],
    currency: str,
) -> Spec:
    scale = scale_for((x for point in points for x in point), currency)
    values: list[dict[str, float | str]] = [
        {
            "order": order,
            "words": short(name, _NAME),
            "ours": one / scale.size,
            "theirs": two / scale.size,
        }
        for order, (name, (one, two)) in enumerate(zip(names, points, strict=True), 1)
    ]
    return {
        "height": 380,
        "data": {"values": values},
        "layer": [
            _nil("x"),
            _nil("y"),
            {
                "encoding": {
                    "x": _axis("theirs", axes[1], scale),
                    "y": _axis("ours", axes[0], scale),
                },
                "layer": [
                    {
                        "mark": {"type": "line", "color": PALETTE[0], "strokeWidth": 2},
                        "encoding": {"order": {"field": "order", "type": "quantitative"}},
                    },
                    {"mark": {"type": "point", "filled": True, "size": 90, "color": PALETTE[0]}},
                    *(_labels(values, to_left=to_left) for to_left in (False, True)),
                ],
            },
        ],
    }


def _labels(values: Sequence[dict[str, float | str]], *, to_left: bool) -> Spec:
    """Names beside the points, on the side that has room."""
    middle = sum(extreme(float(each["theirs"]) for each in values) for extreme in (min, max)) / 2
    side = {"align": "right", "dx": -9} if to_left else {"align": "left", "dx": 9}
    return {
        "data": {"values": [v for v in values if (float(v["theirs"]) > middle) == to_left]},
        "mark": {"type": "text", "dy": -9, "fontSize": 13, "color": GREY, **side},
        "encoding": {"text": {"field": "words"}},
    }


def _axis(field: str, whose: str, scale: Scale) -> Spec:
    title = f"Mean gain of {whose} ({scale.words})"
    return {
        "field": field,
        "type": "quantitative",
        "axis": {"title": title, "format": AMOUNTS, "tickCount": 6},
        "scale": {"padding": 40},
    }


def _nil(channel: str) -> Spec:
    """A line at nil: what walking away is worth."""
    return {
        "data": {"values": [{}]},
        "mark": {"type": "rule", "color": GREY, "strokeWidth": 1, "aria": False},
        "encoding": {channel: {"datum": 0, "type": "quantitative"}},
    }
