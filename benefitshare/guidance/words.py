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
