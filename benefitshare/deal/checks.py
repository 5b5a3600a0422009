"""What only the whole of a deal shows: parts that do not fit together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import ValidationError

from benefitshare.deal.alternatives import Correlation
from benefitshare.deal.parties import Party, Private
from benefitshare.deal.paths import estimates
from benefitshare.deal.term_checks import above_nil, term_problems
from benefitshare.deal.timing import OwnAppraisal
from benefitshare.ledger import time_of
from benefitshare.problems import DealProblems, Problem
from benefitshare.uncertainty import correlation as ranks
from benefitshare.uncertainty.estimate import Estimate

if TYPE_CHECKING:
    from benefitshare.deal.deal import Deal

WHOLE = 1.0
ELSEWHERE = ("without_deal", "views")
NOT_IN_USUAL = (*ELSEWHERE, "terms", "correlations")
"""Blocks that business as usual does without."""
FARTHEST_BASE = 100


def whole_problems(deal: Deal) -> list[Problem]:
    """Every part of a deal that does not fit the rest."""
    problems = [*_of_time(deal), *_of_money(deal)]
    for id_, party in deal.parties.items():
        problems += _of_party(f"parties.{id_}", party)
    for id_, term in deal.terms.items():
        problems += term_problems(deal, f"terms.{id_}", term)
    problems += [*_of_contributions(deal), *_of_correlations(deal), *_of_products(deal)]
    known = {problem.message for problem in problems}
    return [*problems, *(each for each in _of_variants(deal) if each.message not in known)]


def _of_time(deal: Deal) -> Iterator[Problem]:
    if time_of(deal.signed) >= time_of(deal.horizon.start) + deal.horizon.years:
        yield Problem(
            "The deal is signed after the horizon has ended, so nothing of it would be counted; "
            "move the horizon's start or give it more years.",
            "signed",
            str(deal.signed),
            "a date before the horizon's end",
        )
    base = deal.prices.base
    if base is not None and (int(base[:4]) + 1) % 100 != int(base[-2:]):
        message = f"{base} is no financial year: write it as its first year and the next, 2018-19."
        yield Problem(message, "prices.base", base, "a financial year such as 2018-19")
    elif base is not None and abs(int(base[:4]) - deal.horizon.start.year) > FARTHEST_BASE:
        message = f"Prices of {base} are more than {FARTHEST_BASE} years from the horizon."
        yield Problem(message, "prices.base", base, "a year nearer to the horizon")


def _of_money(deal: Deal) -> Iterator[Problem]:
    own = deal.appraisal if isinstance(deal.appraisal, OwnAppraisal) else None
    fixed: list[tuple[str, Estimate | None]] = []
    if own is not None:
        fixed = [("standard", own.standard), ("health", own.health), ("qaly", own.qaly)]
    for name, estimate in fixed:
        if estimate is not None and not estimate.is_certain:
            message = "A rate or value of the appraisal is one number, not a range."
            yield Problem(message, f"appraisal.{name}", str(estimate.typed), "one number")
    if own is not None and own.qaly is not None:
        yield from above_nil(own.qaly, "appraisal.qaly", "The value of a QALY")
    if deal.currency == "GBP" or (own is not None and own.qaly is not None):
        return
    for id_, product in deal.products.items():
        for benefit_id, benefit in product.benefits.items():
            if benefit.qalys is not None:
                message = (
                    f"The value of a QALY is published in pounds; this deal is in {deal.currency}. "
                    "Type one under appraisal (qaly), or leave the health benefit out."
                )
                path = f"products.{id_}.benefits.{benefit_id}.qalys"
                yield Problem(message, path, "", "appraisal.qaly")


def _of_party(path: str, party: Party) -> Iterator[Problem]:
    business, hurdle = party.business, party.hurdle_rate
    if hurdle is not None and hurdle.covers == "everything" and business is not None:
        for name in ("failure", "rescue"):
            if getattr(business, name) is not None:
                message = (
                    "The hurdle rate is said to cover everything, so the risk of "
                    f"{name} would count twice: model it, or leave it in the rate."
                )
                yield Problem(message, f"{path}.hurdle_rate", "covers: everything", "market-risk")
    if business is None or not isinstance(business.valuation, Private):
        return
    if business.sale is not None:
        message = "For a private company, the sale stands under valuation.sale with its value."
        yield Problem(message, f"{path}.business.sale", "sale", "valuation.sale")
    sale = business.valuation.sale
    if (sale.chance is None) == (sale.year is None):
        message = "Give either the chance of a sale each year or the year of the sale."
        yield Problem(message, f"{path}.business.valuation.sale", "", "chance or year")
    at, rounds = f"{path}.business.valuation", business.valuation.rounds
    yield from above_nil(business.valuation.post_money, f"{at}.post_money", "The company's value")
    if rounds is None:
        return
    yield from above_nil(rounds.every, f"{at}.rounds.every", "The time between rounds")
    if rounds.sells.distribution.support[1] >= WHOLE:
        message = "A round sells a part of the company, not all of it."
        yield Problem(message, f"{at}.rounds.sells", str(rounds.sells.typed), "less than 100%")


def _of_products(deal: Deal) -> Iterator[Problem]:
    for id_, product in deal.products.items():
        for market_id, market in product.markets.items():
            if market.buyer == product.owner:
                message = f"{market.buyer} owns {id_}, and would only sell it to itself."
                path = f"products.{id_}.markets.{market_id}.buyer"
                yield Problem(message, path, market.buyer, "another party, or third-parties")


def _of_contributions(deal: Deal) -> Iterator[Problem]:
    for id_, each in deal.contributions.items():
        if each.starts == "launch" and each.product is None:
            message = "It starts at launch: say of which product."
            yield Problem(message, f"contributions.{id_}.product", "", "a product's id")


def _of_correlations(deal: Deal) -> Iterator[Problem]:
    uncertain = {path for path, each in estimates(deal) if not each.is_certain}
    fits = True
    for id_, each in deal.correlations.items():
        for path in each.between:
            if path not in uncertain:
                fits = False
                message = f"{path} is not the path of an uncertain value of this deal."
                yield Problem(
                    message, f"correlations.{id_}.between", path, "the path of an uncertain value"
                )
    if not fits:
        return
    try:
        ranks.correlated_groups(as_ranks(deal.correlations))
    except DealProblems as error:
        yield from error.problems


def as_ranks(correlations: dict[str, Correlation]) -> dict[str, ranks.Correlation]:
    """The correlations as the uncertainty room takes them."""
    return {
        id_: ranks.Correlation(tuple(each.between), each.rank) for id_, each in correlations.items()
    }


def _of_variants(deal: Deal) -> Iterator[Problem]:
    """Business as usual and other views must be deals themselves."""
    for id_, view in deal.views.items():
        if id_ not in deal.parties:
            message = f"There is no party called {id_} in this deal, whose view this could be."
            yield Problem(message, f"views.{id_}", id_, f"one of {', '.join(deal.parties)}")
        yield from _of_changes(deal, f"views.{id_}.changes", view.changes, ELSEWHERE)
    if deal.without_deal is not None:
        changes = deal.without_deal.changes
        yield from _of_changes(deal, "without_deal.changes", changes, NOT_IN_USUAL)


def _of_changes(
    deal: Deal, path: str, changes: dict[str, object], leaving_out: tuple[str, ...]
) -> Iterator[Problem]:
    if not changes:
        return
    try:
        deal.changed(changes, leaving_out=leaving_out)
    except DealProblems as error:
        for problem in error.problems:
            yield Problem(problem.message, path, problem.found, problem.expected)
    except ValidationError as error:
        for each in error.errors(include_url=False):
            where = ".".join(str(part) for part in each["loc"])
            yield Problem(f"{where}: {each['msg']}.", path)
