"""Money over time between parties: financial years, and postings with a payer and a payee."""

from benefitshare.ledger.posting import CLASSES, LINES, Posting
from benefitshare.ledger.timeline import (
    Timeline,
    Value,
    earliest,
    latest,
    mean_of,
    of_period,
    postponed,
    product,
    quotient,
    time_of,
)
from benefitshare.quantities import FloatArray

__all__ = [
    "CLASSES",
    "LINES",
    "FloatArray",
    "Posting",
    "Timeline",
    "Value",
    "earliest",
    "latest",
    "mean_of",
    "of_period",
    "postponed",
    "product",
    "quotient",
    "time_of",
]
