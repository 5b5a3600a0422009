"""A deal valued and judged with few draws, as exports take it."""

import datetime
from functools import cache
from pathlib import Path

from benefitshare.commands.valuing import Sampling, read, value
from benefitshare.files.read_deal import read_deal_text
from benefitshare.report.judged import JudgedDeal

ROOT = Path(__file__).parents[2]
TODAY = datetime.date(2026, 4, 1)
DRAWS = 600


@cache
def judged(scenario: str) -> JudgedDeal:
    """A shipped scenario."""
    path = ROOT / "scenarios" / f"{scenario}.yaml"
    return value(*read(path, None), today=TODAY, sampling=Sampling(DRAWS))


def judged_text(text: str) -> JudgedDeal:
    """A deal as typed here."""
    return value(read_deal_text(text), "deal.yaml", today=TODAY, sampling=Sampling(50))
