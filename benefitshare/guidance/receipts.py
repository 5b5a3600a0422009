"""Parts of what the NHS is to receive, with how sure they are."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from benefitshare.guidance.floors import Side, compare
from benefitshare.guidance.rule import Context
from benefitshare.terms import AnyTerm
from benefitshare.valuation.results import Statistics


def by_term_to_nhs(context: Context) -> Mapping[str, Statistics]:
    """What each term is worth to the NHS; nothing where no NHS body is a party."""
    nhs = context.projection.groups.get("nhs")
    return {} if nhs is None else nhs.by_term


def side_of_part(
    context: Context, part: float, limit: float, counts: Callable[[AnyTerm], bool]
) -> Side:
    """On which side of a limit a part of the expected receipts lies, or that it is too close.

    The part is a ratio of means. Its error adds up the errors of the terms' means, since what
    terms bring may go together: `sum |counts − part| × error ÷ gross`.
    """
    gross = context.projection.consideration.gross
    nhs = by_term_to_nhs(context)
    errors = [
        abs(float(counts(term)) - part) * nhs[id_].standard_error
        for id_, term in context.deal.terms.items()
        if id_ in nhs and nhs[id_].mean > 0
    ]
    return compare(part, limit, math.fsum(errors) / gross if gross > 0 else 0.0)
