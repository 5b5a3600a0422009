"""What a term does to the price that a party is asked for a product."""

from dataclasses import dataclass
from typing import Literal

from benefitshare.ledger import FloatArray, Value


@dataclass(frozen=True, slots=True, eq=False)
class Offer:
    """A price of its own for one buyer of one product, for some time.

    A free-use term that is switched off leaves an offer that never runs, so that what the party
    would do `otherwise` still holds.
    """

    product: str
    buyer: str
    start: Value
    end: Value
    """[financial years]"""
    factor: Value
    """What is left of the list price while it runs: nil for free use. [fraction]"""
    units: Value | None = None
    """The most units that it covers; None for all."""
    price_after: FloatArray | None = None
    """The price a unit and year afterwards in each period; None for list. [currency, real]"""
    factor_after: Value = 1.0
    """What is left of the list price afterwards. [fraction]"""
    tests_use: bool = False
    """Whether the buyer would use the product only where the benefit is at least the price due."""
    otherwise: Literal["buys", "goes-without"] | None = None
    """What the buyer does at the list price, where that is known."""
    lowest_price: bool = False
    """Whether the price is the lowest of all markets while it runs."""
