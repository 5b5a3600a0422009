"""Charts of a result: a title that says what is seen, the picture, its words for those who cannot
see it, and the same as a table."""

from benefitshare.report.charts.chart import HOW_TO_READ, Chart, Side, short
from benefitshare.report.charts.compared import chain, paired
from benefitshare.report.charts.gains import told_sides, who_gains
from benefitshare.report.charts.terms import by_term, shown_terms
from benefitshare.report.charts.trouble import trouble, trouble_in_words
from benefitshare.report.charts.years import over_time

__all__ = [
    "HOW_TO_READ",
    "Chart",
    "Side",
    "by_term",
    "chain",
    "over_time",
    "paired",
    "short",
    "shown_terms",
    "told_sides",
    "trouble",
    "trouble_in_words",
    "who_gains",
]
