"""The page that `negotiate` prints: the zone of agreement in words, then deals to propose."""

from collections.abc import Iterable, Iterator

from benefitshare.guidance.words import listed
from benefitshare.negotiation.bargaining.found import Proposal
from benefitshare.negotiation.bargaining.iso import IsoCurve
from benefitshare.negotiation.bargaining.zone import Stretch, Zone
from benefitshare.report.amounts import unit_for
from benefitshare.report.asked import what_counts
from benefitshare.report.blocks import Block, Heading, Item, Paragraph, Row, Table
from benefitshare.report.negotiate_words import (
    TITLES,
    along,
    is_open,
    levers_words,
    not_fair,
    short_answers,
    short_title,
    title_of,
)
from benefitshare.report.negotiated import Negotiated
from benefitshare.report.words import about, counted


def negotiate_page(told: Negotiated) -> tuple[Block, ...]:
    """Everything that a search has found, the most wanted first."""
    return (
        *_title(told),
        Heading("In short"),
        *(Item(answer) for answer in short_answers(told)),
        *_zones(told),
        *_standing_out(told),
        *_packages(told),
        *_frontier(told),
        *_same_worth(told),
        *_how(told),
        *_saved(told),
        *told.asked.to_repeat("negotiate", *told.options),
    )


def _title(told: Negotiated) -> Iterator[Block]:
    result = told.result
    yield Heading(f"What could be agreed: {told.asked.deal.name}", level=1)
    view = " as they see the deal, by our estimate" if result.has_view else ""
    yield Paragraph(
        f"Gains are over walking away, in {counted(result.draws, 'draw')}, each side on its own "
        f"basis. For {told.nhs}, {what_counts(result.interests)}. For {told.supplier}, the gain at "
        f"their required return{view}."
    )


def _zones(told: Negotiated) -> Iterator[Block]:
    result = told.result
    yield Heading("What each side can accept, lever by lever")
    rows = tuple(
        Row(zone.lever.name, (_today(zone), *(_ends(zone, each) for each in _stretches(zone))))
        for zone in result.zones
    )
    yield Table(
        "All else as the deal has it",
        ("today", "the NHS side", "the supplier", "both"),
        rows,
        note="An end marked * is where the range ends; it may go on beyond.",
    )
    if len(result.zones) > 1:
        yield from (Item(along(told, zone)) for zone in result.zones if _tells(zone))


def _tells(zone: Zone) -> bool:
    """Whether the zone ends inside the range."""
    return zone.both is None or not (zone.both.low.is_bound and zone.both.high.is_bound)


def _today(zone: Zone) -> str:
    return "–" if zone.lever.current is None else zone.lever.words(zone.lever.current)


def _stretches(zone: Zone) -> tuple[Stretch | None, ...]:
    return zone.nhs, zone.supplier, zone.both


def _ends(zone: Zone, stretch: Stretch | None) -> str:
    if stretch is None:
        return "none"
    low, high = (
        zone.lever.words(end.value).split(" ")[0] + ("*" if is_open(zone.lever, end) else "")
        for end in (stretch.low, stretch.high)
    )
    return low if stretch.low.value == stretch.high.value else f"{low} to {high}"


def _standing_out(told: Negotiated) -> Iterator[Block]:
    result = told.result
    shown = (result.today, result.headline, *result.references)
    yield Heading("Deals that stand out")
    yield gains_table(told, "Expected gain over walking away", shown)
    yield from (
        Item(f"{levers_words(told, each)}.", lead=f"{_capital(title_of(told, each))}:")
        for each in shown
        if each.changes
    )
    yield Paragraph(not_fair(told))


def gains_table(told: Negotiated, title: str, proposals: Iterable[Proposal]) -> Table:
    """Both sides' gains in some deals, with the cautious measure beside the mean."""
    shown = list(proposals)
    amounts = [
        x
        for each in shown
        for side in (each.nhs, each.supplier)
        for x in (side.mean, side.cautious)
    ]
    unit = unit_for(amounts, told.currency)
    rows = tuple(
        Row(
            short_title(each),
            (
                unit(each.nhs.mean),
                unit(each.nhs.cautious),
                unit(each.supplier.mean),
                unit(each.supplier.cautious),
                "–" if each.robustness is None else f"{each.robustness.share:.0%}",
            ),
        )
        for each in shown
    )
    note = (
        "Worst: the mean of the worst fifth of draws. Both: in what part of sets of assumptions, "
        "chance events averaged out, neither side is worse off than walking away."
    )
    columns = ("NHS side", "worst", "supplier", "worst", "both")
    return Table(f"{title} ({unit.words})", columns, rows, note=note)


