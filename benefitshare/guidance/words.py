"""How amounts, shares and dates stand in a sentence: short, as people say them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from benefitshare.quantities import SYMBOLS

_SIZES = ((1e9, "bn"), (1e6, "m"), (1e3, "k"))


def money(amount: float, currency: str = "GBP") -> str:
    """Write an amount to three significant figures.

    >>> money(1_250_000), money(-340), money(2_500, "USD"), money(999_999), money(4e6, "SEK")
    ('£1.25m', '−£340', '$2.5k', '£1m', 'SEK 4m')
    """
    symbols = {code: symbol for symbol, code in SYMBOLS.items()}
    symbol = symbols.get(currency, f"{currency} ")
    size = float(f"{abs(amount):.3g}")
    scale, suffix = next(((s, w) for s, w in _SIZES if size >= s), (1.0, ""))
    digits = f"{size / scale:,.2f}".rstrip("0").rstrip(".") if suffix else f"{size:,.0f}"
    sign = "−" if amount < 0 and digits != "0" else ""
    return f"{sign}{symbol}{digits}{suffix}"


def percent(share: float) -> str:
    """Write a fraction of one as a percentage, to one decimal below 10%.

    >>> percent(0.271), percent(0.034), percent(1), percent(0.0004)
    ('27%', '3.4%', '100%', '0%')
    """
    digits = f"{share * 100:.1f}" if abs(share) < 0.0995 else f"{share * 100:.0f}"
    return f"{digits.removesuffix('.0')}%".replace("-", "−")


def cases(share: float) -> str:
    """Say how often something happens, as a natural frequency.

    >>> cases(0.371), cases(0.01), cases(0.0), cases(1.0), cases(0.004), cases(0.998)
    ('in 37 cases of 100', 'in 1 case of 100', 'in no case', 'in every case', \
'in fewer than 1 case of 100', 'in more than 99 cases of 100')
    """
    if share in (0, 1):
        return "in every case" if share else "in no case"
    number = round(share * 100)
    if number in (0, 100):
        return f"in {'more than 99 cases' if number else 'fewer than 1 case'} of 100"
    return f"in {number} case{'' if number == 1 else 's'} of 100"


def gains(amount: float, currency: str = "GBP") -> str:
    """Say what somebody gains or loses.

    >>> gains(1_250_000), gains(-340), gains(0.2)
    ('gains £1.25m', 'loses £340', 'gains £0')
    """
    verb = "loses" if amount <= -0.5 else "gains"
    return f"{verb} {money(abs(amount), currency)}"


def part_of_all(share: float) -> str:
    """Write a part of a whole, with a word where it is all or nothing.

    >>> part_of_all(1.0), part_of_all(0.0), part_of_all(0.76), part_of_all(0.998)
    ('all', 'none', '76%', 'nearly all')
    """
    if share in (0, 1):
        return "all" if share else "none"
    return "nearly all" if share > 0.995 else percent(share)


def day(date: datetime.date) -> str:
    """Write a date in full.

    >>> day(datetime.date(2018, 7, 31))
    '31 July 2018'
    """
    return f"{date.day} {date:%B %Y}"


def listed(items: Sequence[str]) -> str:
    """Join words as in a sentence.

    >>> listed(["fee", "royalty", "shares"])
    'fee, royalty and shares'
    """
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def country(name: str) -> str:
    """A country's name inside a sentence.

    >>> country("United States"), country("Scotland")
    ('the United States', 'Scotland')
    """
    return f"the {name}" if name.startswith(("United ", "Netherlands")) else name


def within(name: str) -> str:
    """A party's name inside a sentence: its article is not a part of it.

    >>> within("The rest of the NHS"), within("A stroke centre"), within("Apple Health")
    ('the rest of the NHS', 'a stroke centre', 'Apple Health')
    """
    article, _, rest = name.partition(" ")
    return f"{article.lower()} {rest}" if rest and article in ("The", "A", "An") else name


def sentence(words: str) -> str:
    """Begin with a capital letter and end with a full stop.

    >>> sentence("the board decided")
    'The board decided.'
    """
    text = words.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")
