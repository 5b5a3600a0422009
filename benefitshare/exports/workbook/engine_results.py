"""The engine's own risk-adjusted results, by the same keys as the workbook's."""

from benefitshare.report.judged import JudgedDeal
from benefitshare.valuation.appraisal import appraisal_of
from benefitshare.valuation.blocks import block_of
from benefitshare.valuation.results import PartyValue


def engine_results(judged: JudgedDeal) -> dict[str, tuple[float, ...]]:
    """Every result that the projection holds and the workbook shows."""
    projection = judged.projection
    found: dict[str, tuple[float, ...]] = {}
    for id_, value in {**projection.parties, **projection.groups}.items():
        found |= _of_party(id_, value)
    for id_, values in _carrying(judged).items():
        found[id_] = values
    social = projection.net_present_social_value.risk_adjusted
    return {**found, "npv_social.everybody": (social,)}


def _carrying(judged: JudgedDeal) -> dict[str, tuple[float, ...]]:
    """What each holder of a stake carries it at on each 31 March, on the path."""
    deal = judged.deal
    block = block_of(deal, None, appraisal_of(deal), None)
    found = {}
    for id_, values in block.carrying.items():
        to = deal.terms[id_].to
        parts = {to: 1.0} if isinstance(to, str) else {each: part.mean for each, part in to.items()}
        for party, part in parts.items():
            found[f"carrying.{id_}.{party}"] = tuple((values[:, 0] * part).tolist())
    return found


def _of_party(id_: str, value: PartyValue) -> dict[str, tuple[float, ...]]:
    found = {
        f"npv.{id_}": (value.npv.risk_adjusted,),
        f"npv_social.{id_}": (value.npv_social.risk_adjusted,),
        f"real.{id_}": value.by_year.risk_adjusted,
        f"nominal.{id_}": value.by_year_nominal.risk_adjusted,
    }
    for class_, statistics in value.by_class.items():
        found[f"class.{id_}.{class_}"] = (statistics.risk_adjusted,)
    for line in value.lines:
        found[f"line.{id_}.{line}"] = (value.lines[line].risk_adjusted,)
        found[f"line_social.{id_}.{line}"] = (value.lines_social[line].risk_adjusted,)
    for term, statistics in value.by_term.items():
        found[f"term.{id_}.{term}"] = (statistics.risk_adjusted,)
    return found
