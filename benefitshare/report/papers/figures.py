"""Whether free text tells a commercial figure, which a public notice must not do by accident."""

import re

_FIGURES = re.compile(
    r"[£$€¥%]"
    r"|\b(?:per\s?cent|percent|pounds?|pence|dollars?|euros?|GBP|USD|EUR|CHF|SEK)\b"
    r"|\d[\d,.]*\s?(?:k|m|bn|million|billion|thousand|hundred)\b"
    r"|\b(?:hundred|thousand|million|billion)s?\b"
    r"|\d,\d{3}|\d{5,}",
    re.IGNORECASE,
)
HIDDEN = "held by the trust; not shown here, since it tells a figure"


def tells_figure(text: str) -> bool:
    """Whether a text may hold an amount, a rate or a large number. Dates and clauses may stand.

    >>> [tells_figure(each) for each in ("a 4% royalty", "£5m of shares", "1,428,571 shares")]
    [True, True, True]
    >>> [tells_figure(each) for each in ("clause 4.2, signed 2018-07-31", "section 251")]
    [False, False]
    """
    return _FIGURES.search(text) is not None


def without_figures(text: str, *, figures: bool = False) -> str:
    """The text where it may be shown, or what to say in its place."""
    return text if figures or not tells_figure(text) else HIDDEN
