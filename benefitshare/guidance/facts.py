"""What rules need to know of a deal, read from its file in one place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from benefitshare.deal import Deal
from benefitshare.terms import AnyTerm
from benefitshare.terms.discount import Discount
from benefitshare.terms.exclusivity import Exclusivity
from benefitshare.terms.free_use import FreeUse

YesNoUnknown = Literal["yes", "no", "unknown"]


def answer(deal: Deal, key: str) -> YesNoUnknown:
    """What the deal attests on a question; what is not there is unknown."""
    attestation = deal.attestations.get(key)
    return "unknown" if attestation is None else attestation.answer


def names(deal: Deal, ids: tuple[str, ...]) -> tuple[str, ...]:
    """The full names of parties."""
    return tuple(deal.parties[id_].name for id_ in ids)


def nhs_parties(deal: Deal) -> tuple[str, ...]:
    """Ids of the parties that are NHS bodies."""
    return tuple(id_ for id_, party in deal.parties.items() if party.is_nhs)


def receivers(term: AnyTerm) -> frozenset[str]:
    """Ids of everybody who gains by a term."""
    ids = {term.to} if isinstance(term.to, str) else set(term.to)
    if isinstance(term, FreeUse | Discount) and term.for_ is not None:
        ids.add(term.for_)
    return frozenset(ids)


def givers(term: AnyTerm) -> frozenset[str]:
    """Ids of everybody who gives under a term."""
    return frozenset({term.from_} if isinstance(term.from_, str) else term.from_)


def terms_to_nhs(deal: Deal) -> Mapping[str, AnyTerm]:
    """The terms under which somebody else gives to an NHS body."""
    nhs = set(nhs_parties(deal))
    return {
        id_: term
        for id_, term in deal.terms.items()
        if receivers(term) & nhs and not givers(term) <= nhs
    }


def exclusivities(deal: Deal) -> Mapping[str, Exclusivity]:
    """The terms that keep others waiting or out."""
    return {id_: term for id_, term in deal.terms.items() if isinstance(term, Exclusivity)}


def sole_right_to_data(deal: Deal) -> YesNoUnknown:
    """Whether anybody has a sole right to the data: the worse of what is attested and described."""
    said = {answer(deal, "raw-data-exclusive")}
    if deal.data is not None:
        said.add(deal.data.exclusive)
    if "yes" in said:
        return "yes"
    return "no" if "no" in said else "unknown"


def uses_nhs_data(deal: Deal) -> str:
    """Why rules on NHS data do not fit a deal; empty where they do."""
    if deal.data is not None and deal.data.public == "yes":
        return "the data are in the public domain already"
    if deal.data is None and deal.arrangement_or_default == "purchase":
        return "this is a purchase, and shares no NHS data"
    if deal.data is None and deal.arrangement_or_default == "spin-out":
        return "this is a spin-out, and shares no NHS data"
    return ""


def may_be_commercial(deal: Deal) -> str:
    """Why rules on commercial use do not fit a deal; empty where they do."""
    if deal.data is not None and deal.data.use == "non-commercial":
        return "the data may not be used commercially"
    return ""


def has_supplier(deal: Deal) -> str:
    """Why rules on the supplier's side do not fit a deal; empty where they do."""
    return "" if deal.suppliers else "no supplier is a party to it"


def may_create_ip(deal: Deal) -> str:
    """Why rules on intellectual property do not fit a deal; empty where they do."""
    if deal.arrangement_or_default == "purchase":
        return "this is a purchase, in which the NHS creates no intellectual property"
    return ""


def takes_shares(deal: Deal) -> str:
    """Why rules on holding shares do not fit a deal; empty where they do."""
    kinds = {term.kind for term in terms_to_nhs(deal).values()}
    return "" if kinds & {"equity", "warrant"} else "the terms give the NHS no shares"


def values_health(deal: Deal) -> bool:
    """Whether any product is said to improve health, in QALYs."""
    return any(
        benefit.class_ == "health"
        for product in deal.products.values()
        for benefit in product.benefits.values()
    )
