"""What every mark needs: the palette, the unit of an axis, labels that do not overlap."""

from collections.abc import Iterable
from dataclasses import dataclass

from benefitshare.guidance.words import money

Spec = dict[str, object]

PALETTE = ("#12436D", "#28A197", "#801650", "#F46A25")
"""The Government Analysis Function's palette for categories; at most four series in a chart."""
GREY = "#3D3D3D"
"""For words, whatever they are about: two of the palette are too pale to be read on white."""
LIGHT = "#A285D1"
AMOUNTS = ",.2~f"


@dataclass(frozen=True, slots=True)
class Scale:
    """What the amounts on an axis are counted in."""

    words: str
    size: float


def scale_for(amounts: Iterable[float], currency: str) -> Scale:
    """The unit in which the largest amount has one to three figures before the point.

    >>> scale_for([4e6, -2e5], "GBP"), scale_for([900.0], "GBP")
    (Scale(words='£m', size=1000000.0), Scale(words='£', size=1.0))
    """
    largest = max((abs(amount) for amount in amounts), default=0.0)
    symbol = money(1.0, currency).removesuffix("1").strip()
    for size, suffix in ((1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if largest >= size:
            return Scale(symbol + suffix, size)
    return Scale(symbol, 1.0)
