"""A calendar of what the terms oblige to, and when: dates, or when they are expected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from benefitshare.clauses.sales_base import SalesTerm
from benefitshare.deal import Deal
from benefitshare.guidance.policy import Policy
from benefitshare.guidance.words import day, percent
from benefitshare.ledger import Value, earliest, time_of
from benefitshare.negotiation.dates import Dates, When, when
from benefitshare.report.blocks import Row, Table
from benefitshare.report.csv_text import csv_text
from benefitshare.terms import AnyTerm
from benefitshare.terms.equity import Equity
from benefitshare.terms.exclusivity import Exclusivity
from benefitshare.terms.improved_dataset import ImprovedDataset
from benefitshare.terms.investment import Investment
from benefitshare.terms.milestone import Milestone, RevenueReached
from benefitshare.terms.profit_share import ProfitShare
from benefitshare.terms.savings_share import SavingsShare
from benefitshare.terms.upfront_fee import UpfrontFee
from benefitshare.terms.warrant import Warrant

PUBLISH, EVERY, LOOK_BACK = (
    "publication-deadline", "royalty-statement-interval", "royalty-audit-look-back",
)  # fmt: skip
_HEAD = ("from", "to", "chance", "what", "again", "path")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that falls due."""

    what: str
    path: str
    """Where it stands in the deal file."""
    when: When
    again: str = ""
    """How often it comes again."""


@dataclass(frozen=True, slots=True)
class _Due:
    what: str
    path: str
    time: Value
    again: str = ""


def calendar(deal: Deal, dates: Dates, policy: Policy) -> tuple[Entry, ...]:
    """Everything that falls due, in order; what hardly ever comes stands last."""
    due = [*_of_agreement(deal, dates, policy), *_of_products(deal, dates)]
    for id_, term in deal.terms.items():
        due += _of_term(f"terms.{id_}", id_.replace("-", " "), term, dates, policy)
    entries = [Entry(one.what, one.path, when(one.time), one.again) for one in due]
    return tuple(sorted(entries, key=_order))


def _order(entry: Entry) -> tuple[date, date]:
    found = entry.when
    return found.earliest or date.max, found.latest or date.max


def _of_agreement(deal: Deal, dates: Dates, policy: Policy) -> Iterator[_Due]:
    signed, limit = time_of(deal.signed), policy[PUBLISH]
    yield _Due("The agreement is signed", "signed", signed)
    if deal.country.strip().casefold() == "england":
        what = f"A summary is published, within {limit.words} (policy)"
        yield _Due(what, f"policy.{PUBLISH}", signed + limit.value / 365.25)
    if "data_flows" in deal.agreement.model_fields_set:
        yield _Due("Data begin to flow", "agreement.data_flows", dates.data_flow)
    if deal.agreement.years is None:
        return
    expiry = dates.signing + dates.length(deal.agreement.years)
    yield _Due("The agreement expires, unless renewed", "agreement.years", expiry)
    if deal.agreement.notice is not None:
        last = expiry - dates.length(deal.agreement.notice)
        yield _Due("Last day for notice before the expiry", "agreement.notice", last)


def _of_products(deal: Deal, dates: Dates) -> Iterator[_Due]:
    for id_, product in deal.products.items():
        if product.development is not None:
            yield _Due(f"Launch of {id_.replace('-', ' ')}", f"products.{id_}", dates.launch[id_])


def _of_term(path: str, name: str, term: AnyTerm, dates: Dates, policy: Policy) -> Iterator[_Due]:
    start = _start(term, dates)
    if isinstance(term, Milestone):
        yield _Due(f"{_named(name)}: payment falls due", path, _milestone(path, term, dates))
        return
    once = _once(term)
    if once:
        at = start if once == "start" else max(time_of(_date(term)), dates.signing)
        yield _Due(f"{_named(name)}: {_ONCE.get(term.kind, 'falls due')}", path, at)
    else:
        yield _Due(f"{_named(name)}: {_BEGINS[term.kind]}", path, start, _YEARLY.get(term.kind, ""))
    yield from _reports(path, name, term, start, dates, policy)
    yield from _ends(path, name, term, start, dates)


_ONCE = {
    "upfront-fee": "payment falls due",
    "investment": "is put in",
    "improved-dataset": "is handed back",
    "equity": "shares are issued",
    "warrant": "warrants are issued",
}
_BEGINS = {
    "subscription": "first yearly payment",
    "cost-recovery": "first yearly claim",
    "royalty": "sales begin to count",
    "revenue-share": "sales begin to count",
    "profit-share": "profit begins to count",
    "savings-share": "savings begin to count",
    "free-use": "free use begins",
    "discount": "the lower price begins",
    "investment": "first yearly part",
    "improved-dataset": "first yearly part",
    "exclusivity": "begins",
}
_YEARLY = dict.fromkeys(
    ("subscription", "cost-recovery", "investment", "improved-dataset"), "yearly"
)


def _named(name: str) -> str:
    return name[:1].upper() + name[1:]


