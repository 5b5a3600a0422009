"""Where a party's value comes from: its postings, and benefits by the code's four groups."""

from collections.abc import Sequence

from benefitshare.deal import Deal
from benefitshare.report import tables
from benefitshare.report.amounts import unit_for
from benefitshare.report.blocks import Row, Table
from benefitshare.report.flows import signed_for
from benefitshare.report.judged import JudgedDeal
from benefitshare.valuation.postings import MeanPosting
from benefitshare.valuation.results import PartyValue

_NO_GROUP = "no group given"
_GROUPS = ("patients", "professionals", "commissioners", "innovators", _NO_GROUP)


def postings_of(
    judged: JudgedDeal, value: PartyValue, postings: Sequence[MeanPosting]
) -> Table | None:
    """Every flow to and from a party: means, at Green Book rates."""
    found = signed_for(postings, (value.id,))
    if not found:
        return None
    unit = unit_for((one.present_value for _, one in found), judged.currency)
    rows = tuple(
        Row(
            f"{one.what}, {'from' if sign > 0 else 'to'} {_other(judged, sign, one)}",
            (one.source, one.class_, unit(sign * one.present_value)),
        )
        for sign, one in sorted(found, key=lambda each: -abs(each[1].present_value))
    )
    title = f"What {value.name} receives and pays, mean present value at Green Book rates"
    columns = ("part of the deal", "class", "amount")
    return Table(f"{title} ({unit.words}, {tables.prices(judged)})", columns, rows)


def _other(judged: JudgedDeal, sign: float, posting: MeanPosting) -> str:
    id_ = posting.payer if sign > 0 else posting.payee
    party = judged.deal.parties.get(id_)
    return "third parties" if party is None else party.name


def benefits_by_group(judged: JudgedDeal, postings: Sequence[MeanPosting]) -> Table | None:
    """Benefits of use by the code's four groups, one column for each class; none without any."""
    amounts: dict[tuple[str, str], float] = {}
    groups = _groups(judged.deal)
    for posting in postings:
        group = groups.get((posting.source, posting.what))
        if group is not None:
            key = (group, posting.class_)
            amounts[key] = amounts.get(key, 0.0) + posting.present_value
    classes = tuple(dict.fromkeys(class_ for _, class_ in amounts))
    if not amounts:
        return None
    unit = unit_for(amounts.values(), judged.currency)
    rows = tuple(
        Row(group, tuple(unit(amounts.get((group, class_), 0.0)) for class_ in classes))
        for group in _GROUPS
        if any((group, class_) in amounts for class_ in classes)
    )
    title = f"Benefits of use by group, mean present value ({unit.words}, {tables.prices(judged)})"
    return Table(title, classes, rows)


def _groups(deal: Deal) -> dict[tuple[str, str], str]:
    return {
        (f"products.{id_}", name): benefit.group or _NO_GROUP
        for id_, product in deal.products.items()
        for name, benefit in product.benefits.items()
    }
