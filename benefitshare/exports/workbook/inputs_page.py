"""The inputs: every value that the estimate rests on, with where it comes from."""

from collections.abc import Mapping

from benefitshare.exports.workbook.book import (
    DATE,
    MONEY,
    PLAIN,
    RATE,
    SMALL_MONEY,
    YEARS,
    Sheet,
)
from benefitshare.exports.workbook.draft import Draft
from benefitshare.exports.workbook.grid import (
    CLASS,
    CODE,
    INPUTS,
    LABEL,
    PART,
    STEP,
    TOTAL,
    UNIT,
    VALUE_COLUMN,
    Place,
    cell,
)
from benefitshare.exports.workbook.inputs import WITHOUT_DEAL
from benefitshare.exports.workbook.model import QALY
from benefitshare.exports.workbook.positions import (
    FIRST_INPUT,
    GAP,
    TITLE,
    input_groups,
    input_rows,
)
from benefitshare.exports.workbook.units import input_unit
from benefitshare.ledger import time_of
from benefitshare.report.deal_fields import part_at
from benefitshare.report.names import names_of
from benefitshare.report.register import Entry, register
from benefitshare.valuation.appraisal import STEPS, appraisal_of

HEADINGS = {
    LABEL: "Input", PART: "Where it stands in the deal", STEP: "As typed",
    CODE: "Confidence", CLASS: "In use", UNIT: "Unit", VALUE_COLUMN: "Number used",
    TOTAL: "", 9: "Source", 10: "Owner", 11: "Date", 12: "Known by", 13: "Note",
    14: "What it means",
}  # fmt: skip
SOURCE, MEANING = 9, 14
LAST_YEAR_COLUMN = 8
"""Beside the rates: the last year of each."""
COUNTS_USUAL = "counts-usual"


def write_inputs(draft: Draft) -> None:
    """Write the sheet of inputs."""
    note = "Yellow cells may be changed, and everything follows; grey ones are fixed by the export."
    sheet = draft.sheet(INPUTS, "Inputs", note)
    note = (
        "Uncertain values stand at their mean; the Simulation sheet shows what their spread does."
    )
    sheet.text(2, LABEL, note, "note")
    sheet.headings(FIRST_INPUT - 1, [HEADINGS.get(column, "") for column in range(15)])
    sheet.widths(46, 44, 30, 11, 9, 16, 16, 10, 9, 60, 16, 12, 24, 60, 60)
    sheet.raw.freeze_panes(FIRST_INPUT, 1)
    said = {entry.path: entry for entry in register(draft.model.deal)}
    paths = [name.removeprefix(WITHOUT_DEAL) for name in draft.model.inputs.values]
    named = names_of(paths)
    row = FIRST_INPUT
    for title, names in input_groups(draft.model).items():
        sheet.text(row, LABEL, title, "block")
        row += TITLE
        for name in names:
            sheet.text(row, LABEL, named.get(name.removeprefix(WITHOUT_DEAL), ""))
            _write_input(draft, sheet, row, name, said)
            row += 1
        row += GAP
    _write_rates(draft, sheet)
    _write_fixed(draft, sheet, rates_row(draft) + len(STEPS) + 4)


def _write_input(
    draft: Draft, sheet: Sheet, row: int, name: str, said: Mapping[str, Entry]
) -> None:
    path = name.removeprefix(WITHOUT_DEAL)
    unit = input_unit(draft.model, name)
    node = draft.input_node(name)
    sheet.number(row, VALUE_COLUMN, float(node.value), "input", _shape(unit, float(node.value)))
    sheet.text(row, PART, name.replace(":", ": "), "code")
    sheet.text(row, UNIT, unit, "code")
    used = node.number in draft.reached
    sheet.text(row, CLASS, "yes" if used else "not here", "code")
    if name == QALY:
        sheet.text(row, LABEL, "Value of a quality-adjusted life year, at the price base")
        sheet.text(row, SOURCE, "HM Treasury, The Green Book, restated by the GDP deflator")
        return
    part = part_at(draft.model.deal, path)
    entry = said.get(path) if not name.startswith(WITHOUT_DEAL) else None
    sheet.text(row, MEANING, "" if part is None else part.meaning)
    if entry is not None:
        _write_evidence(sheet, row, entry)
    elif name in draft.model.inputs.defaults:
        sheet.text(row, SOURCE, "nobody typed it: the default of this program", "code")
    if part is not None and part.quantity is not None:
        low, high = max(part.quantity.low, -1e15), min(part.quantity.high, 1e15)
        rule = {"validate": "decimal", "criteria": "between", "minimum": low, "maximum": high}
        message = f"Here may stand {part.quantity.wanted}."[:250]
        options = {**rule, "error_title": "Out of bounds", "error_message": message}
        sheet.raw.data_validation(row, VALUE_COLUMN, row, VALUE_COLUMN, options)


def _write_evidence(sheet: Sheet, row: int, entry: Entry) -> None:
    sheet.text(row, STEP, entry.typed)
    sheet.text(row, CODE, entry.confidence or "not given")
    evidence = (entry.source or "no source given", entry.owner, entry.date, entry.known_by)
    for index, words in enumerate((*evidence, entry.note)):
        sheet.text(row, SOURCE + index, words)


