"""Every reported measure of a sample, beside the same from the risk-adjusted path."""

from collections.abc import Callable, Iterable
from functools import cached_property

import numpy as np

from benefitshare.deal import Deal
from benefitshare.ledger import CLASSES, LINES, FloatArray
from benefitshare.uncertainty.draws import Draws
from benefitshare.uncertainty.streams import Design
from benefitshare.valuation.appraisal import Appraisal, price_base
from benefitshare.valuation.fair_shares import (
    consideration_of,
    contribution_shares,
    cost_recovery_of,
    split_of,
)
from benefitshare.valuation.results import (
    BridgeStep,
    CarryingValue,
    Events,
    PartyValue,
    Projection,
    Statistics,
    YearByYear,
)
from benefitshare.valuation.returns import payback, rate_of_return
from benefitshare.valuation.sample import Sample
from benefitshare.valuation.settings import signing_of, timeline_of
from benefitshare.valuation.statistics import (
    at_percentiles,
    scaled,
    standard_error,
    statistics,
    year_by_year,
)
from benefitshare.valuation.sums import Sums

HEAVY_TAIL = 0.25
"""A mean of which the highest thousandth of draws makes more than this is said to rest on them."""

Amount = Callable[[Sums], FloatArray]


class Measures:
    """The measures of one run. Each is asked of the sample and of the path by the same words."""

    def __init__(
        self, deal: Deal, design: Design, appraisal: Appraisal, sample: Sample, path: Sample
    ) -> None:
        self.deal = deal
        self.design = design
        self.appraisal = appraisal
        self.timeline = timeline_of(deal)
        self.usual_state, self.usual_note = _business_as_usual(deal, sample)
        counts = self.usual_state == "modelled"
        self.sample, self.path = Sums(sample, counts), Sums(path, counts)
        self.nhs = tuple(id_ for id_, party in deal.parties.items() if party.is_nhs)
        self.system = tuple(id_ for id_, party in deal.parties.items() if party.is_system)

    def stats(self, amount: Amount) -> Statistics:
        """Statistics of an amount over the sample, with its risk-adjusted estimate."""
        return statistics(amount(self.sample), float(amount(self.path)[0]))

    def projection(self, bridge: tuple[BridgeStep, ...]) -> Projection:
        """The whole result."""
        deal = self.deal
        parties = {
            id_: self._party(id_, party.name, party.role, (id_,))
            for id_, party in deal.parties.items()
        }
        contracting = tuple(
            id_ for id_, party in deal.parties.items() if party.role == "nhs-provider"
        )
        split = split_of(self)
        return Projection(
            draws=self.design.draws,
            seed=self.design.seed,
            periods=self.timeline.names,
            business_as_usual=self.usual_state,
            business_as_usual_note=self.usual_note,
            parties=parties,
            groups=self._groups(),
            suppliers=deal.suppliers,
            contracting=contracting,
            split=split,
            carrying_values=self._carrying_values(),
            cost_recovery=cost_recovery_of(self),
            consideration=consideration_of(self, contracting),
            contribution=contribution_shares(self),
            net_present_social_value=self.stats(lambda sums: sums.npv(deal.parties, social=True)),
            events=self._events(),
            bridge=bridge,
            break_even_qaly=self._break_even_qaly(),
            models_product=bool(deal.products),
            supplier_gain_modelled=any(
                product.owner in deal.suppliers for product in deal.products.values()
            ),
            unmonetised=tuple(
                benefit.what or id_
                for product in deal.products.values()
                for id_, benefit in product.benefits.items()
                if benefit.class_ == "unmonetised"
            ),
            notes=(*self.appraisal.notes, *self._notes(parties)),
        )

    def _groups(self) -> dict[str, PartyValue]:
        groups = {}
        if self.nhs:
            groups["nhs"] = self._party("nhs", "The NHS as a whole", "group", self.nhs)
        if self.system:
            groups["system"] = self._party(
                "system", "The health and care system", "group", self.system
            )
        return groups

    def _party(self, id_: str, name: str, role: str, ids: tuple[str, ...]) -> PartyValue:
        real = self._years(ids)
        return PartyValue(
            id=id_,
            name=name,
            role=role,
            npv=self.stats(lambda sums: sums.npv(ids)),
            npv_social=self.stats(lambda sums: sums.npv(ids, social=True)),
            gain=self.stats(lambda sums: sums.gain(ids)),
            gain_social=self.stats(lambda sums: sums.gain(ids, social=True)),
            lines={
                line: self.stats(lambda sums, kinds=kinds: sums.gain(ids, kinds))  # type: ignore[misc]
                for line, kinds in LINES.items()
            },
            lines_social={
                line: self.stats(lambda sums, kinds=kinds: sums.gain(ids, kinds, social=True))  # type: ignore[misc]
                for line, kinds in LINES.items()
            },
            by_year=real,
            by_year_nominal=self._nominal(ids, real),
            by_class={
                class_: self.stats(lambda sums, kind=class_: sums.npv(ids, (kind,)))  # type: ignore[misc]
                for class_ in CLASSES
            },
            by_term=self._by_term(ids),
            given_launch=self._given_launch(ids),
            irr=self._rate_of_return(ids) if role == "supplier" else None,
            payback=payback(
                self._flows(self.sample.sample.accounts.money_by_year, ids),
                self.timeline.first_year + 1.0,
                signing_of(self.deal),
            ),
            health_low=self._health_low(ids),
        )

    def _by_term(self, ids: tuple[str, ...]) -> dict[str, Statistics]:
        terms = tuple(self.deal.terms)
        found = {
            term: self.stats(lambda sums, term=term: sums.term(ids, term))  # type: ignore[misc]
            for term in terms
        }
        found["no_terms"] = self.stats(lambda sums: sums.no_terms(ids))

        def interaction(sums: Sums) -> FloatArray:
            if not sums.sample.without:
                return np.zeros(sums.sample.draws)
            worth = sum((sums.term(ids, term) for term in terms), sums.no_terms(ids))
            return np.asarray(sums.npv(ids) - worth)

        found["interaction"] = self.stats(interaction)
        return found

    def _given_launch(self, ids: tuple[str, ...]) -> dict[str, Statistics] | None:
        launched = self.sample.sample.launched > 0.0
        if not self.deal.products or np.count_nonzero(launched) < 2:
            return None
        return {
            name: statistics(amount[launched], float("nan"))
            for name, amount in (
                ("npv", self.sample.npv(ids)),
                ("gain", self.sample.gain(ids)),
                ("non_cash", self.sample.gain(ids, LINES["non_cash"])),
            )
        }

    def _health_low(self, ids: tuple[str, ...]) -> Statistics | None:
        qaly, low = self.appraisal.qaly, self.appraisal.low_qaly
        if qaly is None or low is None:
            return None
        return self.stats(lambda sums: sums.gain(ids, ("health",)) * (low / qaly))

    def _rate_of_return(self, ids: tuple[str, ...]):  # type: ignore[no-untyped-def]
        hurdle = self.deal.parties[ids[0]].hurdle_rate
        value = 0.0 if hurdle is None else self._all_draws.value(hurdle.value)
        flows = self._flows(self.sample.sample.accounts.cash_by_year, ids)
        return rate_of_return(flows, value)

    def _flows(self, which: dict[str, FloatArray], ids: Iterable[str]) -> FloatArray:
        flows = self.sample.years(which, ids)
        shape = (self.timeline.count, self.design.draws)
        return np.zeros(shape) if flows is None else np.broadcast_to(flows, shape)

    def _years(self, ids: tuple[str, ...]) -> YearByYear:
        flows = self._flows(self.sample.sample.accounts.by_year, ids)
        path = self.path.years(self.path.sample.accounts.by_year, ids)
        return year_by_year(flows, self._path_years(path))

    def _path_years(self, path: FloatArray | None) -> FloatArray:
        return np.zeros(self.timeline.count) if path is None else path[:, 0]

    def _nominal(self, ids: tuple[str, ...], real: YearByYear) -> YearByYear:
        """In money of the day: real times the deflator, draw by draw where it is uncertain."""
        inflation = self.deal.prices.inflation
        years = self.timeline.first_year + np.arange(self.timeline.count) - price_base(self.deal)
        expected = (1.0 + inflation.mean) ** years
        if inflation.is_certain:
            return scaled(real, expected)
        by_draw = (1.0 + self._all_draws.value(inflation)) ** years[:, None]
        flows = self._flows(self.sample.sample.accounts.by_year, ids) * by_draw
        path = self.path.years(self.path.sample.accounts.by_year, ids)
        return year_by_year(flows, self._path_years(path) * expected)

    @cached_property
    def _all_draws(self) -> Draws:
        from benefitshare.valuation.projection import groups_of  # noqa: PLC0415

        return Draws(self.design, 0, self.design.draws, groups_of(self.deal))

    def _carrying_values(self) -> dict[str, CarryingValue]:
        values = {}
        for id_, flows in self.sample.sample.carrying.items():
            held = np.flatnonzero(flows.any(axis=1))
            ordered = np.sort(flows[held], axis=1)
            rows = [at_percentiles(row) for row in ordered]
            columns = [tuple(row[index] for row in rows) for index in range(7)]
            means = tuple(np.mean(flows[held], axis=1).tolist())
            names = tuple(self.timeline.names[index] for index in held)
            values[id_] = CarryingValue(names, means, *columns)
        return values

    def _events(self) -> Events:
        found = self.sample.sample.events

        def by_id(kind: str) -> dict[str, float]:
            prefix = f"{kind}:"
            return {
                key.removeprefix(prefix): v for key, v in found.items() if key.startswith(prefix)
            }

        return Events(
            launch=by_id("launch"),
            early_end=found.get("agreement:", 0.0),
            data_flow=found.get("data:", 1.0),
            failure=by_id("failure"),
            rescue=by_id("rescue"),
            sale=by_id("sale"),
            withdrawal=by_id("withdrawal"),
        )

    def _break_even_qaly(self) -> float | None:
        if self.appraisal.qaly is None or not self.system or not self.deal.suppliers:
            return None
        ahead = float(
            np.mean(self.sample.gain(self.system, LINES["non_cash"]))
            - np.mean(self.sample.gain(self.deal.suppliers, LINES["non_cash"]))
            + np.mean(self.sample.gain(self.system, ("societal",)))
        )
        qalys = float(np.mean(self.sample.gain(self.system, ("health",)))) / self.appraisal.qaly
        if ahead >= 0.0:
            return 0.0
        return -ahead / qalys if qalys > 0.0 else None

    def _notes(self, parties: dict[str, PartyValue]) -> list[str]:
        notes = [
            f"The mean of {value.name} rests on few draws: the highest thousandth makes "
            f"{value.npv.tail_share:.0%} of it. Read the median first."
            for value in parties.values()
            if value.npv.tail_share > HEAVY_TAIL and abs(value.npv.mean) > value.npv.standard_error
        ]
        for id_ in self.deal.suppliers:
            party = self.deal.parties[id_]
            if party.hurdle_rate is None:
                notes.append(f"{party.name} has no hurdle rate: its own basis is the Green Book's.")
            valuation = None if party.business is None else party.business.valuation
            owns = any(product.owner == id_ for product in self.deal.products.values())
            if valuation is not None and valuation.kind == "listed" and owns:
                notes.append(
                    f"The share price of {party.name} is not linked to the products modelled here: "
                    "if the company depends on them, stake and royalty rise and fall together more "
                    "than is shown."
                )
        return notes


def _business_as_usual(deal: Deal, sample: Sample) -> tuple[str, str]:
    """Whether the supplier would go alone: it would not where it would expect to lose."""
    if sample.usual is None:
        return "nothing", "Nothing happens without the deal."
    expected = Sums(sample, counts_usual=True).usual(deal.suppliers)
    mean, error = float(np.mean(expected)), standard_error(expected)
    edge = " This is within two standard errors of the edge." if abs(mean) <= 2 * error else ""
    if mean < 0.0:
        note = "Going alone, the supplier would expect to lose, so it would not: nil for all."
        return "nil", note + edge
    return "modelled", "Without the deal the supplier goes on alone." + edge
