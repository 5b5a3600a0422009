"""How numbers stand in a sentence: rounded, with natural frequencies beside percentages."""

import math

from benefitshare.guidance.words import money, percent

_PARTS = (
    (1, 3), (2, 5), (1, 2), (3, 5), (2, 3), (7, 10), (3, 4), (4, 5), (5, 6), (9, 10), (19, 20),
    (49, 50), (99, 100),
)  # fmt: skip
_RARE = 0.005
_ONE_IN = 0.28


def about(amount: float, currency: str = "GBP") -> str:
    """Write an amount to two significant figures, or three where the first is a one.

    >>> about(3_867_557), about(10_520_000), about(-699_253), about(0.2), about(-7.2e6, "USD")
    ('£3.9m', '£10.5m', '−£700k', '£0', '−$7.2m')
    """
    if abs(amount) < 0.5:
        return money(0.0, currency)
    first = f"{abs(amount):e}"[0]
    return money(float(f"{amount:.{3 if first == '1' else 2}g}"), currency)


def between(low: float, high: float, currency: str = "GBP") -> str:
    """Write a range of amounts.

    >>> between(-699_253, 10_520_000)
    '−£700k to £10.5m'
    """
    return f"{about(low, currency)} to {about(high, currency)}"


def chance(share: float) -> str:
    """Write a probability as a natural frequency, and as a percentage beside it.

    >>> [chance(share) for share in (0.11, 0.36, 0.5, 0.983)]
    ['1 chance in 9 (11%)', 'about 1 chance in 3 (36%)', '1 chance in 2 (50%)', \
'49 chances in 50 (98%)']
    """
    part, whole = _frequency(share)
    near = math.isclose(part / whole, share, rel_tol=0.03)
    return f"{'' if near else 'about '}{_times(part, 'chance')} in {whole} ({percent(share)})"


def worse_off(share: float) -> str:
    """Say how likely it is to be worse off.

    >>> worse_off(0.0), worse_off(0.36), worse_off(1.0)
    ('almost no chance of being worse off', 'about 1 chance in 3 (36%) of being worse off', \
'almost certain to be worse off')
    """
    if share < _RARE:
        return "almost no chance of being worse off"
    if share > 1 - _RARE:
        return "almost certain to be worse off"
    return f"{chance(share)} of being worse off"


def cases(share: float) -> str:
    """Say how often something happens, of all draws.

    >>> cases(0.7569), cases(0.155), cases(0.002), cases(1.0)
    ('in 3 cases out of 4', 'in 1 case out of 6', 'almost never', 'almost always')
    """
    if share < _RARE:
        return "almost never"
    if share > 1 - _RARE:
        return "almost always"
    part, whole = _frequency(share)
    return f"in {_times(part, 'case')} out of {whole}"


def _times(part: int, thing: str) -> str:
    return f"{part} {thing}{'' if part == 1 else 's'}"


def _frequency(share: float) -> tuple[int, int]:
    """The simple fraction that is nearest."""
    if share < _ONE_IN:
        whole = 1 / share
        return 1, round(whole) if whole < 20 else int(float(f"{whole:.1g}"))
    return min(_PARTS, key=lambda part: abs(part[0] / part[1] - share))


def counted(number: int, thing: str, things: str = "") -> str:
    """Write how many.

    >>> counted(1, "breach", "breaches"), counted(0, "concern"), counted(1200, "draw")
    ('1 breach', 'no concerns', '1,200 draws')
    """
    plural = things or f"{thing}s"
    if number == 0:
        return f"no {plural}"
    return f"{number:,} {thing if number == 1 else plural}"


def years(length: float) -> str:
    """Write a length of time.

    >>> years(15.0), years(1.0), years(2.5)
    ('15 years', '1 year', '2.5 years')
    """
    return f"{length:g} year{'' if length == 1 else 's'}"
