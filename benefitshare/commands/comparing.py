"""`compare`: deals side by side, on the same draws."""

import datetime
from collections.abc import Callable, Sequence

from benefitshare.commands.valuing import Sampling, TrustPolicy, judged_deal
from benefitshare.files.read_deal import LoadedDeal
from benefitshare.report.comparison import Comparison, differing
from benefitshare.valuation.paired import (
    DrawnValues,
    PairedDifference,
    gain_difference,
    gains_by_draw,
    npv_difference,
)
from benefitshare.valuation.projection import sampled, told

Paired = Callable[[DrawnValues, DrawnValues, str], PairedDifference]


def compare(
    deals: Sequence[LoadedDeal],
    names: Sequence[str],
    trust_policy: TrustPolicy = TrustPolicy(),
    *,
    today: datetime.date,
    sampling: Sampling = Sampling(),
) -> Comparison:
    """Set deals side by side, on the draws and seed of the first unless others are asked for.

    Where two deals share an input they share its draws, so that differences are paired.
    """
    settings = deals[0].deal.simulation
    draws = sampling.draws or settings.draws
    seed = settings.seed if sampling.seed is None else sampling.seed
    judged, drawn = [], []
    for loaded, name in zip(deals, names, strict=True):
        reading = sampled(
            loaded.deal,
            draws=draws,
            seed=seed,
            workers=sampling.workers,
            progress=sampling.progress,
        )
        drawn.append(gains_by_draw(reading))
        judged.append(judged_deal(loaded, name, told(reading), trust_policy, today=today))
    first, others = drawn[0], drawn[1:]

    def paired(of: Paired) -> dict[str, tuple[PairedDifference | None, ...]]:
        return {
            id_: tuple(of(first, other, id_) if id_ in other.npv else None for other in others)
            for id_ in first.npv
        }

    return Comparison(
        names=tuple(names),
        deals=tuple(judged),
        differing=differing([loaded.deal.document() for loaded in deals]),
        npv=paired(npv_difference),
        gain=paired(gain_difference),
    )
