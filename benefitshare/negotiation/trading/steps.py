"""Steps: what a negotiator moves by, in each term of a deal, up and down.

Which fields move, and by how much, is this tool's own policy: one point of a royalty, one year,
£100k of a fee; less where the deal's own figure is smaller than that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from benefitshare.clauses.sales_base import SalesTerm
from benefitshare.deal import Deal
from benefitshare.deal.paths import estimates
from benefitshare.guidance.ladder import tidy
from benefitshare.terms import AnyTerm
from benefitshare.terms.equity import Equity
from benefitshare.terms.exclusivity import Exclusivity
from benefitshare.uncertainty.estimate import Estimate

Unit = Literal["fraction", "money", "money a year", "years", "number"]

POINT: Final = 0.01
TEN_POINTS: Final = 0.1
A_YEAR: Final = 1.0
MONEY: Final = 100_000.0
A_TENTH: Final = 0.0
"""A tenth of what stands there, taken down to a round figure."""

_Fields = tuple[tuple[str, Unit, float], ...]
_YEARS: Final[_Fields] = (("years", "years", A_YEAR),)
_YEARLY: Final[_Fields] = (("amount", "money a year", MONEY), *_YEARS)
_OF_SALES: Final[_Fields] = (
    ("rate", "fraction", POINT),
    *_YEARS,
    ("cap", "money a year", MONEY),
    ("minimum", "money a year", MONEY),
    ("lifetime_cap", "money", A_TENTH),
)

FIELDS: Final[Mapping[str, _Fields]] = {
    "upfront-fee": (("amount", "money", MONEY),),
    "subscription": _YEARLY,
    "cost-recovery": (("share", "fraction", TEN_POINTS), ("cap", "money a year", MONEY)),
    "milestone": (("amount", "money", MONEY),),
    "royalty": _OF_SALES,
    "revenue-share": _OF_SALES,
    "profit-share": (("rate", "fraction", POINT), *_YEARS),
    "savings-share": (("rate", "fraction", TEN_POINTS), *_YEARS),
    "equity": (
        ("percent", "fraction", POINT),
        ("stated_value", "money", A_TENTH),
        ("shares", "number", A_TENTH),
        ("lock_up", "years", A_YEAR),
    ),
    "warrant": (("shares", "number", A_TENTH),),
    "free-use": _YEARS,
    "discount": (("rate", "fraction", TEN_POINTS), *_YEARS),
    "investment": _YEARLY,
    "improved-dataset": (),
    "exclusivity": (("head_start", "years", 0.5), *_YEARS),
}
"""By kind of term: the fields that are haggled over, their unit, and the usual step."""

NEW_FEE: Final = "new-fee"
NEW_YEARLY_FEE: Final = "new-yearly-fee"
"""Ids of payments that a deal does not have, which show what a step is worth in money."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of one term. [its unit]"""

    path: str
    term: str
    """The term's id."""
    kind: str
    name: str
    """The name of the field that moves."""
    unit: Unit
    size: float
    current: float
    """Where the steps are taken from: the value, or its mean where it is uncertain."""
    values: Mapping[str, float] = field(default_factory=dict, hash=False)
    """Every value that moves, by path; with tiers there are several."""
    new_term: Mapping[str, object] | None = field(default=None, hash=False)
    """The term that is added, but for its amount, where the deal has no such term."""

    def at(self, steps: float) -> float:
        """Where the value is after some steps; fewer than nought are downwards."""
        return tidied(self.current + steps * self.size)

    def moved(self, steps: float) -> dict[str, object] | None:
        """The changes that make some steps; nothing where the field's bounds forbid it."""
        if self.new_term is not None:
            return {self.path: {**self.new_term, "amount": self.at(steps)}} if steps > 0 else None
        moved = {path: tidied(now + steps * self.size) for path, now in self.values.items()}
        highest = 1.0 if self.unit == "fraction" else float("inf")
        return {**moved} if all(0.0 <= each <= highest for each in moved.values()) else None


def tidied(value: float) -> float:
    """A figure without what adding leaves in its last places."""
    return float(f"{value:.12g}")


def steps_of(deal: Deal, to: str | None = None) -> tuple[Step, ...]:
    """The steps that a deal's terms offer, in the file's order, then payments that it lacks.

    `to` is the party that a payment which the deal lacks would go to; left out, the first trust.
    """
    own = [step for id_, term in deal.terms.items() for step in _of_term(id_, term)]
    return (*own, *_lacking(deal, to))


