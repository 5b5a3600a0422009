"""What weighs most in a number that a rule tests: which term, and which assumption or event."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping

from benefitshare.guidance.facts import exclusivities
from benefitshare.guidance.other_levers import lower_prices
from benefitshare.guidance.path_words import spelled
from benefitshare.guidance.receipts import by_term_to_nhs
from benefitshare.guidance.rule import Context
from benefitshare.guidance.words import money, percent, sentence
from benefitshare.valuation.results import PartyValue, Statistics

OUTSIDE = "no_terms"
"""What a party has without any term: sales, costs and benefits of use."""
Says = Callable[[Context], str]


def driven(amount: str, term: Says = lambda _: "") -> Says:
    """Says which term weighs most, and which assumption or event moves an amount most.

    The amounts are those of `valuation.drivers`.
    """
    return lambda context: _joined(term(context), _moved(context, amount))


def drives_trusts(context: Context) -> str:
    """What drives the gain of the contracting trust that is likeliest to lose."""
    trusts = [context.projection.parties[id_] for id_ in context.projection.contracting]
    if not trusts:
        return ""
    worst = max(trusts, key=lambda trust: trust.lines["non_cash"].prob_negative)
    heaviest = _heaviest(context, "the trust", worst.by_term)
    return _joined(heaviest, _moved(context, f"gain.{worst.id}"))


def drives_head_start(context: Context) -> str:
    """Which term keeps others waiting longest."""
    lengths = {
        id_: max((each.mean for each in (term.head_start, term.years) if each), default=math.inf)
        for id_, term in exclusivities(context.deal).items()
    }
    return _decides(max(lengths, key=lengths.__getitem__)) if lengths else ""


def drives_price(context: Context) -> str:
    """Which term ends first of those that make a product cheaper to the NHS."""
    found = [lever for lever in lower_prices(context.deal) if lever.new_term is None]
    return _decides(found[0].path.split(".")[1]) if found else ""


def weighs_for_nhs(context: Context) -> str:
    """Which term makes most of the NHS's value, in cash and in all else."""
    return _heaviest(context, "the NHS", by_term_to_nhs(context))


def weighs_for_suppliers(context: Context) -> str:
    """Which term costs the suppliers most, beside what they earn outside the terms."""
    parties = context.projection.parties
    return _heaviest(
        context, "the supplier", _added(parties[id_] for id_ in context.projection.suppliers)
    )


def weighs_in_receipts(context: Context) -> str:
    """Which term makes most of what the NHS is to receive."""
    worth = {
        id_: stats.mean
        for id_, stats in by_term_to_nhs(context).items()
        if id_ in context.deal.terms and stats.mean >= 1
    }
    if len(worth) < 2:
        return ""
    id_ = max(worth, key=worth.__getitem__)
    part = worth[id_] / math.fsum(worth.values())
    return (
        "The largest part of what the terms are expected to bring the NHS is "
        f"{_name(id_)}: {percent(part)}"
    )


def _heaviest(
    context: Context, whom: str, by_term: Mapping[str, Statistics] | Mapping[str, float]
) -> str:
    means = {id_: each if isinstance(each, float) else each.mean for id_, each in by_term.items()}
    worth = {id_: mean for id_, mean in means.items() if id_ in context.deal.terms}
    if not any(abs(mean) >= 1 for mean in worth.values()):
        return ""
    id_ = max(worth, key=lambda each: abs(worth[each]))
    currency, rest = context.deal.currency, means.get(OUTSIDE, 0.0)
    told = f"The term that weighs most is {_name(id_)}: {money(worth[id_], currency)} to {whom}"
    outside = f"; what lies outside the terms comes to {money(rest, currency)}" if rest else ""
    return f"{told}{outside}"


def _added(parties: Iterable[PartyValue]) -> dict[str, float]:
    total: dict[str, float] = {}
    for party in parties:
        for id_, stats in party.by_term.items():
            total[id_] = total.get(id_, 0.0) + stats.mean
    return total


def _joined(*parts: str) -> str:
    """Sentences one after another, without the last stop."""
    return " ".join(sentence(part) for part in parts if part).removesuffix(".")


def _moved(context: Context, amount: str) -> str:
    """Which assumption, or what may or may not happen, moves an amount most."""
    drivers = context.projection.drivers
    if amount not in drivers:
        return ""
    if not drivers[amount]:
        return "No one assumption moves much of it"
    first, *others = drivers[amount]
    words = f"What moves it most is {spelled(first)}: {percent(first.share)} of its spread"
    return words + (f"; next is {spelled(others[0])}" if others else "")


def _decides(id_: str) -> str:
    return f"The term that decides is {_name(id_)}"


def _name(id_: str) -> str:
    return f"the {id_.replace('-', ' ')}"
