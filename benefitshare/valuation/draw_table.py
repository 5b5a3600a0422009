"""Every draw as a row: what each party receives and gains, and what each uncertain value was."""

from collections.abc import Iterator

from benefitshare.deal.paths import estimates
from benefitshare.ledger import LINES, FloatArray
from benefitshare.uncertainty.estimate import Estimate
from benefitshare.valuation.reading import Reading

INPUT = "input."
"""What the names of uncertain values begin with."""


def draw_table(reading: Reading) -> dict[str, FloatArray]:
    """Columns by name, each of shape (draws,). [currency, present value; inputs in their own unit]

    `<party>.npv` and `<party>.gain` are on the party's own basis, `…_social` at Green Book rates;
    `<party>.gain.money` and `.non_cash` are the lower lines of the gain. `launched` is one where
    any product launches.
    """
    columns: dict[str, FloatArray] = {}
    for id_, ids in _whose(reading):
        sums = reading.sample
        columns[f"{id_}.npv"] = sums.npv(ids)
        columns[f"{id_}.npv_social"] = sums.npv(ids, social=True)
        columns[f"{id_}.gain"] = sums.gain(ids)
        columns[f"{id_}.gain.money"] = sums.gain(ids, LINES["money"])
        columns[f"{id_}.gain.non_cash"] = sums.gain(ids, LINES["non_cash"])
        columns[f"{id_}.gain_social"] = sums.gain(ids, social=True)
    columns["launched"] = reading.sample.sample.launched
    draws = reading.all_draws()
    for path, estimate in uncertain(reading):
        value = draws.value(estimate)
        assert not isinstance(value, float)
        columns[INPUT + path] = value
    return columns


def uncertain(reading: Reading) -> Iterator[tuple[str, Estimate]]:
    """Every uncertain value of the deal with its path; another side's views are none of its."""
    for path, estimate in estimates(reading.deal):
        if not estimate.is_certain and not path.startswith("views."):
            yield path, estimate


def _whose(reading: Reading) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from ((id_, (id_,)) for id_ in reading.deal.parties)
    yield from (each for each in (("nhs", reading.nhs), ("system", reading.system)) if each[1])
