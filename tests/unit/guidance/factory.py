"""Deals and projections made by hand, so that rules are tested without running a projection.

What a test does not say is ordinary: a trust that gains, a supplier that gains about as much.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import fields, replace
from typing import Any

from benefitshare.deal import Deal
from benefitshare.valuation.results import (
    Consideration,
    ContributionShares,
    CostRecovery,
    Events,
    PartyValue,
    Payback,
    Projection,
    Share,
    Split,
    Statistics,
    YearByYear,
)

Options = Mapping[str, Any]

BASE_DEAL: dict[str, Any] = {
    "benefitshare": 1,
    "name": "A trust and a company",
    "arrangement": "data-access",
    "signed": "2020-10-26",
    "horizon": {"start": "2020-11-01", "years": 15},
    "parties": {
        "trust": {"name": "The trust", "role": "nhs-provider"},
        "wider-nhs": {"name": "The rest of the NHS", "role": "nhs-wider"},
        "patients": {"name": "Patients", "role": "patients"},
        "company": {
            "name": "The company",
            "role": "supplier",
            "hurdle_rate": "12%",
            "business": {
                "valuation": {
                    "kind": "listed",
                    "share_price": "£1.75",
                    "shares_in_issue": "100 million",
                    "volatility": "80%",
                }
            },
        },
    },
    "data": {"records": 650000, "form": "raw", "use": "commercial", "exclusive": "no"},
    "products": {"tool": {"owner": "company"}},
    "contributions": {
        "curation": {
            "by": "trust",
            "what": "preparing data",
            "cost": "£150k a year",
            "years": 5,
            "counts_as": "access-cost",
        }
    },
    "terms": {
        "royalty": {
            "kind": "royalty",
            "from": "company",
            "to": "trust",
            "rate": "4%",
            "base": {"products": ["tool"]},
        },
        "fee": {"kind": "subscription", "from": "company", "to": "trust", "amount": "£250k a year"},
    },
}


def deal(changes: Options | None = None) -> Deal:
    """The base deal with blocks merged over it; null removes."""
    return Deal.from_document(merged(BASE_DEAL, changes or {}))


def merged(base: Options, changes: Options) -> dict[str, Any]:
    """One document over another: mappings are merged, null removes, all else replaces."""
    result: dict[str, Any] = deepcopy(dict(base))
    for key, value in changes.items():
        if value is None:
            result.pop(key, None)
        elif isinstance(value, Mapping) and isinstance(result.get(key), Mapping):
            result[key] = merged(result[key], value)
        else:
            result[key] = value
    return result


def statistics(mean: float = 0.0, chance: float = 0.0, error: float = 0.0) -> Statistics:
    """Statistics around a mean; `chance` is that of being below nil, `error` the mean's."""
    return Statistics(
        mean=mean,
        sd=abs(mean),
        standard_error=error,
        p5=mean,
        p10=mean,
        p25=mean,
        p50=mean,
        p75=mean,
        p90=mean,
        p95=mean,
        prob_negative=chance,
        worst_fifth=mean,
        risk_adjusted=mean,
        prob_negative_error=0.0 if chance in {0.0, 1.0} else 0.004,
    )


def party(id_: str, name: str, role: str, own: Statistics, social: Statistics) -> PartyValue:
    """A party whose gain is the same on every line."""
    year = YearByYear(**{each.name: () for each in fields(YearByYear)})
    lines = dict.fromkeys(("money", "non_cash", "all"), own)
    return PartyValue(
        id=id_,
        name=name,
        role=role,
        npv=own,
        npv_social=social,
        gain=own,
        gain_social=social,
        lines=lines,
        lines_social=dict.fromkeys(lines, social),
        by_year=year,
        by_year_nominal=year,
        by_class={},
        by_term={},
        given_launch=None,
        irr=None,
        payback=Payback(None, None, None, 0.0),
    )


def group(id_: str, basis: Statistics, lines: Options) -> PartyValue:
    """A group whose gain is the same on every line, but for those of which a mean is said."""
    one = party(id_, id_, "group", basis, basis)
    said = {line: statistics(mean) for line, mean in lines.items()}
    return replace(one, lines={**one.lines, **said})


