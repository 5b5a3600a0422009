"""What one party, or a group of parties, receives: every statistic that is reported of it."""

import numpy as np

from benefitshare.ledger import CLASSES, LINES, FloatArray
from benefitshare.valuation.nominal import nominal
from benefitshare.valuation.reading import Reading
from benefitshare.valuation.results import PartyValue, RateOfReturn, Statistics
from benefitshare.valuation.settings import signing_of
from benefitshare.valuation.sums import Sums

Ids = tuple[str, ...]
FEWEST_LAUNCHES = 2


def party_values(reading: Reading) -> dict[str, PartyValue]:
    """Of each party, by id."""
    return {
        id_: _value(reading, id_, (party.name, party.role), (id_,))
        for id_, party in reading.deal.parties.items()
    }


def group_values(reading: Reading) -> dict[str, PartyValue]:
    """Of `nhs` (providers and wider) and `system` (NHS and patients), where there are any."""
    named = {
        "nhs": ("The NHS as a whole", reading.nhs),
        "system": ("The health and care system", reading.system),
    }
    return {
        id_: _value(reading, id_, (name, "group"), ids) for id_, (name, ids) in named.items() if ids
    }


def _value(reading: Reading, id_: str, named: tuple[str, str], ids: Ids) -> PartyValue:
    name, role = named
    accounts, path = reading.sample.sample.accounts, reading.path.sample.accounts
    flows = reading.flows(accounts.by_year, ids)
    path_flows = reading.path_flows(path.by_year, ids)
    real = reading.teller.years(flows, path_flows)
    # Only a supplier's own basis differs from the social one.
    differs = any(reading.deal.parties[each].is_supplier for each in ids)
    npv = reading.stats(lambda sums: sums.npv(ids))
    lines = lines_of(reading, ids, social=False)
    social = lines_of(reading, ids, social=True) if differs else lines
    return PartyValue(
        id=id_,
        name=name,
        role=role,
        npv=npv,
        npv_social=reading.stats(lambda sums: sums.npv(ids, social=True)) if differs else npv,
        gain=lines["all"],
        gain_social=social["all"],
        lines=lines,
        lines_social=social,
        by_year=real,
        by_year_nominal=nominal(
            reading.deal,
            reading.all_draws(),
            reading.timeline.first_year,
            flows,
            path_flows,
            real,
            reading.teller.years,
        ),
        by_class={class_: _class_value(reading, ids, class_) for class_ in CLASSES},
        by_term=by_term_of(reading, ids),
        given_launch=given_launch_of(reading, ids),
        irr=_rate_of_return(reading, id_) if role == "supplier" else None,
        payback=reading.teller.payback(
            reading.flows(accounts.money_by_year, ids),
            reading.timeline.first_year + 1.0,
            signing_of(reading.deal),
        ),
        health_low=_health_low(reading, ids),
    )


def lines_of(reading: Reading, ids: Ids, *, social: bool) -> dict[str, Statistics]:
    """The cumulative lines of the gain."""

    def line(name: str) -> Statistics:
        return reading.stats(lambda sums: sums.gain(ids, LINES[name], social=social))

    return {name: line(name) for name in LINES}


def _class_value(reading: Reading, ids: Ids, class_: str) -> Statistics:
    return reading.stats(lambda sums: sums.npv(ids, (class_,)))


def by_term_of(reading: Reading, ids: Ids) -> dict[str, Statistics]:
    """With less without each term, what is left without any, and what only goes together."""
    terms = tuple(reading.deal.terms)

    def worth(term: str) -> Statistics:
        return reading.stats(lambda sums: sums.term(ids, term))

    def interaction(sums: Sums) -> FloatArray:
        if not sums.sample.without:
            return np.zeros(sums.sample.draws)
        parts = sum((sums.term(ids, term) for term in terms), sums.no_terms(ids))
        return np.asarray(sums.npv(ids) - parts)

    return {
        **{term: worth(term) for term in terms},
        "no_terms": reading.stats(lambda sums: sums.no_terms(ids)),
        "interaction": reading.stats(interaction),
    }


def given_launch_of(reading: Reading, ids: Ids) -> dict[str, Statistics] | None:
    """The same in the draws in which a product launches; None where none is or does."""
    launched = reading.sample.sample.launched > 0.0
    amounts = {
        "npv": reading.sample.npv(ids),
        "gain": reading.sample.gain(ids),
        "non_cash": reading.sample.gain(ids, LINES["non_cash"]),
    }
    told = {
        name: reading.teller.statistics(amount[launched], float("nan"))
        for name, amount in amounts.items()
    }
    enough = reading.teller.count(launched) >= FEWEST_LAUNCHES
    return told if reading.deal.products and enough else None


def _health_low(reading: Reading, ids: Ids) -> Statistics | None:
    """The health line with a QALY at £15,000, shown beside."""
    qaly, low = reading.appraisal.qaly, reading.appraisal.low_qaly
    if qaly is None or low is None:
        return None
    part = low / qaly
    return reading.stats(lambda sums: sums.gain(ids, ("health",)) * part)


def _rate_of_return(reading: Reading, id_: str) -> RateOfReturn:
    hurdle = reading.deal.parties[id_].hurdle_rate
    value = 0.0 if hurdle is None else reading.all_draws().value(hurdle.value)
    cash = reading.flows(reading.sample.sample.accounts.cash_by_year, (id_,))
    return reading.teller.rates(cash, value)
