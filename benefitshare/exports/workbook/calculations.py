"""The sheets on which the model is worked out: one row for each step, the same formula across."""

import numpy as np

from benefitshare.exports.workbook.book import MONEY, SMALL_MONEY, TIME_HEADINGS, Sheet
from benefitshare.exports.workbook.draft import Draft
from benefitshare.exports.workbook.formulas import NEVER
from benefitshare.exports.workbook.grid import (
    CODE,
    FIRST_ROW,
    LABEL,
    PART,
    PERIOD_ROW,
    STEP,
    TOTAL,
    UNIT,
    VALUE_COLUMN,
    YEAR_ROW,
    cell,
    column_name,
)
from benefitshare.exports.workbook.inputs_page import rate_range
from benefitshare.exports.workbook.model import HEALTH, STANDARD
from benefitshare.exports.workbook.names import CONTRIBUTIONS, PRODUCTS, TERMS, TIME, USUAL, WITHOUT
from benefitshare.exports.workbook.node import Node
from benefitshare.exports.workbook.places import Row
from benefitshare.exports.workbook.positions import GAP, RATE_ROWS, TITLE, first_row
from benefitshare.exports.workbook.units import COUNT, DATE, FLAG, SPAN
from benefitshare.quantities import FloatArray
from benefitshare.valuation.appraisal import appraisal_of, factors

TITLES = {
    TIME: (
        "Time and prices",
        "Financial years, prices and discount factors that all sheets share.",
    ),
    PRODUCTS: (
        "Products",
        "From development to the end of use: units, revenue and odds, on the path where each stage "
        "succeeds. Amounts are weighed by the odds where they are posted.",
    ),
    CONTRIBUTIONS: ("Contributions", "What each party puts in."),
    TERMS: ("Terms", "One block for each term of the deal."),
    USUAL: ("Without the deal", "Business as usual, on the same timetable and values."),
    WITHOUT: (
        "Without a term",
        "What the deal would be with a price term left out: only the steps that differ.",
    ),
}
SHAPES = {DATE: "0.0000", SPAN: "0.0000", FLAG: "0", COUNT: "#,##0.00"}
UNLIKE_MONEY = "0.000000"


def write_calculations(draft: Draft) -> None:
    """Write every sheet on which steps stand."""
    for name, (title, note) in TITLES.items():
        if name == TIME or name in draft.plan.rows or name in _with_a_ledger(draft):
            sheet = draft.sheet(name, title, note)
            sheet.time_axis((*TIME_HEADINGS.values(),), source=TIME, texts=_texts(name))
            _write_blocks(draft, sheet)
    _write_rates(draft)


def _texts(name: str) -> tuple[int, ...]:
    """How wide the columns of words are; below some sheets' steps stands a ledger with classes."""
    return (46, 24, 62, 24, 17 if name in (USUAL, WITHOUT) else 2)


def _with_a_ledger(draft: Draft) -> set[str]:
    names = {USUAL} if draft.model.usual is not None else set()
    return names | ({WITHOUT} if draft.model.without else set())


def _write_blocks(draft: Draft, sheet: Sheet) -> None:
    row = first_row(sheet.name)
    for block, rows in draft.plan.rows.get(sheet.name, {}).items():
        sheet.text(row, LABEL, block.title, "block")
        sheet.text(row, PART, block.part, "code")
        row += TITLE
        for each in rows:
            _write_row(draft, sheet, row, each, block.part)
            row += 1
        row += GAP


def _write_row(draft: Draft, sheet: Sheet, row: int, each: Row, part: str) -> None:
    node = each.node
    unit = draft.units[node.number]
    shape = _shape(unit, float(np.max(np.abs(node.value.astype(float)), initial=0.0)))
    sheet.text(row, LABEL, each.words)
    sheet.text(row, PART, part, "code")
    sheet.text(row, STEP, node.whence.words, "code")
    sheet.text(row, CODE, node.whence.code, "code")
    sheet.text(row, UNIT, unit, "code")
    if node.is_constant:
        _write_constant(draft, sheet, row, node)
    elif not node.is_row:
        formula = draft.formulas.formula(node, sheet.name, row)
        sheet.formula(row, VALUE_COLUMN, formula, shown(node.value), "formula", shape)
    else:
        write_years(draft, sheet, row, node, shape)
        if shape in (MONEY, SMALL_MONEY):
            _write_total(draft, sheet, row, float(np.sum(node.value)))


