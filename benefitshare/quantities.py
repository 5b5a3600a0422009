"""What a number in a deal file means, and how it is read and written.

A field says what it takes (a ``Quantity``: money, a share, years or a plain number, whether it is
"a year", and its bounds); this module turns ``£5m``, ``4%``, ``£150k a year`` or ``6 months`` into
a float in whole units of currency, fractions of one or years, or says why it cannot.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
Kind = Literal["money", "fraction", "years", "number"]

SYMBOLS: Final = {"£": "GBP", "$": "USD", "€": "EUR"}
_SCALES: Final = {
    "": 1.0, "%": 1.0, "k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6,
    "bn": 1e9, "billion": 1e9,
}  # fmt: skip
# How many of each there are in a year of 365.25 days.
_DURATIONS: Final = {"year": 1.0, "month": 12.0, "week": 365.25 / 7, "day": 365.25}
_SAME_WORD: Final = {"yr": "year", "annum": "year", "mth": "month"}
_KINDS: Final = {
    "money": "one amount of money",
    "fraction": "a share, such as 4%",
    "years": "a length of time, such as 2 years or 6 months",
    "number": "a plain number",
}
_AMOUNT: Final = re.compile(
    r"(?P<sign>[-+]?) ?(?P<symbol>[£$€]|[A-Z]{3} ?)?(?P<second>[-+]?)"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)(?P<exponent>[eE][-+]?\d+)?"
    r" ?(?P<suffix>%|k|mn?|bn|thousand|million|billion|K|Mn?|BN|Bn)? ?(?P<code>[A-Z]{3})?"
)
_RATE: Final = re.compile(r"(?P<body>.*\S)(?:\s*/\s*|\s+(?:an?|per|each)\s+)(?P<word>[a-z]+)")
_LENGTH: Final = re.compile(r"(?P<body>.*[\d.)a-z])\s*\b(?P<word>year|yr|month|mth|week|day)s?")
_LENGTH_JOINED: Final = re.compile(r"(?P<body>.*\d)(?P<word>year|yr|month|mth|week|day)s?")


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a field takes.

    ``per`` holds the words that may stand after "a" or "per" (``("year",)``); ``low`` and ``high``
    are inclusive bounds, in whole units of currency, fractions of one, years or plain numbers.
    """

    kind: Kind
    per: tuple[str, ...] = ()
    low: float = -math.inf
    high: float = math.inf
    description: str = ""

    @property
    def wanted(self) -> str:
        """What the field takes, in words for a message."""
        if self.description:
            return self.description
        return f"an amount a {self.per[0]}" if self.per else _KINDS[self.kind]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number exactly as somebody wrote it, before a field has judged it."""

    text: str
    value: float
    currency: str = ""
    suffix: str = ""
    unit: str = ""


class ValueProblem(ValueError):  # noqa: N818  (it is the user's problem, not our error)
    """A value that a field cannot take; ``message`` is the whole sentence for the user."""

    def __init__(self, found: object, expected: str, message: str) -> None:
        self.found = str(found)
        self.expected = expected
        self.message = message
        super().__init__(found, expected, message)  # as given, to travel between processes

    def __str__(self) -> str:
        return self.message


def tidy(text: str) -> str:
    """Write a text with single spaces, a plain minus sign and % for per cent."""
    text = re.sub(r"\s+", " ", text.replace("\u2212", "-")).strip()
    return re.sub(r" ?\bper ?cent\b", "%", text)


def split_unit(text: str) -> tuple[str, str]:
    """Part the unit from the end of a text: ``a year`` (a rate) or ``years`` (a length of time).

    >>> split_unit("£150k per year"), split_unit("6 months"), split_unit("4%")
    (('£150k', 'a year'), ('6', 'months'), ('4%', ''))
    """
    text = re.sub(r"\s*\bp\.?a\.?$", " a year", text)
    rate = _RATE.fullmatch(text)
    if rate:
        word = rate["word"].removesuffix("s") if rate["word"] != "s" else "s"
        return rate["body"], f"a {_SAME_WORD.get(word, word)}"
    length = _LENGTH.fullmatch(text) or _LENGTH_JOINED.fullmatch(text)
    if length:
        return length["body"], f"{_SAME_WORD.get(length['word'], length['word'])}s"
    return text, ""


def parse_amount(text: str, wanted: str = "a number") -> Amount:
    """Read one number with its currency, suffix and unit; bounds and fit are for ``fit``.

    >>> parse_amount("£1.2 million a year").value
    1200000.0
    >>> parse_amount("about 5")
    Traceback (most recent call last):
    ...
    benefitshare.quantities.ValueProblem: 'about 5' is not a number; this field takes a number.
    """
    body, unit = split_unit(tidy(text))
    match = _AMOUNT.fullmatch(body)
    if match is None or (match["sign"] and match["second"]):
        raise _not_a_number(text, wanted)
    suffix = (match["suffix"] or "").lower()
    plain = float(match["digits"].replace(",", "") + (match["exponent"] or ""))
    value = plain / 100 if suffix == "%" else plain * _SCALES[suffix]
    negative = "-" in (match["sign"], match["second"])
    symbol = (match["symbol"] or match["code"] or "").strip()
    return Amount(text, -value if negative else value, SYMBOLS.get(symbol, symbol), suffix, unit)


def _not_a_number(text: str, wanted: str) -> ValueProblem:
    hint = ""
    if re.search(r"\d,\d", text):
        hint = " Commas may only part thousands, as in 1,250,000; write decimals with a point."
    elif re.search(r"\d\s*[-–—]\s*[£$€]?\d", text):
        hint = " Write a range with the word `to`, as in 5 to 10."
    return ValueProblem(text, wanted, f"'{text}' is not a number; this field takes {wanted}.{hint}")


def read_number(raw: object, quantity: Quantity, currency: str = "GBP") -> float:
    """Read one number as the field means it, in whole currency, fractions of one or years.

    >>> read_number("£5m", Quantity("money")), read_number("6 months", Quantity("years"))
    (5000000.0, 0.5)
    >>> read_number(40, Quantity("fraction", low=0, high=1))
    Traceback (most recent call last):
    ...
    benefitshare.quantities.ValueProblem: 40 is above 100%, the most that may stand here. \
