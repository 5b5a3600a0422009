"""What the steps of a recorded model are called, where the engine names their results.

Steps between them take the first sentence of the function that took them.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from pydantic import BaseModel

from benefitshare.deal import Deal
from benefitshare.exports.workbook.model import ALL, Ledger, Line, Model
from benefitshare.exports.workbook.node import Node
from benefitshare.exports.workbook.recorded import Recorded
from benefitshare.ledger import time_of
from benefitshare.ledger.timeline import SLIVER
from benefitshare.valuation.settings import signing_of, timeline_of
from benefitshare.world.products import MarketCourse, ProductCourse
from benefitshare.world.windows import Window
from benefitshare.world.world import World

TIME, PRODUCTS = "Time and prices", "Products"
CONTRIBUTIONS, TERMS = "Contributions", "Terms"
USUAL, WITHOUT = "Without the deal", "Without a term"


@dataclass(frozen=True, slots=True)
class Block:
    """A group of rows on one sheet that belong together."""

    sheet: str
    title: str
    part: str
    """The part of the deal that it is about, such as `terms.stake`."""


@dataclass(frozen=True, slots=True)
class Named:
    """A step with a name of its own. Without words, only the block is known."""

    node: Node
    block: Block
    words: str
    needs_row: bool = True
    """Whether it has a row of its own even where it would fit into a formula."""


def named(model: Model) -> Iterator[Named]:
    """Every step that has a name, in the order in which the sheets show them."""
    yield from _of_time(model)
    yield from _of_world(model.deal, model.agreed, model)
    for id_, ledger in model.without.items():
        title = "With every price term left out" if id_ == ALL else f"With {id_} left out"
        block = Block(WITHOUT, title, "" if id_ == ALL else f"terms.{id_}")
        yield from _of_other_world(block, ledger)
    if model.usual is not None:
        yield from _of_other_world(Block(USUAL, "Business as usual", "without_deal"), model.usual)


def constant_names(model: Model) -> dict[float, str]:
    """What the numbers are that no input gives: dates as time, and guards against nought."""
    deal = model.deal
    timeline = timeline_of(deal)
    dates = {"signed": deal.signed}
    dates |= {f"terms.{id_}: {key}": value for id_, key, value in _dates(deal.terms)}
    dates |= {f"contributions.{id_}: {k}": v for id_, k, v in _dates(deal.contributions)}
    known = {time_of(date): f"{words}, as time in financial years" for words, date in dates.items()}
    return known | {
        timeline.start: "The horizon begins, as time in financial years",
        signing_of(deal): "Signing, as time in financial years",
        timeline.end: "The horizon ends, as time in financial years",
        timeline.end - SLIVER: "The horizon ends, less an instant",
        float("inf"): "Never: a year beyond any horizon",
        SLIVER: "An instant [years]",
        1.0 - 1e-12: "Just below one: keeps a logarithm within bounds",
        1e-12: "Next to nothing: keeps from dividing by nought",
        1e-300: "Next to nothing: keeps from dividing by nought",
        700.0: "Keeps an exponential within bounds",
        -700.0: "Keeps an exponential within bounds",
        0.01: "A penny: keeps from dividing by nought",
    }


def _dates(parts: Mapping[str, BaseModel]) -> Iterator[tuple[str, str, datetime.date]]:
    for id_, part in parts.items():
        for key in type(part).model_fields:
            value = getattr(part, key)
            if isinstance(value, datetime.date):
                yield id_, key, value


def _of_time(model: Model) -> Iterator[Named]:
    block = Block(TIME, "Prices, hurdle rates and the agreement", "prices")
    yield Named(model.deflator, block, "Price index: money of the day over real money")
    for id_, node in model.hurdles.items():
        yield Named(node, block, f"Discount factor of {model.deal.parties[id_].name}: its own rate")
    if model.qaly is not None:
        yield Named(model.qaly, block, "Value of a quality-adjusted life year")
    setting = model.agreed.world.setting
    yield from _each(block, [("When data begin to flow", setting.data_flow)])


def _of_world(deal: Deal, ledger: Ledger, model: Model) -> Iterator[Named]:
    world = ledger.world
    for id_, course in world.products.items():
        yield from _of_product(Block(PRODUCTS, id_, f"products.{id_}"), course)
    for id_, spent in world.spending.items():
        block = Block(CONTRIBUTIONS, deal.contributions[id_].what, f"contributions.{id_}")
        yield from _of_window(block, spent.window)
        yield from _each(block, [("Cost while it runs", spent.amount)])
    sources = {f"terms.{id_}": term.kind.replace("-", " ") for id_, term in deal.terms.items()}
    for source, kind in sources.items():
        block = Block(TERMS, f"{source.removeprefix('terms.')} ({kind})", source)
        for line in ledger.lines:
            if line.source == source:
                yield from _of_line(block, line)
        for charge in ledger.charges:
            if f"terms.{charge.term}" == source:
                words = "What the shares cost the owners, at their own rate"
                yield Named(charge.amount, block, words)
        if source.removeprefix("terms.") in model.carrying:
            node = model.carrying[source.removeprefix("terms.")]
            yield Named(node, block, "Carrying value at 31 March (money of the day)")
    for line in ledger.lines:
        sheet = CONTRIBUTIONS if line.source.startswith("contributions") else PRODUCTS
        if line.source not in sources:
            block = Block(sheet, line.source.split(".", 1)[1], line.source)
            yield from _of_line(block, line)


def _of_product(block: Block, course: ProductCourse) -> Iterator[Named]:
    yield from _each(
        block,
        [
            *((f"When {id_} is completed", stage[0]) for id_, stage in course.stages.items()),
            ("When it launches, if it does", course.launch),
            ("Development cost if every stage is reached", course.development_spending),
            ("Development cost, weighed by the odds of each stage", course.development_cost),
        ],
    )
    yield from _of_window(block, course.use)
    for id_, market in course.markets.items():
        yield from _of_market(Block(block.sheet, f"{block.title}: {id_}", block.part), market)
    for id_, saved in course.savings.items():
        yield from _each(block, [(f"Cash-releasing savings of {id_}, not weighed", saved)])


def _of_market(block: Block, market: MarketCourse) -> Iterator[Named]:
    yield from _each(
        block,
        [
            ("Units in use, times the part of the year", market.unit_years),
            ("Of those, used free", market.free_unit_years),
            ("Part of the year in which use is free", market.free_parts),
            ("Units that come into use for the first time", market.new_units),
            ("Revenue, not weighed", market.revenue),
        ],
    )


def _of_window(block: Block, window: Window) -> Iterator[Named]:
    yield from _each(
        block,
        [
            ("When the part of the year begins", window.begins),
            ("Part of the year that counts", window.parts),
            ("Odds of getting there", window.odds),
        ],
    )


def _of_other_world(block: Block, ledger: Ledger) -> Iterator[Named]:
    for id_, course in _courses(ledger.world):
        yield from _of_product(Block(block.sheet, f"{block.title}: {id_}", block.part), course)
    for line in ledger.lines:
        yield from _of_line(block, line)
    for charge in ledger.charges:
        words = "What the shares cost the owners, at their own rate"
        yield Named(charge.amount, block, words)


def _of_line(block: Block, line: Line) -> Iterator[Named]:
    """A posting, and the flow that it weighs, where they have a row at all."""
    words = line.what[:1].upper() + line.what[1:]
    yield Named(line.amount, block, f"{words}, as posted", needs_row=False)
    if line.amount.operation == "multiply":
        flow = max(line.amount.parts, key=lambda part: float(np.max(np.abs(part.value))))
        yield Named(flow, block, f"{words}, before it is weighed or shared", needs_row=False)


def _courses(world: World) -> Iterator[tuple[str, ProductCourse]]:
    yield from world.products.items()


def _each(block: Block, pairs: list[tuple[str, object]]) -> Iterator[Named]:
    for words, value in pairs:
        if isinstance(value, Recorded):
            yield Named(value.node, block, words)
