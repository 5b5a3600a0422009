"""Double entry: every flow has a payer and a payee, so what one party loses another gains."""

from dataclasses import dataclass
from typing import Literal

from benefitshare.quantities import FloatArray

Class = Literal["cash", "shares", "cash-releasing", "non-cash-releasing", "health", "societal"]
CLASSES: tuple[Class, ...] = (
    "cash",
    "shares",
    "cash-releasing",
    "non-cash-releasing",
    "health",
    "societal",
)
"""What kind of value a flow is. (Benefits in words only are listed, never posted.)"""

LINES: dict[str, tuple[Class, ...]] = {
    "money": ("cash", "shares", "cash-releasing"),
    "non_cash": ("cash", "shares", "cash-releasing", "non-cash-releasing"),
    "all": CLASSES,
}
"""Cumulative lines: which classes each adds up."""


@dataclass(frozen=True, slots=True, eq=False)
class Posting:
    """An amount that the payer gives up and the payee receives."""

    payer: str
    """A party's id, or `third-parties`."""
    payee: str
    """A party's id, or `third-parties`."""
    amount: FloatArray
    """In each period and draw; shape (periods, draws) or (periods, 1). [currency, real]"""
    class_: Class
    source: str
    """The part of the deal that causes it, such as `terms.stake`."""
    what: str = ""
    """What it is, in a few words."""
    group: str = ""
    """Which of the code's four groups a benefit is for."""
