"""What `negotiate` finds, with the deal that it is about."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from benefitshare.negotiation.bargaining.found import Negotiation, Proposal
from benefitshare.report.asked import Asked, nhs_side, supplier_side


@dataclass(frozen=True, slots=True)
class Negotiated:
    """What could be agreed over some levers of a deal."""

    asked: Asked
    result: Negotiation
    options: tuple[str, ...] = ()
    """Options of the command that decide the result."""
    saved: Mapping[str, str] | None = None
    """Files that deals were written to, by the deals' ids."""

    @property
    def currency(self) -> str:
        """The deal's currency."""
        return self.asked.deal.currency

    @property
    def nhs(self) -> str:
        """Whose gain counts, within a sentence."""
        return nhs_side(self.asked.deal, self.result.interests)

    @property
    def supplier(self) -> str:
        """The suppliers, within a sentence."""
        return supplier_side(self.asked.deal)

    def proposals(self) -> Iterator[Proposal]:
        """Every deal that stands out, to be saved or shown."""
        yield self.result.headline
        yield from self.result.references
        if self.result.improvement is not None:
            yield self.result.improvement.proposal
        yield from (each.proposal for each in self.result.packages)

    def typed(self, proposal: Proposal) -> dict[str, str]:
        """A deal's levers as one would type them, by path."""
        return {
            each.path: each.typed(proposal.changes[each.path])
            for each in self.result.ranges
            if each.path in proposal.changes
        }
