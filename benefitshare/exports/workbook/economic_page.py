"""The economic case: present values by party and class, the gain, and its distribution."""

from dataclasses import dataclass, field

from benefitshare.exports.workbook.book import Sheet
from benefitshare.exports.workbook.draft import Draft
from benefitshare.exports.workbook.grid import ECONOMIC, VALUE_COLUMN, Place, cell, column_name
from benefitshare.exports.workbook.inputs_page import COUNTS_USUAL
from benefitshare.exports.workbook.ledger_page import AGREED, USUALLY, party_sum
from benefitshare.exports.workbook.terms_table import FIRST_COLUMN, write_terms
from benefitshare.ledger.posting import CLASSES, LINES

OWN, SOCIAL = "own", "social"
BASES = {
    OWN: "at each party's own rate (a supplier's hurdle rate, everybody else's Green Book rate)",
    SOCIAL: "at Green Book rates for all",
}
SUM = FIRST_COLUMN + len(CLASSES)
CUMULATIVE = {
    "money": "Money: cash, shares, cash-releasing",
    "non_cash": "… and non-cash-releasing",
    "all": "… and health and societal: all",
}
EVERYBODY = "everybody"


@dataclass(slots=True)
class _Table:
    """One table of present values by party and class."""

    draft: Draft
    sheet: Sheet
    first: int
    """The row of its title."""
    basis: str
    key: str
    """Which ledger it sums."""
    rows: dict[str, int] = field(default_factory=dict)
    """By party or group."""
    values: dict[tuple[str, str], float] = field(default_factory=dict)
    """By party or group, and class."""

    @property
    def end(self) -> int:
        """The first free row, a gap left."""
        return self.first + 2 + len(self.rows) + 1

    def total(self, id_: str) -> float:
        """All classes of a party or group."""
        return sum(self.values[id_, class_] for class_ in CLASSES)

    def write(self, title: str) -> None:
        """Write a row for each party, then for the groups."""
        self.sheet.text(self.first, 0, title, "block")
        headings = ("Party", "", *CLASSES, "Total")
        self.sheet.headings(self.first + 1, headings, numbers_from=FIRST_COLUMN)
        for id_, party in self.draft.model.deal.parties.items():
            self._write_party(self._named(id_, party.name), id_)
        for id_, (name, ids) in members(self.draft).items():
            self._write_sum(self._named(id_, name), id_, ids)
        if (self.basis, self.key) == (SOCIAL, AGREED):
            row = self._named(EVERYBODY, "All parties: the net present social value")
            self._write_sum(row, EVERYBODY, tuple(self.draft.model.deal.parties))

    def _named(self, id_: str, name: str) -> int:
        row = self.first + 2 + len(self.rows)
        self.rows[id_] = row
        self.sheet.text(row, 0, name)
        self.sheet.text(row, 1, id_, "code")
        return row

    def _write_party(self, row: int, id_: str) -> None:
        draft, is_usual = self.draft, self.key == USUALLY
        own = (draft.payee_column, draft.payer_column)
        columns = own if self.basis == OWN else (VALUE_COLUMN, VALUE_COLUMN)
        worth = draft.worth(self.key)
        worked_out = worth.own_total if self.basis == OWN else worth.social_total
        counts = draft.judged.projection.business_as_usual == "modelled" or not is_usual
        for offset, class_ in enumerate(CLASSES):
            column = FIRST_COLUMN + offset
            head = f"{column_name(column)}${self.first + 2}"
            section = draft.sections[self.key]
            formula = party_sum(draft, section, f"$B{row + 1}", columns, class_=head)
            told = f"({formula})*{draft.inputs[COUNTS_USUAL].cell}" if is_usual else formula
            value = worked_out(id_, class_=class_) * float(counts)
            self.values[id_, class_] = value
            self.sheet.formula(row, column, f"={told}", value)
        self._finish(row, id_)

    def _write_sum(self, row: int, id_: str, ids: tuple[str, ...]) -> None:
        for offset, class_ in enumerate(CLASSES):
            column = FIRST_COLUMN + offset
            value = sum(self.values[each, class_] for each in ids)
            added = "+".join(cell(self.rows[each], column, fixed=False) for each in ids)
            self.values[id_, class_] = value
            self.sheet.formula(row, column, f"={added}", value, "total")
        self._finish(row, id_)

    def _finish(self, row: int, id_: str) -> None:
        """The sum over the classes; and where the deal's own results stand."""
        first, last = cell(row, FIRST_COLUMN, fixed=False), cell(row, SUM - 1, fixed=False)
        self.sheet.formula(row, SUM, f"=SUM({first}:{last})", self.total(id_), "output")
        if self.key != AGREED:
            return
        name = "npv" if self.basis == OWN else "npv_social"
        self.draft.result(f"{name}.{id_}", Place(ECONOMIC, row, SUM), self.total(id_))
        for offset, class_ in enumerate(CLASSES if self.basis == OWN else ()):
            place = Place(ECONOMIC, row, FIRST_COLUMN + offset)
            self.draft.result(f"class.{id_}.{class_}", place, self.values[id_, class_])


