"""The model workbook: the risk-adjusted estimate in live formulas, from a deal that was judged."""

from collections.abc import Mapping
from dataclasses import dataclass

from benefitshare.exports.workbook.book import Book
from benefitshare.exports.workbook.calculations import write_calculations
from benefitshare.exports.workbook.checks_page import write_checks
from benefitshare.exports.workbook.cover_page import SHEETS, write_cover
from benefitshare.exports.workbook.draft import Draft, draft_of
from benefitshare.exports.workbook.economic_page import write_economic
from benefitshare.exports.workbook.engine_results import engine_results
from benefitshare.exports.workbook.financial_page import write_financial
from benefitshare.exports.workbook.grid import COVER, Place
from benefitshare.exports.workbook.inputs_page import write_inputs
from benefitshare.exports.workbook.ledger_page import write_ledgers
from benefitshare.exports.workbook.model import recorded_model
from benefitshare.exports.workbook.names import CONTRIBUTIONS, PRODUCTS, TERMS, USUAL, WITHOUT
from benefitshare.exports.workbook.registers_page import write_registers
from benefitshare.exports.workbook.simulation_page import write_simulation
from benefitshare.exports.workbook.years_page import write_years
from benefitshare.report.judged import JudgedDeal


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook as bytes, and where its inputs and results stand."""

    content: bytes
    inputs: Mapping[str, Place]
    """By the path at which each stands in the deal."""
    outputs: Mapping[str, Place]
    """By keys such as `npv.trust`, `real.trust` (by year) or `term.trust.stake`."""
    expected: Mapping[str, tuple[float, ...]]
    """What each result came to."""
    formulas: int
    """How many cells work something out."""


def workbook_bytes(judged: JudgedDeal) -> bytes:
    """The model workbook of a judged deal: `.xlsx`, the same bytes for the same deal and seed."""
    return workbook_of(judged).content


def workbook_of(judged: JudgedDeal) -> Workbook:
    """The model workbook, with where everything stands."""
    model = recorded_model(judged.deal)
    draft = draft_of(judged, model, Book(judged.deal.name, model.periods))
    _in_order(draft)
    write_inputs(draft)
    write_calculations(draft)
    write_ledgers(draft)
    write_years(draft)
    write_economic(draft)
    write_financial(draft)
    write_simulation(draft)
    write_registers(draft)
    write_checks(draft, engine_results(judged))
    write_cover(draft)
    content = draft.book.written()
    return Workbook(content, draft.inputs, draft.outputs, draft.expected, draft.book.formulas)


def _in_order(draft: Draft) -> None:
    """Make the sheets in the order in which they are read."""
    absent = {USUAL} if draft.model.usual is None else set()
    absent |= set() if draft.model.without else {WITHOUT}
    absent |= {name for name in (PRODUCTS, CONTRIBUTIONS, TERMS) if name not in draft.plan.rows}
    for name in (COVER, *SHEETS):
        if name not in absent:
            draft.book.sheet(name)
