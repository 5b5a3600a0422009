"""Between whom and when a term runs, and what stops it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from benefitshare.clauses.term import Sides, Term
from benefitshare.ledger import FloatArray, Posting, Value, earliest, product, time_of
from benefitshare.ledger.posting import Class
from benefitshare.world.windows import Hazard, Window, moment, odds_at, stretch
from benefitshare.world.world import World


@dataclass(frozen=True, slots=True, eq=False)
class Between:
    """Payers and payees of a term that the same failures stop, so that one amount serves all."""

    hazards: tuple[Hazard, ...]
    """That either side fails: a payment due after its payer has failed is lost."""
    shares: tuple[tuple[str, str, Value], ...]
    """Payer, payee, and the part of the whole that runs between them. [fraction]"""

    def postings(
        self,
        source: str,
        amount: FloatArray,
        class_: Class,
        what: str,
        *,
        payer: str | None = None,
        payee: str | None = None,
    ) -> Iterator[Posting]:
        """The amount divided among them. `payer` or `payee` stands in for the term's own, where
        value comes from or goes to somebody else. [currency, real]"""
        for gives, receives, share in self.shares:
            part = amount if isinstance(share, float) and share == 1.0 else amount * share
            yield Posting(payer or gives, payee or receives, part, class_, source, what)


def between(term: Term, world: World) -> list[Between]:
    """Every payer and payee of a term; the parts add up to the whole."""
    failures = world.setting.failures
    found: dict[tuple[str, ...], list[tuple[str, str, Value]]] = {}
    for payer, gives in _sides(term.from_, world):
        for payee, receives in _sides(term.to, world):
            key = tuple(side for side in (payer, payee) if side in failures)
            found.setdefault(key, []).append((payer, payee, gives * receives))
    return [
        Between(tuple(failures[side] for side in key), tuple(shares))
        for key, shares in found.items()
    ]


def running(term: Term, world: World, hazards: tuple[Hazard, ...]) -> Window:
    """When a fee or the like runs.

    One that names a product starts at its launch and runs while it is in use; any other stops when
    the agreement ends early.
    """
    setting = world.setting
    begins, conditions = start_of(term, world)
    ends = begins + (np.inf if term.years is None else setting.value(term.years))
    begins = np.maximum(begins, setting.signing)
    if term.product is None:
        return stretch(setting.timeline, begins, ends, (*conditions, setting.agreement, *hazards))
    course = world.products[term.product]
    begins, ends = np.maximum(begins, course.launch), np.minimum(ends, course.use.end)
    return stretch(setting.timeline, begins, ends, (*conditions, *course.hazards, *hazards))


def start_of(term: Term, world: World) -> tuple[Value, tuple[Hazard, ...]]:
    """When a term starts, and what may keep it from starting. [financial years]"""
    default = "signing" if term.product is None else "launch"
    return time_of_start(term.starts or default, term.product, world)


def time_of_start(
    starts: str | date, product: str | None, world: World
) -> tuple[Value, tuple[Hazard, ...]]:
    """The time of `signing`, `data-flow`, `launch` or a date, with what may keep it from coming."""
    setting = world.setting
    if isinstance(starts, date):
        return time_of(starts), ()
    if starts == "signing":
        return setting.signing, ()
    if starts == "data-flow":
        return setting.data_flow, (setting.data_hazard,)
    if product is not None:
        return world.products[product].launch, world.products[product].before_launch
    return _first_launch(world)


def _first_launch(world: World) -> tuple[Value, tuple[Hazard, ...]]:
    """The launch of the first product of any; on the path, with the odds that one launches."""
    courses = list(world.products.values())
    first = earliest(course.launch for course in courses)
    if not world.setting.on_path or len(courses) == 1:
        return first, courses[0].before_launch

    def any_launches(times: FloatArray) -> FloatArray:
        """The odds that at least one product launches."""
        odds = [odds_at(times, course.before_launch) for course in courses]
        missed = [1.0 - (np.ones_like(times) if each is None else each) for each in odds]
        return np.asanyarray(1.0 - product(missed))

    return first, (Hazard("launch of any product", np.inf, any_launches),)


def falls_due(world: World, time: Value, hazards: tuple[Hazard, ...]) -> Window:
    """The instant at which a single payment falls due."""
    return moment(world.setting.timeline, time, hazards)


def _sides(sides: Sides, world: World) -> list[tuple[str, Value]]:
    if isinstance(sides, str):
        return [(sides, 1.0)]
    return [(party, world.setting.value(share)) for party, share in sides.items()]
