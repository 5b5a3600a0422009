"""Finding a part of a deal by its path, with what it means and the unit that its numbers have."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from pydantic import BaseModel

from benefitshare.deal import Deal
from benefitshare.guidance.words import money, percent
from benefitshare.quantities import Quantity, write_number
from benefitshare.report.field_docs import field_docs
from benefitshare.report.words import years
from benefitshare.uncertainty.estimate import Estimate
from benefitshare.uncertainty.fields import Measured


@dataclass(frozen=True, slots=True)
class Part:
    """What stands at a path of a deal."""

    path: str
    value: object
    meaning: str = ""
    """The docstring of its field."""
    quantity: Quantity | None = None
    """What its number means, where it is one."""


def part_at(deal: Deal, path: str) -> Part | None:
    """Find what stands at a dotted path; None where nothing does."""
    part = Part("", deal)
    for key in path.split("."):
        below = {child.path.rsplit(".", 1)[-1]: child for child in children(part)}
        if key not in below:
            return None
        part = below[key]
    return part


def children(part: Part) -> Iterator[Part]:
    """What stands one step below, in the order of the file's models; what is left out is not."""
    prefix = f"{part.path}." if part.path else ""
    if isinstance(part.value, BaseModel):
        model = type(part.value)
        docs = field_docs(model)
        for name, field in model.model_fields.items():
            key, value = field.alias or name, getattr(part.value, name)
            if value is not None:
                quantity = _quantity(field.annotation, field.metadata)
                yield Part(prefix + key, value, docs.get(key, ""), quantity)
    elif isinstance(part.value, Mapping):
        for key, value in part.value.items():
            yield Part(f"{prefix}{key}", value, part.meaning, part.quantity)
    elif isinstance(part.value, tuple):
        for index, value in enumerate(part.value):
            yield Part(f"{prefix}{index}", value, part.meaning, part.quantity)


def paths_below(part: Part) -> Iterator[str]:
    """Every path below a part."""
    for child in children(part):
        yield child.path
        yield from paths_below(child)


def _quantity(annotation: object, metadata: list[object]) -> Quantity | None:
    for each in metadata:
        if isinstance(each, Measured):
            return each.quantity
    for inner in get_args(annotation):
        own = list(getattr(inner, "__metadata__", ()))
        found = _quantity(inner, own)
        if found is not None:
            return found
    return None


def typed_words(estimate: Estimate) -> str:
    """A value as it stands in the file, without its evidence."""
    return words_of(estimate.typed)


def words_of(typed: object) -> str:
    """What somebody typed, in one line, without its evidence.

    >>> words_of({"likely": "4%", "low": "1%", "high": "6%", "source": "a paper"})
    'likely 4%, low 1%, high 6%'
    """
    if isinstance(typed, list):
        return ", ".join(words_of(each) for each in typed)
    if not isinstance(typed, Mapping):
        return str(typed)
    told = {key: words_of(each) for key, each in typed.items() if key not in _EVIDENCE}
    return told["value"] if set(told) == {"value"} else ", ".join(map(" ".join, told.items()))


_EVIDENCE = ("source", "owner", "date", "known_by", "confidence", "note")


def in_unit(number: float, quantity: Quantity | None, currency: str) -> str:
    """Write a number as its field means it.

    >>> in_unit(0.0383, Quantity("fraction"), "GBP"), in_unit(2.0, Quantity("years"), "GBP")
    ('3.8%', '2 years')
    """
    kind = "number" if quantity is None else quantity.kind
    per = "" if quantity is None or not quantity.per or kind == "fraction" else quantity.per[0]
    match kind:
        case "money":
            text = _pounds(number, currency)
        case "fraction":
            text = percent(number)
        case "years":
            text = years(float(f"{number:.3g}"))
        case _:
            text = f"{number:,.4g}" if abs(number) < 1e4 else f"{number:,.0f}"
    return f"{text} a {per}" if per else text


def _pounds(amount: float, currency: str) -> str:
    """An amount; with its pence where it is a price of a few pounds.

    >>> _pounds(1.75, "GBP"), _pounds(250.4, "GBP")
    ('£1.75', '£250')
    """
    if 0 < abs(amount) < 100 and round(amount, 2) % 1:
        return write_number(round(amount, 2), Quantity("money"), currency)
    return money(amount, currency)
