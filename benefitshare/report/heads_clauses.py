"""A term as a clause: what is drafted of it, and what is only modelled."""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from benefitshare.clauses.sales_base import SalesTerm
from benefitshare.deal import Deal
from benefitshare.report.forms import label
from benefitshare.report.heads_fields import Fields, as_assumed, fields_of, typed_term
from benefitshare.report.heads_wording import (
    FORMAL,
    INDEXATION,
    LEADS,
    MODELLED,
    NO_LOCK_UP,
    OF_PRODUCT,
    ON,
    PLAIN_SUMS,
    POINTS,
    SOLD,
    STARTS,
    YES_OR_NO,
)
from benefitshare.terms import AnyTerm
from benefitshare.terms.profit_share import ProfitShare
from benefitshare.uncertainty.estimate import Estimate

_CHOICES: Mapping[str, tuple[Mapping[str, str], str]] = {
    "starts": (STARTS, "on "),
    "sold": (SOLD, ""),
    "indexation": (INDEXATION, "rise by "),
}
"""Fields that are one of a few words, or what stands before any other value."""
_FIELD = re.compile(r"\{([a-z_.0-9]+)\}")
_RUN = frozenset(
    {"subscription", "royalty", "revenue-share", "profit-share", "savings-share", "free-use",
     "discount"}
)  # fmt: skip
"""Kinds that run to the end of what is modelled where their years are not given."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One term in contract language."""

    id: str
    title: str
    number: str
    """As the file has it; empty where it has none."""
    drafted: str
    """`yes`, `no`, or empty where the file does not say."""
    lead: str
    points: tuple[str, ...]
    modelled: tuple[str, ...]
    """What the model takes, and no contract says."""
    unsaid: tuple[str, ...]
    """What a contract would say, and the file leaves to a default of the model."""


def clauses_of(deal: Deal) -> tuple[Clause, ...]:
    """Every term, those with a number first, in the order of their numbers."""
    found = [_clause(deal, id_, term) for id_, term in deal.terms.items()]
    return tuple(sorted(found, key=lambda clause: (not clause.number, _order(clause.number))))


def _order(number: str) -> list[tuple[int, int, str]]:
    """The parts of a number as numbers: 4.10 after 4.9."""
    parts = re.findall(r"\d+|[^\W\d]+", number)
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts]


def _clause(deal: Deal, id_: str, term: AnyTerm) -> Clause:
    fields = fields_of(deal, id_)
    fields.told |= {key for key in FORMAL if fields.has(key)}
    lead = _lead(fields, term)
    if fields.has("lowest_price") and not fields.has("rate"):
        fields.told.add("lowest_price")  # what the clause begins with
    if fields.value("to") == fields.value("for"):
        fields.told.add("to")
    points = [*_tiers(fields, term), *_points(fields, term)]
    modelled = [
        as_assumed(_filled(text, fields)) for key, text in MODELLED.items() if fields.has(key)
    ]
    points += [f"{label(key)}: {fields.words(key)}." for key in fields.left()]
    return Clause(
        id=id_,
        title=f"{typed_term(term)}: {id_.replace('-', ' ')}",
        number=term.clause or "",
        drafted=term.drafted or "",
        lead=lead,
        points=tuple(points),
        modelled=tuple(modelled),
        unsaid=tuple(_unsaid(term)),
    )


def _lead(fields: Fields, term: AnyTerm) -> str:
    """The first wording whose fields are all there."""
    for text in LEADS[term.kind]:
        if all(fields.has(key) for key in _FIELD.findall(text)):
            return _filled(text, fields)
    return _filled(f"{{from}} owes {{to}} this {term.kind}.", fields)


def _points(fields: Fields, term: AnyTerm) -> Iterator[str]:
    for key, text in POINTS.items():
        if fields.has(key) and key not in fields.told:
            fields.told.add(key)
            yield _filled(_wording(key, text, fields, term), fields)
    for key, (yes, no) in YES_OR_NO.items():
        if fields.has(key) and key not in fields.told:
            yield yes if fields.words(key) == "yes" else no


def _wording(key: str, text: str, fields: Fields, term: AnyTerm) -> str:
    """How a field is drafted, where its kind or its value asks for other words."""
    if key == "product":
        return OF_PRODUCT.get(term.kind, text)
    value = fields.value(key)
    is_nil = isinstance(value, Estimate) and value.is_certain and value.mean == 0.0
    return NO_LOCK_UP if key == "lock_up" and is_nil else text


def _tiers(fields: Fields, term: AnyTerm) -> Iterator[str]:
    if not isinstance(term, SalesTerm):
        return
    for index in range(len(term.tiers)):
        rate, above = (_words(f"tiers.{index}.{key}", fields) for key in ("rate", "above"))
        yield f"{rate} of the part of a financial year's base above {above}."


def _filled(text: str, fields: Fields) -> str:
    """A wording with the values of its fields, beginning as a sentence does."""
    filled = _FIELD.sub(lambda found: _words(found[1], fields), text)
    return filled[:1].upper() + filled[1:] if text.endswith((".", ":")) else filled


def _words(key: str, fields: Fields) -> str:
    plain, value = fields.words(key), fields.value(key)
    if key in _CHOICES:
        choices, otherwise = _CHOICES[key]
        return choices.get(str(value), f"{otherwise}{plain}")
    if key == "on":
        return ON.get(str(value), f"on {plain}" if _is_date(value) else f"on completing {plain}")
    if key == "expiry":
        return f"on {plain}" if _is_date(value) else f"{plain} after its start"
    if key.rsplit(".", 1)[-1] in PLAIN_SUMS or (key in ("amount", "value") and _once(fields)):
        return plain.replace(" a year", "")
    return plain


def _once(fields: Fields) -> bool:
    """Whether it is a single sum, of a kind that may also be a yearly one."""
    return fields.kind in ("investment", "improved-dataset") and not fields.has("years")


def _is_date(value: object) -> bool:
    return isinstance(value, datetime.date)


def _unsaid(term: AnyTerm) -> Iterator[str]:
    if term.starts is None and getattr(term, "date", None) is None and term.kind != "milestone":
        rests = term.product is not None or isinstance(term, SalesTerm | ProfitShare)
        yield f"when it starts (the model takes it {STARTS['launch' if rests else 'signing']})"
    if term.kind in _RUN and term.years is None:
        yield "how long it runs (the model takes it to the end of what is modelled)"
    if isinstance(term, SalesTerm):
        if "deductions" not in term.base.model_fields_set:
            yield "what comes off sales first (the model takes nothing)"
        if "lag" not in term.model_fields_set:
            yield "when payment falls due (the model takes it at once)"