def own_step(deal: Deal, path: str, unit: Unit, size: float, current: float) -> Step:
    """A step of one's own choosing, at any number of a term."""
    _, id_, *_ = path.split(".")
    kind, name = deal.terms[id_].kind, path.rsplit(".", 1)[1]
    return Step(path, id_, kind, name, unit, size, current, {path: current})


def settled(deal: Deal, steps: Iterable[Step]) -> dict[str, object]:
    """The changes that set every value which is stepped from, where it is uncertain, at its mean:
    what is negotiated becomes known. A correlation with such a value falls away."""
    known = dict(estimates(deal))
    fixed: dict[str, object] = {
        path: value
        for step in steps
        for path, value in step.values.items()
        if path in known and not known[path].is_certain
    }
    return {**fixed, **uncorrelated(deal, fixed)}


def uncorrelated(deal: Deal, paths: Iterable[str]) -> dict[str, object]:
    """The changes that take paths out of a deal's correlations, since they become certain."""
    fixed, changes = set(paths), dict[str, object]()
    for id_, each in deal.correlations.items():
        left = [path for path in each.between if path not in fixed]
        if len(left) < len(each.between):
            block = {"between": left, "rank": each.rank}
            changes[f"correlations.{id_}"] = block if len(left) > 1 else None
    return changes


def usual_size(current: float, standard: float) -> float:
    """The usual step, or a smaller round one where the value itself is smaller.

    >>> usual_size(250_000.0, 100_000.0), usual_size(90_000.0, 100_000.0), usual_size(5e6, 0.0)
    (100000.0, 20000.0, 500000.0)
    """
    if standard == A_TENTH:
        return tidy(current / 10)
    return standard if current <= 0.0 or current >= standard else tidy(current / 2)


def _of_term(id_: str, term: AnyTerm) -> Iterator[Step]:
    for name, unit, standard in FIELDS[term.kind]:
        found = getattr(term, name, None)
        if not isinstance(found, Estimate) or _does_nothing(term, name, found.mean):
            continue
        per_year = unit == "money a year" and (term.kind != "investment" or term.years is not None)
        kept: Unit = unit if unit != "money a year" or per_year else "money"
        path, now = f"terms.{id_}.{name}", found.mean
        size = usual_size(now, standard)
        if unit == "years" and 0.0 < now < standard:
            size = now / 2
        yield Step(path, id_, term.kind, name, kept, size, now, {path: now})
    if isinstance(term, SalesTerm) and term.tiers:
        yield _all_tiers(id_, term)


def _does_nothing(term: AnyTerm, name: str, now: float) -> bool:
    """Whether a field's value cannot matter, as the term stands."""
    if isinstance(term, Equity) and name == "lock_up":
        return now <= 0.0 or term.sold not in (None, "at-lock-up-end")
    if isinstance(term, Equity):
        return now <= 0.0
    return isinstance(term, Exclusivity) and name == "head_start" and term.years is not None


def _all_tiers(id_: str, term: SalesTerm) -> Step:
    """A step of every rate of a schedule at once."""
    path = f"terms.{id_}.tiers"
    values = {f"{path}.{number}.rate": tier.rate.mean for number, tier in enumerate(term.tiers)}
    size = usual_size(min(rate for rate in values.values() if rate > 0), POINT)
    kind = str(getattr(term, "kind", ""))
    return Step(path, id_, kind, "tiers", "fraction", size, term.tiers[0].rate.mean, values)


def _lacking(deal: Deal, to: str | None) -> Iterator[Step]:
    """A payment at signing and one a year, where the suppliers make none to anybody."""
    trusts = [id_ for id_, party in deal.parties.items() if party.role == "nhs-provider"]
    payee = to if to in deal.parties else next(iter(trusts), None)
    if payee is None or not deal.suppliers:
        return
    paid = {term.kind for term in deal.terms.values() if term.from_ in deal.suppliers}
    between = {"from": deal.suppliers[0], "to": payee}
    if "upfront-fee" not in paid and NEW_FEE not in deal.terms:
        block = {"kind": "upfront-fee", **between}
        yield Step(
            f"terms.{NEW_FEE}", NEW_FEE, "upfront-fee", "amount", "money", MONEY, 0.0,
            new_term=block,
        )  # fmt: skip
    years = 0 if deal.agreement.years is None else round(deal.agreement.years.mean)
    if "subscription" not in paid and NEW_YEARLY_FEE not in deal.terms and years > 0:
        block = {"kind": "subscription", **between, "years": years}  # type: ignore[dict-item]
        yield Step(
            f"terms.{NEW_YEARLY_FEE}", NEW_YEARLY_FEE, "subscription", "amount", "money a year",
            MONEY, 0.0, new_term=block,
        )  # fmt: skip
