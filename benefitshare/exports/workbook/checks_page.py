"""The checks: what must hold whatever is typed, and that the export was right when it was made."""

from collections.abc import Iterator
from dataclasses import dataclass

from benefitshare.exports.workbook.book import PLAIN, Sheet
from benefitshare.exports.workbook.draft import STATUS_NAME, Draft
from benefitshare.exports.workbook.formulas import prefix
from benefitshare.exports.workbook.grid import CHECKS, ECONOMIC, VALUE_COLUMN, Place, cell
from benefitshare.exports.workbook.ledger_page import AGREED, party_sum
from benefitshare.exports.workbook.model import QALY
from benefitshare.exports.workbook.years_page import NET
from benefitshare.model import THIRD_PARTIES

MASTER_ROW, PENNY_ROW, CHANGED_ROW = 3, 4, 5
VALUE, LIMIT, FAILS = 2, 3, 4
HEADINGS = ("What must hold", "Result", "This workbook", "Should be", "Fails (1) or holds (0)")


@dataclass(frozen=True, slots=True)
class _Check:
    """One line: a formula, what it should come to, and whether it may differ by a penny."""

    words: str
    key: str
    formula: str
    value: float
    should_be: str
    """A formula or a number, as text."""
    should: float
    only_as_exported: bool = False


def write_checks(draft: Draft, engine: dict[str, tuple[float, ...]]) -> None:
    """Write the sheet. `engine` holds the engine's own results by the same keys."""
    note = (
        "The master check on every sheet adds up this page. Agreement with the engine can only be "
        "asked while the inputs are as exported; the other checks hold for any input."
    )
    sheet = draft.sheet(CHECKS, "Checks", note)
    sheet.widths(70, 34, 20, 20, 14, 4, *(16,) * 4)
    sheet.text(PENNY_ROW, 0, "A penny: the most by which amounts may differ")
    sheet.number(PENNY_ROW, VALUE, 0.01, "fixed", "0.00")
    sheet.text(CHANGED_ROW, 0, "Inputs that differ from those exported")
    sheet.formula(CHANGED_ROW, VALUE, _changed(draft), 0.0, "formula", "0")
    sheet.headings(CHANGED_ROW + 2, HEADINGS, numbers_from=VALUE)
    sheet.raw.freeze_panes(CHANGED_ROW + 3, 1)
    row = first = CHANGED_ROW + 3
    for check in [*_always(draft), *_guards(draft), *_agreement(draft, engine)]:
        _write_check(sheet, row, check)
        row += 1
    sheet.text(MASTER_ROW, 0, "Master check: how many fail", "strong")
    column = f"{cell(first, FAILS)}:{cell(row - 1, FAILS)}"
    sheet.formula(MASTER_ROW, VALUE, f"=SUM({column})", 0.0, "output", "0")
    draft.book.define(STATUS_NAME, f"='{CHECKS}'!{cell(MASTER_ROW, VALUE)}")
    draft.result("master", Place(CHECKS, MASTER_ROW, VALUE), 0.0)
    _write_exported(draft, sheet)


def _write_check(sheet: Sheet, row: int, check: _Check) -> None:
    sheet.text(row, 0, check.words)
    sheet.text(row, 1, check.key, "code")
    sheet.formula(row, VALUE, f"={check.formula}", check.value)
    sheet.formula(row, LIMIT, f"={check.should_be}", check.should)
    mine, wanted = cell(row, VALUE, fixed=False), cell(row, LIMIT, fixed=False)
    fails = f"1*(ABS({mine}-{wanted})>={cell(PENNY_ROW, VALUE)})"
    if check.only_as_exported:
        fails = f"IF({cell(CHANGED_ROW, VALUE)}=0,{fails},0)"
    sheet.formula(row, FAILS, f"={fails}", 0.0, "formula", "0")


def _changed(draft: Draft) -> str:
    """How many inputs differ from their copies on this sheet."""
    cells = _input_cells(draft)
    first, last = EXPORTED_FIRST, EXPORTED_FIRST + len(cells) - 1
    live = f"{cell(first, LIVE)}:{cell(last, LIVE)}"
    copies = f"{cell(first, COPY)}:{cell(last, COPY)}"
    return f"=SUMPRODUCT(1*({live}<>{copies}))"


