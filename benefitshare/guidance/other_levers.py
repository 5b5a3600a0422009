"""Levers that move no payment: how long a product is cheaper, how long others are kept waiting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from benefitshare.deal import Deal
from benefitshare.deal.products import Product
from benefitshare.guidance.facts import exclusivities, nhs_parties, receivers
from benefitshare.guidance.ladder import even
from benefitshare.guidance.lever import Lever, Target
from benefitshare.guidance.words import percent, within
from benefitshare.terms.discount import Discount
from benefitshare.terms.exclusivity import Exclusivity
from benefitshare.terms.free_use import FreeUse

NEW_DISCOUNT: Final = 0.2
"""What a remedy takes off the list price for a buyer to whom nothing is offered."""
NEW_PRICE: Final = "lower-price"
"""How the id of a discount that a remedy adds begins."""
MONTH: Final = 1 / 12

Cheaper = FreeUse | Discount


def lower_prices(deal: Deal) -> Iterator[Lever]:
    """For each product, the years for which every NHS body that is to pay for it pays less."""
    for id_, product in deal.products.items():
        life = _life(deal, product)
        buyers = {
            buyer: _longest(deal, id_, buyer)
            for buyer in nhs_parties(deal)
            if any(m.buyer == buyer and m.price.mean > 0 for m in product.markets.values())
        }
        short = {b: term for b, term in buyers.items() if term is None or _years(term[1], life)}
        if short and product.owner in deal.suppliers and life > 0:
            yield _cheaper(deal, id_, short, life)


def _cheaper(
    deal: Deal, product: str, short: Mapping[str, tuple[str, Cheaper] | None], life: float
) -> Lever:
    targets = [_target(deal, product, buyer, term, life) for buyer, term in short.items()]
    first, *others = sorted(targets, key=lambda each: each.current)
    return Lever(
        first.path,
        f"lower price of {_named(product)} to every NHS buyer",
        first.current,
        even(first.current, life, 1.0),
        "years",
        new_term=first.new_term,
        moves="years",
        beside=tuple(others),
        instruction=first.instruction,
    )


def _target(
    deal: Deal, product: str, buyer: str, known: tuple[str, Cheaper] | None, life: float
) -> Target:
    if known is not None:
        id_, term = known
        words = f"extend {_named(id_)} to {{to}}"
        return Target(f"terms.{id_}.years", _years(term, life) or life, instruction=words)
    new = {
        "kind": "discount", "from": deal.products[product].owner, "to": buyer,
        "product": product, "rate": NEW_DISCOUNT,
    }  # fmt: skip
    who = within(deal.parties[buyer].name)
    words = f"give {who} {percent(NEW_DISCOUNT)} off {_named(product)} for {{to}} from launch"
    return Target(f"terms.{NEW_PRICE}-{product}-{buyer}", 0.0, new, words)


def _named(id_: str) -> str:
    return id_.replace("-", " ")


def _longest(deal: Deal, product: str, buyer: str) -> tuple[str, Cheaper] | None:
    """The term that makes a product cheaper to a buyer for longest."""
    life = _life(deal, deal.products[product])
    found = [
        (id_, term)
        for id_, term in deal.terms.items()
        if isinstance(term, FreeUse | Discount)
        and term.product == product
        and buyer in ({term.for_} if term.for_ else receivers(term))
    ]
    return max(found, key=lambda each: _years(each[1], life) or life, default=None)


def _years(term: Cheaper, life: float) -> float | None:
    """For how long a term makes a product cheaper; nothing where that is all its life."""
    for_ever = isinstance(term, FreeUse) and term.afterwards != "list"
    if for_ever or term.years is None or term.years.mean >= life:
        return None
    return term.years.mean


def _life(deal: Deal, product: Product) -> float:
    return deal.horizon.years if product.lifetime is None else product.lifetime.mean


def head_starts(deal: Deal) -> Iterator[Lever]:
    """For each exclusivity, how long it lasts. [years]"""
    for id_, term in exclusivities(deal).items():
        lasting = [*_lengths(deal, id_, term)]
        longest = max(lasting, key=lambda each: each.current)
        others = tuple(each for each in lasting if each is not longest)
        name, current = _named(id_), longest.current
        if current > 0:
            yield Lever(
                longest.path, name, current, even(current, 0.0, MONTH), "months", beside=others,
            )  # fmt: skip


def _lengths(deal: Deal, id_: str, term: Exclusivity) -> Iterator[Target]:
    if term.head_start is not None:
        yield Target(f"terms.{id_}.head_start", term.head_start.mean)
    if term.years is not None or term.head_start is None:
        years = deal.horizon.years if term.years is None else term.years.mean
        yield Target(f"terms.{id_}.years", float(years))
