"""Deals small enough to be worked by hand: years are whole, from 1 April; inflation is 2%."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from benefitshare.deal import Deal

GREEN_BOOK, INFLATION = 1.035, 1.02
Block = dict[str, Any]

SIGNING_FEE: Block = {
    "kind": "upfront-fee", "from": "company", "to": "trust", "amount": "£200k",
}  # fmt: skip
YEARLY_FEE: Block = {
    "kind": "subscription", "from": "company", "to": "trust", "amount": "£200k a year", "years": 3,
}  # fmt: skip
ROYALTY: Block = {
    "kind": "royalty", "from": "company", "to": "trust", "rate": "10%",
    "base": {"products": ["tool"]}, "years": 4,
}  # fmt: skip
TOOL: Block = {
    "owner": "company",
    "lifetime": "4 years",
    "markets": {
        "world": {
            "buyer": "third-parties",
            "units": "5 to 15",
            "price": "£100k a year",
            "adoption": "immediate",
        }
    },
}


def deal(terms: Mapping[str, Any], *, hurdle: str | None = None, **more: Any) -> Deal:
    """A trust, a company and some terms; the company's own rate is the Green Book's unless said."""
    company = {"name": "The company", "role": "supplier"}
    return Deal.from_document(
        {
            "benefitshare": 1,
            "name": "A worked example",
            "signed": "2020-04-01",
            "horizon": {"start": "2020-04-01", "years": 5},
            "prices": {"base": "2020-21", "inflation": "2%"},
            "simulation": {"draws": 1000, "seed": 1},
            "agreement": {"years": 5},
            "parties": {
                "trust": {"name": "The trust", "role": "nhs-provider"},
                "company": company | ({"hurdle_rate": hurdle} if hurdle else {}),
                **more.pop("parties", {}),
            },
            "terms": dict(terms),
            **more,
        }
    )


def annuity(rate: float, years: int = 3) -> float:
    """A pound of the day for some years, the first at once. [real, present value]"""
    return sum(1.0 / (rate * INFLATION) ** year for year in range(years))
