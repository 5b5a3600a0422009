"""Which uncertain values a side's gain hangs on."""

from benefitshare.commands.valuing import Sampling
from benefitshare.deal import Deal
from benefitshare.ledger.posting import LINES
from benefitshare.valuation.influence import Influence, influences
from benefitshare.valuation.projection import sampled

ENOUGH = 2_000
"""Draws by which a rank correlation is known to two hundredths, one standard error."""


def influence(
    deal: Deal, party: str, line: str = "all", *, sampling: Sampling = Sampling(ENOUGH)
) -> tuple[Influence, ...]:
    """Every uncertain value with its influence on the gain of a party or group, greatest first.

    `line` is `money`, `non_cash` or `all`. Raises DealProblems where the deal cannot be valued.
    """
    reading = sampled(
        deal,
        draws=sampling.draws,
        seed=sampling.seed,
        workers=sampling.workers,
        totals_only=True,
    )
    groups = {"nhs": reading.nhs, "system": reading.system}
    return influences(reading, groups.get(party, (party,)), LINES[line])
