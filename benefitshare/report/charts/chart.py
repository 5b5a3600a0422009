"""A chart with its words, and what all charts of amounts share."""

from dataclasses import dataclass
from typing import TypeAlias

from benefitshare.report.blocks import Table
from benefitshare.report.chart_marks import Interval, Spec
from benefitshare.report.words import about, between
from benefitshare.valuation.results import PartyValue, Statistics

Side: TypeAlias = PartyValue
"""What one party, or a group of them, receives."""
_LONGEST = 36
"""How much of a name a row has room for. [characters]"""
HOW_TO_READ = "Bar: 8 in 10 draws. Upright mark: middle case. Diamond, with its amount: mean."


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture with its words."""

    title: str
    """What is to be seen, as a sentence."""
    spec: Spec
    """Vega-Lite, with summaries only."""
    alt: str
    tables: tuple[Table, ...]
    note: str = ""
    """How to read it."""


def interval(words: str, stats: Statistics, colour: str) -> Interval:
    """One row of interval bars: 8 in 10 draws, the middle and the mean."""
    return Interval(words, stats.mean, stats.p10, stats.p50, stats.p90, colour)


def in_words(stats: Statistics, currency: str) -> str:
    """The same for those who cannot see it."""
    return (
        f"mean {about(stats.mean, currency)}, middle {about(stats.p50, currency)}, "
        f"8 in 10 from {between(stats.p10, stats.p90, currency)}"
    )


def short(name: str, longest: int = _LONGEST) -> str:
    """A name cut to fit a row.

    >>> short("Oxford University Hospitals NHS Foundation Trust", 20)
    'Oxford University H …'
    """
    if len(name) <= longest:
        return name
    return f"{name[: longest - 1].rstrip()} …"
