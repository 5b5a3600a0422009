"""What each step in a term is worth to both sides, for a page: picture, tables in words, trades."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benefitshare.guidance.words import sentence as as_sentence
from benefitshare.negotiation.effects import Effect
from benefitshare.negotiation.trading.steps import Step
from benefitshare.negotiation.trading.tradeoffs import Moved
from benefitshare.negotiation.trading.trades import Trade
from benefitshare.report.asked import nhs_side, supplier_side
from benefitshare.report.blocks import Row, Table
from benefitshare.report.chart_marks import Bar, diverging_bars
from benefitshare.report.charts.chart import Chart, short
from benefitshare.report.step_words import moved, name_of_step, steps_in_words
from benefitshare.report.tradeoffs_told import TradeoffsTold
from benefitshare.report.tradeoffs_words import asks, gains_of, why_in_words
from benefitshare.report.words import about

_DRAWN = 8
"""How many steps the picture has room for."""
_COLUMNS = 4
"""In how many other terms a step is counted."""
_UNITS = ("fraction", "money a year", "money", "years", "number")
_WORTHWHILE = 0.05
"""The least that is worth asking for first, as a part of what the largest ask brings."""


@dataclass(frozen=True, slots=True)
class TradeView:
    """A trade for a page."""

    words: str
    gains: str
    reasons: tuple[str, ...]
    """Why there is anything to gain, the largest reason first."""
    changes: Mapping[str, object]
    """By path, as numbers; a new term as a block."""


def our_estimate(told: TradeoffsTold) -> str:
    """That the supplier's side is a guess at its own view, where it is one."""
    return " (our estimate of theirs)" if told.result.has_view else ""


def concessions_in_words(told: TradeoffsTold) -> str:
    """What to ask for first, in a sentence that can be read aloud."""
    asks_ = _asks(told)
    most = max((each.nhs.mean for each in asks_), default=0.0)
    worthwhile = [each for each in asks_ if each.nhs.mean >= _WORTHWHILE * most]
    cheapest = min(worthwhile, key=_cost, default=None)
    ours, theirs = _sides(told)
    if cheapest is None:
        return f"No step in any of these terms surely brings {ours} anything."
    what = moved(cheapest.step, _count(cheapest), told.currency)
    gain = about(cheapest.nhs.mean, told.currency)
    if cheapest.supplier.is_sure and cheapest.supplier.mean > 0:
        more = about(cheapest.supplier.mean, told.currency)
        return (
            f"Ask first for {what}: it brings {ours} {gain} and {theirs} {more}"
            f"{our_estimate(told)}, on average."
        )
    if not cheapest.supplier.is_sure:
        return (
            f"Ask first for {what}: it brings {ours} {gain} on average, and makes no difference "
            f"that can be told to {theirs}{our_estimate(told)}."
        )
    return (
        f"The cheapest thing to ask for is {what}: it brings {ours} {gain} on average and costs "
        f"{theirs} {about(-cheapest.supplier.mean, told.currency)}{our_estimate(told)}, "
        f"{_pence(cheapest, told.currency)} for each {about(1.0, told.currency)}."
    )


def _sides(told: TradeoffsTold) -> tuple[str, str]:
    deal = told.asked.deal
    return nhs_side(deal, told.result.interests), supplier_side(deal)


def _asks(told: TradeoffsTold) -> list[Moved]:
    """Steps, up or down, that surely bring the NHS side something."""
    return [each for each in told.result.moved if each.nhs.is_sure and each.nhs.mean >= 1]


def _cost(step: Moved) -> float:
    """What it costs the suppliers for each pound to the NHS side."""
    return (-step.supplier.mean if step.supplier.is_sure else 0.0) / step.nhs.mean


def _count(step: Moved) -> float:
    return 1.0 if step.direction == "more" else -1.0


def _pence(step: Moved, currency: str) -> str:
    """A price per pound.

    It has two decimals, since that is what is haggled over.
    """
    symbol = about(1.0, currency).removesuffix("1")
    return f"{symbol}{_cost(step):,.2f}"


def worth_chart(told: TradeoffsTold) -> Chart | None:
    """What each step upwards is worth to both sides, around nil; none where no step is."""
    found = [each for each in _upwards(told) if each.nhs.is_sure or each.supplier.is_sure]
    largest = sorted(found, key=lambda each: -abs(each.nhs.mean))[:_DRAWN]
    if not largest:
        return None
    ours, theirs = _sides(told)
    bars = [
        Bar(_row(told, each), whose, effect.mean)
        for each in found
        if each in largest
        for whose, effect in (("you", each.nhs), ("them", each.supplier))
    ]
    said = "; ".join(f"{bar.row}: {bar.whose} {about(bar.amount, told.currency)}" for bar in bars)
    first = largest[0]
    return Chart(
        title=f"The step that moves {ours} most is {_row(told, first)}: "
        f"{about(first.nhs.mean, told.currency)}",
        spec=diverging_bars(bars, "Change of the mean gain, present value", told.currency),
        alt=f"Bars to either side of nil, a row for each step; you are {ours}, they are {theirs}. "
        f"{said}.",
        tables=(worth_table(told),),
        note="One step upwards in each term, all else as the deal has it. To the right: gains. "
        f"To the left: costs. You: {ours}. Them: {theirs}, at its own required return"
        f"{our_estimate(told)}.",
    )


