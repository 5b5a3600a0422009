"""What only the whole of a deal shows, each as one plain sentence at its path."""

from copy import deepcopy
from typing import Any

import pytest

from benefitshare.deal import Deal
from benefitshare.deal.changes import apply_changes
from benefitshare.problems import DealProblems

BASE: dict[str, Any] = {
    "benefitshare": 1,
    "name": "A deal",
    "signed": "2020-04-01",
    "horizon": {"start": "2020-04-01", "years": 10},
    "parties": {
        "trust": {"name": "The trust", "role": "nhs-provider"},
        "company": {
            "name": "The company",
            "role": "supplier",
            "hurdle_rate": "12%",
            "business": {
                "valuation": {
                    "kind": "listed",
                    "share_price": "£1",
                    "shares_in_issue": "10 million",
                    "volatility": "50%",
                }
            },
        },
    },
    "products": {
        "tool": {
            "owner": "company",
            "development": {"build": {"years": 1, "success": "50%"}},
            "markets": {"world": {"buyer": "third-parties", "price": "£10k a year"}},
        }
    },
    "contributions": {
        "curation": {"by": "trust", "what": "data", "cost": "£10k a year", "years": 2},
        "selling": {"by": "company", "what": "sales", "cost": "5% of revenue", "product": "tool"},
    },
    "terms": {"fee": {"kind": "subscription", "from": "company", "to": "trust", "amount": "£1k"}},
}
SHARES = {"kind": "equity", "from": "company", "to": "trust"}
ROYALTY = {"kind": "royalty", "from": "company", "to": "trust", "base": {"products": ["tool"]}}


def problems(changes: dict[str, object]) -> dict[str, str]:
    """Messages by path of the base with changes."""
    document, _ = apply_changes(deepcopy(BASE), changes)
    with pytest.raises(DealProblems) as refused:
        Deal.from_document(document)
    return {problem.path: problem.message for problem in refused.value.problems}


def test_the_base_itself_is_sound() -> None:
    assert Deal.from_document(BASE).suppliers == ("company",)


@pytest.mark.parametrize(
    ("changes", "path", "says"),
    [
        ({"parties.nhs": {"name": "x", "role": "other"}}, "parties.nhs", "meaning of its own"),
        ({"terms.fee.to": "trsut"}, "terms.fee.to", "Did you mean trust?"),
        ({"terms.fee.to": "company"}, "terms.fee.to", "both sides"),
        ({"terms.fee.to": {"trust": "60%"}}, "terms.fee.to", "add up to 100%"),
        ({"products.tool.owner": "x"}, "products.tool.owner", "no party called x"),
        (
            {"products.tool.markets.world.buyer": "company"},
            "products.tool.markets.world.buyer",
            "sell it to itself",
        ),
        ({"horizon.start": "2005-04-01"}, "signed", "after the horizon has ended"),
        ({"prices": {"base": "2020-22"}}, "prices.base", "no financial year"),
        ({"prices": {"base": "1900-01"}}, "prices.base", "years from the horizon"),
        (
            {"parties.company.hurdle_rate": {"value": "20%", "covers": "everything"},
             "parties.company.business.failure": {"chance": "5%"}},
            "parties.company.hurdle_rate",
            "count twice",
        ),
        (
            {"terms.stake": {**SHARES, "stated_value": "£5m", "at_price": 0}},
            "terms.stake.at_price",
            "above nil",
        ),
        ({"terms.stake": {**SHARES, "shares": "11 million"}}, "terms.stake", "11,000,000 shares"),
        (
            {"terms.stake": {**SHARES, "percent": "1%", "sold": "2019-01-01"}},
            "terms.stake.sold",
            "before signature",
        ),
        (
            {"terms.back": {"kind": "cost-recovery", "from": "company", "to": "trust",
                            "of": ["selling"]}},
            "terms.back.of",
            "nothing to repay",
        ),
        (
            {"terms.free": {"kind": "free-use", "from": "company", "to": "trust",
                            "for": "company", "product": "tool"}},
            "terms.free.for",
            "which party uses it",
        ),
        (
            {"terms.royalty": {**ROYALTY, "rate": "2%", "cap": "£1k", "minimum": "£2k"}},
            "terms.royalty.cap",
            "above the most",
        ),
        (
            {"terms.royalty": {**ROYALTY, "tiers": [{"above": "£2m", "rate": "2%"},
                                                    {"above": "£1m", "rate": "3%"}]}},
            "terms.royalty.tiers",
            "lowest threshold to the highest",
        ),
        (
            {"terms.reached": {"kind": "milestone", "from": "company", "to": "trust",
                               "amount": "£1k", "on": "biuld"}},
            "terms.reached.on",
            "no stage called biuld",
        ),
        ({"views": {"nobody": {"changes": {}}}}, "views.nobody", "no party called nobody"),
        (
            {"correlations": {"two": {"between": ["terms.fee.amount", "x.y"], "rank": 0.5}}},
            "correlations.two.between",
            "not the path of an uncertain value",
        ),
        (
            {"without_deal": {"changes": {"products.tool.owner": "x"}}},
            "without_deal.changes",
            "no party called x",
        ),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said(changes: dict[str, object], path: str, says: str) -> None:
    assert says in problems(changes)[path]


def test_a_fault_of_the_deal_is_not_repeated_for_business_as_usual() -> None:
    found = problems(
        {
            "terms.fee.to": "trsut",
            "without_deal": {"changes": {"products.tool.lifetime": "5 years"}},
        }
    )
    assert list(found) == ["terms.fee.to"]
