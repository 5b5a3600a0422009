"""The ledger: every posting with its payer, payee and class, on which all results are sums."""

from collections.abc import Sequence

from benefitshare.exports.workbook.book import Sheet
from benefitshare.exports.workbook.draft import Draft, Section
from benefitshare.exports.workbook.entries import Entry, Worth, differences, entries
from benefitshare.exports.workbook.formulas import Position
from benefitshare.exports.workbook.grid import (
    CLASS,
    CODE,
    FIRST_ROW,
    HEADING_ROW,
    LABEL,
    LEDGER,
    PART,
    STEP,
    TOTAL,
    UNIT,
    VALUE_COLUMN,
    cell,
    column_name,
)
from benefitshare.exports.workbook.model import ALL, HEALTH, STANDARD
from benefitshare.exports.workbook.names import TIME, USUAL, WITHOUT
from benefitshare.exports.workbook.node import Node
from benefitshare.exports.workbook.positions import GAP, RATE_ROWS, end_row
from benefitshare.model import THIRD_PARTIES

HEADINGS = {LABEL: "What it is", PART: "Part of the deal", STEP: "Payer", CODE: "Payee"}
HEADINGS |= {CLASS: "Class", UNIT: "Unit", VALUE_COLUMN: "Present value, Green Book rates"}
HEADINGS |= {TOTAL: "All years"}
AGREED, USUALLY = "agreed", "usual"


def write_ledgers(draft: Draft) -> None:
    """Write the ledger of the deal, that of business as usual, and what price terms change."""
    note = (
        "Every posting, real, undiscounted and weighed by the odds of its coming about. What one "
        "party pays another receives, so that transfers between parties net to nothing."
    )
    sheet = draft.sheet(LEDGER, "Ledger", note)
    sheet.time_axis((*HEADINGS.values(),), source=TIME)
    _headings_on_the_right(draft, sheet, HEADING_ROW)
    section = _write_section(draft, sheet, FIRST_ROW, entries(draft.model.agreed))
    draft.sections[AGREED] = section
    if draft.model.usual is not None:
        title = "Ledger of business as usual"
        _write_apart(draft, USUAL, USUALLY, title, entries(draft.model.usual))
    for id_, ledger in draft.model.without.items():
        title = (
            "What all price terms change"
            if id_ == ALL
            else f"What {id_} changes: with less without"
        )
        _write_apart(draft, WITHOUT, id_, title, differences(draft.model.agreed, ledger))


def _write_apart(draft: Draft, name: str, key: str, title: str, rows: Sequence[Entry]) -> None:
    """A ledger below the steps of its sheet."""
    sheet = draft.book.sheet(name)
    earlier = [each.last + 2 for each in draft.sections.values() if each.sheet == name]
    row = max([end_row(draft.plan, name) + GAP, *earlier])
    sheet.text(row, LABEL, title, "block")
    sheet.headings(row + 1, (*HEADINGS.values(),), numbers_from=VALUE_COLUMN)
    _headings_on_the_right(draft, sheet, row + 1)
    draft.sections[key] = _write_section(draft, sheet, row + 2, tuple(rows))


def _headings_on_the_right(draft: Draft, sheet: Sheet, row: int) -> None:
    for column, who in ((draft.payer_column, "payer"), (draft.payee_column, "payee")):
        sheet.text(row, column, f"Present value to the {who}, own rate", "number heading")
        sheet.raw.set_column(column, column, 18)


def _write_section(draft: Draft, sheet: Sheet, first: int, rows: tuple[Entry, ...]) -> Section:
    worth = Worth(draft.model, rows)
    for offset, entry in enumerate(rows):
        _write_entry(draft, sheet, first + offset, entry, worth)
    last = first + max(len(rows), 1) - 1
    return Section(sheet.name, first, last, rows)


