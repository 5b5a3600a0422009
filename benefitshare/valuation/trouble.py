"""When a company comes to grief soon after signing: what everything that hangs on it is worth then.

Its royalties, fees, support and shares go together. This common cause is what a sheet with one
line for each payment does not show.
"""

import numpy as np
from numpy.typing import NDArray

from benefitshare.valuation.blocks import SOON
from benefitshare.valuation.reading import Reading
from benefitshare.valuation.results import Statistics, Trouble

Which = NDArray[np.bool_]
FEWEST = 50
"""Draws on either side, below which nothing is said."""


def troubles_of(reading: Reading) -> dict[str, Trouble]:
    """Set the draws in which a company soon comes to grief against those in which it does not."""
    found = {}
    for id_, flags in reading.sample.sample.troubled.items():
        struck = flags > 0.0
        rarer = min(reading.teller.count(struck), reading.teller.count(~struck))
        trouble = _trouble(reading, struck)
        if rarer >= FEWEST:
            found[id_] = trouble
    return found


def _trouble(reading: Reading, struck: Which) -> Trouble:
    sums, deal, teller = reading.sample, reading.deal, reading.teller
    sides = {**{id_: (id_,) for id_ in deal.parties}, "nhs": reading.nhs, "system": reading.system}
    gains = {id_: sums.gain(ids) for id_, ids in sides.items() if ids}
    terms = {
        term: {id_: sums.term(ids, term) for id_, ids in sides.items() if ids}
        for term in deal.terms
    }

    def told(which: Which) -> dict[str, Statistics]:
        return {id_: teller.statistics(gain[which], float("nan")) for id_, gain in gains.items()}

    def worth(
        which: Which,
    ) -> dict[str, dict[str, float]]:
        return {
            term: {id_: teller.mean(each[which]) for id_, each in by_party.items()}
            for term, by_party in terms.items()
        }

    return Trouble(
        years=SOON,
        chance=teller.mean(struck.astype(float)),
        gain=told(struck),
        gain_otherwise=told(~struck),
        by_term=worth(struck),
        by_term_otherwise=worth(~struck),
    )
