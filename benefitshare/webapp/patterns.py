"""The common patterns of an offer, and the few questions that make one into a first result."""

from dataclasses import dataclass
from functools import cache

from benefitshare.files.templates import template_text
from benefitshare.files.working_copy import WorkingCopy, open_text


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern in words, and what is asked of it beside the names."""

    name: str
    caption: str
    questions: tuple[tuple[str, str], ...]
    """Paths of the starter deal, each with its question."""


_CURATION = ("contributions.curation.cost", "What does preparing the data cost you?")
PATTERNS = {
    "royalty": Pattern("A royalty", "Part of the sales of what is built", (
        ("terms.royalty.rate", "What part of the sales?"),
        ("terms.royalty.years", "For how many years?"),
        ("products.product.markets.nhs.price", "What would a hospital pay for the product?"),
    )),
    "equity": Pattern("Shares", "A stake, which may become worthless", (
        ("terms.stake.percent", "What part of all shares?"),
        ("parties.company.business.valuation.post_money", "What is the company worth now?"),
        ("parties.company.business.failure.chance", "How likely is it to fail in a year?"),
    )),
    "free-use": Pattern("Free use", "The product without payment", (
        ("terms.free-use.years", "How many years are free?"),
        ("products.product.markets.trust.price", "What would it cost otherwise?"),
        _CURATION,
    )),
    "fee": Pattern("A fee", "Paid whatever comes of it", (
        ("terms.access-fee.amount", "What fee each year?"),
        ("terms.access-fee.years", "For how many years?"),
        _CURATION,
    )),
    "mixed": Pattern("A mix", "Several at once, as most offers", (
        ("terms.stake.percent", "What part of all shares?"),
        ("terms.royalty.rate", "What part of the sales?"),
        ("terms.free-use.years", "How many years are free?"),
    )),
}  # fmt: skip
"""Each pattern, by the name of its starter deal."""


@cache
def starter(pattern: str) -> WorkingCopy:
    """The starter deal of a pattern."""
    return open_text(template_text(pattern), f"{pattern}.yaml")