Did you mean 40%?
    """
    return fit(as_amount(raw, quantity.wanted), quantity, currency)


def as_amount(raw: object, wanted: str = "a number") -> Amount:
    """Return what one raw value says, a number or a text; nothing else is a number."""
    if isinstance(raw, str):
        return parse_amount(raw, wanted)
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        given = {type(None): "Nothing", list: "A list", dict: "A mapping"}.get(
            type(raw), f"'{raw}'"
        )
        raise ValueProblem(raw, wanted, f"{given} stands where a number is wanted: {wanted}.")
    try:
        return Amount(str(raw), float(raw))
    except OverflowError:
        return Amount(f"A number of {len(str(raw))} digits", math.inf)


def fit(amount: Amount, quantity: Quantity, currency: str = "GBP") -> float:
    """Return the amount in the field's own units, or say why it does not belong there."""
    fault = _misfit(amount, quantity, currency)
    if fault:
        message = f"{amount.text} {fault}; this field takes {quantity.wanted}."
        raise ValueProblem(amount.text, quantity.wanted, message)
    value = amount.value / _DURATIONS.get(amount.unit.removesuffix("s"), 1.0)
    if not quantity.low <= value <= quantity.high:
        raise _out_of_bounds(amount, value, quantity, currency)
    return value


def _misfit(amount: Amount, quantity: Quantity, currency: str) -> str:  # noqa: PLR0911
    """Say in words why an amount is of the wrong sort for a field; empty where it is right."""
    kind, unit = quantity.kind, amount.unit
    if not math.isfinite(amount.value):
        return "is not a finite number"
    if amount.currency and kind != "money":
        return "is an amount of money"
    if amount.currency and amount.currency != currency:
        return f"is in {amount.currency}, and this deal is in {currency}"
    if amount.suffix == "%" and kind != "fraction":
        return "is a percentage"
    if amount.suffix not in ("", "%") and kind in ("fraction", "years"):
        return f"ends in {amount.suffix}"
    if unit.startswith("a ") and unit[2:] not in quantity.per:
        return f"is an amount {unit}" if kind == "money" else f"is a rate {unit}"
    if unit and not unit.startswith("a ") and kind != "years":
        return "is a length of time"
    return ""


def _out_of_bounds(amount: Amount, value: float, quantity: Quantity, currency: str) -> ValueProblem:
    above = value > quantity.high
    bound = Quantity(quantity.kind)
    limit = write_number(quantity.high if above else quantity.low, bound, currency)
    side = f"above {limit}, the most" if above else f"below {limit}, the least"
    message = f"{amount.text} is {side} that may stand here."
    percent_meant = quantity.kind == "fraction" and above and amount.suffix != "%"
    if percent_meant and quantity.low <= value / 100 <= quantity.high:
        message += f" Did you mean {amount.text}%?"
    return ValueProblem(amount.text, quantity.wanted, message)


def write_number(value: float, quantity: Quantity, currency: str = "GBP") -> str:
    """Write a number as the field would read it back, exactly.

    >>> write_number(1250000, Quantity("money", per=("year",)))
    '£1,250,000 a year'
    >>> write_number(0.04, Quantity("fraction")), write_number(1, Quantity("years"))
    ('4%', '1 year')
    """
    unit = f" a {quantity.per[0]}" if quantity.per else ""
    if quantity.kind == "money":
        symbols = {code: symbol for symbol, code in SYMBOLS.items()}
        sign = "-" if value < 0 else ""
        return f"{sign}{symbols.get(currency, currency + ' ')}{_digits(abs(value))}{unit}"
    if quantity.kind == "fraction":
        percent = f"{value * 100:.15g}"
        return (f"{percent}%" if float(percent) / 100 == value else _digits(value)) + unit
    if quantity.kind == "years":
        return f"{_digits(value)} {'year' if value == 1 else 'years'}"
    return _digits(value) + unit


def _digits(value: float) -> str:
    short = f"{value:,.15g}"
    return short if float(short.replace(",", "")) == value else f"{value:,.17g}"