def rates_row(draft: Draft) -> int:
    """Where the schedule of discount rates begins."""
    return max(input_rows(draft.model).values(), default=FIRST_INPUT) + 2


def rate_range(draft: Draft, words: str) -> tuple[str, str]:
    """The cells of the last years of each rate, and of the rates for money or health."""
    first = rates_row(draft) + 1
    column = VALUE_COLUMN if words == "money" else TOTAL
    steps = f"{cell(first, LAST_YEAR_COLUMN)}:{cell(first + len(STEPS) - 1, LAST_YEAR_COLUMN)}"
    rates = f"{cell(first, column)}:{cell(first + len(STEPS), column)}"
    return f"{INPUTS}!{steps}", f"{INPUTS}!{rates}"


def _write_rates(draft: Draft, sheet: Sheet) -> None:
    """The schedule: a rate for money and one for health in each step of years."""
    row = rates_row(draft)
    sheet.text(row, LABEL, "Discount rates", "block")
    for column, words in (
        (VALUE_COLUMN, "Money"),
        (TOTAL, "Health"),
        (LAST_YEAR_COLUMN, "To year"),
    ):
        sheet.text(row, column, words, "heading")
    appraisal = appraisal_of(draft.model.deal)
    starts = (1, *(step + 1 for step in STEPS))
    for index, start in enumerate(starts):
        at = row + 1 + index
        end = f" to {STEPS[index]}" if index < len(STEPS) else " on"
        sheet.text(at, LABEL, f"Rate in years {start}{end}, counted from the first")
        sheet.text(at, PART, f"appraisal: {appraisal.key}", "code")
        sheet.text(at, UNIT, "a year", "code")
        sheet.text(at, SOURCE, "HM Treasury, The Green Book" if appraisal.key != "own" else "")
        if index < len(STEPS):
            sheet.number(at, LAST_YEAR_COLUMN, STEPS[index], "fixed", "0")
        for column, rates, name in (
            (VALUE_COLUMN, appraisal.standard, "standard"),
            (TOTAL, appraisal.health, "health"),
        ):
            if appraisal.key == "own" and index:
                formula = f"={cell(at - 1, column)}"
                sheet.formula(at, column, formula, rates[index], "formula", RATE)
                continue
            sheet.number(at, column, rates[index], "input", RATE)
            path = f"appraisal.{name}" + ("" if appraisal.key == "own" else f".{index + 1}")
            draft.inputs[path] = place = Place(INPUTS, at, column)
            draft.rates.append((path, place, rates[index]))


def _write_fixed(draft: Draft, sheet: Sheet, row: int) -> None:
    """What a change of the deal file would need a new export for."""
    deal, projection = draft.model.deal, draft.judged.projection
    title = "Fixed by the export: to change these, change the deal and export anew"
    sheet.text(row, LABEL, title, "block")
    row += TITLE
    counted = projection.business_as_usual == "modelled"
    sheet.text(row, LABEL, "Whether business as usual is taken off to make the gain")
    sheet.text(row, PART, "without_deal", "code")
    sheet.text(row, SOURCE, projection.business_as_usual_note)
    sheet.text(row, UNIT, "1 or 0", "code")
    sheet.number(row, VALUE_COLUMN, float(counted), "fixed", "0")
    draft.inputs[COUNTS_USUAL] = Place(INPUTS, row, VALUE_COLUMN)
    row += 1
    facts = {
        "Signed": (deal.signed, "signed"),
        "The horizon begins": (deal.horizon.start, "horizon.start"),
    }
    for words, (date, path) in facts.items():
        sheet.text(row, LABEL, words)
        sheet.text(row, PART, path, "code")
        sheet.raw.write_datetime(
            row, VALUE_COLUMN, _midnight(date), sheet.book.format("fixed", DATE)
        )
        sheet.text(row, SOURCE, f"as time in financial years: {time_of(date):.6f}")
        row += 1
    sheet.text(row, LABEL, "The horizon's length")
    sheet.text(row, PART, "horizon.years", "code")
    sheet.text(row, UNIT, "years", "code")
    sheet.number(row, VALUE_COLUMN, deal.horizon.years, "fixed", YEARS)
    note = (
        "Fixed as well: which parties, products and terms there are, their dates, and every choice "
        "in words (adoption, what starts a term, indexation by inflation or not)."
    )
    sheet.text(row + 1, LABEL, note, "note")
    sheet.text(
        row + 2, LABEL, "Constants of the method stand at the foot of Time and prices.", "note"
    )


def _midnight(date: object) -> object:
    import datetime  # noqa: PLC0415

    assert isinstance(date, datetime.date)
    return datetime.datetime(date.year, date.month, date.day)


def _shape(unit: str, value: float) -> str:
    if unit == "share":
        return RATE if value == 0.0 or abs(value) >= 0.0005 else "0.0000%"
    if unit == "years":
        return YEARS
    if unit == "number" and value == int(value):
        return "#,##0"
    if value != 0.0 and abs(value) < 0.01:
        return PLAIN
    return MONEY if abs(value) >= 10_000 or value == 0.0 else SMALL_MONEY
