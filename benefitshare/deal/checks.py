"""What only the whole of a deal shows: parts that do not fit together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import ValidationError

from benefitshare.clauses.sales_base import SalesTerm
from benefitshare.clauses.term import Term
from benefitshare.deal.alternatives import Correlation
from benefitshare.deal.parties import Linked, Listed, Party, Private
from benefitshare.deal.paths import estimates
from benefitshare.deal.timing import OwnAppraisal
from benefitshare.ledger import time_of
from benefitshare.problems import DealProblems, Problem
from benefitshare.terms.equity import Equity
from benefitshare.terms.free_use import FreeUse
from benefitshare.terms.milestone import Milestone, RevenueReached
from benefitshare.terms.warrant import Warrant
from benefitshare.uncertainty import correlation as ranks
from benefitshare.uncertainty.estimate import Estimate

if TYPE_CHECKING:
    from benefitshare.deal.deal import Deal

WHOLE = 1.0


def whole_problems(deal: Deal) -> list[Problem]:
    """Every part of a deal that does not fit the rest."""
    problems = [*_of_time(deal), *_of_money(deal)]
    for id_, party in deal.parties.items():
        problems += _of_party(f"parties.{id_}", party)
    for id_, term in deal.terms.items():
        problems += _of_term(deal, f"terms.{id_}", term)
    return [*problems, *_of_contributions(deal), *_of_correlations(deal), *_of_variants(deal)]


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


def _of_money(deal: Deal) -> Iterator[Problem]:
    own = deal.appraisal if isinstance(deal.appraisal, OwnAppraisal) else None
    fixed: list[tuple[str, Estimate | None]] = []
    if own is not None:
        fixed = [("standard", own.standard), ("health", own.health), ("qaly", own.qaly)]
    for name, estimate in fixed:
        if estimate is not None and not estimate.is_certain:
            message = "A rate or value of the appraisal is one number, not a range."
            yield Problem(message, f"appraisal.{name}", str(estimate.typed), "one number")
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
    rounds = business.valuation.rounds
    if rounds is not None and rounds.every.distribution.support[0] <= 0.0:
        message = "Rounds must be some time apart."
        yield Problem(
            message,
            f"{path}.business.valuation.rounds.every",
            str(rounds.every.typed),
            "more than 0 years",
        )


def _of_term(deal: Deal, path: str, term: Term) -> Iterator[Problem]:
    for side, value in (("from", term.from_), ("to", term.to)):
        if isinstance(value, dict):
            whole = sum(share.mean for share in value.values())
            if abs(whole - WHOLE) > 1e-9 or not all(each.is_certain for each in value.values()):
                message = f"The parts of a split must be plain and add up to 100%, not {whole:.0%}."
                yield Problem(message, f"{path}.{side}", "", "parts that add up to 100%")
    if term.starts == "launch" and not (_products_of(term) or deal.products):
        message = "It starts at launch, but the deal has no product."
        yield Problem(message, f"{path}.starts", "launch", "signing, data-flow or a date")
    if isinstance(term, Equity | Warrant):
        yield from _of_shares(deal, path, term)
    if isinstance(term, Milestone):
        yield from _of_milestone(deal, path, term)
    if isinstance(term, FreeUse) and term.for_ is None and not isinstance(term.to, str):
        message = "Say which party uses the product free (for), since `to` is a split."
        yield Problem(message, f"{path}.for", "", "a party's id")
    if isinstance(term, SalesTerm):
        above = [tier.above.mean for tier in term.tiers]
        if above != sorted(above):
            message = "Tiers go from the lowest threshold to the highest."
            yield Problem(message, f"{path}.tiers", "", "rising thresholds")


def _products_of(term: Term) -> bool:
    return term.product is not None or isinstance(term, SalesTerm)


def _of_shares(deal: Deal, path: str, term: Equity | Warrant) -> Iterator[Problem]:
    if not isinstance(term.from_, str):
        message = "Shares come from one company."
        yield Problem(message, f"{path}.from", "a split", "one party's id")
        return
    party = deal.parties.get(term.from_)
    business = None if party is None else party.business
    valuation = None if business is None else business.valuation
    if valuation is None:
        where = f"parties.{term.from_}.business.valuation"
        message = f"Shares in {term.from_} need a valuation of it: {where}."
        yield Problem(message, f"{path}.from", term.from_, "a party with a business valuation")
    elif isinstance(term, Warrant) and not isinstance(valuation, Listed):
        message = "A warrant needs the price a share of a listed company."
        yield Problem(message, f"{path}.from", term.from_, "a listed company")
    elif isinstance(term, Equity):
        yield from _of_stake(path, term, valuation)


def _of_stake(path: str, term: Equity, valuation: Listed | Private | Linked) -> Iterator[Problem]:
    counted = term.percent is None
    if counted and isinstance(valuation, Private):
        message = "A stake in a private company is given as a percent of all shares, as converted."
        yield Problem(message, path, "a number of shares", "percent")
    if counted and isinstance(valuation, Linked) and valuation.shares_in_issue is None:
        message = (
            "A number of shares in a linked company needs its shares_in_issue; or give percent."
        )
        yield Problem(message, path, "a number of shares", "percent")
    if isinstance(valuation, Private) and term.sold not in (None, "on-sale"):
        message = "Shares in a private company are sold when it is: sold: on-sale."
        yield Problem(message, f"{path}.sold", str(term.sold), "on-sale")


def _of_milestone(deal: Deal, path: str, term: Milestone) -> Iterator[Problem]:
    if not isinstance(term.on, str | RevenueReached):
        return
    if term.product is None and len(deal.products) != 1:
        message = "Say which product the milestone is about."
        yield Problem(message, f"{path}.product", "", "a product's id")
        return
    id_ = term.product or next(iter(deal.products))
    product = deal.products.get(id_)
    stages = [] if product is None or product.development is None else [*product.development]
    if isinstance(term.on, str) and term.on not in ("launch", *stages):
        message = f"{id_} has no stage called {term.on}."
        names = ", ".join(["launch", *stages])
        yield Problem(message, f"{path}.on", term.on, f"a date, {{revenue: …}}, or one of {names}")


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
    changes = {f"views.{id_}.changes": view.changes for id_, view in deal.views.items()}
    if deal.without_deal is not None:
        changes["without_deal.changes"] = deal.without_deal.changes
    for path, each in changes.items():
        yield from _of_changes(deal, path, each)


def _of_changes(deal: Deal, path: str, changes: dict[str, object]) -> Iterator[Problem]:
    if not changes:
        return
    try:
        deal.changed(changes, leaving_out=("without_deal", "views"))
    except DealProblems as error:
        for problem in error.problems:
            yield Problem(problem.message, path, problem.found, problem.expected)
    except ValidationError as error:
        for each in error.errors(include_url=False):
            where = ".".join(str(part) for part in each["loc"])
            yield Problem(f"{where}: {each['msg']}.", path)
