"""Tables of what one step is worth in steps of the others, and of what these rates rest on."""

from collections.abc import Iterator, Sequence

from benefitshare.negotiation.sides import Side
from benefitshare.negotiation.trading.steps import Step
from benefitshare.negotiation.trading.tradeoffs import Rate
from benefitshare.report.asked import nhs_side, supplier_side
from benefitshare.report.blocks import Block, Heading, Paragraph, Row, Table
from benefitshare.report.names import name_of
from benefitshare.report.step_words import name_of_step, steps_in_words
from benefitshare.report.tradeoffs_told import TradeoffsTold

_ABREAST = 8
"""How many columns of rates stand side by side."""
_NOT_DEFINED = "n/d"


def letter(told: TradeoffsTold, step: Step) -> str:
    """What a step is called in the tables of rates: a to z, then aa.

    There is one for each step of the deal.
    """
    place = told.result.steps.index(step)
    return chr(ord("a") + place % 26) * (place // 26 + 1)


def rates(told: TradeoffsTold) -> Iterator[Block]:
    """For each side, every step upwards in steps of every other."""
    yield Heading("One step in steps of the others")
    deal = told.asked.deal
    yield Paragraph(
        "A row's step, upwards, is worth so many of a column's. A minus sign: it takes a step "
        f"downwards. {_NOT_DEFINED}: not defined, since the column's step is within two standard "
        "errors of nothing; a step that is so to a side is left out of its table."
    )
    sides: tuple[tuple[Side, str], ...] = (
        ("nhs", nhs_side(deal, told.result.interests)),
        ("supplier", supplier_side(deal)),
    )
    for side, name in sides:
        steps = _worth_something(told, side)
        for start in range(0, len(steps), _ABREAST):
            yield _matrix(told, side, f"To {name}", steps, steps[start : start + _ABREAST])


def _worth_something(told: TradeoffsTold, side: Side) -> list[Step]:
    """The steps upwards that a side would notice."""
    moved = [told.result.moved_by(step.path, "more") for step in told.result.steps]
    return [each.step for each in moved if each is not None and each.of(side).is_sure]


def _matrix(
    told: TradeoffsTold, side: Side, title: str, steps: Sequence[Step], abreast: Sequence[Step]
) -> Table:
    known = {
        (rate.of, rate.in_): rate
        for rate in told.result.rates
        if rate.side == side and rate.direction == "more"
    }
    rows = tuple(
        Row(
            f"{letter(told, step)}  {steps_in_words(step, 1.0, told.currency)}",
            tuple(_rate(known.get((step.path, other.path))) for other in abreast),
        )
        for step in steps
    )
    return Table(title, tuple(letter(told, other) for other in abreast), rows)


def _rate(rate: Rate | None) -> str:
    if rate is None:
        return "1"
    if rate.ratio is None:
        return _NOT_DEFINED
    size = abs(rate.ratio.rate)
    text = f"{size:,.0f}" if size >= 99.5 else f"{size:.2g}" if size >= 0.01 else "0"
    return f"−{text}" if rate.ratio.rate < 0 and text != "0" else text


def movers(told: TradeoffsTold) -> Iterator[Block]:
    """How rates to the NHS side, counted in money, move across low and high assumptions."""
    money = _numeraire(told)
    if money is None:
        return
    moved = [
        rate
        for rate in told.result.rates
        if (rate.in_, rate.side, rate.direction) == (money.path, "nhs", "more") and rate.movers
    ]
    if not moved:
        return
    yield Heading("What these rates rest on")
    amount = steps_in_words(money, 1.0, told.currency)
    yield Paragraph(
        f"To the NHS side, in steps of {name_of_step(money)} ({amount}), over the draws in which "
        "an assumption lies below its middle and those in which it lies above."
    )
    rows = [row for rate in moved for row in _mover_rows(told, rate)]
    yield Table("", ("on all", "low", "high"), tuple(rows))


def _numeraire(told: TradeoffsTold) -> Step | None:
    """The first step of money that is worth something to the NHS side."""
    defined = {
        rate.in_
        for rate in told.result.rates
        if rate.ratio is not None and (rate.side, rate.direction) == ("nhs", "more")
    }
    amounts = [step for step in told.result.steps if step.name == "amount"]
    return next((step for step in amounts if step.path in defined), None)


def _mover_rows(told: TradeoffsTold, rate: Rate) -> Iterator[Row]:
    step = told.result.step_of(rate.of)
    assert rate.ratio is not None
    yield Row(
        f"{letter(told, step)}  {name_of_step(step)}, {steps_in_words(step, 1.0, told.currency)}"
    )
    for mover in rate.movers:
        figures = (rate.ratio.rate, mover.low.rate, mover.high.rate)
        cells = tuple(f"{figure:.3g}".replace("-", "−") for figure in figures)
        yield Row(name_of(mover.path), cells, indent=3)
