"""A deal with everything that a run found out about it: what every page is made from."""

from dataclasses import dataclass

from benefitshare.deal import Deal
from benefitshare.deal.changes import Change
from benefitshare.guidance import Assessment
from benefitshare.valuation.results import Projection


@dataclass(frozen=True, slots=True)
class JudgedDeal:
    """A deal, its projection, and how it stands against the guidance on two dates."""

    deal: Deal
    file: str
    """The name of its file, as the user gave it."""
    sha256: str
    """Of the deal as loaded, after `based_on`."""
    changes: tuple[Change, ...]
    """What `based_on` changed."""
    version: str
    """Of this package."""
    projection: Projection
    signed: Assessment
    today: Assessment
    with_remedies: bool
    """Whether remedies of numeric rules were looked for."""
    policy_file: str = ""
    """The trust-wide policy that was used beside the deal's own, if there was one."""

    @property
    def currency(self) -> str:
        """The deal's currency."""
        return self.deal.currency
