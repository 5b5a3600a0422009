"""A projection in brief: what rules judge by, and nothing by year, for changes that are tried by
the hundred."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from benefitshare.valuation.fair_shares import (
    consideration_of,
    contribution_shares,
    cost_recovery_of,
    split_of,
)
from benefitshare.valuation.party_values import Ids, by_term_of, lines_of
from benefitshare.valuation.projection import in_words, supplier_gain_modelled
from benefitshare.valuation.reading import Reading
from benefitshare.valuation.remarks import break_even_qaly
from benefitshare.valuation.results import (
    Events,
    PartyValue,
    Payback,
    Projection,
    Statistics,
    YearByYear,
)

_NO_YEARS = YearByYear(*((),) * len(fields(YearByYear)))
_NO_EVENTS = Events({}, 0.0, 0.0, {}, {}, {}, {})


def told_in_brief(reading: Reading) -> Projection:
    """The gains, shares and parts of a reading; what happens, and when, is left empty."""
    deal = reading.deal
    groups = {"nhs": reading.nhs, "system": reading.system}
    return Projection(
        draws=reading.design.draws,
        seed=reading.design.seed,
        periods=reading.timeline.names,
        business_as_usual=reading.usual_state,
        business_as_usual_note=reading.usual_note,
        parties={
            id_: _value(reading, id_, party.name, party.role, (id_,))
            for id_, party in deal.parties.items()
        },
        groups={id_: _value(reading, id_, id_, "group", ids) for id_, ids in groups.items() if ids},
        suppliers=deal.suppliers,
        contracting=reading.contracting,
        split=split_of(reading),
        carrying_values={},
        cost_recovery=cost_recovery_of(reading),
        consideration=consideration_of(reading),
        contribution=contribution_shares(reading),
        net_present_social_value=reading.stats(lambda sums: sums.npv(deal.parties, social=True)),
        events=_NO_EVENTS,
        bridge=(),
        break_even_qaly=break_even_qaly(reading),
        models_product=bool(deal.products),
        supplier_gain_modelled=supplier_gain_modelled(deal),
        unmonetised=tuple(in_words(deal)),
    )


def _value(reading: Reading, id_: str, name: str, role: str, ids: Ids) -> PartyValue:
    differs = any(reading.deal.parties[each].is_supplier for each in ids)
    lines = lines_of(reading, ids, social=False)
    social = lines_of(reading, ids, social=True) if differs else lines
    return PartyValue(
        id=id_,
        name=name,
        role=role,
        npv=_npv(reading, ids, lines, social=False),
        npv_social=_npv(reading, ids, social, social=True),
        gain=lines["all"],
        gain_social=social["all"],
        lines=lines,
        lines_social=social,
        by_year=_NO_YEARS,
        by_year_nominal=_NO_YEARS,
        by_class={},
        # Rules look at what each term is worth to the NHS alone.
        by_term=by_term_of(reading, ids) if id_ == "nhs" else {},
        given_launch=None,
        irr=None,
        payback=Payback(None, None, None, 0.0),
    )


def _npv(
    reading: Reading, ids: Ids, lines: Mapping[str, Statistics], *, social: bool
) -> Statistics:
    """What a deal is worth, which is what is gained by it where nothing happens without it."""
    if not reading.sample.counts_usual:
        return lines["all"]
    return reading.stats(lambda sums: sums.npv(ids, social=social))
