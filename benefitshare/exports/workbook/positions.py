"""Which row of which sheet everything stands in, before anything is written."""

from benefitshare.exports.workbook.formulas import Position
from benefitshare.exports.workbook.grid import FIRST_ROW, INPUTS, VALUE_COLUMN, Place
from benefitshare.exports.workbook.inputs import WITHOUT_DEAL
from benefitshare.exports.workbook.model import HEALTH, QALY, STANDARD, Model
from benefitshare.exports.workbook.names import TIME
from benefitshare.exports.workbook.places import Plan

TITLE = 1
"""Rows that a block's title takes."""
GAP = 1
"""Empty rows between blocks."""

RATE_ROWS = {"standard-rate": FIRST_ROW + 1, STANDARD: FIRST_ROW + 2}
RATE_ROWS |= {"health-rate": FIRST_ROW + 3, HEALTH: FIRST_ROW + 4}
"""On the sheet of time and prices."""
AFTER_RATES = FIRST_ROW + 6


def positions_of(model: Model, plan: Plan) -> tuple[dict[int, Position], dict[str, Place]]:
    """Positions of all steps by number, and of the inputs by name."""
    positions: dict[int, Position] = {}
    rows = input_rows(model)
    for node in model.tape.nodes:
        if node.operation == "input":
            positions[node.number] = Position(INPUTS, rows[str(node.detail[0])])
        elif node.operation == "given" and node.detail[0] in RATE_ROWS:
            positions[node.number] = Position(TIME, RATE_ROWS[str(node.detail[0])])
    for sheet, blocks in plan.rows.items():
        row = first_row(sheet)
        for block in blocks.values():
            row += TITLE
            for each in block:
                positions[each.node.number] = Position(sheet, row)
                row += 1
            row += GAP
    return positions, {name: Place(INPUTS, row, VALUE_COLUMN) for name, row in rows.items()}


def first_row(sheet: str) -> int:
    """Where a calculation sheet's first block begins."""
    return AFTER_RATES if sheet == TIME else FIRST_ROW


def end_row(plan: Plan, sheet: str) -> int:
    """The first free row of a calculation sheet."""
    blocks = plan.rows.get(sheet, {}).values()
    return first_row(sheet) + sum(TITLE + len(block) + GAP for block in blocks)


FIRST_INPUT = 5


def input_groups(model: Model) -> dict[str, list[str]]:
    """The inputs by the headings under which they stand, in the order of the file."""
    groups: dict[str, list[str]] = {
        "Values of the deal": [],
        "Values that nobody typed: the defaults of this program": [],
        "Business as usual, where it differs": [],
        "Published value": [],
    }
    typed, default, usual, published = groups.values()
    for name in model.inputs.values:
        if name.startswith(WITHOUT_DEAL):
            usual.append(name)
        else:
            (default if name in model.inputs.defaults else typed).append(name)
    if any(node.operation == "input" and node.detail == (QALY,) for node in model.tape.nodes):
        published.append(QALY)
    return {title: names for title, names in groups.items() if names}


def input_rows(model: Model) -> dict[str, int]:
    """The row of each input on its sheet."""
    rows: dict[str, int] = {}
    row = FIRST_INPUT
    for names in input_groups(model).values():
        row += TITLE
        for name in names:
            rows[name] = row
            row += 1
        row += GAP
    return rows
