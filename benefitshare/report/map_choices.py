"""The map of gains with deals to choose from on it, and the offers made so far."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from benefitshare.negotiation.bargaining.found import Proposal
from benefitshare.report.amounts import unit_for
from benefitshare.report.asked import what_counts
from benefitshare.report.blocks import Row, Table
from benefitshare.report.chart_marks import GREY, PALETTE, Scale, Spec
from benefitshare.report.charts.chart import Chart, short
from benefitshare.report.negotiate_charts import map_of_gains, map_scale
from benefitshare.report.negotiate_words import TITLES, levers_words
from benefitshare.report.negotiated import Negotiated
from benefitshare.report.words import about, counted

PICK = "pick"
"""The name of the selection that a click makes."""
_NAME = 24


@dataclass(frozen=True, slots=True)
class MapChoice:
    """A deal on the map that can be made a version. Gains in the deal's currency."""

    id: str
    words: str
    title: str
    """What it is called, in a few words."""
    changes: Mapping[str, str]
    """By path, as typed."""
    nhs: float
    supplier: float


@dataclass(frozen=True, slots=True)
class PastOffer:
    """An offer made before, with both sides' mean gains. [currency]"""

    name: str
    nhs: float
    supplier: float


def what_is_counted(told: Negotiated) -> str:
    """On what basis gains are told."""
    view = (
        " as it sees the deal itself, which is our estimate of theirs"
        if (told.result.has_view)
        else ""
    )
    return (
        f"Gains are over walking away, on average over {counted(told.result.draws, 'draw')}. For "
        f"{told.nhs}, {what_counts(told.result.interests)}; for {told.supplier}, at its own "
        f"required return{view}."
    )


def map_choices(told: Negotiated) -> tuple[MapChoice, ...]:
    """Deals that stand out, and some along the frontier, the headline first.

    One that stands out in several ways is told once, with all its names.
    """
    named = [(each.id, TITLES[each.id], each) for each in told.proposals() if each.changes]
    along = [("frontier", "on the frontier", each) for each in told.result.shown]
    known: dict[tuple[tuple[str, float], ...], tuple[list[str], list[str], Proposal]] = {}
    for id_, title, each in (*named, *along):
        ids, titles, _ = known.setdefault(tuple(sorted(each.changes.items())), ([], [], each))
        ids.append(id_)
        titles += [title] if id_ != "frontier" or not titles else []
    return tuple(
        _choice(told, f"{number}-{ids[0]}", titles, each)
        for number, (ids, titles, each) in enumerate(known.values(), start=1)
    )


def _choice(told: Negotiated, id_: str, titles: Sequence[str], each: Proposal) -> MapChoice:
    gains = (
        f"{about(each.nhs.mean, told.currency)} to you, "
        f"{about(each.supplier.mean, told.currency)} to them"
    )
    words = f"{levers_words(told, each)}: {gains} ({', '.join(titles)})"
    return MapChoice(
        id_,
        f"{words[:1].upper()}{words[1:]}",
        titles[0],
        told.typed(each),
        each.nhs.mean,
        each.supplier.mean,
    )


def map_with_choices(told: Negotiated, past: Sequence[PastOffer] = ()) -> Chart:
    """The map, with rings around what can be chosen by a click, and triangles for past offers."""
    drawn, scale = map_of_gains(told), map_scale(told)
    layers = drawn.spec["layer"]
    assert isinstance(layers, list)
    spec: Spec = {
        **drawn.spec,
        "params": [
            {"name": PICK, "select": {"type": "point", "fields": ["id"]}, "views": ["choices"]}
        ],
        "layer": [*layers, *_offers(past, scale), _rings(map_choices(told), scale)],
    }
    tables = (*drawn.tables, *((_past_table(told, past),) if past else ()))
    said = "; ".join(
        f"{each.name}: {about(each.nhs, told.currency)} and {about(each.supplier, told.currency)}"
        for each in past
    )
    return replace(
        drawn,
        spec=spec,
        tables=tables,
        alt=f"{drawn.alt}{f' Offers so far: {said}.' if said else ''}",
        note=f"{drawn.note} Rings: deals to choose from."
        f"{' Triangles: versions kept so far.' if past else ''}",
    )


def _rings(choices: Sequence[MapChoice], scale: Scale) -> Spec:
    values = [
        {
            "id": each.id,
            "words": each.words,
            "nhs": each.nhs / scale.size,
            "supplier": each.supplier / scale.size,
        }
        for each in choices
    ]
    return {
        "name": "choices",
        "data": {"values": values},
        "mark": {
            "type": "point",
            "size": 190,
            "fill": "transparent",
            "stroke": GREY,
            "cursor": "pointer",
        },
        "encoding": {
            "tooltip": {"field": "words", "title": "Deal"},
            "strokeWidth": {"condition": {"param": PICK, "empty": False, "value": 4}, "value": 1},
        },
    }


def _offers(past: Sequence[PastOffer], scale: Scale) -> Iterator[Spec]:
    values = [
        {
            "words": short(each.name, _NAME),
            "nhs": each.nhs / scale.size,
            "supplier": each.supplier / scale.size,
        }
        for each in past
    ]
    if not values:
        return
    shape = {"type": "point", "filled": True, "shape": "triangle-up", "size": 110, "opacity": 1}
    yield {"data": {"values": values}, "mark": {**shape, "color": PALETTE[3]}}
    yield {
        "data": {"values": values},
        "mark": {"type": "text", "fontSize": 13, "color": GREY, "align": "center", "dy": 24},
        "encoding": {"text": {"field": "words"}},
    }


def _past_table(told: Negotiated, past: Sequence[PastOffer]) -> Table:
    unit = unit_for((x for each in past for x in (each.nhs, each.supplier)), told.currency)
    rows = tuple(Row(each.name, (unit(each.nhs), unit(each.supplier))) for each in past)
    return Table(f"Versions kept so far, mean gain ({unit.words})", ("NHS side", "supplier"), rows)
