"""What moves a number, in words, by the path of the value or of the chance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from benefitshare.valuation.results import Driver

_LEAVES: Final[Mapping[str, str]] = {
    "qalys": "QALYs", "a_year": "yearly cost of use", "once": "cost at the start of use",
    "p": "speed of adoption at first", "q": "speed of adoption later", "units": "number of units",
    "steepness": "speed of adoption", "midpoint": "time to half of adoption",
    "at_price": "price at issue", "valued_at": "value of a record", "years": "length",
    "additional": "part that is additional", "data_flows": "start of data",
}  # fmt: skip
_GO_WITHOUT_SAYING: Final = frozenset({
    "parties", "products", "terms", "contributions", "markets", "development", "benefits",
    "business", "valuation", "base", "value", "chance", "chance_issued", "cost_of_use", "adoption",
    "bass", "logistic", "success",
})  # fmt: skip
_EVENTS: Final[Mapping[str, str]] = {
    "failure": "fails", "rescue": "is rescued", "sale": "is sold", "withdrawal": "is withdrawn",
    "ends_early": "ends early",
}  # fmt: skip


def spelled(driver: Driver) -> str:
    """A driver in words: what it is, and what that belongs to.

    >>> spelled(Driver("products.reader.markets.world.units", 0.3))
    'the number of units (reader, world)'
    >>> spelled(Driver("products.reader.development.build.success", 0.3, happens=True))
    'whether the build succeeds (reader)'
    >>> spelled(Driver("parties.company.business.failure.chance", 0.2, happens=True))
    'whether and when the company fails'
    >>> spelled(Driver("terms.stake.chance_issued", 0.2, happens=True))
    'whether the stake is issued'
    """
    parts = driver.path.split(".")
    told = [_plain(part) for part in parts if part not in _GO_WITHOUT_SAYING]
    if driver.happens and parts[-1] == "chance":
        does = _EVENTS.get(parts[-2], "happens")
        return f"whether and when the {told[0]} {does}"
    if driver.happens:
        does = "succeeds" if parts[-1] == "success" else "is issued"
        return f"whether the {told[-1]} {does}{_of(told[:-1])}"
    if parts[-1] in {"chance", "success", "chance_issued"}:
        return f"the chance of {told[-1]}{_of(told[:-1])}"
    leaf = _LEAVES.get(parts[-1], told[-1])
    return f"the {leaf}{_of(told[:-1])}"


def _plain(part: str) -> str:
    return part.replace("_", " ").replace("-", " ")


def _of(owners: list[str]) -> str:
    return f" ({', '.join(owners)})" if owners else ""
