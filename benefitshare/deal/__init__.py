"""What a deal file says, as frozen models: what was agreed, not what it is worth."""

from benefitshare.deal.deal import Arrangement, Deal

__all__ = ["Arrangement", "Deal"]