def _once(term: AnyTerm) -> str:
    """Whether it falls due once, at its start or on a date; empty where it runs."""
    if isinstance(term, Equity | Warrant):
        return "start"
    if isinstance(term, UpfrontFee):
        return "start" if term.date is None else "date"
    if isinstance(term, Investment | ImprovedDataset) and term.years is None:
        return "start" if term.date is None else "date"
    return ""


def _date(term: AnyTerm) -> date:
    assert isinstance(term, UpfrontFee | Investment | ImprovedDataset)
    assert term.date is not None
    return term.date


def _start(term: AnyTerm, dates: Dates) -> Value:
    """When a term starts: what rests on a product at launch, everything else at signing."""
    if isinstance(term.starts, date):
        return max(time_of(term.starts), dates.signing)
    products = _products(term)
    starts = term.starts or ("launch" if products else "signing")
    if starts == "launch":
        return earliest(dates.launch[id_] for id_ in products or dates.launch)
    return dates.data_flow if starts == "data-flow" else dates.signing


def _products(term: AnyTerm) -> tuple[str, ...]:
    if isinstance(term, SalesTerm | ProfitShare):
        return term.base.products
    return () if term.product is None else (term.product,)


def _milestone(path: str, term: Milestone, dates: Dates) -> Value:
    if isinstance(term.on, date):
        return max(time_of(term.on), dates.signing)
    if isinstance(term.on, RevenueReached):
        return dates.reached[path.removeprefix("terms.")]
    product = term.product or next(iter(dates.launch))
    return dates.launch[product] if term.on == "launch" else dates.stages[product, term.on]


def _reports(
    path: str, name: str, term: AnyTerm, start: Value, dates: Dates, policy: Policy
) -> Iterator[_Due]:
    """Statements of what is owed, and how long the books may be checked."""
    if not isinstance(term, SalesTerm | ProfitShare | SavingsShare):
        return
    every, look_back = policy[EVERY], policy[LOOK_BACK]
    what = f"{_named(name)}: first statement of what is due (policy)"
    yield _Due(what, path, start + every.value / 12, f"every {every.words}")
    if term.years is not None:
        last = start + dates.length(term.years) + look_back.value / 12
        yield _Due(f"{_named(name)}: last day to have the books checked (policy)", path, last)


def _ends(path: str, name: str, term: AnyTerm, start: Value, dates: Dates) -> Iterator[_Due]:
    """The end of the term's years, and of what is counted from its start."""
    if isinstance(term, Equity) and term.lock_up.mean > 0.0:
        last = start + dates.length(term.lock_up)
        yield _Due(f"{_named(name)}: lock-up ends", f"{path}.lock_up", last)
    if isinstance(term, Warrant):
        last = _expiry(term, start, dates)
        yield _Due(f"{_named(name)}: the right to buy ends", f"{path}.expiry", last)
    if isinstance(term, SalesTerm) and term.step_down is not None:
        last = start + dates.length(term.step_down.after)
        yield _Due(f"{_named(name)}: the lower rate begins", f"{path}.step_down", last)
    if isinstance(term, Exclusivity) and term.head_start is not None:
        last = start + dates.length(term.head_start)
        yield _Due(f"{_named(name)}: the head start ends", f"{path}.head_start", last)
    same = isinstance(term, Exclusivity) and term.years == term.head_start
    if term.years is not None and not same:
        last = start + dates.length(term.years)
        yield _Due(f"{_named(name)}: {_LAST.get(term.kind, 'ends')}", f"{path}.years", last)


def _expiry(term: Warrant, start: Value, dates: Dates) -> Value:
    if isinstance(term.expiry, date):
        return np.where(np.isfinite(start), time_of(term.expiry), np.inf)
    return start + dates.length(term.expiry)


_LAST = {"free-use": "free use ends", "discount": "the lower price ends"}


def calendar_table(entries: tuple[Entry, ...]) -> Table:
    """The calendar for a page."""
    rows = tuple(
        Row(entry.what + (f", {entry.again}" if entry.again else ""), _cells(entry.when))
        for entry in entries
    )
    note = (
        "Two dates: 1 case in 2 falls between them, of the cases in which it comes at all, which "
        "the chance tells. A launch counts only within the years that are modelled. That a "
        "company may fail, or the agreement end early, before a date of the terms is not counted."
    )
    return Table("", ("from", "to", "chance"), rows, label="what falls due", note=note)


def _cells(found: When) -> tuple[str, str, str]:
    if found.earliest is None or found.latest is None:
        return "–", "–", percent(found.chance)
    if found.is_certain:
        return day(found.earliest), "", ""
    return _month(found.earliest), _month(found.latest), percent(found.chance)


def _month(on: date) -> str:
    return f"{on:%b %Y}"


def calendar_csv(entries: tuple[Entry, ...]) -> str:
    """The calendar as a table for other tools."""
    rows = []
    for entry in entries:
        found = entry.when
        days = [None if on is None else on.isoformat() for on in (found.earliest, found.latest)]
        rows.append((*days, round(found.chance, 3), entry.what, entry.again, entry.path))
    return csv_text(_HEAD, rows)
