"""What `tradeoffs` finds, with the deal that it is about."""

from dataclasses import dataclass

from benefitshare.negotiation.trading.tradeoffs import Tradeoffs
from benefitshare.report.asked import Asked


@dataclass(frozen=True, slots=True)
class TradeoffsTold:
    """The worth of a step in each term of a deal."""

    asked: Asked
    result: Tradeoffs
    options: tuple[str, ...] = ()
    """Options of the command that decide the result."""

    @property
    def currency(self) -> str:
        """The deal's currency."""
        return self.asked.deal.currency
