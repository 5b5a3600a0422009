"""The assumptions register: every value of a deal, what it may be, and who says so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from benefitshare.deal import Deal
from benefitshare.deal.paths import estimates
from benefitshare.quantities import Quantity, ValueProblem
from benefitshare.report.deal_fields import Part, children, in_unit
from benefitshare.report.typed_values import one_line, parted
from benefitshare.uncertainty.estimate import Estimate
from benefitshare.uncertainty.reading import read_estimate

_STEPS = 60
_BARS = "▁▂▃▄▅▆▇█"
_TAIL = 0.005


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value may be, as a small picture and in words."""

    words: str
    points: tuple[float, ...] = ()
    """Values along the axis, in the units of the field."""
    heights: tuple[float, ...] = ()
    """How likely each is, the most likely 1."""
    low: str = ""
    middle: str = ""
    high: str = ""
    """One in ten lies below low, half below middle, one in ten above high."""
    numbers: Mapping[str, float] = field(default_factory=dict)
    """The same three, in the units of the field."""

    @property
    def is_range(self) -> bool:
        """Whether it is more than one known number."""
        return bool(self.points)

    @property
    def bars(self) -> str:
        """A picture of eight bars, for where only text can stand."""
        if not self.heights:
            return ""
        parts = np.array_split(np.array(self.heights), 8)
        tops = [round(float(part.mean()) * (len(_BARS) - 1)) for part in parts]
        return "".join(_BARS[top] for top in tops)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the register."""

    path: str
    meaning: str
    typed: str
    takes: str
    shape: Shape
    quantity: Quantity | None
    source: str
    owner: str
    date: str
    known_by: str
    confidence: str
    note: str


def register(deal: Deal) -> tuple[Entry, ...]:
    """Every value that the user typed, in the order of the file."""
    parts = {part.path: part for part in _values(Part("", deal))}
    return tuple(
        _entry(parts[path], estimate, deal.currency)
        for path, estimate in estimates(deal)
        if path in parts
    )


def _values(part: Part) -> Iterator[Part]:
    for child in children(part):
        if isinstance(child.value, Estimate):
            yield child
        else:
            yield from _values(child)


def _entry(part: Part, estimate: Estimate, currency: str) -> Entry:
    said = estimate.evidence
    return Entry(
        path=part.path,
        meaning=part.meaning,
        typed=one_line(estimate.typed),
        takes="" if part.quantity is None else part.quantity.wanted,
        shape=shape_of(estimate, part.quantity, currency),
        quantity=part.quantity,
        source=(said and said.source) or "",
        owner=(said and said.owner) or "",
        date=(said and said.date) or "",
        known_by=(said and said.known_by) or "",
        confidence=(said and said.confidence) or "",
        note=(said and said.note) or "",
    )


def shape_of(estimate: Estimate, quantity: Quantity | None, currency: str) -> Shape:
    """What a value may be: its probability over the axis, and its tenth, middle and ninetieth."""
    if estimate.is_certain:
        return Shape(f"{in_unit(estimate.mean, quantity, currency)}, for certain")
    ends = estimate.distribution.ppf(np.array([_TAIL, 0.1, 0.5, 0.9, 1 - _TAIL]))
    low, middle, high = (in_unit(float(each), quantity, currency) for each in ends[1:4])
    words = f"8 in 10 between {low} and {high}, middle {middle}"
    edges = np.linspace(float(ends[0]), float(ends[-1]), _STEPS + 1)
    heights = np.diff(estimate.distribution.cdf(edges))
    largest = float(heights.max(initial=0.0)) or 1.0
    return Shape(
        words,
        tuple(((edges[:-1] + edges[1:]) / 2).tolist()),
        tuple((heights / largest).tolist()),
        low,
        middle,
        high,
        dict(zip(("low", "middle", "high"), (float(each) for each in ends[1:4]), strict=True)),
    )


def shape_of_typed(raw: object, entry: Entry, currency: str) -> Shape | str:
    """What a value would be if this were typed, or in words why the field cannot take it."""
    if entry.quantity is None:
        return "This value is not a number."
    try:
        return shape_of(read_estimate(raw, entry.quantity, currency), entry.quantity, currency)
    except ValueProblem as problem:
        return problem.message


def as_range(parts: Mapping[str, str], way: str) -> str:
    """Write a range as its field reads it, from the boxes of a form.

    >>> as_range({"low": "5%", "likely": "6%", "high": "10%"}, "low, likely, high")
    '6% (5% to 10%)'
    >>> as_range({"p10": "5", "p50": "6", "p90": "10 years"}, "P10, P50, P90")
    'quantiles(p10=5, p50=6, p90=10) years'
    """
    if way == "P10, P50, P90":
        names = ("p10", "p50", "p90")
        numbers, unit = parted(*(parts[name].replace(",", "") for name in names))
        told = ", ".join(f"{name}={number}" for name, number in zip(names, numbers, strict=True))
        return f"quantiles({told}){unit}"
    return one_line(dict(parts))
