"""What a board paper is made from: the deal put forward, and what it is weighed against."""

from dataclasses import dataclass

from benefitshare.report.compared import Comparison
from benefitshare.report.effects import Effects
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.telling import beneficiaries
from benefitshare.valuation.results import PartyValue


@dataclass(frozen=True, slots=True)
class Matter:
    """A deal put to a board, and its variants on the same draws."""

    judged: JudgedDeal
    """With remedies, if they were looked for."""
    comparison: Comparison | None = None
    """Where there are variants: the deal first, then each of them."""
    effects: Effects | None = None
    """Which assumptions move the first beneficiary's gain."""

    @property
    def first(self) -> PartyValue:
        """Whom the deal is first of all for."""
        found = beneficiaries(self.judged.projection)
        return found[0] if found else next(iter(self.judged.projection.parties.values()))

    @property
    def variants(self) -> tuple[JudgedDeal, ...]:
        """What else could be signed."""
        return () if self.comparison is None else self.comparison.deals[1:]

    @property
    def is_signed(self) -> bool:
        """Whether the deal bears a date that has come already."""
        return self.judged.deal.signed <= self.judged.today.date
