"""Numbers of a deal by their paths, as somebody asks for them."""

from difflib import get_close_matches

from benefitshare.commands.explaining import UnknownPath
from benefitshare.deal import Deal
from benefitshare.deal.paths import estimates
from benefitshare.negotiation.trading.steps import Unit
from benefitshare.quantities import Quantity
from benefitshare.report.deal_fields import part_at
from benefitshare.uncertainty.estimate import Estimate


class NotAsked(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """What is asked cannot be answered as it is put; the text says why."""


def number_at(deal: Deal, path: str) -> tuple[Estimate, Quantity]:
    """The value at a path, and what its number means.

    Raises UnknownPath where there is nothing, and NotAsked where there is no number.
    """
    part = part_at(deal, path)
    if part is None:
        raise UnknownPath(_nearest(deal, path))
    if not isinstance(part.value, Estimate) or part.quantity is None:
        raise NotAsked(f"{path} is not a number that can be moved.{_below(deal, path)}")
    return part.value, part.quantity


def unit_of(quantity: Quantity) -> Unit:
    """What a number is counted in."""
    if quantity.kind == "money":
        return "money a year" if quantity.per == ("year",) else "money"
    return quantity.kind


def _nearest(deal: Deal, path: str) -> str:
    near = get_close_matches(path, [known for known, _ in estimates(deal)], n=3, cutoff=0.5)
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    return f"There is no number {path} in this deal.{hint}"


def _below(deal: Deal, path: str) -> str:
    below = [known for known, _ in estimates(deal) if known.startswith(f"{path}.")]
    return f" Name one below it: {', '.join(below)}." if below else ""
