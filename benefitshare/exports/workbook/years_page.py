"""Each party's value by financial year and class, real and undiscounted."""

from benefitshare.exports.workbook.book import TIME_HEADINGS, Sheet
from benefitshare.exports.workbook.draft import Draft
from benefitshare.exports.workbook.grid import (
    BY_YEAR,
    CLASS,
    FIRST_ROW,
    FIRST_YEAR_COLUMN,
    LABEL,
    PART,
    TOTAL,
    UNIT,
    Place,
    cell,
)
from benefitshare.exports.workbook.ledger_page import AGREED, party_sum
from benefitshare.exports.workbook.names import TIME
from benefitshare.ledger.posting import CLASSES
from benefitshare.model import THIRD_PARTIES
from benefitshare.quantities import FloatArray

NET = "net"


def write_years(draft: Draft) -> None:
    """Write the sheet: a block for each party, and what comes from outside."""
    note = (
        "What each party receives less what it pays: sums over the ledger, real and undiscounted."
    )
    sheet = draft.sheet(BY_YEAR, "Value by year", note)
    headings = {**TIME_HEADINGS, PART: "Party", 2: "", 3: "", CLASS: "Class", 6: ""}
    sheet.time_axis((*headings.values(),), source=TIME)
    row = FIRST_ROW
    totals = []
    names = {id_: party.name for id_, party in draft.model.deal.parties.items()}
    for id_, name in [*names.items(), (THIRD_PARTIES, "Everybody else (where value comes from)")]:
        sheet.text(row, LABEL, name, "block")
        row += 1
        first = row
        for class_ in _classes(draft, id_):
            _write_class(draft, sheet, row, id_, class_)
            row += 1
        _write_total(draft, sheet, row, id_, first)
        totals.append(row)
        row += 2
    _write_net(draft, sheet, row, totals)


def _classes(draft: Draft, party: str) -> list[str]:
    rows = draft.sections[AGREED].entries
    found = {each.class_ for each in rows if party in (each.payer, each.payee)}
    return [class_ for class_ in CLASSES if class_ in found]


def _write_class(draft: Draft, sheet: Sheet, row: int, party: str, class_: str) -> None:
    sheet.text(row, LABEL, class_)
    sheet.text(row, PART, party, "code")
    sheet.text(row, CLASS, class_, "code")
    numbers = draft.worth(AGREED).years(party, class_=class_)
    who, kind = f"$B{row + 1}", f"$E{row + 1}"
    for index, column in enumerate(draft.year_columns):
        both = (column, column)
        total = party_sum(draft, draft.sections[AGREED], who, both, class_=kind)
        sheet.formula(row, column, f"={total}", float(numbers[index]))
    _finish(draft, sheet, row, numbers)


def _write_total(draft: Draft, sheet: Sheet, row: int, party: str, first: int) -> None:
    sheet.text(row, LABEL, "All classes", "strong")
    sheet.text(row, PART, party, "code")
    numbers = draft.worth(AGREED).years(party)
    for index, column in enumerate(draft.year_columns):
        top, end = cell(first, column, fixed=False), cell(row - 1, column, fixed=False)
        total = f"=SUM({top}:{end})" if row > first else "=0"
        sheet.formula(row, column, total, float(numbers[index]), "total")
    _finish(draft, sheet, row, numbers)
    place = Place(BY_YEAR, row, FIRST_YEAR_COLUMN, draft.periods)
    draft.result(f"real.{party}", place, *numbers.tolist())


def _write_net(draft: Draft, sheet: Sheet, row: int, totals: list[int]) -> None:
    """What all receive and pay comes to nothing, in every year."""
    sheet.text(row, LABEL, "All parties and everybody else together: nothing", "strong")
    for column in draft.year_columns:
        added = "+".join(cell(total, column, fixed=False) for total in totals)
        sheet.formula(row, column, f"={added}", 0.0, "total")
    place = Place(BY_YEAR, row, FIRST_YEAR_COLUMN, draft.periods)
    draft.result(NET, place, *(0.0,) * draft.periods)


def _finish(draft: Draft, sheet: Sheet, row: int, numbers: FloatArray) -> None:
    sheet.text(row, UNIT, f"{draft.judged.currency} real", "code")
    first, last = draft.year_columns[0], draft.year_columns[-1]
    years = f"{cell(row, first, fixed=False)}:{cell(row, last, fixed=False)}"
    sheet.formula(row, TOTAL, f"=SUM({years})", float(numbers.sum()))
