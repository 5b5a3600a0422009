"""The numbers behind a finding, written as what they are."""

from benefitshare.guidance.words import money, percent

_MONEY = frozenset({"gain", "mean", "difference", "qaly", "cost", "p10", "p50", "p90", "payments"})
_FRACTION = frozenset({"chance", "share", "ratio", "rate", "part", "contribution", "probability"})
_LARGE = 1_000.0


def figure(name: str, number: float, currency: str) -> str:
    """Write a number of a finding, by what its name says that it is.

    >>> figure("chance_worse_off", 0.36, "GBP"), figure("gain_mean", 2.5e6, "GBP")
    ('36%', '£2.5m')
    >>> figure("head_start_months", 18, "GBP")
    '18'
    """
    words = set(name.split("_"))
    if name.startswith(("ratio", "share", "chance")) or (words & _FRACTION and not words & _MONEY):
        return percent(number)
    if words & _MONEY or abs(number) >= _LARGE:
        return money(number, currency)
    return f"{number:g}"


def label_of(name: str) -> str:
    """Say what a number of a finding is.

    >>> label_of("gain_p10"), label_of("share_given_launch_social")
    ('gain, low (1 draw in 10 is below)', "share given launch, at the Green Book's rate")
    """
    words = name.split("_")
    last = _LAST.get(words[-1])
    return " ".join(words) if last is None else f"{' '.join(words[:-1])}, {last}"


_LAST = {
    "mean": "mean",
    "p10": "low (1 draw in 10 is below)",
    "p50": "middle",
    "p90": "high (1 draw in 10 is above)",
    "own": "at the supplier's required return",
    "social": "at the Green Book's rate",
    "low": "at the least",
    "high": "at the most",
}
