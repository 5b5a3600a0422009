"""Amounts in tables: full figures in one unit for the whole table, which its title names."""

from collections.abc import Iterable
from dataclasses import dataclass

from benefitshare.guidance.words import money


@dataclass(frozen=True, slots=True)
class Unit:
    """What the amounts of a table are counted in."""

    words: str
    """With the currency's sign, such as `£k`."""
    size: float

    def __call__(self, amount: float) -> str:
        """Write an amount, without the unit.

        >>> Unit("£k", 1e3)(-1_234_567), Unit("£k", 1e3)(0.0)
        ('−1,235', '0')
        """
        text = f"{abs(amount) / self.size:,.0f}"
        return f"−{text}" if amount < 0 and text != "0" else text


def unit_for(amounts: Iterable[float], currency: str = "GBP") -> Unit:
    """The unit in which the largest amount has some three to five figures.

    >>> unit_for([4_000_000.0]).words, unit_for([90_000.0]).words, unit_for([3e8]).words
    ('£k', '£', '£m')
    """
    largest = max((abs(amount) for amount in amounts), default=0.0)
    symbol = money(1.0, currency).removesuffix("1").strip()
    if largest >= 1e8:
        return Unit(f"{symbol}m", 1e6)
    return Unit(f"{symbol}k", 1e3) if largest >= 1e5 else Unit(symbol, 1.0)