def write_economic(draft: Draft) -> None:
    """Write the sheet of the economic case."""
    note = "Present values, real, at the price base: the risk-adjusted estimate, in live formulas."
    sheet = draft.sheet(ECONOMIC, "Economic case", note)
    sheet.widths(46, 16, *(16,) * 12)
    sheet.raw.freeze_panes(3, 1)
    row = 3
    gains: dict[str, int] = {}
    for basis, words in BASES.items():
        row, gains[basis] = _write_basis(draft, sheet, row, basis, words)
    row = write_terms(draft, sheet, row)
    _write_chart(draft, sheet, row, gains[OWN])


def members(draft: Draft) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Groups of parties: their name, and who belongs to them."""
    parties = draft.model.deal.parties.items()
    groups = {
        "nhs": ("The NHS as a whole", tuple(id_ for id_, party in parties if party.is_nhs)),
        "system": ("The health and care system", tuple(i for i, p in parties if p.is_system)),
    }
    return {id_: group for id_, group in groups.items() if group[1]}


def _write_basis(draft: Draft, sheet: Sheet, row: int, basis: str, words: str) -> tuple[int, int]:
    """What the deal is worth on one basis, business as usual, and the gain; where that stands."""
    deal = _Table(draft, sheet, row, basis, AGREED)
    deal.write(f"The deal, {words}")
    row, usual = deal.end, None
    if USUALLY in draft.sections:
        usual = _Table(draft, sheet, row, basis, USUALLY)
        usual.write(f"Business as usual, {words}; nothing where it is not counted")
        row = usual.end
    sheet.text(row, 0, f"The gain: the deal less business as usual, {words}", "block")
    headings = ("Party", "", *CUMULATIVE.values())
    sheet.headings(row + 1, headings, numbers_from=FIRST_COLUMN)
    tables = [deal] if usual is None else [deal, usual]
    ids = [*draft.model.deal.parties, *members(draft)]
    for offset, id_ in enumerate(ids):
        _write_gain(row + 2 + offset, id_, tables)
    return row + len(ids) + 3, row


def _write_gain(row: int, id_: str, tables: list[_Table]) -> None:
    """The cumulative lines of one party or group: the deal less business as usual."""
    deal = tables[0]
    draft, sheet = deal.draft, deal.sheet
    named = {key: party.name for key, party in draft.model.deal.parties.items()}
    named |= {key: name for key, (name, _) in members(draft).items()}
    sheet.text(row, 0, named[id_])
    sheet.text(row, 1, id_, "code")
    name = "line" if deal.basis == OWN else "line_social"
    for index, (line, classes) in enumerate(LINES.items()):
        column = FIRST_COLUMN + index
        sums = [sum(table.values[id_, class_] for class_ in classes) for table in tables]
        value = sums[0] - sum(sums[1:])
        told = []
        for table in tables:
            at = table.rows[id_]
            first, last = cell(at, FIRST_COLUMN), cell(at, FIRST_COLUMN + len(classes) - 1)
            told.append(f"SUM({first}:{last})")
        sheet.formula(row, column, "=" + "-".join(told), value, "output")
        draft.result(f"{name}.{id_}.{line}", Place(ECONOMIC, row, column), value)


def _write_chart(draft: Draft, sheet: Sheet, row: int, gain: int) -> None:
    """The whole gain of each party, as bars that follow the formulas."""
    count = len(draft.model.deal.parties)
    first, last = gain + 2, gain + 1 + count
    column = FIRST_COLUMN + len(CUMULATIVE) - 1
    chart = draft.book.chart({"type": "bar"})
    chart.add_series(
        {
            "name": "Gain, everything counted",
            "categories": [ECONOMIC, first, 0, last, 0],
            "values": [ECONOMIC, first, column, last, column],
            "fill": {"color": "#1B3A57"},
        }
    )
    title = "Who gains what: the risk-adjusted estimate"
    chart.set_title({"name": title, "name_font": {"size": 12}})
    chart.set_legend({"none": True})
    words = f"{draft.judged.currency}, present value, own rates"
    chart.set_x_axis({"num_format": "#,##0", "name": words, "label_position": "low"})
    chart.set_y_axis({"reverse": True, "label_position": "low"})
    chart.set_size({"width": 900, "height": 120 + 50 * count})
    words = "Bars of each party's gain; the numbers stand in the table of the gain above."
    sheet.raw.insert_chart(row, 0, chart, {"description": words})
