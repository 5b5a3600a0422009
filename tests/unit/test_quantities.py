"""Numbers as people write them, and the sentences that meet those that do not fit."""

import copy
import math

import pytest

from benefitshare.problems import DealProblems, Problem
from benefitshare.quantities import Quantity, ValueProblem, read_number, write_number

MONEY = Quantity("money", low=0.0)
MONEY_A_YEAR = Quantity("money", per=("year",), low=0.0)
MONEY_A_MONTH = Quantity("money", per=("month",), low=0.0)
MONEY_A_RECORD = Quantity("money", per=("record",))
SIGNED = Quantity("money")
FRACTION = Quantity("fraction", low=0.0, high=1.0, description="a share between 0% and 100%")
CHANCE = Quantity("fraction", per=("year",), low=0.0, high=1.0)
YEARS = Quantity("years", low=0.0)
NUMBER = Quantity("number")


@pytest.mark.parametrize(
    ("raw", "quantity", "value"),
    [
        ("£5m", MONEY, 5_000_000),
        ("£5M", MONEY, 5_000_000),
        ("250k", MONEY, 250_000),
        ("1.2 million", MONEY, 1_200_000),
        ("1bn", MONEY, 1_000_000_000),
        ("£1,250,000", MONEY, 1_250_000),
        ("£1,250.50", MONEY, 1250.5),
        ("GBP 5m", MONEY, 5_000_000),
        ("5m GBP", MONEY, 5_000_000),
        ("1e6", MONEY, 1_000_000),
        (".5", NUMBER, 0.5),
        ("-£5", SIGNED, -5),
        ("£-5", SIGNED, -5),
        ("\u22125", NUMBER, -5),
        (7, NUMBER, 7),
        (0.25, FRACTION, 0.25),
        ("4%", FRACTION, 0.04),
        ("4 %", FRACTION, 0.04),
        ("4 per cent", FRACTION, 0.04),
        ("4 percent a year", CHANCE, 0.04),
        ("0.04", FRACTION, 0.04),
        ("4% a year", CHANCE, 0.04),
        ("4% per annum", CHANCE, 0.04),
        ("4% p.a.", CHANCE, 0.04),
        ("4%", CHANCE, 0.04),
        ("£150k a year", MONEY_A_YEAR, 150_000),
        ("£150k per year", MONEY_A_YEAR, 150_000),
        ("£150k/year", MONEY_A_YEAR, 150_000),
        ("£150k", MONEY_A_YEAR, 150_000),
        ("£15k a month", MONEY_A_MONTH, 15_000),
        ("£2.50 a record", MONEY_A_RECORD, 2.5),
        ("2 years", YEARS, 2),
        ("1 year", YEARS, 1),
        ("6 months", YEARS, 6 / 12),
        ("30 days", YEARS, 30 / 365.25),
        ("30days", YEARS, 30 / 365.25),
        ("2 weeks", YEARS, 14 / 365.25),
        (2, YEARS, 2),
    ],
)
def test_reads(raw: object, quantity: Quantity, value: float) -> None:
    assert read_number(raw, quantity) == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize(
    ("raw", "quantity", "said"),
    [
        ("-£5", MONEY, "below £0"),
        ("4%", MONEY, "is a percentage"),
        ("£5 a year", MONEY, "is an amount a year; this field takes one amount of money"),
        ("£5 a month", MONEY_A_YEAR, "is an amount a month; this field takes an amount a year"),
        ("4% a month", CHANCE, "is a rate a month"),
        ("$5m", MONEY, "is in USD, and this deal is in GBP"),
        ("CHF 5", MONEY, "is in CHF"),
        ("£4", FRACTION, "is an amount of money"),
        ("4k", FRACTION, "ends in k"),
        (40, FRACTION, "Did you mean 40%?"),
        ("40", FRACTION, "Did you mean 40%?"),
        (1.7, FRACTION, "1.7 is above 100%, the most that may stand here. Did you mean 1.7%?"),
        ("170%", FRACTION, "170% is above 100%"),
        (-0.1, FRACTION, "below 0%"),
        ("£4", YEARS, "is an amount of money"),
        ("5m", YEARS, "ends in m"),
        ("5%", YEARS, "is a percentage"),
        ("-1 years", YEARS, "below 0 years"),
        ("5 years", NUMBER, "is a length of time"),
        ("5 apples", NUMBER, "is not a number"),
        ("5-10", NUMBER, "with the word `to`"),
        ("1,5", NUMBER, "Commas may only part thousands"),
        ("--5", NUMBER, "is not a number"),
        ("-£-5", SIGNED, "is not a number"),
        ("", NUMBER, "is not a number"),
        ("nan", NUMBER, "is not a number"),
        ("inf", NUMBER, "is not a number"),
        ("1e400", NUMBER, "is not a finite number"),
        (math.nan, NUMBER, "is not a finite number"),
        (math.inf, NUMBER, "is not a finite number"),
        (10**400, NUMBER, "is not a finite number"),
        (True, NUMBER, "'True' stands where a number is wanted"),
        (None, NUMBER, "Nothing stands where"),
        ([1], NUMBER, "A list stands where"),
        ({}, NUMBER, "A mapping stands where"),
    ],
)
def test_refuses(raw: object, quantity: Quantity, said: str) -> None:
    with pytest.raises(ValueProblem) as caught:
        read_number(raw, quantity)
    assert said in caught.value.message


def test_a_percentage_that_would_still_be_too_high_is_not_suggested() -> None:
    with pytest.raises(ValueProblem) as caught:
        read_number(4000, FRACTION)
    assert "Did you mean" not in caught.value.message


def test_a_problem_travels_between_processes() -> None:
    problem = ValueProblem("40", "a share", "40 is above 100%.")
    again = copy.copy(problem)
    assert (again.found, again.expected, str(again)) == ("40", "a share", "40 is above 100%.")
    many = DealProblems([Problem("One.", path="name"), Problem("Two.")])
    assert copy.copy(many).problems == many.problems
    assert str(many) == "One.; Two."


def test_the_deals_own_currency() -> None:
    assert read_number("$5m", MONEY, "USD") == 5_000_000
    with pytest.raises(ValueProblem, match="is in GBP, and this deal is in USD"):
        read_number("£5m", MONEY, "USD")


@pytest.mark.parametrize(
    ("value", "quantity", "currency", "text"),
    [
        (1_250_000, MONEY_A_YEAR, "GBP", "£1,250,000 a year"),
        (-5.5, SIGNED, "USD", "-$5.5"),
        (5.0, SIGNED, "CHF", "CHF 5"),
        (0.07, FRACTION, "GBP", "7%"),
        (0.03, CHANCE, "GBP", "3% a year"),
        (1.0, YEARS, "GBP", "1 year"),
        (0.5, YEARS, "GBP", "0.5 years"),
        (1234.5, NUMBER, "GBP", "1,234.5"),
    ],
)
def test_writes(value: float, quantity: Quantity, currency: str, text: str) -> None:
    assert write_number(value, quantity, currency) == text
