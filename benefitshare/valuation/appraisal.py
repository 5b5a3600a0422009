"""Discount rates and the value of a quality-adjusted life year, by edition of the Green Book.

Schedules: HM Treasury, Green Book, standard and health rates declining after 30, 75, 125, 200 and
300 years, as given in DfT TAG, forthcoming change of 16 April 2026 (the Green Book itself was not
read in the original). Value of a QALY: £60,000 in the 2018 edition, of which the price year was
not read and is taken as 2018-19; £70,000 in 2020-21 prices from 2022 (HM Treasury, answer to
written question HL5283). GDP deflators: calendar years 2015 to 2024 of the December 2025 release,
read second-hand from an open-source package's data.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from benefitshare.deal import Deal
from benefitshare.deal.timing import OwnAppraisal
from benefitshare.ledger import FloatArray
from benefitshare.ledger.timeline import financial_year

STEPS: tuple[int, ...] = (30, 75, 125, 200, 300)
"""The last year of each rate, counted from the base year."""
STANDARD: tuple[float, ...] = (0.035, 0.030, 0.025, 0.020, 0.015, 0.010)
HEALTH: tuple[float, ...] = (0.015, 0.0129, 0.0107, 0.0086, 0.0064, 0.0043)
LOW_QALY = 15_000.0
"""What a QALY costs to produce at the margin of the NHS, as DHSC has used it: shown beside."""

GDP_DEFLATOR: dict[int, float] = {
    2015: 75.1536,
    2016: 76.4554,
    2017: 77.6367,
    2018: 79.1606,
    2019: 81.1085,
    2020: 85.2137,
    2021: 85.6358,
    2022: 90.5005,
    2023: 96.2507,
    2024: 100.0,
}


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of the Green Book."""

    key: str
    since: date
    qaly: float
    """[pounds, in the prices of `qaly_year`]"""
    qaly_year: int
    """The financial year of its prices."""


EDITIONS: tuple[Edition, ...] = (
    Edition("green-book-2018", date(2018, 3, 13), 60_000.0, 2018),
    Edition("green-book-2022", date(2022, 3, 31), 70_000.0, 2020),
    Edition("green-book-2026", date(2026, 2, 5), 70_000.0, 2020),
)


@dataclass(frozen=True, slots=True)
class Appraisal:
    """How a deal's future is discounted and its health valued."""

    key: str
    standard: tuple[float, ...]
    """The rate in each step of the schedule. [fraction a year, real]"""
    health: tuple[float, ...]
    qaly: float | None
    """At the deal's price base; None where none is known in its currency. [currency]"""
    low_qaly: float | None
    notes: tuple[str, ...] = ()


def factors(rates: tuple[float, ...], count: int) -> FloatArray:
    """Discount factors of years 0 to count - 1; year 0 is not discounted. Shape (count,).

    >>> [round(float(factors(STANDARD, 76)[year]), 6) for year in (1, 30, 31, 75)]
    [0.966184, 0.356278, 0.345901, 0.094214]
    """
    years = np.arange(1, count)
    step = np.searchsorted(np.array(STEPS), years)
    return np.concatenate([[1.0], np.cumprod(1.0 / (1.0 + np.array(rates)[step]))])


def appraisal_of(deal: Deal) -> Appraisal:
    """The rates and the QALY that a deal's own choice, or its date, calls for."""
    if isinstance(deal.appraisal, OwnAppraisal):
        own = deal.appraisal
        standard = (own.standard.mean,) * (len(STEPS) + 1)
        health = (own.health.mean,) * (len(STEPS) + 1)
        qaly = None if own.qaly is None else own.qaly.mean
        return Appraisal("own", standard, health, qaly, LOW_QALY if sterling(deal) else None)
    edition, notes = _edition(deal)
    if not sterling(deal):
        return Appraisal(edition.key, STANDARD, HEALTH, None, None, notes)
    qaly = edition.qaly * restated(edition.qaly_year, price_base(deal), deal)
    return Appraisal(edition.key, STANDARD, HEALTH, qaly, LOW_QALY, notes)


def sterling(deal: Deal) -> bool:
    """Whether the published value of a QALY may be used."""
    return deal.currency == "GBP"


def price_base(deal: Deal) -> int:
    """The calendar year in which the financial year of real prices begins."""
    if deal.prices.base is not None:
        return int(deal.prices.base[:4])
    return financial_year(deal.horizon.start)


def restated(from_year: int, to_year: int, deal: Deal) -> float:
    """What a price of one financial year becomes in another's, by the GDP deflator."""
    return _deflator(to_year, deal) / _deflator(from_year, deal)


def _edition(deal: Deal) -> tuple[Edition, tuple[str, ...]]:
    if deal.appraisal is not None:
        return next(each for each in EDITIONS if each.key == deal.appraisal), ()
    in_force = [each for each in EDITIONS if each.since <= deal.signed]
    if in_force:
        return in_force[-1], ()
    first = EDITIONS[0]
    note = f"Signed before {first.since:%-d %B %Y}: the rates of {first.key} are used."
    return first, (note,)


def _deflator(year: int, deal: Deal) -> float:
    """The GDP deflator of a financial year: three quarters of its first calendar year's and one of
    its second's."""
    return 0.75 * _calendar(year, deal) + 0.25 * _calendar(year + 1, deal)


def _calendar(year: int, deal: Deal) -> float:
    first, last = min(GDP_DEFLATOR), max(GDP_DEFLATOR)
    known = GDP_DEFLATOR[min(max(year, first), last)]
    beyond = max(year - last, 0) + min(year - first, 0)
    return known * (1.0 + deal.prices.inflation.mean) ** beyond
