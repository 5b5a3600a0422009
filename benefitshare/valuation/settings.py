"""The setting of a deal: its time, its prices, the fate of the agreement and of each business."""

import numpy as np

from benefitshare.deal import Deal
from benefitshare.ledger import FloatArray, Timeline, mean_of, time_of
from benefitshare.uncertainty.draws import Draws
from benefitshare.valuation.appraisal import appraisal_of, factors, price_base
from benefitshare.world.windows import Hazard, until
from benefitshare.world.world import MEANS, Setting

AGREEMENT = "agreement"


def timeline_of(deal: Deal) -> Timeline:
    """The financial years that the deal's horizon touches."""
    return Timeline.of(deal.horizon.start, deal.horizon.years)


def signing_of(deal: Deal) -> float:
    """The later of signature and the horizon's start. [financial years]"""
    return max(time_of(deal.signed), time_of(deal.horizon.start))


def setting_of(deal: Deal, draws: Draws | None, *, may_end_early: bool = True) -> Setting:
    """The setting in a block of draws, or on the risk-adjusted path where `draws` is None."""
    timeline = timeline_of(deal)
    signing = signing_of(deal)
    bare = Setting(
        timeline=timeline,
        draws=draws,
        deflator=_deflator(deal, timeline, draws),
        standard_factors=factors(appraisal_of(deal).standard, timeline.count),
        signing=signing,
        data_flow=signing,
        agreement=Hazard(AGREEMENT, np.inf),
        data_hazard=Hazard(AGREEMENT, np.inf),
        failures={},
    )
    return _with_fates(deal, bare, may_end_early=may_end_early)


def _with_fates(deal: Deal, bare: Setting, *, may_end_early: bool) -> Setting:
    ends_early = deal.agreement.ends_early if may_end_early else None
    chance = None if ends_early is None else ends_early.chance
    agreement = bare.hazard("agreement.ends_early", chance, bare.signing)
    delay = bare.value(deal.optimism_bias.delay)
    planned = bare.signing + bare.value(deal.agreement.data_flows) + delay
    flows = np.where(np.asanyarray(planned) < agreement.time, planned, np.inf)
    return Setting(
        timeline=bare.timeline,
        draws=bare.draws,
        deflator=bare.deflator,
        standard_factors=bare.standard_factors,
        signing=bare.signing,
        data_flow=flows if flows.ndim else flows[()],
        agreement=agreement,
        data_hazard=until(agreement, mean_of(planned)),
        failures=_failures(deal, bare),
    )


def _failures(deal: Deal, setting: Setting) -> dict[str, Hazard]:
    return {
        id_: setting.hazard(
            f"parties.{id_}.business.failure", party.business.failure.chance, setting.signing
        )
        for id_, party in deal.parties.items()
        if party.business is not None and party.business.failure is not None
    }


def _deflator(deal: Deal, timeline: Timeline, draws: Draws | None) -> FloatArray:
    """Nominal over real: one in the base year, growing with inflation."""
    years = timeline.first_year + np.arange(timeline.count)[:, None] - price_base(deal)
    inflation = (draws or MEANS).value(deal.prices.inflation)
    return np.asanyarray((1.0 + inflation) ** years)
