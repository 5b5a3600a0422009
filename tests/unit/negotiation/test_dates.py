"""When things fall due: dates by hand, and odds of what may never come."""

import datetime

import numpy as np
import pytest

from benefitshare.deal import Deal
from benefitshare.guidance.policy import policy_of
from benefitshare.ledger import time_of
from benefitshare.negotiation.dates import date_of, dates_of, when
from benefitshare.report.calendar import Entry, calendar, calendar_csv

BASE = {
    "benefitshare": 1,
    "name": "A deal of dates",
    "signed": "2020-04-01",
    "horizon": {"start": "2020-04-01", "years": 12},
    "agreement": {"years": "5 years", "notice": "6 months", "data_flows": "1 year"},
    "parties": {
        "trust": {"name": "The trust", "role": "nhs-provider"},
        "company": {
            "name": "The company",
            "role": "supplier",
            "business": {
                "valuation": {
                    "kind": "listed", "share_price": "£1", "shares_in_issue": "100m",
                    "volatility": "50%",
                }
            },
        },
    },
    "products": {
        "tool": {
            "owner": "company",
            "development": {"build": {"years": "2 years", "success": "50%"}},
            "markets": {"all": {"buyer": "third-parties", "units": 10, "price": "£100k a year"}},
        }
    },
    "terms": {
        "fee": {"kind": "upfront-fee", "from": "company", "to": "trust", "amount": "£1m",
                "date": "2021-06-30"},
        "stake": {"kind": "equity", "from": "company", "to": "trust", "shares": "1 million",
                  "lock_up": "2 years"},
        "royalty": {"kind": "royalty", "from": "company", "to": "trust", "rate": "4%",
                    "base": {"products": ["tool"]}, "years": "4 years",
                    "step_down": {"after": "2 years", "to": "2%"}},
        "on-build": {"kind": "milestone", "from": "company", "to": "trust", "amount": "£1m",
                     "on": "build", "product": "tool"},
        "on-sales": {"kind": "milestone", "from": "company", "to": "trust", "amount": "£1m",
                     "on": {"revenue": "£2m"}, "product": "tool"},
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def entries() -> dict[str, Entry]:
    deal = Deal.from_document(BASE)
    found = calendar(deal, dates_of(deal, draws=1_000), policy_of(deal))
    days = [entry.when.earliest or datetime.date.max for entry in found]
    assert days == sorted(days)
    return {entry.what: entry for entry in found}


@pytest.mark.parametrize(
    ("what", "day"),
    [
        ("The agreement is signed", "2020-04-01"),
        ("A summary is published, within 30 days (policy)", "2020-05-01"),
        ("Data begin to flow", "2021-04-01"),
        ("Fee: payment falls due", "2021-06-30"),
        ("Stake: shares are issued", "2020-04-01"),
        ("Stake: lock-up ends", "2022-04-01"),
        ("Last day for notice before the expiry", "2024-10-01"),
        ("The agreement expires, unless renewed", "2025-04-01"),
    ],
)
def test_what_is_certain_is_a_date(entries: dict[str, Entry], what: str, day: str) -> None:
    found = entries[what].when
    assert found.is_certain
    assert found.earliest is not None
    assert abs((found.earliest - datetime.date.fromisoformat(day)).days) <= 1


@pytest.mark.parametrize(
    ("what", "day"),
    [
        ("Launch of tool", "2023-04-01"),
        ("On build: payment falls due", "2023-04-01"),
        ("Royalty: first statement of what is due (policy)", "2024-04-01"),
        ("Royalty: the lower rate begins", "2025-04-01"),
        ("Royalty: ends", "2027-04-01"),
        ("Royalty: last day to have the books checked (policy)", "2030-04-01"),
        # £1m a year, a little more in money of the day: £2m is reached in the second year.
        ("On sales: payment falls due", "2024-10-01"),
    ],
)
def test_what_hangs_on_a_launch_has_its_odds(
    entries: dict[str, Entry], what: str, day: str
) -> None:
    found = entries[what].when
    assert found.chance == pytest.approx(0.5, abs=0.05)
    assert found.earliest is not None
    assert abs((found.earliest - datetime.date.fromisoformat(day)).days) <= 1


def test_half_of_all_cases_lie_between_two_dates() -> None:
    spread = np.append(time_of(datetime.date(2020, 4, 1)) + np.linspace(0, 4, 401), np.inf)
    found = when(spread)
    assert (found.earliest, found.latest) == (datetime.date(2021, 4, 1), datetime.date(2023, 4, 1))
    assert found.chance == pytest.approx(401 / 402)
    assert not found.is_certain
    assert when(np.array([np.inf])).chance == 0.0


@pytest.mark.parametrize("day", ["2018-04-01", "2020-02-29", "2024-03-31", "2023-12-31"])
def test_a_day_comes_back_from_its_time(day: str) -> None:
    date = datetime.date.fromisoformat(day)
    assert date_of(time_of(date)) == date


def test_the_calendar_as_a_table() -> None:
    odd = {**BASE, "terms": {"fee": BASE["terms"]["fee"]}}  # type: ignore[index]
    deal = Deal.from_document(odd)
    text = calendar_csv(calendar(deal, dates_of(deal, draws=500), policy_of(deal)))
    assert text.startswith("from,to,chance,what,again,path\n2020-04-01,2020-04-01,1.0,")
    assert ",terms.fee\n" in text