def _write_entry(draft: Draft, sheet: Sheet, row: int, entry: Entry, worth: Worth) -> None:
    texts = {LABEL: entry.what, PART: entry.source, STEP: entry.payer, CODE: entry.payee}
    for column, words in (texts | {CLASS: entry.class_}).items():
        sheet.text(row, column, words)
    sheet.text(row, UNIT, f"{draft.judged.currency} real", "code")
    if entry.charge is not None:
        formula = "=" + _less(draft, sheet, row, None, entry.charge, entry.less_charge)
        sheet.formula(row, draft.payer_column, formula, entry.charged)
        return
    numbers = entry.by_year(draft.periods)
    for index, column in enumerate(draft.year_columns):
        formula = _amount(draft, sheet, row, column, entry)
        sheet.formula(row, column, formula, float(numbers[index]))
    years = _years(draft, row)
    sheet.formula(row, TOTAL, f"=SUM({years})", float(numbers.sum()))
    rates = _factor(draft, sheet, entry.class_)
    sheet.formula(row, VALUE_COLUMN, f"=SUMPRODUCT({years},{rates})", worth.social(entry))
    for party, column in ((entry.payer, draft.payer_column), (entry.payee, draft.payee_column)):
        _write_own(draft, sheet, (row, column), entry, party, worth)


def _amount(draft: Draft, sheet: Sheet, row: int, column: int, entry: Entry) -> str:
    return "=" + _less(draft, sheet, row, column, entry.amount, entry.less)


def _less(
    draft: Draft, sheet: Sheet, row: int, column: int | None, one: Node | None, less: Node | None
) -> str:
    """One step less another, where either may be missing."""

    def told(node: Node) -> str:
        return draft.formulas.reference(node, sheet.name, row, column).removeprefix("=")

    if less is None:
        return told(one) if one is not None else "0"
    taken = f"({told(less)})"
    return f"-1*{taken}" if one is None else f"{told(one)}-{taken}"


def _write_own(
    draft: Draft, sheet: Sheet, at: tuple[int, int], entry: Entry, party: str, worth: Worth
) -> None:
    """The present value to one side. Shares given cost their giver what is charged in a row of
    its own."""
    row, column = at
    if party == THIRD_PARTIES:
        return
    if worth.gives_shares(entry, party):
        sheet.text(row, column, "see its charge", "code")
        return
    hurdle = draft.model.hurdles.get(party)
    rates = _factor(draft, sheet, entry.class_)
    if hurdle is not None:
        rates = draft.formulas.range_of(hurdle, sheet.name)
    formula = f"=SUMPRODUCT({_years(draft, row)},{rates})"
    sheet.formula(row, column, formula, worth.to(entry, party))


def _factor(draft: Draft, sheet: Sheet, class_: str) -> str:
    row = RATE_ROWS[HEALTH if class_ == "health" else STANDARD]
    return draft.formulas.years_of(Position(TIME, row), sheet.name)


def _years(draft: Draft, row: int) -> str:
    first, last = draft.year_columns[0], draft.year_columns[-1]
    return f"{cell(row, first, fixed=False)}:{cell(row, last, fixed=False)}"


def party_sum(
    draft: Draft,
    section: Section,
    party: str,
    columns: tuple[int, int],
    *,
    class_: str = "",
    source: str = "",
    what: str = "",
) -> str:
    """What a party receives less what it pays, as sums over a ledger.

    `columns` are those of amounts to the payee and to the payer. The criteria are cells, or texts
    in quotes.
    """
    criteria = [(CLASS, class_), (PART, source), (LABEL, what)]
    told = "".join(f",{_column(section, at)},{wanted}" for at, wanted in criteria if wanted)
    years = {*draft.year_columns}
    payee, payer = (_column(section, at, along=at in years) for at in columns)
    received = f"SUMIFS({payee},{_column(section, CODE)},{party}{told})"
    return f"{received}-SUMIFS({payer},{_column(section, STEP)},{party}{told})"


def _column(section: Section, column: int, *, along: bool = False) -> str:
    """A column of a ledger; `along` the years, it moves with the formula."""
    mark, name = "" if along else "$", column_name(column)
    top, end = section.first + 1, section.last + 1
    return f"'{section.sheet}'!{mark}{name}${top}:{mark}{name}${end}"