EXPORTED_FIRST, LIVE, COPY = CHANGED_ROW + 3, 7, 8


def _input_cells(draft: Draft) -> list[tuple[str, Place, float]]:
    """Every input cell with its value, as exported."""
    named = [
        (name, place, float(draft.input_node(name).value))
        for name, place in draft.inputs.items()
        if name in draft.model.inputs.values or name == QALY
    ]
    return [*named, *draft.rates]


def _write_exported(draft: Draft, sheet: Sheet) -> None:
    """The inputs beside copies of them, as they were exported."""
    for column, words in ((6, "Input"), (LIVE, "Now"), (COPY, "As exported")):
        sheet.text(EXPORTED_FIRST - 1, column, words, "heading")
    sheet.raw.set_column(6, 6, 44)
    for offset, (name, place, value) in enumerate(_input_cells(draft)):
        row = EXPORTED_FIRST + offset
        sheet.text(row, 6, name.replace(":", ": "), "code")
        sheet.formula(row, LIVE, f"={place.cell}", value, "formula", PLAIN)
        sheet.number(row, COPY, value, "fixed", PLAIN)


def _always(draft: Draft) -> Iterator[_Check]:
    """What holds for any input."""
    net = draft.outputs[NET]
    years = f"'{net.sheet}'!{cell(net.row, net.column)}:{cell(net.row, net.column + net.count - 1)}"
    words = "What all parties and everybody else receive and pay nets to nothing in every year"
    yield _Check(words, NET, f"SUMPRODUCT(ABS({years}))", 0.0, "0", 0.0)
    npsv = draft.outputs["npv_social.everybody"]
    words = "The parties' values add up to what comes from outside: the net present social value"
    formula, value = _from_outside(draft)
    yield _Check(
        words, "npsv", npsv.cell, draft.expected["npv_social.everybody"][0], formula, value
    )
    for id_ in draft.model.deal.parties:
        words = f"What the terms are worth adds up to the value of the deal: {id_}"
        whole = draft.outputs[f"npv.{id_}"]
        parts = [draft.outputs[key] for key in draft.outputs if key.startswith(f"term.{id_}.")]
        column = f"{cell(parts[0].row, parts[0].column)}:{cell(parts[-1].row, parts[-1].column)}"
        total = draft.expected[f"npv.{id_}"][0]
        yield _Check(words, f"npv.{id_}", f"SUM('{ECONOMIC}'!{column})", total, whole.cell, total)


def _from_outside(draft: Draft) -> tuple[str, float]:
    """What everybody else gives up, less what it receives, at Green Book rates."""
    section = draft.sections[AGREED]
    total = party_sum(draft, section, f'"{THIRD_PARTIES}"', (VALUE_COLUMN, VALUE_COLUMN))
    return f"-1*({total})", -draft.worth(AGREED).social_total(THIRD_PARTIES)


def _guards(draft: Draft) -> Iterator[_Check]:
    """That each turn which the calculation took when it was exported is the one it would take."""
    for guard in draft.model.tape.guards.values():
        words = f"The workbook's structure fits its inputs: {guard.node.whence.words}"
        formula = draft.formulas.reference(guard.node, CHECKS, 0).removeprefix("=")
        yield _Check(words, "structure", formula, guard.value, f"{guard.value:g}", guard.value)


def _agreement(draft: Draft, engine: dict[str, tuple[float, ...]]) -> Iterator[_Check]:
    """That each result is the engine's own."""
    for key, values in engine.items():
        place = draft.outputs.get(key)
        if place is None:
            continue
        total, mine = sum(values), sum(draft.expected[key])
        formula = place.cell
        if place.count > 1:
            last = cell(place.row, place.column + place.count - 1)
            formula = f"SUM({prefix(place.sheet, CHECKS)}{cell(place.row, place.column)}:{last})"
        words = f"Agrees with the engine's risk-adjusted estimate: {key}"
        yield _Check(words, key, formula, mine, f"{total!r}", total, only_as_exported=True)
