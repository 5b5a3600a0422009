"""Names in a deal that must be somebody's or something's id: parties, products, contributions.

Works on the plain document, so that a name that leads nowhere is reported together with whatever
else is wrong, and passes over what has the wrong form: that is reported elsewhere.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches

from benefitshare.model import RESERVED_IDS, THIRD_PARTIES
from benefitshare.problems import Problem

Document = Mapping[str, object]


def reference_problems(document: Document) -> list[Problem]:
    """Every name that leads nowhere, and every id that is taken."""
    checks: tuple[Callable[[Document], Iterator[Problem]], ...] = (
        _of_parties,
        _of_products,
        _of_contributions,
        _of_terms,
    )
    return [problem for check in checks for problem in check(document)]


def _of_parties(document: Document) -> Iterator[Problem]:
    for id_ in _block(document, "parties"):
        if id_ in RESERVED_IDS:
            taken = ", ".join(sorted(RESERVED_IDS))
            message = f"The id {id_} has a meaning of its own in results; give the party another."
            yield Problem(message, f"parties.{id_}", id_, f"an id other than {taken}")


def _of_products(document: Document) -> Iterator[Problem]:
    parties = _block(document, "parties")
    for id_, product in _blocks(document, "products"):
        path = f"products.{id_}"
        yield from _unknown(product.get("owner"), parties, f"{path}.owner", "party")
        markets = _block(product, "markets")
        for market_id, market in _blocks(product, "markets"):
            at = f"{path}.markets.{market_id}.buyer"
            yield from _unknown(market.get("buyer"), [*parties, THIRD_PARTIES], at, "party")
        for benefit_id, benefit in _blocks(product, "benefits"):
            at = f"{path}.benefits.{benefit_id}"
            yield from _unknown(benefit.get("to"), [*parties, "user"], f"{at}.to", "party")
            for market_id in _texts(benefit.get("markets")):
                yield from _unknown(market_id, markets, f"{at}.markets", "market")


def _of_contributions(document: Document) -> Iterator[Problem]:
    parties, products = _block(document, "parties"), _block(document, "products")
    for id_, contribution in _blocks(document, "contributions"):
        path = f"contributions.{id_}"
        yield from _unknown(contribution.get("by"), parties, f"{path}.by", "party")
        yield from _unknown(contribution.get("product"), products, f"{path}.product", "product")


def _of_terms(document: Document) -> Iterator[Problem]:
    parties, products = _block(document, "parties"), _block(document, "products")
    contributions = _block(document, "contributions")
    for id_, term in _blocks(document, "terms"):
        path = f"terms.{id_}"
        for side in ("from", "to"):
            for name in _sides(term.get(side)):
                yield from _unknown(name, parties, f"{path}.{side}", "party")
        yield from _unknown(term.get("for"), parties, f"{path}.for", "party")
        yield from _unknown(term.get("product"), products, f"{path}.product", "product")
        base = _block(term, "base")
        for name in _texts(base.get("products")):
            yield from _unknown(name, products, f"{path}.base.products", "product")
        for name in _texts(base.get("excludes")):
            buyers = [*parties, THIRD_PARTIES]
            yield from _unknown(name, buyers, f"{path}.base.excludes", "party")
        for name in _texts(term.get("of")):
            yield from _unknown(name, contributions, f"{path}.of", "contribution")


def _unknown(name: object, known: Iterable[str], path: str, kind: str) -> Iterator[Problem]:
    names = list(known)
    if not isinstance(name, str) or name in names:
        return
    near = get_close_matches(name, names, n=1)
    hint = f" Did you mean {near[0]}?" if near else ""
    expected = f"one of {', '.join(names)}" if names else f"a {kind}, but the deal has none"
    message = f"There is no {kind} called {name} in this deal.{hint}"
    yield Problem(message, path, name, expected)


def _block(document: Document, key: str) -> Document:
    block = document.get(key)
    return block if isinstance(block, Mapping) else {}


def _blocks(document: Document, key: str) -> Iterator[tuple[str, Document]]:
    for id_, block in _block(document, key).items():
        if isinstance(block, Mapping):
            yield id_, block


def _texts(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _sides(value: object) -> list[str]:
    if isinstance(value, Mapping):
        return [str(name) for name in value]
    return [value] if isinstance(value, str) else []
