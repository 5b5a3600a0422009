"""Who gains what: interval bars of each party, line upon line."""

from collections.abc import Iterator, Sequence

from benefitshare.report import tables
from benefitshare.report.chart_marks import PALETTE, Interval, interval_bars
from benefitshare.report.charts.chart import HOW_TO_READ, Chart, in_words, interval, short
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.sentences import HEAVY_TAIL
from benefitshare.report.telling import differs, is_told
from benefitshare.report.words import about
from benefitshare.valuation.results import PartyValue, Statistics

_LINES = {"money": "money", "non_cash": "+ non-cash", "all": "+ health, society"}
_TOO_WIDE = 8.0
"""Sides whose ranges differ by more than this have scales of their own."""


def who_gains(judged: JudgedDeal) -> Iterator[Chart]:
    """What each party gains, line upon line; the suppliers apart where one scale hides a side."""
    shown = _modelled(judged)
    suppliers = [value for value in shown if value.id in judged.projection.suppliers]
    others = [value for value in shown if value not in suppliers]
    if others and suppliers and _apart(others, suppliers):
        yield _gains(judged, others)
        yield _gains(judged, suppliers)
    elif shown:
        yield _gains(judged, shown)


def _modelled(judged: JudgedDeal) -> list[PartyValue]:
    """Without suppliers of whom only what they pay is known: that is no gain, nor a loss."""
    projection = judged.projection
    unknown = () if projection.supplier_gain_modelled else projection.suppliers
    return [value for value in told_sides(judged) if value.id not in unknown]


def told_sides(judged: JudgedDeal) -> list[PartyValue]:
    """Parties of which there is something to tell, and groups that are more than one party."""
    projection = judged.projection
    parties = [value for value in projection.parties.values() if is_told(value)]
    groups = [
        group
        for group in projection.groups.values()
        if is_told(group) and all(differs(group.gain, one.gain) for one in parties)
    ]
    return [*parties, *groups]


def _apart(some: Sequence[PartyValue], others: Sequence[PartyValue]) -> bool:
    sizes = sorted(_largest(each) for each in (some, others))
    return 0 < sizes[0] * _TOO_WIDE < sizes[1]


def _largest(values: Sequence[PartyValue]) -> float:
    gains = [value.gain for value in values]
    return max(abs(x) for gain in gains for x in (gain.p10, gain.p90, gain.mean))


def _gains(judged: JudgedDeal, values: Sequence[PartyValue]) -> Chart:
    rows: list[Interval] = []
    for value in values:
        rows += _gain_rows(value)
    currency = judged.currency
    told = [f"{value.name}: {in_words(value.gain, currency)}" for value in values]
    return Chart(
        title=_who_most(judged, values),
        spec=interval_bars(rows, f"Gain, present value, {tables.prices(judged)}", currency),
        alt=f"Interval bars of the gain of each party. {'. '.join(told)}.",
        tables=(tables.gains(judged),),
        note=f"{HOW_TO_READ} Money first; then with staff time and other value that frees no "
        "cash; then with health and other value to society.",
    )


def _gain_rows(value: PartyValue) -> Iterator[Interval]:
    """A heading and a row for each line that differs from the one before, or from nil."""
    yield Interval(short(value.name))
    told = [line for line in _LINES if value.lines[line].sd or abs(value.lines[line].mean) >= 1]
    before: Statistics | None = None
    for colour, (line, words) in zip(PALETTE, _LINES.items(), strict=False):
        stats = value.lines[line]
        if line in told and (before is None or differs(stats, before)):
            yield interval(words if before is not None else words.removeprefix("+ "), stats, colour)
            before = stats


def _who_most(judged: JudgedDeal, values: Sequence[PartyValue]) -> str:
    """One of each side in a few words."""
    suppliers = [value for value in values if value.id in judged.projection.suppliers]
    first = [value for value in values if value not in suppliers][:1]
    return "; ".join(_most(value, judged.currency) for value in (*first, *suppliers[:1]))


def _most(value: PartyValue, currency: str) -> str:
    heavy = value.gain.tail_share > HEAVY_TAIL
    amount = value.gain.p50 if heavy else value.gain.mean
    where = "in the middle case" if heavy else "on average"
    verb = "loses" if amount < 0 else "gains"
    return f"{value.name} {verb} {about(abs(amount), currency)} {where}"
