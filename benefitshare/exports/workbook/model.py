"""The engine's risk-adjusted path, recorded: the same functions on values that record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast

import numpy as np

from benefitshare.deal import Deal
from benefitshare.exports.workbook.inputs import Inputs, recorded_deals
from benefitshare.exports.workbook.node import Node
from benefitshare.exports.workbook.recorded import Recorded, as_row, node_of
from benefitshare.exports.workbook.tape import Tape
from benefitshare.ledger import Posting
from benefitshare.terms import OFFERS
from benefitshare.valuation.accounts import Discounting, discounting_of
from benefitshare.valuation.appraisal import Appraisal, appraisal_of, factors
from benefitshare.valuation.flows import other_postings, term_postings
from benefitshare.valuation.projection import business_as_usual
from benefitshare.valuation.settings import timeline_of
from benefitshare.valuation.stakes import carrying_values, share_costs
from benefitshare.valuation.worlds import sold, unsold
from benefitshare.world.world import World

PERIOD, YEAR = "period", "year"
STANDARD, HEALTH = "standard-factor", "health-factor"
QALY = "qaly"


@dataclass(frozen=True, slots=True)
class Line:
    """One posting of the ledger, recorded."""

    source: str
    what: str
    payer: str
    payee: str
    class_: str
    amount: Node

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """What it is, apart from its amount."""
        return self.source, self.what, self.payer, self.payee, self.class_


@dataclass(frozen=True, slots=True)
class ShareCharge:
    """What shares given cost a company's owners, on their own basis."""

    owner: str
    term: str
    amount: Node


@dataclass(frozen=True, slots=True)
class Ledger:
    """All postings of one world, and what its shares cost their givers."""

    world: World
    lines: tuple[Line, ...]
    charges: tuple[ShareCharge, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """Everything that the workbook's formulas are made from."""

    deal: Deal
    tape: Tape
    inputs: Inputs
    agreed: Ledger
    without: Mapping[str, Ledger]
    """The deal with one price term switched off, by term; `*` with all of them."""
    usual: Ledger | None
    hurdles: Mapping[str, Node]
    """Discount factors of suppliers with a hurdle rate."""
    carrying: Mapping[str, Node]
    """Each stake's fair value at each 31 March, nominal."""
    deflator: Node
    qaly: Node | None

    @property
    def periods(self) -> tuple[str, ...]:
        """The financial years, by name."""
        return timeline_of(self.deal).names


ALL = "*"


def recorded_model(deal: Deal) -> Model:
    """Record the risk-adjusted path of a deal."""
    timeline = timeline_of(deal)
    tape = Tape(timeline.count)
    tape.given(PERIOD, np.arange(timeline.count, dtype=float))
    tape.given(YEAR, timeline.starts[:, 0])
    plain = appraisal_of(deal)
    discount = {
        STANDARD: tape.given(STANDARD, factors(plain.standard, timeline.count)),
        HEALTH: tape.given(HEALTH, factors(plain.health, timeline.count)),
    }
    recorded, usual, inputs = recorded_deals(deal, business_as_usual(deal), tape)
    appraisal = _recorded_appraisal(recorded, tape)
    return _Recording(deal, recorded, usual, inputs, tape, appraisal, discount).model()


def _recorded_appraisal(deal: Deal, tape: Tape) -> Appraisal:
    """The appraisal, its value of a QALY recorded."""
    appraisal = appraisal_of(deal)
    if appraisal.qaly is None or isinstance(appraisal.qaly, Recorded):
        return appraisal
    qaly = Recorded(tape, tape.input(QALY, appraisal.qaly), ())
    return replace(appraisal, qaly=cast(float, qaly))


@dataclass(frozen=True, slots=True)
class _Recording:
    """The deals with which the engine works, and what it works with."""

    deal: Deal
    recorded: Deal
    usual: Deal | None
    inputs: Inputs
    tape: Tape
    appraisal: Appraisal
    factors: Mapping[str, Node]
    """Discount factors for money and for health."""

    def model(self) -> Model:
        """Run the engine on recorded values."""
        deal = self.recorded
        before = self._unsold(deal)
        discounting = self._discounting(deal, before)
        agreed = self._ledger(deal, sold(deal, before, self.appraisal), discounting)
        return Model(
            deal=self.deal,
            tape=self.tape,
            inputs=self.inputs,
            agreed=agreed,
            without=dict(self._without(before, agreed.world, discounting)),
            usual=self._usual(),
            hurdles={id_: self._row(each) for id_, each in discounting.hurdles.items()},
            carrying={
                id_: self._row(each) for id_, each in carrying_values(deal, agreed.world).items()
            },
            deflator=self._row(before.setting.deflator),
            qaly=None
            if self.appraisal.qaly is None
            else node_of(self.tape, self.appraisal.qaly)[0],
        )

    def _unsold(self, deal: Deal, *, may_end_early: bool = True) -> World:
        """The world before anybody has bought anything, its discount factors recorded."""
        world = unsold(deal, None, may_end_early=may_end_early)
        setting = replace(world.setting, standard_factors=self._factors(STANDARD))
        return replace(world, setting=setting)

    def _discounting(self, deal: Deal, world: World) -> Discounting:
        found = discounting_of(deal, self.appraisal, world.setting)
        return replace(found, standard=self._factors(STANDARD), health=self._factors(HEALTH))

    def _factors(self, name: str) -> Recorded:
        """Discount factors as they stand on a sheet."""
        return Recorded(self.tape, self.factors[name], (self.tape.periods,))

    def _without(
        self, before: World, world: World, discounting: Discounting
    ) -> Iterator[tuple[str, Ledger]]:
        deal = self.recorded
        ids = [id_ for id_, term in deal.terms.items() if term.kind in OFFERS]
        groups = {id_: {id_} for id_ in ids} | ({ALL: {*ids}} if len(ids) > 1 else {})
        for name, off in groups.items():
            changed = sold(deal, before, self.appraisal, frozenset(off), known=world)
            terms = {id_: term for id_, term in deal.terms.items() if id_ not in off}
            left = deal.model_copy(update={"terms": terms})
            yield name, self._ledger(left, changed, discounting)

    def _usual(self) -> Ledger | None:
        if self.usual is None:
            return None
        before = self._unsold(self.usual, may_end_early=False)
        discounting = self._discounting(self.usual, before)
        return self._ledger(self.usual, sold(self.usual, before, self.appraisal), discounting)

    def _ledger(self, deal: Deal, world: World, discounting: Discounting) -> Ledger:
        postings = [
            *term_postings(deal, world, following=False),
            *other_postings(deal, world, self.appraisal),
            *term_postings(deal, world, following=True),
        ]
        charges = [
            ShareCharge(cost.owner, cost.term, node_of(self.tape, cost.charge)[0])
            for cost in share_costs(deal, world, discounting)
        ]
        return Ledger(world, tuple(self._lines(postings)), tuple(charges))

    def _lines(self, postings: list[Posting]) -> Iterator[Line]:
        for each in postings:
            amount = self._row(each.amount)
            if not amount.equals(0.0):
                yield Line(each.source, each.what, each.payer, each.payee, each.class_, amount)

    def _row(self, amount: object) -> Node:
        return as_row(self.tape, amount)
