"""Who gets how much: the split of the gain, recovery of costs, consideration, contributions."""

import numpy as np
from numpy.typing import NDArray

from benefitshare.ledger import LINES, FloatArray
from benefitshare.terms import is_fixed
from benefitshare.valuation.appraisal import factors
from benefitshare.valuation.reading import Reading
from benefitshare.valuation.results import (
    Consideration,
    ContributionShares,
    CostRecovery,
    Share,
    Split,
)
from benefitshare.valuation.sums import Sums

SHARE_KINDS = ("equity", "warrant")


def split_of(reading: Reading) -> dict[str, Split]:
    """The split between the health and care system and the suppliers, on both bases."""
    if not reading.system or not reading.deal.suppliers:
        return {}
    return {
        basis: Split(
            on_non_cash=_share(reading, "non_cash", social=social),
            on_money=_share(reading, "money", social=social),
            on_all=_share(reading, "all", social=social),
        )
        for basis, social in (("own", False), ("social", True))
    }


def _share(reading: Reading, line: str, *, social: bool) -> Share:
    def system(sums: Sums) -> FloatArray:
        return sums.gain(reading.system, LINES[line], social=social)

    def supplier(sums: Sums) -> FloatArray:
        return sums.gain(reading.deal.suppliers, LINES[line], social=social)

    ours, theirs = system(reading.sample), supplier(reading.sample)
    launched = reading.sample.sample.launched > 0.0
    given, _ = reading.teller.ratio(ours[launched], theirs[launched])
    share, interval = reading.teller.ratio(ours, theirs)
    return Share(
        system_share=share,
        interval=interval,
        given_launch=given,
        difference_in_gain=reading.stats(lambda sums: system(sums) - supplier(sums)),
    )


def cost_recovery_of(reading: Reading) -> CostRecovery | None:
    """Payments to the NHS against the full cost of giving access."""
    deal = reading.deal
    access = access_costs(reading)
    if not access:
        return None
    fixed_terms = [id_ for id_, term in deal.terms.items() if is_fixed(term)]
    other_terms = [id_ for id_ in deal.terms if id_ not in fixed_terms]

    def cost(sums: Sums) -> FloatArray:
        spent = (sums.by_source(reading.nhs, f"contributions.{id_}") for id_ in access)
        return -sum(spent, np.zeros(sums.sample.draws))

    def paid(sums: Sums, terms: list[str]) -> FloatArray:
        received = (sums.by_source(reading.nhs, f"terms.{id_}") for id_ in terms)
        return sum(received, np.zeros(sums.sample.draws))

    spent = np.maximum(cost(reading.sample), 1e-9)
    fixed, contingent = (paid(reading.sample, each) for each in (fixed_terms, other_terms))
    return CostRecovery(
        cost=reading.stats(cost),
        fixed=reading.stats(lambda sums: paid(sums, fixed_terms)),
        contingent=reading.stats(lambda sums: paid(sums, other_terms)),
        ratio_fixed_p50=reading.teller.median(fixed / spent),
        ratio_all_p50=reading.teller.median((fixed + contingent) / spent),
        prob_short=reading.teller.mean((fixed < spent - 0.01).astype(float)),
        ratio_all_given_launch=_median_given_launch(reading, (fixed + contingent) / spent),
    )


def access_costs(reading: Reading) -> list[str]:
    """Ids of the contributions that are the NHS's cost of giving access."""
    return [
        id_
        for id_, each in reading.deal.contributions.items()
        if each.counts_as == "access-cost" and each.by in reading.nhs
    ]


def _median_given_launch(reading: Reading, ratio: FloatArray) -> float | None:
    launched = reading.sample.sample.launched > 0.0
    median = reading.teller.median(ratio[launched])
    ever = reading.teller.count(launched) > 0
    return median if reading.deal.products and ever else None


def consideration_of(reading: Reading) -> Consideration:
    """What the NHS is to receive under the terms, and how much of it may never come."""
    terms, contracting = reading.deal.terms, reading.contracting
    worth = _worth_of_terms(reading, np.ones(reading.sample.sample.draws, dtype=bool))
    launched = reading.sample.sample.launched > 0.0
    then = _worth_of_terms(reading, launched)
    if not (reading.teller.count(launched) and reading.deal.products):
        then = {}
    shares = [id_ for id_, term in terms.items() if term.kind in SHARE_KINDS]
    at_risk = [id_ for id_, term in terms.items() if not is_fixed(term)]

    def without_shares(sums: Sums) -> FloatArray:
        held = (sums.term(contracting, id_) for id_ in shares)
        return sums.gain(contracting, LINES["non_cash"]) - sum(held, np.zeros(sums.sample.draws))

    return Consideration(
        gross=sum(worth.values()),
        contingent=sum(worth[id_] for id_ in at_risk),
        shares=sum(worth[id_] for id_ in shares),
        gain_without_shares=reading.stats(without_shares),
        share_at_risk_given_launch=_part_of(then, at_risk),
        share_in_equity_given_launch=_part_of(then, shares),
    )


def _worth_of_terms(reading: Reading, draws: NDArray[np.bool_]) -> dict[str, float]:
    """What each term is expected to bring the NHS in some of the draws; nil where it costs."""
    return {
        id_: max(reading.teller.mean(reading.sample.term(reading.nhs, id_)[draws]), 0.0)
        for id_ in reading.deal.terms
    }


def _part_of(worth: dict[str, float], some: list[str]) -> float | None:
    whole = sum(worth.values())
    return sum(worth[id_] for id_ in some) / whole if whole > 0.0 else None


def contribution_shares(reading: Reading) -> ContributionShares:
    """The NHS's part of what is put in: by cost, by assessed value, by standing alone."""
    ours, theirs = _costs(reading, reading.nhs), _costs(reading, reading.deal.suppliers)
    data = reading.deal.data
    assessed = None
    if data is not None and data.records is not None and data.valued_at is not None:
        assessed = _part(data.records.mean * data.valued_at.mean + ours, theirs)
    return ContributionShares(_part(ours, theirs), assessed, _standing_alone(reading))


def _costs(reading: Reading, ids: tuple[str, ...]) -> float:
    """Expected present value of contributions and development, at the standard rate."""
    discount = factors(reading.appraisal.standard, reading.timeline.count)
    cost = sum(
        float(discount @ flow)
        for (source, what, payer, _, _), flow in reading.sample.sample.accounts.flows.items()
        if payer in ids and (source.startswith("contributions.") or what == "development")
    )
    return reading.teller.average(cost)


def _part(ours: float, theirs: float) -> float | None:
    return ours / (ours + theirs) if ours + theirs > 0.0 else None


def _standing_alone(reading: Reading) -> float | None:
    """Alone, and half of what both do only together: the two-player Shapley value."""
    if not reading.system or not reading.deal.suppliers:
        return None
    line = LINES["non_cash"]
    sums, suppliers, teller = reading.sample, reading.deal.suppliers, reading.teller
    joint = teller.mean(sums.npv(reading.system, line) + sums.npv(suppliers, line))
    ours = teller.mean(sums.usual(reading.system, line))
    theirs = teller.mean(sums.usual(suppliers, line))
    if joint <= 0.0 or joint < ours + theirs:
        return None
    return (ours + 0.5 * (joint - ours - theirs)) / joint
