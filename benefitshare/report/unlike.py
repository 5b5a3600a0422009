"""What keeps two deals' amounts from being set side by side, or makes them differ in kind."""

from collections.abc import Iterator, Sequence

from benefitshare.deal import Deal
from benefitshare.guidance.words import day, listed
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.words import years
from benefitshare.valuation.appraisal import appraisal_of, price_base

GROUPS = ("nhs", "system")


class NotComparable(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """These deals cannot be compared so; the text says why."""


def refuse_unlike(deals: Sequence[Deal], names: Sequence[str], party: str = "") -> None:
    """Raise NotComparable where amounts are in different currencies, or the party is in none."""
    currencies = dict.fromkeys(deal.currency for deal in deals)
    if len(currencies) > 1:
        each = [f"{name} is in {deal.currency}" for name, deal in zip(names, deals, strict=True)]
        raise NotComparable(f"Amounts in different currencies cannot be compared: {listed(each)}.")
    known = [*deals[0].parties, *GROUPS]
    if party and party not in known:
        raise NotComparable(f"{names[0]} has no party {party}; it has {', '.join(known)}.")


def unlike(deals: Sequence[JudgedDeal], names: Sequence[str]) -> tuple[str, ...]:
    """What a reader must know before comparing amounts of different deals, in sentences."""
    return tuple(_unlike([judged.deal for judged in deals], names))


def _unlike(deals: Sequence[Deal], names: Sequence[str]) -> Iterator[str]:
    bases = [f"{price_base(deal)}-{(price_base(deal) + 1) % 100:02d}" for deal in deals]
    if len(set(bases)) > 1:
        yield (
            f"Amounts are in prices of different years ({_each(names, bases)}) and are not "
            "restated here: give both the same prices.base before relying on a difference."
        )
    spans = [f"{years(deal.horizon.years)} from {day(deal.horizon.start)}" for deal in deals]
    if len(set(spans)) > 1:
        yield (
            f"Different years are modelled ({_each(names, spans)}), and present values are "
            "those of the first year of each."
        )
    rates = [(found.standard, found.health) for found in map(appraisal_of, deals)]
    if any(each != rates[0] for each in rates):
        yield "The deals are not discounted at the same rates."
    yield from _parties(deals, names)


def _parties(deals: Sequence[Deal], names: Sequence[str]) -> Iterator[str]:
    for deal, name in zip(deals[1:], names[1:], strict=True):
        others = [
            id_
            for id_, party in deal.parties.items()
            if id_ in deals[0].parties and party.name != deals[0].parties[id_].name
        ]
        if others:
            yield (
                f"{listed(others)} in {name} goes by another name than in {names[0]}; parties are "
                "matched by their ids."
            )
        if added := [id_ for id_ in deal.parties if id_ not in deals[0].parties]:
            yield f"Only {name} has {listed(added)}; they are left out of differences by party."


def _each(names: Sequence[str], words: Sequence[str]) -> str:
    return "; ".join(f"{name}: {each}" for name, each in zip(names, words, strict=True))
