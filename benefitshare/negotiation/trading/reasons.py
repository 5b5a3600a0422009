"""Why both sides can gain by a trade: their gain taken apart by counting it again in other ways."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from benefitshare.negotiation.effects import PENNY
from benefitshare.negotiation.sides import Worth
from benefitshare.valuation.statistics import standard_error


@dataclass(frozen=True, slots=True)
class Why:
    """What a trade's gain to both sides together is made of: the parts add up to it. [currency]"""

    created: float
    """What all parties gain together, at the Green Book's rate: value from outside, as where use
    costs less to supply than it is worth to have."""
    from_others: float
    """What those lose whom neither side counts."""
    rates: float
    """That the supplier counts later money, and shares, at another rate than the Green Book's."""
    views: float
    """That the supplier sees the deal otherwise than we do."""
    error: float
    """The largest standard error of the four."""

    @property
    def together(self) -> float:
        """What both sides gain."""
        return math.fsum((self.created, self.from_others, self.rates, self.views))

    @property
    def is_at_others_cost(self) -> bool:
        """Whether most of it is what somebody else loses, which is no gain from trade."""
        return self.from_others > max(self.together / 2, PENNY)


def why(base: Worth, after: Worth) -> Why:
    """Take the gain of both sides apart, on the same draws. Both worths look behind."""
    assert base.behind is not None
    assert after.behind is not None
    everybody = after.behind.everybody - base.behind.everybody
    social = after.behind.social - base.behind.social
    ours = after.behind.ours - base.behind.ours
    theirs, mine = after.supplier - base.supplier, after.nhs - base.nhs
    parts = (everybody, mine + social - everybody, ours - social, theirs - ours)
    created, from_others, rates, views = (float(np.mean(part)) for part in parts)
    return Why(created, from_others, rates, views, max(standard_error(part) for part in parts))
