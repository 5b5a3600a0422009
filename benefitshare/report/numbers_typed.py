"""Numbers as one would type them into a deal file, exactly."""

from collections.abc import Mapping

from benefitshare.guidance.words import money
from benefitshare.report.deal_fields import part_at
from benefitshare.report.judged import JudgedDeal


def as_typed(judged: JudgedDeal, path: str, new: object) -> object:
    """Write a new value for a path of the deal, in the unit of its field; a new term as a block.

    A number reads back as the same to ten figures.
    """
    if isinstance(new, Mapping):
        symbol = _symbol(judged)
        yearly = {"amount": f"{symbol}{_short(new['amount'])} a year"} if "amount" in new else {}
        return {**new, **yearly}
    if not isinstance(new, float | int):
        return new
    part = part_at(judged.deal, path)
    quantity = None if part is None else part.quantity
    if quantity is None or quantity.kind == "number":
        return f"{new:.10g}"
    if quantity.kind == "fraction":
        return f"{new * 100:.10g}%"
    if quantity.kind == "years":
        return f"{new:.10g} years"
    return f"{_symbol(judged)}{_short(new)}{f' a {quantity.per[0]}' if quantity.per else ''}"


def _short(amount: float) -> str:
    """An amount with k or m where that is as exact.

    >>> _short(99_000), _short(1_250_000), _short(1234.5)
    ('99k', '1.25m', '1234.5')
    """
    for size, suffix in ((1e6, "m"), (1e3, "k")):
        if amount >= size and round(amount / size, 3) == amount / size:
            return f"{amount / size:.10g}{suffix}"
    return f"{amount:.10g}"


def _symbol(judged: JudgedDeal) -> str:
    return money(1.0, judged.currency).removesuffix("1")
