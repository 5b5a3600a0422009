"""What every sheet is written from: the model, the book, and where each step stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from benefitshare.exports.workbook.book import Book, Sheet
from benefitshare.exports.workbook.entries import Entry, Worth, differences, entries
from benefitshare.exports.workbook.formulas import Formulas
from benefitshare.exports.workbook.grid import FIRST_YEAR_COLUMN, Place
from benefitshare.exports.workbook.model import Model
from benefitshare.exports.workbook.node import Node
from benefitshare.exports.workbook.places import Plan, plan_of, reached
from benefitshare.exports.workbook.positions import positions_of
from benefitshare.exports.workbook.units import units_of
from benefitshare.report.judged import JudgedDeal

STATUS_NAME = "master_check"


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of ledger rows on a sheet, which sums run over."""

    sheet: str
    first: int
    last: int
    entries: tuple[Entry, ...]


@dataclass(slots=True)
class Draft:
    """A workbook in the making."""

    judged: JudgedDeal
    model: Model
    book: Book
    plan: Plan
    formulas: Formulas
    units: Mapping[int, str]
    inputs: dict[str, Place]
    reached: frozenset[int]
    """The steps that some result rests on."""
    rates: list[tuple[str, Place, float]] = field(default_factory=list)
    """The cells of the schedule of discount rates."""
    outputs: dict[str, Place] = field(default_factory=dict)
    """Results by key, such as `npv.trust`."""
    expected: dict[str, tuple[float, ...]] = field(default_factory=dict)
    """What each came to when it was written."""
    sections: dict[str, Section] = field(default_factory=dict)
    """`agreed`, `usual`, and each price term's own."""

    @property
    def periods(self) -> int:
        """How many financial years there are."""
        return len(self.model.periods)

    @property
    def year_columns(self) -> range:
        """The columns of the time axis."""
        return range(FIRST_YEAR_COLUMN, FIRST_YEAR_COLUMN + self.periods)

    @property
    def payer_column(self) -> int:
        """Right of the years: present value to the payer at its own rate."""
        return FIRST_YEAR_COLUMN + self.periods + 1

    @property
    def payee_column(self) -> int:
        """Right of that: present value to the payee at its own rate."""
        return self.payer_column + 1

    @property
    def status(self) -> str:
        """The formula that tells on every sheet whether the checks hold."""
        return f'=IF({STATUS_NAME}=0,"All checks pass","Look at the sheet Checks")'

    def input_node(self, name: str) -> Node:
        """The recorded input of a name."""
        return self.model.tape.input(name, 0.0)

    def sheet(self, name: str, title: str, note: str) -> Sheet:
        """A sheet with its title and the master check."""
        sheet = self.book.sheet(name)
        sheet.title(title, note, self.status)
        return sheet

    def worth(self, key: str) -> Worth:
        """What a section's rows come to."""
        return Worth(self.model, self.sections[key].entries)

    def result(self, key: str, place: Place, *values: float) -> None:
        """Remember where a result stands, and what it came to."""
        self.outputs[key] = place
        self.expected[key] = values


def wanted(model: Model) -> Iterator[Node]:
    """All that the sheets show or sum."""
    for ledger in (model.agreed, *([model.usual] if model.usual else [])):
        for entry in entries(ledger):
            yield from entry.nodes
    for ledger in model.without.values():
        for entry in differences(model.agreed, ledger):
            yield from entry.nodes
    yield from (model.deflator, *model.hurdles.values(), *model.carrying.values())
    for guard in model.tape.guards.values():
        yield guard.node


def draft_of(judged: JudgedDeal, model: Model, book: Book) -> Draft:
    """A draft with nothing written yet."""
    nodes = reached(wanted(model))
    plan = plan_of(model, nodes)
    positions, inputs = positions_of(model, plan)
    formulas = Formulas(positions, len(model.periods))
    return Draft(judged, model, book, plan, formulas, units_of(model), inputs, frozenset(nodes))
