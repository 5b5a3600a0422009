"""A deal to which no NHS body is a party is judged without a stumble, and passes no split."""

import datetime

from benefitshare.deal import Deal
from benefitshare.guidance import assess
from benefitshare.valuation.projection import project

DEAL = Deal.from_document(
    {
        "benefitshare": 1,
        "name": "A university and a company",
        "arrangement": "data-access",
        "signed": "2024-04-01",
        "horizon": {"start": "2024-04-01", "years": 10},
        "parties": {
            "university": {"name": "A university", "role": "university"},
            "company": {"name": "A company", "role": "supplier"},
        },
        "products": {
            "tool": {
                "owner": "company",
                "markets": {
                    "abroad": {"buyer": "third-parties", "units": 40, "price": "£30k a year"}
                },
            }
        },
        "terms": {
            "royalty": {
                "kind": "royalty",
                "from": "company",
                "to": "university",
                "rate": "4%",
                "base": {"products": ["tool"]},
            }
        },
    }
)


def test_no_rule_stumbles_and_no_share_rule_passes() -> None:
    projection = project(DEAL, draws=200, with_bridge=False)
    found = assess(DEAL, projection, on=datetime.date(2026, 4, 1)).findings
    outcomes = {finding.rule: finding.outcome for finding in found}
    assert {outcomes[code] for code in ("VS-04", "CC-06", "EQ-03")} == {"not applicable"}
    assert outcomes["P2-01"] == "cannot tell"