def _packages(told: Negotiated) -> Iterator[Block]:
    result = told.result
    if len(result.packages) < 2:
        return
    worth = about(result.target, told.currency)
    yield Heading(f"Packages worth the same to {told.nhs}")
    yield Paragraph(
        f"Each is worth about {worth} to {told.nhs}; the first costs {told.supplier} least. Put "
        "together on the table, they show what the other side cares about."
    )
    if len(result.packages) < 3:
        found = counted(len(result.packages), "package")
        yield Paragraph(f"These levers allow only {found} that differ by enough to matter.")
    shown = [each.proposal for each in result.packages]
    yield gains_table(told, "Expected gain over walking away", shown)
    for each in result.packages:
        apart = (
            f" Worth {about(each.apart, told.currency)} more to {told.nhs} than the first "
            f"(standard error {about(each.apart_error, told.currency)})."
            if abs(each.apart) >= 1.0
            else ""
        )
        lead = f"{_capital(TITLES[each.proposal.id])}:"
        yield Item(f"{levers_words(told, each.proposal)}.{apart}", lead=lead)


def _frontier(told: Negotiated) -> Iterator[Block]:
    if not told.result.shown:
        return
    yield Heading("Along the frontier")
    yield frontier_table(told)


def frontier_table(told: Negotiated) -> Table:
    """Some efficient deals that both sides can accept."""
    shown = told.result.shown
    gains = (x for each in shown for x in (each.nhs.mean, each.supplier.mean))
    unit = unit_for(gains, told.currency)
    rows = tuple(
        Row(levers_words(told, each), (unit(each.nhs.mean), unit(each.supplier.mean)))
        for each in shown
    )
    return Table(
        f"Efficient deals that suit both, expected gain ({unit.words})",
        ("NHS side", "supplier"),
        rows,
        note="No deal within the ranges is better for one side and as good for the other.",
    )


def _same_worth(told: Negotiated) -> Iterator[Block]:
    curves = [curve for curve in told.result.iso if curve.rows]
    if not curves:
        return
    yield Heading("Worth the same as the deal as it stands")
    yield from (same_worth_table(told, curve) for curve in curves)


def same_worth_table(told: Negotiated, curve: IsoCurve) -> Table:
    """Settings of two levers that are worth the same to one side."""
    who = told.nhs if curve.side == "nhs" else told.supplier
    rows = tuple(
        Row(
            curve.x.words(row.x),
            (curve.y.words(row.y), curve.y.words(row.low), curve.y.words(row.high)),
        )
        for row in curve.rows
    )
    return Table(
        f"To {who}: the same at each {curve.x.name} with this {curve.y.name}",
        (curve.y.name, "low", "high"),
        rows,
        label=curve.x.name,
        note="Low and high: two standard errors to each side.",
    )


def _how(told: Negotiated) -> Iterator[Block]:
    result = told.result
    yield Heading("How it was found")
    assumed = [each.name for each in result.ranges if not each.path.startswith("terms.")]
    if assumed:
        yield Paragraph(
            f"Not among the terms: {listed(assumed)}. Moved here as if it could be agreed; where "
            "what happens without the deal rests on it, walking away moves too."
        )
    if result.is_searched:
        yield Paragraph(
            "These levers act upon each other too much for a grid, so that the frontier comes from "
            f"a search (differential evolution): {counted(result.projections, 'projection')} "
            "were made on the same draws. A better deal may have been missed."
        )
        return
    even = [each.name for each, linear in zip(result.ranges, result.linear, strict=True) if linear]
    which = f" Gains are linear in {', '.join(even)}, draw by draw." if even else ""
    yield Paragraph(
        f"{counted(result.projections, 'projection')} were made on the same draws.{which} What "
        "lies between was put together from them, and is within "
        f"{about(max(result.off_by, 1.0), told.currency)} of deals projected to check."
    )


def _saved(told: Negotiated) -> Iterator[Block]:
    if told.saved:
        yield Heading("Saved")
        yield from (
            Item(file, lead=f"{_capital(TITLES[id_])}:") for id_, file in told.saved.items()
        )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
