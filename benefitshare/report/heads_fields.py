"""The fields of a term as words of a contract: exact figures, dates in full, names for ids."""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel

from benefitshare.deal import Deal
from benefitshare.guidance.words import day, listed, within
from benefitshare.quantities import Quantity, write_number
from benefitshare.report.deal_fields import Part, children
from benefitshare.report.typed_values import one_line
from benefitshare.terms import AnyTerm
from benefitshare.uncertainty.estimate import Estimate

SETTLED_BY = "to be settled"
_PENCE = re.compile(r"\.\d(?!\d)")
"""One figure after the point, where pence have two."""
_OPEN = re.compile(rf"\[{SETTLED_BY}: ([^\]]*)\]")


@dataclass(slots=True)
class Fields:
    """The fields that somebody typed for one term, by their path below it. Each may be told once;
    those that nobody has told of are left over."""

    kind: str
    parts: Mapping[str, Part]
    names: Mapping[str, str]
    currency: str
    told: set[str] = field(default_factory=set)

    def has(self, key: str) -> bool:
        """Whether somebody typed it."""
        return key in self.parts

    def value(self, key: str) -> object:
        """What it is; None where it was left out."""
        return self.parts[key].value if key in self.parts else None

    def words(self, key: str) -> str:
        """What it is, in words; from now on it has been told."""
        self.told.add(key)
        part = self.parts[key]
        return words(part, self.names, self.currency)

    def left(self) -> list[str]:
        """What has not been told."""
        return [key for key in self.parts if key not in self.told]


def fields_of(deal: Deal, id_: str) -> Fields:
    """Every field that was typed for a term, with the names that ids stand for."""
    path = f"terms.{id_}"
    parts = {
        part.path.removeprefix(f"{path}."): part for part in _leaves(Part(path, deal.terms[id_]))
    }
    return Fields(deal.terms[id_].kind, parts, names_of(deal), deal.currency)


def _leaves(part: Part) -> Iterator[Part]:
    typed = typed_keys(part.value) if isinstance(part.value, BaseModel) else None
    for child in children(part):
        key = child.path.rsplit(".", 1)[-1]
        if typed is not None and key not in typed:
            continue
        below = child.value
        if isinstance(below, BaseModel) or _holds_blocks(below):
            yield from _leaves(child)
        else:
            yield child


def typed_keys(model: BaseModel) -> set[str]:
    """The fields of a block that somebody typed, by the names that they have in the file."""
    fields = type(model).model_fields
    return {fields[name].alias or name for name in model.model_fields_set}


def _holds_blocks(value: object) -> bool:
    """Whether a list has blocks in it, rather than naming parties or products."""
    return isinstance(value, tuple) and any(isinstance(each, BaseModel) for each in value)


def names_of(deal: Deal) -> dict[str, str]:
    """What ids stand for in a contract: parties by name, products and contributions in words."""
    found = {id_: id_.replace("-", " ") for id_ in deal.products}
    found |= {id_: each.what for id_, each in deal.contributions.items()}
    found |= {id_: within(party.name) for id_, party in deal.parties.items()}
    return found | {"third-parties": "buyers who are no party"}


def words(part: Part, names: Mapping[str, str], currency: str) -> str:
    """A field's value as a contract would have it."""
    value = part.value
    match value:
        case Estimate():
            return figure(value, part.quantity, currency)
        case datetime.date():
            return day(value)
        case str():
            return names.get(value, value)
        case tuple():
            return listed([names.get(str(each), str(each)) for each in value])
        case Mapping():
            parts = [
                f"{names.get(str(id_), str(id_))} ({figure(share, Quantity('fraction'), currency)})"
                for id_, share in value.items()
            ]
            return listed(parts)
    return str(value)


def figure(estimate: Estimate, quantity: Quantity | None, currency: str) -> str:
    """A figure in full, or in brackets what it may be where the file has no one figure.

    A contract needs one figure; a range in the model is a question that the drafting has to settle.
    """
    typed = one_line(estimate.typed)
    if not estimate.is_certain:
        return f"[{SETTLED_BY}: {typed}]"
    if quantity is None or (quantity.kind == "years" and any(map(str.isalpha, typed))):
        return "1 year" if typed == "1 years" else typed
    exact = write_number(estimate.mean, quantity, currency)
    return _PENCE.sub(r"\g<0>0", exact) if quantity.kind == "money" else exact


def as_assumed(text: str) -> str:
    """A figure that the model takes, where nobody has to settle it.

    >>> as_assumed("[to be settled: 4% (1% to 6%)] of sales")
    '4% (1% to 6%) of sales'
    """
    return _OPEN.sub(r"\1", text)


def typed_term(term: AnyTerm) -> str:
    """A term's kind as a title."""
    kind = term.kind.replace("-", " ")
    return kind[:1].upper() + kind[1:]
