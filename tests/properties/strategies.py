"""Small deals for Hypothesis: every kind of term, product, market, adoption and valuation.

Values are drawn from short lists of round numbers, so that a failing deal reads easily and shrinks
fast. Amounts are plain numbers, so that a test may multiply them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

Document = dict[str, Any]

PARTIES: Document = {
    "trust": {"name": "The trust", "role": "nhs-provider"},
    "second": {"name": "A second trust", "role": "nhs-provider"},
    "wider-nhs": {"name": "The rest of the NHS", "role": "nhs-wider"},
    "patients": {"name": "Patients", "role": "patients"},
    "partner": {
        "name": "A second company", "role": "supplier",
        "business": {"failure": {"chance": "15%"}},
    },
}  # fmt: skip
SIDES = ["trust", {"trust": "60%", "second": "40%"}]
DATES = ["2020-10-31", "2021-06-30", "2023-04-01", "2026-02-14"]


def spread_out(low: float, high: float, unit: str = "") -> st.SearchStrategy[str]:
    """A known value, a range, or a most likely value within one."""
    middle = round((low + high) / 2, 6)
    return st.sampled_from(
        [
            f"{middle}{unit}",
            f"{low}{unit} to {high}{unit}",
            f"{middle}{unit} ({low}{unit} to {high}{unit})",
        ]
    )


def money(low: float, high: float) -> st.SearchStrategy[Any]:
    """A known sum or an uncertain one, as plain numbers."""
    middle = (low + high) / 2
    return st.sampled_from([middle, {"dist": "uniform", "low": low, "high": high},
                            {"likely": middle, "low": low, "high": high}])  # fmt: skip


def chances(*percent: float) -> st.SearchStrategy[str]:
    return st.sampled_from([f"{each}%" for each in percent])


def optional(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Document]:
    """A mapping in which any field may be left out."""
    return st.fixed_dictionaries({}, optional=fields)


ADOPTION = st.sampled_from(
    [
        "immediate",
        {"linear": {"years": "2 to 6"}},
        {"bass": {"p": 0.03, "q": "0.3 to 0.6"}},
        {"logistic": {"midpoint": "2 to 5", "steepness": 0.9}},
        {"series": ["20%", "50% to 70%", "100%"]},
    ]
)


def market(buyer: str) -> st.SearchStrategy[Document]:
    return st.fixed_dictionaries(
        {
            "buyer": st.just(buyer),
            "units": spread_out(5, 60),
            "price": money(10_000, 50_000),
            "adoption": ADOPTION,
        },
        optional={
            "cost_of_use": st.fixed_dictionaries({"once": money(0, 9e3), "a_year": money(0, 4e3)})
        },
    )


STAGE = st.fixed_dictionaries(
    {"years": spread_out(0.5, 2)},
    optional={"cost": money(2e5, 9e5), "success": chances(60, 95, 100)},
)
BENEFITS: st.SearchStrategy[Document] = st.fixed_dictionaries(
    {},
    optional={
        "saving": st.fixed_dictionaries(
            {
                "to": st.just("user"),
                "class": st.just("cash-releasing"),
                "amount": money(-5e3, 45e3),
            },
            optional={"additional": spread_out(50, 100, "%")},
        ),
        "time": st.fixed_dictionaries(
            {
                "to": st.sampled_from(["user", "trust"]),
                "class": st.just("non-cash-releasing"),
                "amount": money(5e3, 25e3),
            },
            optional={"markets": st.just(["trust"])},
        ),
        "health": st.fixed_dictionaries(
            {"to": st.just("patients"), "class": st.just("health"), "qalys": money(0, 0.4)}
        ),
    },
)
PRODUCT = st.fixed_dictionaries(
    {
        "owner": st.just("company"),
        "markets": st.fixed_dictionaries(
            {"trust": market("trust"), "nhs": market("wider-nhs"), "world": market("third-parties")}
        ),
        "benefits": BENEFITS,
    },
    optional={
        "development": st.dictionaries(
            st.sampled_from(["build", "approval"]), STAGE, min_size=1, max_size=2
        ),
        "lifetime": spread_out(2, 8),
        "withdrawal": st.fixed_dictionaries({"chance": chances(2, 20)}),
        "price_change": spread_out(-6, 2, "%"),
        "cost_of_supply": spread_out(10, 40, "%"),
        "support_cost": money(0, 6e3),
    },
)

VALUATION = st.sampled_from(
    [
        {"kind": "listed", "share_price": 2.0, "shares_in_issue": 1e7, "volatility": "30% to 90%"},
        {"kind": "linked", "multiple": "2 to 5", "before_launch": 3e6},
        {
            "kind": "private",
            "post_money": 8e6,
            "rounds": {"every": "1 to 3", "sells": "20%", "price_change": "-30% to 50%"},
            "option_pool": "10%",
            "preferences": {"amount": 2e6, "multiple": 1.0},
            "sale": {"chance": "15%", "value": {"dist": "uniform", "low": 3e6, "high": 6e7}},
        },
        {
            "kind": "private",
            "post_money": 5e6,
            "preferences": {"amount": 2e6, "participating": "yes"},
            "sale": {"year": "3 to 9", "value": 2e7},
        },
    ]
)


@st.composite
def businesses(draw: st.DrawFn) -> Document:
    valuation = draw(VALUATION)
    events = draw(
        optional(
            failure=st.fixed_dictionaries(
                {"chance": chances(3, 12, 40), "recovery": chances(0, 10)}
            ),
            rescue=st.fixed_dictionaries(
                {"chance": chances(2, 15), "old_shares_keep": spread_out(5, 60, "%")}
            ),
        )
    )
    if valuation["kind"] != "private" and draw(st.booleans()):
        events["sale"] = {"chance": "10%", "premium": "0% to 60%"}
    return {"valuation": valuation, **events}


def term(
    kind: str, payer: Any = "company", payee: Any = None, **fields: Any
) -> st.SearchStrategy[Any]:
    """A term of a kind: what it must have, and under `optional` what it may."""
    to = st.sampled_from(SIDES) if payee is None else st.just(payee)
    extra = {
        "years": spread_out(1, 8),
        "indexation": st.sampled_from(["none", "inflation", "3%"]),
        **fields.pop("optional", {}),
    }
    must = {
        key: each if isinstance(each, st.SearchStrategy) else st.just(each)
        for key, each in fields.items()
    }
    return st.fixed_dictionaries(
        {"kind": st.just(kind), "from": st.just(payer), "to": to, **must}, optional=extra
    )


def after(**fields: st.SearchStrategy[Any]) -> Document:
    return {"optional": fields}


STARTS = st.sampled_from(["signing", "data-flow", "launch", "2021-07-01"])
SALES = {
    "starts": st.sampled_from(["launch", "signing", "2022-10-01"]),
    "cap": money(5e4, 4e5),
    "minimum": money(0, 4e4),
    "lifetime_cap": money(2e5, 2e6),
    "lag": spread_out(0.1, 1.6),
    "leakage": spread_out(0, 20, "%"),
}
BASE = st.fixed_dictionaries(
    {"products": st.just(["tool"])},
    optional={
        "share": spread_out(20, 80, "%"),
        "deductions": chances(10),
        "excludes": st.sampled_from([["trust"], ["wider-nhs", "trust"]]),
    },
)
TIERS = [{"above": 0, "rate": "2%"}, {"above": 300_000, "rate": "5%"}]
ALL_TERMS: dict[str, st.SearchStrategy[Any]] = {
    "fee": term("upfront-fee", amount=money(1e5, 5e5), **after(date=st.sampled_from(DATES))),
    "yearly": term("subscription", amount=money(5e4, 2e5), **after(starts=STARTS)),
    "product-fee": term("subscription", amount=money(5e4, 2e5), product="tool"),
    "repaid": term(
        "cost-recovery", payee="trust", of=["curation", "approvals"],
        **after(share=spread_out(50, 100, "%"), cap=money(5e4, 2e5), starts=STARTS),
    ),
    "launched": term("milestone", amount=money(1e5, 4e5), on="launch", product="tool"),
    "partners-fee": term("subscription", payer="partner", amount=money(5e4, 2e5)),
    "partners-part": term(
        "cost-recovery", payer={"partner": "50%", "company": "50%"}, of=["curation", "approvals"],
    ),
    "partners-royalty": term(
        "royalty", payer="partner", rate="3%", base=BASE, **after(lag=spread_out(0.1, 1.6)),
    ),
    "dated": term("milestone", amount=money(1e5, 4e5), on=st.sampled_from(DATES)),
    "big-sales": term("milestone", amount=money(1e5, 4e5), on={"revenue": 2e6}, product="tool"),
    "royalty": term(
        "royalty", rate=spread_out(1, 8, "%"), base=BASE,
        **after(**SALES, step_down=st.just({"after": "2.5", "to": "1%"})),
    ),
    "tiered": term("revenue-share", tiers=TIERS, base=BASE, **after(**SALES)),
    "profit": term(
        "profit-share", rate=spread_out(5, 20, "%"), base={"products": ["tool"]},
        **after(carry_losses=st.sampled_from(["yes", "no"])),
    ),
    "savings": term("savings-share", payer="trust", payee="company", rate="20%", product="tool"),
    "free": term(
        "free-use", payee="trust", product="tool",
        **after(
            units=spread_out(5, 30),
            support_threshold=money(500, 4000),
            afterwards=st.sampled_from(["list", {"discount": "30%"}, {"price": 9e3}]),
            otherwise=st.sampled_from(["buys", "goes-without"]),
        ),
    ),
    "cheaper": term("discount", payee="wider-nhs", product="tool", rate=spread_out(10, 60, "%")),
    "lowest": term("discount", payee="trust", product="tool", lowest_price="yes"),
    "kit": term("investment", amount=money(5e4, 2e5), **after(in_kind=st.just("yes"))),
    "dataset": term("improved-dataset", payee="trust", value=money(5e4, 2e5)),
    "head-start": term("exclusivity", payer="trust", payee="company", forgone=money(0, 4e4)),
}  # fmt: skip


def equity(listed_or_linked: bool) -> st.SearchStrategy[Any]:
    sold = ["on-sale", "2027-03-31", "at-lock-up-end"] if listed_or_linked else ["on-sale"]
    return term(
        "equity",
        percent=spread_out(1, 10, "%"),
        **after(
            chance_issued=spread_out(50, 100, "%"),
            lock_up=spread_out(0, 3),
            sold=st.sampled_from(sold),
            sale_discount=spread_out(0, 20, "%"),
            anti_dilution=st.just("yes"),
            starts=st.sampled_from(["signing", "data-flow"]),
        ),
    )


CONTRIBUTIONS: Document = {
    "curation": {"by": "trust", "what": "data", "years": "2 to 6", "counts_as": "access-cost",
                 "cost": {"dist": "uniform", "low": 5e4, "high": 2e5}},
    "approvals": {"by": "trust", "what": "approvals", "cost": 60_000, "date": "2020-12-01"},
    "time": {"by": "second", "what": "clinicians", "cost": 40_000, "years": 3,
             "resource": "existing", "starts": "data-flow"},
    "selling": {"by": "company", "what": "selling", "cost": "15% of revenue", "product": "tool"},
}  # fmt: skip


@st.composite
def documents(draw: st.DrawFn, terms: tuple[str, ...] | None = None) -> Document:
    """A whole deal file, small enough to run in a moment."""
    business = draw(businesses())
    kind = business["valuation"]["kind"]
    names = draw(st.lists(st.sampled_from(sorted(terms or ALL_TERMS)), unique=True, max_size=5))
    chosen = {name: draw(ALL_TERMS[name]) for name in names}
    if terms is None and draw(st.booleans()):
        chosen["stake"] = draw(equity(kind != "private"))
    if terms is None and kind == "listed" and draw(st.booleans()):
        chosen["warrant"] = {
            "kind": "warrant", "from": "company", "to": "trust",
            "shares": 1e5, "strike": 2.2, "expiry": draw(st.sampled_from(["4", "2026-10-01"])),
        }  # fmt: skip
    for each in chosen.values():
        _only_what_fits(each)
    return {
        "benefitshare": 1,
        "name": "A small deal",
        "signed": draw(st.sampled_from(["2020-10-26", "2021-02-01"])),
        "horizon": {"start": draw(st.sampled_from(["2020-11-01", "2020-04-01"])),
                    "years": draw(st.sampled_from([7, 9.5, 12]))},
        "prices": {"inflation": draw(st.sampled_from(["2%", "0% to 5%"]))},
        "agreement": draw(optional(
            data_flows=spread_out(0.25, 2),
            ends_early=st.fixed_dictionaries({"chance": chances(3, 25)}),
        )),
        "optimism_bias": draw(optional(
            costs=spread_out(0, 40, "%"), benefits=spread_out(0, 30, "%"), delay=spread_out(0, 1),
        )),
        "parties": {**PARTIES, "company": {
            "name": "The company", "role": "supplier", "hurdle_rate": "10%", "business": business,
        }},
        "products": {"tool": draw(PRODUCT)},
        "contributions": CONTRIBUTIONS,
        "terms": chosen,
        "simulation": {"draws": 500, "seed": 7},
    }  # fmt: skip


def _only_what_fits(term: Document) -> None:
    """Drop what the checks of a deal would refuse."""
    if term["kind"] == "upfront-fee" or (term["kind"] == "milestone" and "on" in term):
        term.pop("years", None)
    if term["kind"] in {"investment", "improved-dataset"} and "years" not in term:
        term["date"] = "2022-05-01"


MONEY = frozenset({
    "cost", "amount", "price", "once", "a_year", "cap", "minimum", "lifetime_cap", "above",
    "revenue", "share_price", "strike", "post_money", "before_launch", "value", "forgone",
    "support_cost", "support_threshold", "qaly",
})  # fmt: skip


def scaled(part: Any, factor: float, key: str = "") -> Any:
    """A document with every sum of money multiplied. Numbers with other meanings stay."""
    if isinstance(part, dict):
        values = {"dist", "likely"} & part.keys()
        inner = key if values else ""
        return {name: scaled(each, factor, inner or name) for name, each in part.items()}
    if isinstance(part, list):
        return [scaled(each, factor, key) for each in part]
    if isinstance(part, int | float) and not isinstance(part, bool) and key in MONEY:
        return part * factor
    return part


def shuffled(part: Any, order: Callable[[list[str]], list[str]], key: str = "") -> Any:
    """A document with its keys in another order; stages of development keep theirs."""
    if not isinstance(part, dict):
        return part
    names = list(part) if key == "development" else order(list(part))
    return {name: shuffled(part[name], order, name) for name in names}
