"""The way from a gain down to a value and its source, a step at a time."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from benefitshare.report.blocks import Block, Heading, Item
from benefitshare.report.deal_fields import Part, children, part_at
from benefitshare.report.explain_part import explain_part
from benefitshare.report.explain_result import explain_result
from benefitshare.report.explain_value import explain_value
from benefitshare.report.flows import signed_for
from benefitshare.report.judged import JudgedDeal
from benefitshare.uncertainty.estimate import Estimate
from benefitshare.valuation.postings import MeanPosting
from benefitshare.valuation.results import PartyValue

Postings: TypeAlias = tuple[MeanPosting, ...]
"""Every flow of a deal, as its mean over the draws."""


def from_postings(judged: JudgedDeal, value: PartyValue, postings: Postings) -> Sequence[Block]:
    """From every posting of a party or group to what it gains on average."""
    page = explain_result(judged, f"{value.id}.gain.mean", postings).page
    return [block for block in page if not isinstance(block, Heading)][1:]


def parts(judged: JudgedDeal, value: PartyValue, postings: Postings) -> list[str]:
    """What can be asked about: every term, and every other part of the deal that moves value."""
    own = [one.source for _, one in signed_for(postings, (value.id,))]
    other = [one.source for one in postings]
    terms = [f"terms.{id_}" for id_ in judged.deal.terms]
    found = dict.fromkeys((*terms, *own, *other))
    return [path for path in found if part_at(judged.deal, path) is not None]


def of_part(judged: JudgedDeal, path: str, postings: Postings) -> Sequence[Block]:
    """What a part of the deal makes happen and is worth, then what stands in it."""
    part = part_at(judged.deal, path)
    if part is None:
        return []
    blocks = [*explain_part(judged, part, postings).page][1:]
    items = [block for block in blocks if isinstance(block, Item)]
    others = [block for block in blocks if not isinstance(block, Item)]
    return [*others, Heading("What is typed"), *items] if items else others


def values(judged: JudgedDeal, path: str) -> list[str]:
    """Every number below a part of the deal."""
    part = part_at(judged.deal, path)
    return [] if part is None else [each.path for each in _numbers(part)]


def _numbers(part: Part) -> Iterator[Part]:
    for child in children(part):
        if isinstance(child.value, Estimate):
            yield child
        else:
            yield from _numbers(child)


def of_value(judged: JudgedDeal, path: str) -> Sequence[Block]:
    """What a value means, what it may be, and who says so."""
    part = part_at(judged.deal, path)
    return [] if part is None else [*explain_value(judged.deal, part).page][1:]