def share(options: Options) -> Share:
    """A share with its difference in gain."""
    return Share(
        system_share=options.get("share", 0.5),
        interval=options.get("interval"),
        given_launch=options.get("given_launch"),
        difference_in_gain=statistics(
            options.get("difference", 100_000.0), error=options.get("error", 1_000.0)
        ),
    )


def split(options: Options) -> Split:
    """The split on one basis; what is said applies to all three lines unless `on` one of them."""
    lines = {line: {**options, **options.get(line, {})} for line in ("money", "non_cash", "all")}
    return Split(share(lines["non_cash"]), share(lines["money"]), share(lines["all"]))


def cost_recovery(options: Options | None) -> CostRecovery | None:
    """Payments over an access cost of £700,000 unless said otherwise."""
    if options is None:
        return None
    fixed, all_ = options.get("fixed", 1.2), options.get("all", options.get("fixed", 1.2))
    cost, error = options.get("cost", 700_000.0), options.get("error", 0.0)
    return CostRecovery(
        cost=statistics(cost, error=error),
        fixed=statistics(fixed * cost, error=fixed * error),
        contingent=statistics((all_ - fixed) * cost),
        ratio_fixed_p50=fixed,
        ratio_all_p50=all_,
        prob_short=options.get("chance_short", 0.0 if fixed >= 1 else 1.0),
    )


def consideration(options: Options) -> Consideration:
    """A gross of £2m, a part of it contingent, without shares unless said otherwise."""
    return Consideration(
        gross=options.get("gross", 2e6),
        contingent=options.get("contingent", 6e5),
        shares=options.get("shares", 0.0),
        gain_without_shares=statistics(options.get("without_shares", 1e6), error=1_000.0),
    )


def _parties(options: Options, deal_: Deal) -> dict[str, PartyValue]:
    own: dict[str, Options] = {
        "nhs-provider": {"mean": 1e6, "chance": 0.05, **options.get("trust", {})},
        "nhs-wider": {"mean": 5e5, "chance": 0.05, **options.get("wider", {})},
        "supplier": {"mean": 1e6, "chance": 0.4, "error": 1e4, **options.get("supplier", {})},
    }
    found = {}
    for id_, one in deal_.parties.items():
        given = dict(own.get(one.role, {"mean": 0.0}))
        social = given.pop("social", given["mean"])
        basis = statistics(**given)
        found[id_] = party(id_, one.name, one.role, basis, statistics(**{**given, "mean": social}))
    return found


def projection(options: Options | None = None, deal_: Deal | None = None) -> Projection:
    """A projection of a deal, with what the options say.

    `trust`, `wider`, `nhs`, `supplier`: mean, chance, error (supplier: social as well); `own`,
    `social`: share, interval, difference, error, given_launch, and the same under a line's name;
    `lines`: means of the groups' gain on a line; `cost_recovery` (null: none), `consideration`,
    `contribution`; and Projection's own flags.
    """
    given = options or {}
    of = deal_ or deal()
    parties = _parties(given, of)
    nhs = statistics(**{"mean": 1.5e6, "chance": 0.05, **given.get("nhs", {})})
    groups = {id_: group(id_, nhs, given.get("lines", {})) for id_ in ("nhs", "system")}
    return Projection(
        draws=10_000,
        seed=1,
        periods=(),
        business_as_usual="nothing",
        business_as_usual_note="",
        parties=parties,
        groups=groups,
        suppliers=of.suppliers,
        contracting=tuple(id_ for id_, p in of.parties.items() if p.role == "nhs-provider"),
        split={b: split(given.get(b, {})) for b in ("own", "social")} if of.suppliers else {},
        carrying_values={},
        cost_recovery=cost_recovery(given.get("cost_recovery", {})),
        consideration=consideration(given.get("consideration", {})),
        contribution=ContributionShares(
            **given.get(
                "contribution",
                {"by_cost": 0.2, "by_assessed_value": None, "by_standing_alone": 0.4},
            )
        ),
        net_present_social_value=statistics(1e6),
        events=Events({}, 0.0, 1.0, {}, {}, {}, {}),
        bridge=(),
        break_even_qaly=given.get("break_even_qaly"),
        models_product=given.get("models_product", bool(of.products)),
        supplier_gain_modelled=given.get("supplier_gain_modelled", bool(of.products)),
        unmonetised=tuple(given.get("unmonetised", ())),
    )
