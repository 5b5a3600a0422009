"""Offers made from what a negotiator is told: whole changes of a deal, and what each is worth."""

from collections.abc import Mapping
from dataclasses import dataclass

from benefitshare.commands.negotiating import Search
from benefitshare.commands.valuing import Sampling
from benefitshare.files.read_deal import LoadedDeal
from benefitshare.negotiation.sides import (
    GROUPS,
    Interests,
    Measure,
    Table,
    default_interests,
    refuse_interests,
)
from benefitshare.negotiation.trading.steps import uncorrelated


@dataclass(frozen=True, slots=True)
class Standing:
    """What an offer is worth to each side over walking away."""

    nhs: Measure
    supplier: Measure


def standing(loaded: LoadedDeal, search: Search, *, sampling: Sampling = Sampling()) -> Standing:
    """What a deal is worth to both sides, as `negotiate` counts it.

    Raises DealProblems where it has no such side.
    """
    interests = Interests(search.party or default_interests(loaded.deal).party, search.line)
    table = Table(
        loaded.deal, interests, sampling.draws, sampling.seed, sampling.workers, sampling.progress
    )
    measures = table.measures()
    return Standing(measures["nhs"], measures["supplier"])


def whole_changes(loaded: LoadedDeal, typed: Mapping[str, object]) -> dict[str, object]:
    """Changes of a deal with what has to change besides: a value that is settled is no longer
    uncertain, so that nothing can move together with it."""
    return {**typed, **uncorrelated(loaded.deal, typed)}


def whose(loaded: LoadedDeal) -> dict[str, str]:
    """Whose gain may count for the NHS side, by id with the name; the usual one first.

    Raises DealProblems where nobody sits on the other side of the table.
    """
    deal = loaded.deal
    usual = default_interests(deal)
    refuse_interests(deal, usual)
    names = {id_: party.name for id_, party in deal.parties.items() if not party.is_supplier}
    names |= dict(zip(GROUPS, ("the NHS as a whole", "the NHS and patients"), strict=True))
    return {usual.party: names[usual.party], **names}
