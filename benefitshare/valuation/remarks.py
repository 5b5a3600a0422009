"""What a reader must know beside the numbers, and a few measures of the whole."""

from benefitshare.ledger import LINES
from benefitshare.valuation.reading import Reading
from benefitshare.valuation.results import CarryingValue, Events, PartyValue

FEW_DRAWS = 1_000
HEAVY_TAIL = 0.25
"""A mean of which the highest thousandth of draws makes more than this is said to rest on them."""


def remarks(reading: Reading, parties: dict[str, PartyValue]) -> tuple[str, ...]:
    """What the appraisal assumed, which means rest on few draws, what is not linked."""
    return (
        *_of_the_run(reading),
        *reading.appraisal.notes,
        *_heavy_tails(parties),
        *_of_suppliers(reading),
    )


def _of_the_run(reading: Reading) -> list[str]:
    deal, notes = reading.deal, []
    if reading.design.draws < FEW_DRAWS:
        notes.append(f"{reading.design.draws:,} draws are too few to rely on.")
    if deal.arrangement is None and deal.data is None:
        notes.append(
            "The file has neither an arrangement nor a data block, so the deal is taken as a "
            "purchase, and rules on shared data do not apply."
        )
    return notes


def _heavy_tails(parties: dict[str, PartyValue]) -> list[str]:
    return [
        f"The mean of {value.name} rests on few draws: the highest thousandth makes "
        f"{value.npv.tail_share:.0%} of it. Read the median first."
        for value in parties.values()
        if value.npv.tail_share > HEAVY_TAIL and abs(value.npv.mean) > value.npv.standard_error
    ]


def _of_suppliers(reading: Reading) -> list[str]:
    deal, notes = reading.deal, []
    for id_ in deal.suppliers:
        party = deal.parties[id_]
        if party.hurdle_rate is None:
            notes.append(f"{party.name} has no hurdle rate: its own basis is the Green Book's.")
        valuation = None if party.business is None else party.business.valuation
        owns = any(product.owner == id_ for product in deal.products.values())
        if valuation is not None and valuation.kind == "listed" and owns:
            notes.append(
                f"The share price of {party.name} is not linked to the products modelled here: "
                "if the company depends on them, stake and royalty rise and fall together more "
                "than is shown."
            )
    return notes


def break_even_qaly(reading: Reading) -> float | None:
    """The lowest value of a QALY at which the system's expected gain matches the suppliers'."""
    if reading.appraisal.qaly is None or not reading.system or not reading.deal.suppliers:
        return None
    sums, suppliers = reading.sample, reading.deal.suppliers
    mean = reading.teller.mean
    ahead = (
        mean(sums.gain(reading.system, LINES["non_cash"]))
        - mean(sums.gain(suppliers, LINES["non_cash"]))
        + mean(sums.gain(reading.system, ("societal",)))
    )
    qalys = mean(sums.gain(reading.system, ("health",))) / reading.appraisal.qaly
    if ahead >= 0.0:
        return 0.0
    return -ahead / qalys if qalys > 0.0 else None


def carrying_value_statistics(reading: Reading) -> dict[str, CarryingValue]:
    """Each stake's fair value at each 31 March at which any draw still holds it."""
    values = {}
    for id_, flows in reading.sample.sample.carrying.items():
        held = reading.teller.held(flows)
        names = tuple(reading.timeline.names[index] for index in held.periods)
        values[id_] = CarryingValue(names, held.mean, *held.percentiles)
    return values


def events_of(reading: Reading) -> Events:
    """How often each shared event happens within the horizon."""
    found = {
        key: reading.teller.average(chance) for key, chance in reading.sample.sample.events.items()
    }

    def by_id(kind: str) -> dict[str, float]:
        chances = {key.partition(":"): chance for key, chance in found.items()}
        return {id_: chance for (name, _, id_), chance in chances.items() if name == kind}

    return Events(
        launch=by_id("launch"),
        early_end=found.get("agreement:", 0.0),
        data_flow=found.get("data:", 1.0),
        failure=by_id("failure"),
        rescue=by_id("rescue"),
        sale=by_id("sale"),
        withdrawal=by_id("withdrawal"),
    )
