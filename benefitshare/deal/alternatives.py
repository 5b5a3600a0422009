"""Other ways the same deal may go: business as usual, another side's view."""

from typing import Annotated

from pydantic import Field

from benefitshare.model import Model


class WithoutDeal(Model):
    """Business as usual: what happens if nothing is signed."""

    changes: dict[str, object] = {}
    """Changes to the deal, by path, that describe it; left out, nothing happens at all."""


class View(Model):
    """How another side may see the same deal."""

    changes: dict[str, object]
    """Changes to the deal, by path."""


class Correlation(Model):
    """Uncertain values that move together."""

    between: Annotated[tuple[str, ...], Field(min_length=2)]
    """Their paths."""
    rank: Annotated[float, Field(ge=-1, le=1)]
    """Spearman's rank correlation, between -1 and 1, for each pair."""
