"""Pictures of a negotiation: the map of both sides' gains, and settings worth the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from benefitshare.negotiation.bargaining.found import Proposal
from benefitshare.report.chart_marks import AMOUNTS, GREY, LIGHT, PALETTE, Scale, Spec, scale_for
from benefitshare.report.charts import Chart
from benefitshare.report.negotiate_page import frontier_table, gains_table
from benefitshare.report.negotiate_words import TITLES, zone_sentence
from benefitshare.report.negotiated import Negotiated
from benefitshare.report.words import about

_HEIGHT = 420
_LABELS = {
    "today": "today",
    "equal-gains": "equal gains",
    "nash": "Nash",
    "kalai-smorodinsky": "K-S",
    "contribution-by-cost": "by cost",
    "contribution-by-assessed-value": "by assessed value",
    "contribution-by-standing-alone": "standing alone",
}
_NEAR = 0.03
"""Points nearer than this part of the map share a label."""


def map_of_gains(told: Negotiated) -> Chart:
    """The supplier's expected gain against the NHS side's: what could be agreed, and what stands
    out of it."""
    result = told.result
    pairs = [(each.nhs, each.supplier) for each in result.frontier]
    spots = _spots(told)
    amounts = _amounts(told)
    scale = map_scale(told)
    most = max(*amounts, 1.0) / scale.size
    shown = (result.today, result.headline, *result.references)
    told_points = "; ".join(
        f"{TITLES[each.id]}: {about(each.nhs.mean, told.currency)} and "
        f"{about(each.supplier.mean, told.currency)}"
        for each in shown
    )
    return Chart(
        title=_title(told),
        spec={
            "height": _HEIGHT,
            "layer": [
                _room(most),
                *(_nil(axis) for axis in ("x", "y")),
                _dots(result.others, scale),
                _frontier(pairs, scale),
                *_labelled(spots, scale),
            ],
            "encoding": _axes(told, scale),
        },
        alt=f"Map of expected gains, {told.nhs} to the right and {told.supplier} upwards. "
        f"{zone_sentence(told)} {told_points}.",
        tables=(gains_table(told, "Expected gain over walking away", shown), frontier_table(told)),
        note="Shaded: both gain over walking away. Line: the efficient frontier. Small dots: other "
        "deals within the ranges. Diamonds: reference points, none of them called fair. Squares: "
        "packages worth the same to the NHS side.",
    )


def map_scale(told: Negotiated) -> Scale:
    """What amounts on the map are counted in."""
    return scale_for(_amounts(told), told.currency)


def _amounts(told: Negotiated) -> list[float]:
    result = told.result
    pairs = [(each.nhs, each.supplier) for each in result.frontier]
    amounts = [x for pair in (*pairs, *result.others) for x in pair]
    return amounts + [x for spot in _spots(told) for x in (spot.nhs, spot.supplier)]


def _title(told: Negotiated) -> str:
    best, currency = told.result.headline, told.currency
    if not best.suits_both:
        return f"No deal within these ranges suits both {told.nhs} and {told.supplier}"
    return (
        f"There is room for a deal: {told.nhs} gains {about(best.nhs.mean, currency)} and "
        f"{told.supplier} {about(best.supplier.mean, currency)} where gains are most equal"
    )


def _axes(told: Negotiated, scale: Scale) -> Spec:
    def axis(field: str, who: str) -> Spec:
        title = f"Gain of {who} ({scale.words})"
        return {
            "field": field,
            "type": "quantitative",
            "axis": {"title": title, "format": AMOUNTS, "tickCount": 6},
        }

    return {"x": axis("nhs", told.nhs), "y": axis("supplier", told.supplier)}


@dataclass(frozen=True, slots=True)
class _Spot:
    """A labelled point. [currency]"""

    words: str
    group: str
    """`today`, `references` or `packages`: each has its shape, and its labels their side."""
    nhs: float
    supplier: float


def _spots(told: Negotiated) -> list[_Spot]:
    """Points with labels; those of a group that lie upon each other share one."""
    result = told.result
    named: list[tuple[str, str, Proposal]] = [("today", "today", result.today)]
    named += [
        (_LABELS[each.id], "references", each) for each in (result.headline, *result.references)
    ]
    named += [
        (f"package {number}", "packages", each.proposal)
        for number, each in enumerate(result.packages, start=1)
    ]
    reach = _NEAR * max((abs(gain) for pair in result.others for gain in pair), default=1.0)
    spots: list[_Spot] = []
    for words, group, each in named:
        new = _Spot(words, group, each.nhs.mean, each.supplier.mean)
        beside = next((spot for spot in spots if _is_near(spot, new, reach)), None)
        if beside is None:
            spots.append(new)
        else:
            spots[spots.index(beside)] = replace(beside, words=f"{beside.words}, {words}")
    return spots


def _is_near(one: _Spot, other: _Spot, reach: float) -> bool:
    apart = max(abs(one.nhs - other.nhs), abs(one.supplier - other.supplier))
    return one.group == other.group and apart <= reach


def _room(most: float) -> Spec:
    """Where both gain over walking away."""
    return {
        "data": {"values": [{"nhs": 0.0, "right": most, "supplier": 0.0, "top": most}]},
        "mark": {"type": "rect", "color": PALETTE[1], "opacity": 0.12},
        "encoding": {"x2": {"field": "right"}, "y2": {"field": "top"}},
    }


def _nil(axis: str) -> Spec:
    other = "y" if axis == "x" else "x"
    return {
        "data": {"values": [{"nil": 0}]},
        "mark": {"type": "rule", "color": GREY, "strokeWidth": 1},
        "encoding": {axis: {"field": "nil", "type": "quantitative"}, other: None},
    }


def _dots(others: Sequence[tuple[float, float]], scale: Scale) -> Spec:
    return {
        "data": {"values": _points(others, scale)},
        "mark": {"type": "point", "filled": True, "size": 12, "color": LIGHT, "opacity": 0.5},
    }


def _frontier(pairs: Sequence[tuple[float, float]], scale: Scale) -> Spec:
    return {
        "data": {"values": _points(pairs, scale)},
        "mark": {"type": "line", "color": PALETTE[0], "strokeWidth": 2.5},
        "encoding": {"order": {"field": "nhs", "type": "quantitative"}},
    }


def _points(pairs: Sequence[tuple[float, float]], scale: Scale) -> list[dict[str, float]]:
    return [{"nhs": nhs / scale.size, "supplier": their / scale.size} for nhs, their in pairs]


_SHAPES = {"today": "circle", "references": "diamond", "packages": "square"}
_PLACES: dict[str, Spec] = {
    "today": {"align": "right", "dx": -10, "dy": 12},
    "references": {"align": "left", "dx": 9, "dy": -9},
    "packages": {"align": "right", "dx": -10, "dy": 28},
}


def _labelled(spots: Sequence[_Spot], scale: Scale) -> Iterator[Spec]:
    for group, shape in _SHAPES.items():
        own = [each for each in spots if each.group == group]
        points = _points([(each.nhs, each.supplier) for each in own], scale)
        values = [{**point, "words": each.words} for point, each in zip(points, own, strict=True)]
        mark: Spec = {"type": "point", "filled": True, "size": 90, "opacity": 1, "shape": shape}
        yield {"data": {"values": values}, "mark": {**mark, "color": PALETTE[2]}}
        yield {
            "data": {"values": values},
            "mark": {"type": "text", "fontSize": 13, "color": GREY, **_PLACES[group]},
            "encoding": {"text": {"field": "words"}},
        }
