"""In what each step is counted, worked out from the inputs' own units."""

from collections.abc import Mapping

from benefitshare.exports.workbook.inputs import WITHOUT_DEAL
from benefitshare.exports.workbook.model import HEALTH, PERIOD, QALY, STANDARD, YEAR, Model
from benefitshare.exports.workbook.names import constant_names
from benefitshare.exports.workbook.node import Node
from benefitshare.exports.workbook.operations import OPERATIONS
from benefitshare.report.deal_fields import part_at

REAL, NOMINAL = "real", "of the day"
INDEX, SHARE, FLAG, FACTOR, DATE, SPAN, COUNT = (
    "index",
    "share",
    "1 or 0",
    "factor",
    "year",
    "years",
    "number",
)
_OF_THE_DAY = ("share_price", "post_money", "preferences.amount")
_REAL_TERMS = {"improved-dataset", "exclusivity"}
_GIVEN = {PERIOD: SPAN, YEAR: DATE, STANDARD: FACTOR, HEALTH: FACTOR}


def units_of(model: Model) -> dict[int, str]:
    """The unit of every step, by its number; empty where it has none."""
    units: dict[int, str] = {}
    constants = constant_names(model)
    for node in model.tape.nodes:
        units[node.number] = (
            INDEX if node is model.deflator else _unit(node, units, model, constants)
        )
    return units


def input_unit(model: Model, name: str) -> str:
    """The unit of an input."""
    path = name.removeprefix(WITHOUT_DEAL)
    if path == QALY:
        return f"{model.deal.currency} {REAL}"
    part = part_at(model.deal, path)
    quantity = None if part is None else part.quantity
    match None if quantity is None else quantity.kind:
        case "money":
            return f"{model.deal.currency} {_prices(model, path)}"
        case "fraction":
            return SHARE
        case "years":
            return SPAN
    return COUNT


def _prices(model: Model, path: str) -> str:
    """Whether an amount is typed in money of the day or in real terms."""
    if path.startswith("terms."):
        kind = model.deal.terms[path.split(".")[1]].kind
        return REAL if kind in _REAL_TERMS else NOMINAL
    return NOMINAL if path.endswith(_OF_THE_DAY) else REAL


def _unit(  # noqa: PLR0911 - a table of cases
    node: Node, units: Mapping[int, str], model: Model, constants: Mapping[float, str]
) -> str:
    match node.operation:
        case "input":
            return input_unit(model, str(node.detail[0]))
        case "given":
            return _GIVEN[str(node.detail[0])]
        case "constant":
            known = constants.get(float(node.value)) if not node.is_row else None
            return DATE if known and known.endswith("financial years") else ""
        case "power" | "exp":
            return FACTOR
        case "log1p" | "log":
            return "a year"
        case "first":
            return SPAN
    if node.operation in OPERATIONS and OPERATIONS[node.operation].is_flag:
        return FLAG
    parts = [units[part.number] for part in node.parts]
    match node.operation:
        case "multiply" | "total_product":
            return _product(parts)
        case "divide" | "quotient":
            return _ratio(*parts)
        case "subtract" if parts == [DATE, DATE]:
            return SPAN
        case "add" | "subtract" | "minimum" | "maximum" if DATE in parts:
            return DATE
        case "where":
            return parts[1] or parts[2]
    return next((unit for unit in parts if unit), "")


def _product(parts: list[str]) -> str:
    one, other = parts
    for first, second in ((one, other), (other, one)):
        if second.endswith(REAL) and first == INDEX:
            return second.replace(REAL, NOMINAL)
        if second.endswith((REAL, NOMINAL)):
            return second
    if {one, other} <= {SHARE, FACTOR, FLAG, ""}:
        return SHARE if SHARE in parts else FACTOR if FACTOR in parts else FLAG
    return next(unit for unit in (*parts, COUNT) if unit not in {SHARE, FACTOR, FLAG, ""})


def _ratio(part: str, whole: str) -> str:
    if whole == INDEX and part.endswith(NOMINAL):
        return part.replace(NOMINAL, REAL)
    if part.endswith((REAL, NOMINAL)) and not whole.endswith((REAL, NOMINAL)):
        return part
    return SHARE if part == whole else FACTOR