def write_years(draft: Draft, sheet: Sheet, row: int, node: Node, shape: str) -> None:
    """Write a step in every year: one formula, copied across."""
    for index, column in enumerate(draft.year_columns):
        formula = draft.formulas.formula(node, sheet.name, row, column)
        sheet.formula(row, column, formula, shown(node.value[index]), "formula", shape)


def _write_total(draft: Draft, sheet: Sheet, row: int, total: float) -> None:
    first, last = draft.year_columns[0], draft.year_columns[-1]
    years = f"{cell(row, first, fixed=False)}:{cell(row, last, fixed=False)}"
    sheet.formula(row, TOTAL, f"=SUM({years})", total)


def _write_constant(draft: Draft, sheet: Sheet, row: int, node: Node) -> None:
    if not node.is_row:
        sheet.number(row, VALUE_COLUMN, shown(node.value), "fixed", _constant_shape(node))
        return
    for index, column in enumerate(draft.year_columns):
        sheet.number(row, column, shown(node.value[index]), "fixed", _constant_shape(node))


def _constant_shape(node: Node) -> str:
    """Whole and very small numbers as they are, others with four decimals."""
    sizes = np.abs(node.value.astype(float))
    sizes = sizes[np.isfinite(sizes)]
    whole = bool(np.all(sizes == np.round(sizes)))
    return "General" if whole or np.any((sizes > 0.0) & (sizes < 0.001)) else "0.0000"


def shown(value: object) -> float:
    """A number as a sheet can hold it: never is a year that never comes."""
    number = float(np.asarray(value, dtype=float))
    return number if np.isfinite(number) else NEVER * float(np.sign(number))


def _shape(unit: str, largest: float) -> str:
    if unit.endswith((" real", " of the day")):
        return MONEY if largest >= 10_000.0 else SMALL_MONEY
    return SHAPES.get(unit, UNLIKE_MONEY)


def _write_rates(draft: Draft) -> None:
    """Discount factors, year by year, from the schedule on the sheet of inputs."""
    sheet = draft.book.sheet(TIME)
    sheet.text(YEAR_ROW, UNIT, "first year", "code")
    first = float(draft.model.periods[0][:4])
    sheet.number(YEAR_ROW, VALUE_COLUMN, first, "fixed", "0")
    sheet.text(FIRST_ROW, LABEL, "Discount factors (appraisal)", "block")
    appraisal = appraisal_of(draft.model.deal)
    for words, rates, rate_key, key in (
        ("money", appraisal.standard, "standard-rate", STANDARD),
        ("health", appraisal.health, "health-rate", HEALTH),
    ):
        worth = factors(rates, draft.periods)
        _write_rate(draft, sheet, RATE_ROWS[rate_key], words, worth)
        _write_factor(draft, sheet, RATE_ROWS[key], words, worth)


def _write_rate(draft: Draft, sheet: Sheet, row: int, words: str, worth: FloatArray) -> None:
    sheet.text(row, LABEL, f"Discount rate of the year, {words}")
    sheet.text(row, UNIT, "a year", "code")
    steps, rates = rate_range(draft, words)
    for index, column in enumerate(draft.year_columns):
        period = f"{column_name(column)}${PERIOD_ROW + 1}"
        formula = f'=IF({period}=0,0,INDEX({rates},1+COUNTIF({steps},"<"&{period})))'
        rate = 0.0 if index == 0 else float(worth[index - 1] / worth[index] - 1.0)
        sheet.formula(row, column, formula, rate, "formula", "0.00%")


def _write_factor(draft: Draft, sheet: Sheet, row: int, words: str, worth: FloatArray) -> None:
    sheet.text(row, LABEL, f"Discount factor, {words}: year 0 is not discounted")
    sheet.text(row, UNIT, "factor", "code")
    for index, column in enumerate(draft.year_columns):
        period = f"{column_name(column)}${PERIOD_ROW + 1}"
        before = cell(row, column - 1, fixed=False)
        rate = cell(row - 1, column, fixed=False)
        formula = f"=IF({period}=0,1,{before}/(1+{rate}))"
        sheet.formula(row, column, formula, float(worth[index]), "formula", UNLIKE_MONEY)
