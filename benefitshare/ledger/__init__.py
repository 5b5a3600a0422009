"""Money over time between parties: financial years, and postings with a payer and a payee."""

from benefitshare.ledger.posting import CLASSES, LINES, Posting
from benefitshare.ledger.timeline import FloatArray, Timeline, Value, time_of

__all__ = ["CLASSES", "LINES", "FloatArray", "Posting", "Timeline", "Value", "time_of"]
