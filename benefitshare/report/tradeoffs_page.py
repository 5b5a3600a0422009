"""The page that `tradeoffs` prints: words first, then what each step is worth, the rates between
steps, what moves them, and the trades that suit both."""

from collections.abc import Iterator

from benefitshare.negotiation.trading.steps import Step
from benefitshare.negotiation.trading.tradeoffs import DIRECTIONS, Moved
from benefitshare.report.amounts import Unit, unit_for
from benefitshare.report.asked import nhs_side, supplier_side, what_counts
from benefitshare.report.blocks import Block, Heading, Item, Paragraph, Row, Table
from benefitshare.report.step_words import figure_of, name_of_step, steps_in_words
from benefitshare.report.tradeoffs_rates import letter, movers, rates
from benefitshare.report.tradeoffs_told import TradeoffsTold
from benefitshare.report.tradeoffs_words import (
    asks,
    caps_in_words,
    gains_of,
    why_in_words,
    worth_in_words,
)
from benefitshare.report.words import about, counted

_IN_WORDS = 4
"""How many steps are told in sentences."""


def tradeoffs_page(told: TradeoffsTold) -> tuple[Block, ...]:
    """Everything that a negotiator wants to know about steps, the most wanted first."""
    return (
        *_title(told),
        *_in_words(told),
        *_trades(told),
        *_worths(told),
        *rates(told),
        *movers(told),
        *told.asked.to_repeat("tradeoffs", *told.options),
    )


def _title(told: TradeoffsTold) -> Iterator[Block]:
    deal, result = told.asked.deal, told.result
    ours, theirs = nhs_side(deal, result.interests), supplier_side(deal)
    yield Heading(f"What a concession is worth: {deal.name}", level=1)
    view = " as it sees the deal itself (our estimate)" if result.has_view else ""
    yield Paragraph(
        f"One step in each term, up and down, as {ours} and {theirs} would value it, on the same "
        f"{counted(told.asked.draws, 'draw')}. Amounts are changes of the expected gain over "
        f"walking away, in present values; of {ours}, {what_counts(result.interests)}; of "
        f"{theirs}, at its own required return{view}. As the deal stands, {ours} expects "
        f"{about(result.nhs.mean, told.currency)} and {theirs} "
        f"{about(result.supplier.mean, told.currency)}."
    )
    fixed = [path for path in result.settled if path.startswith("terms.")]
    if fixed:
        yield Paragraph(
            "Steps are taken from the mean of what is uncertain now, since what is negotiated "
            f"becomes known: {', '.join(_stands(told, path) for path in fixed)}."
        )


def _stands(told: TradeoffsTold, path: str) -> str:
    step = next(step for step in told.result.steps if path in step.values)
    return f"{name_of_step(step)} at {figure_of(step, step.values[path], told.currency)}"


def _in_words(told: TradeoffsTold) -> Iterator[Block]:
    yield Heading("In short")
    up = [moved for moved in told.result.moved if moved.direction == "more"]
    largest = sorted(up, key=lambda moved: -abs(moved.nhs.mean))[:_IN_WORDS]
    for moved in [each for each in up if each in largest]:
        yield Item(worth_in_words(told, moved))


def _trades(told: TradeoffsTold) -> Iterator[Block]:
    yield Heading("Trades that leave both sides better off")
    if not told.result.trades:
        yield Paragraph(
            "No pair of these steps surely does: what one side gains by a step the other loses as "
            "much or more by, or the difference lies within two standard errors."
        )
    for trade in told.result.trades:
        details = (gains_of(told, trade), *why_in_words(told, trade))
        yield Item(asks(told, trade), details=details)


def _worths(told: TradeoffsTold) -> Iterator[Block]:
    yield Heading("What each step is worth")
    deal, moved = told.asked.deal, told.result.moved
    effects = [effect for each in moved for effect in (each.nhs, each.supplier)]
    unit = unit_for((effect.mean for effect in effects), told.currency)
    rows = [row for step in told.result.steps for row in _worth_rows(told, step, unit)]
    yield Table(
        f"Change of the expected gain, and of the mean of the worst fifth of cases ({unit.words})",
        ("NHS", "error", "worst", "supplier", "error", "worst"),
        tuple(rows),
        note=f"NHS: {nhs_side(deal, told.result.interests)}; supplier: {supplier_side(deal)}.",
    )
    for words in caps_in_words(told):
        yield Item(words)
    for path, why in told.result.refused.items():
        yield Item(why, lead=f"{path} cannot be moved so far:")


def _worth_rows(told: TradeoffsTold, step: Step, unit: Unit) -> Iterator[Row]:
    currency = told.currency
    start = "" if step.new_term else f", from {figure_of(step, step.current, currency)}"
    amount = steps_in_words(step, 1.0, currency)
    yield Row(f"{letter(told, step)}  {name_of_step(step)}: {amount}{start}")
    for direction in DIRECTIONS:
        moved = told.result.moved_by(step.path, direction)
        if moved is not None:
            label = f"{direction}, to {figure_of(step, moved.to, currency)}"
            yield Row(label, _cells(moved, unit), indent=3)


def _cells(moved: Moved, unit: Unit) -> tuple[str, ...]:
    return tuple(
        unit(amount)
        for effect in (moved.nhs, moved.supplier)
        for amount in (effect.mean, effect.standard_error, effect.cautious)
    )
