"""What is worth telling: whose value, which lines, and whether the rules apply at all."""

from benefitshare.deal import Deal
from benefitshare.report.judged import JudgedDeal
from benefitshare.valuation.results import PartyValue, Projection, Statistics


def beneficiaries(projection: Projection) -> list[PartyValue]:
    """Whom the deal is first of all for: the contracting trusts, or else all but suppliers."""
    others = [id_ for id_ in projection.parties if id_ not in projection.suppliers]
    return [
        projection.parties[id_]
        for id_ in projection.contracting or others
        if projection.contracting or is_told(projection.parties[id_])
    ]


def is_told(value: PartyValue) -> bool:
    """Whether anything at all reaches or leaves a party."""
    lines = (*value.lines.values(), value.npv)
    return any(abs(line.mean) >= 1 or line.sd > 0 for line in lines)


def differs(one: Statistics, other: Statistics, by: float = 0.005) -> bool:
    """Whether two lines are far enough apart to be told apart."""
    return abs(one.mean - other.mean) > by * max(abs(one.mean), abs(other.mean), 1.0)


def is_in_england(judged: JudgedDeal) -> bool:
    """Whether the rules speak of this deal at all."""
    return is_for_england(judged.deal)


def is_for_england(deal: Deal) -> bool:
    """Whether a deal is one that guidance for England may speak of."""
    return deal.country.strip().casefold() == "england"