def _upwards(told: TradeoffsTold) -> list[Moved]:
    found = (told.result.moved_by(step.path, "more") for step in told.result.steps)
    return [each for each in found if each is not None]


def _row(told: TradeoffsTold, each: Moved) -> str:
    amount = steps_in_words(each.step, 1.0, told.currency)
    if each.step.new_term is not None:
        return f"{name_of_step(each.step)} of {amount}"
    return f"{name_of_step(each.step)} +{amount}"


def worth_table(told: TradeoffsTold) -> Table:
    """Every step, up and down, with what it is worth to both sides and its price per pound."""
    rows = tuple(
        Row(
            as_sentence(moved(each.step, _count(each), told.currency)).removesuffix("."),
            (
                _with_error(each.nhs, told.currency),
                _with_error(each.supplier, told.currency),
                _pence(each, told.currency) if each in _asks(told) and _cost(each) > 0 else "–",
                f"{_cautious(each.nhs, told.currency)} and "
                f"{_cautious(each.supplier, told.currency)}",
            ),
        )
        for each in told.result.moved
    )
    ours, theirs = (short(name) for name in _sides(told))
    one = about(1.0, told.currency)
    return Table(
        "What each step is worth on average",
        (f"to {ours}", f"to {theirs}", f"their cost of each {one} to you", "worst fifth, of both"),
        rows,
        note="±: standard error. “No difference”: within two standard errors of nil. Worst fifth: "
        "by how much the mean of the worst fifth of cases moves, yours and theirs.",
        label="Step",
    )


def _with_error(effect: Effect, currency: str) -> str:
    if not effect.is_sure:
        return "no difference"
    error = effect.standard_error
    told = f"\n± {about(error, currency)}" if error >= 0.5 else ""
    return f"{about(effect.mean, currency)}{told}"


def _cautious(effect: Effect, currency: str) -> str:
    return about(effect.cautious, currency)


def exchange_table(told: TradeoffsTold) -> Table | None:
    """One step of each term in amounts of others that are worth the same to the NHS side."""
    rows_of = [each.step for each in _upwards(told) if each.nhs.is_sure]
    columns = _counted_in(rows_of)
    if len(rows_of) < 2:
        return None
    ours, theirs = _sides(told)
    rows = tuple(
        Row(
            as_sentence(moved(step, 1.0, told.currency)).removesuffix("."),
            (*(_same(told, step, other) for other in columns), _to_them(told, step)),
        )
        for step in rows_of
    )
    return Table(
        f"Worth the same to {ours}",
        (*(name_of_step(other) for other in columns), f"changes {short(theirs)} by"),
        rows,
        note="A minus sign: it takes a step downwards. “Not defined”: what it would be counted in "
        "is within two standard errors of nothing.",
        label="One step",
    )


def _counted_in(steps: Sequence[Step]) -> list[Step]:
    """The first step of each unit, then others."""
    firsts = [next((step for step in steps if step.unit == unit), None) for unit in _UNITS]
    chosen = [step for step in firsts if step is not None]
    chosen += [step for step in steps if step not in chosen]
    return chosen[:_COLUMNS]


def _same(told: TradeoffsTold, step: Step, other: Step) -> str:
    if step.path == other.path:
        return "–"
    rate = told.result.rate(step.path, other.path, "nhs")
    if rate is None or rate.ratio is None:
        return "not defined"
    amount = steps_in_words(other, rate.ratio.rate, told.currency)
    return f"−{amount}" if rate.ratio.rate < 0 else amount


def _to_them(told: TradeoffsTold, step: Step) -> str:
    found = told.result.moved_by(step.path, "more")
    return "" if found is None else _with_error(found.supplier, told.currency)


def trade_views(told: TradeoffsTold) -> tuple[TradeView, ...]:
    """The trades that leave both sides better off, the best first."""
    return tuple(
        TradeView(
            asks(told, trade),
            gains_of(told, trade),
            tuple(why_in_words(told, trade)),
            dict(_changes(trade)),
        )
        for trade in told.result.trades
    )


def _changes(trade: Trade) -> Iterator[tuple[str, object]]:
    for part in (trade.gets, trade.gives):
        yield from ({} if part is None else part.step.moved(part.by) or {}).items()
