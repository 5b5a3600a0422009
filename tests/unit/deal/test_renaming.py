"""Another id is put wherever a deal names the old one, and nowhere else."""

from benefitshare.deal.renaming import Renaming

DEAL = {
    "parties": {"firm": {"name": "firm"}, "trust": {}},
    "products": {"app": {"owner": "firm", "markets": {"m": {"buyer": "trust"}}}},
    "contributions": {"work": {"by": "trust", "product": "app"}},
    "without_deal": {"changes": {"products.app.price": "£1", "products.apple.price": "£2"}},
    "terms": {
        "fee": {"from": {"firm": "50%", "trust": "50%"}, "to": "trust", "note": "firm"},
        "repaid": {"of": ["work"], "base": {"products": ["app"], "excludes": ["firm"]}},
    },
    "correlations": {"both": {"between": ["products.app.price", "terms.fee.rate"]}},
    "views": {"firm": {"changes": {"parties.firm.hurdle_rate": "12%"}}},
}


def renamed(part: str, old: str, new: str) -> dict[str, object]:
    found = Renaming(part, old, new).applied(DEAL)
    assert isinstance(found, dict)
    return found


def test_a_party() -> None:
    after = renamed("parties", "firm", "company")
    assert after["parties"] == {"company": {"name": "firm"}, "trust": {}}
    assert after["products"]["app"]["owner"] == "company"  # type: ignore[index]
    fee, repaid = after["terms"]["fee"], after["terms"]["repaid"]  # type: ignore[index]
    assert fee["from"] == {"company": "50%", "trust": "50%"}
    assert fee["note"] == "firm", "words of the user's own stay"
    assert repaid["base"]["excludes"] == ["company"]
    assert after["views"] == {"company": {"changes": {"parties.company.hurdle_rate": "12%"}}}


def test_a_product() -> None:
    after = renamed("products", "app", "tool")
    assert after["without_deal"] == {
        "changes": {"products.tool.price": "£1", "products.apple.price": "£2"}
    }
    assert after["contributions"]["work"]["product"] == "tool"  # type: ignore[index]
    assert after["terms"]["repaid"]["base"]["products"] == ["tool"]  # type: ignore[index]
    assert after["correlations"]["both"]["between"][0] == "products.tool.price"  # type: ignore[index]


def test_a_contribution_and_a_term() -> None:
    assert renamed("contributions", "work", "labour")["terms"]["repaid"]["of"] == ["labour"]  # type: ignore[index]
    after = renamed("terms", "fee", "access-fee")
    assert list(after["terms"]) == ["access-fee", "repaid"], "the order stays"  # type: ignore[call-overload]
    assert after["correlations"]["both"]["between"][1] == "terms.access-fee.rate"  # type: ignore[index]
