"""The whole cross of a result: what each party receives by class, term and financial year.

The blocks are worked out once more, and every flow is kept apart. What a price term is worth is
the deal with it less the deal without it, as everywhere else, so that the terms, what is left
without any, and what they only do together add up to the whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np

from benefitshare.deal import Deal
from benefitshare.ledger import CLASSES, FloatArray
from benefitshare.uncertainty.draws import Draws
from benefitshare.uncertainty.streams import Design
from benefitshare.valuation.accounts import REST
from benefitshare.valuation.apart import (
    INTERACTION,
    Apart,
    Key,
    Run,
    Sums,
    kept_apart,
    path_apart,
)
from benefitshare.valuation.nominal import nominal
from benefitshare.valuation.projection import groups_of, refuse_too_large
from benefitshare.valuation.results import Statistics, YearByYear
from benefitshare.valuation.settings import timeline_of
from benefitshare.valuation.statistics import statistics, year_by_year

ALL = "all"
"""Every term, or every class, or every party, together."""
MOST_BYTES = 10**9
"""What the flows that are kept at one time may take of the machine's memory."""
NIL = 1e-5
"""Amounts no greater than this come of rounding alone. [currency]"""


_Told = tuple[YearByYear, YearByYear, Statistics, Statistics]
"""Real, nominal, own basis, Green Book rates."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one party or group receives under one term in one class, or under all of either."""

    party: str
    class_: str
    term: str
    """A term's id, `no_terms`, `interaction`, or `all`."""
    real: YearByYear
    """Undiscounted."""
    nominal: YearByYear
    own: Statistics | None
    """Present value on the party's own basis; none for all parties, who share no basis."""
    social: Statistics
    """Present value at Green Book rates."""


def detail(
    deal: Deal,
    *,
    draws: int | None = None,
    seed: int | None = None,
    workers: int | None = None,
) -> tuple[Cell, ...]:
    """Every cell that is not nil in every draw, on the draws that `project` takes.

    `workers` is how many threads; results do not depend on it. Of the flows, as many years are kept
    at one time as fit in memory; the blocks are worked out again for the others.
    """
    design = Design(
        seed=deal.simulation.seed if seed is None else seed,
        draws=deal.simulation.draws if draws is None else draws,
    )
    refuse_too_large(deal, design)
    run = Run(deal, design, groups_of(deal), workers or 2)
    count = timeline_of(deal).count
    path = path_apart(run, slice(0, count))
    most = max(MOST_BYTES // (16 * design.draws * max(len(path.years), 1)), 1)
    spans = [slice(start, min(start + most, count)) for start in range(0, count, most)]
    parts = [[*_cells(run, years, kept_apart(run, years), path)] for years in spans]
    whole = (_whole(cells) for cells in zip(*parts, strict=True))
    return tuple(cell for cell in whole if not _is_nil(cell))


def members(deal: Deal) -> dict[str, tuple[str, ...]]:
    """Whose flows are told together: each party, the groups that there are, and all parties."""
    parties = deal.parties.items()
    groups = {
        "nhs": tuple(id_ for id_, party in parties if party.is_nhs),
        "system": tuple(id_ for id_, party in parties if party.is_system),
        ALL: tuple(deal.parties),
    }
    alone = {id_: (id_,) for id_ in deal.parties}
    return alone | {name: ids for name, ids in groups.items() if ids}


def _cells(run: Run, years: slice, kept: Apart, path: Apart) -> Iterator[Cell]:
    """Every cell that anything is posted to, with these years; present values are of all years."""
    held = dict.fromkeys((*kept.social, *kept.own, *path.social, *path.own))
    known: dict[tuple[Key, ...], _Told] = {}
    for party, ids in members(run.deal).items():
        for class_ in (ALL, *CLASSES):
            for term in (ALL, *run.deal.terms, REST, INTERACTION):
                keys = tuple(
                    key
                    for key in held
                    if key[0] in ids and class_ in (ALL, key[1]) and term in (ALL, key[2])
                )
                if not keys:
                    continue
                if keys not in known:  # one class alone is the same as all of them
                    known[keys] = _told(run, years, keys, kept, path)
                real, nominal_, own, social = known[keys]
                mine = None if party == ALL else own
                yield Cell(party, class_, term, real, nominal_, mine, social)


def _told(run: Run, years: slice, keys: tuple[Key, ...], kept: Apart, path: Apart) -> _Told:
    """What is said of the sum of some flows."""
    draws, count = run.design.draws, timeline_of(run.deal).count
    flows = _sum(kept.years, keys, (years.stop - years.start, draws))
    on_path = _sum(path.years, keys, (count, 1))[years, 0]
    real = year_by_year(flows, on_path)
    first = timeline_of(run.deal).first_year + years.start
    every = Draws(run.design, 0, draws, run.groups)

    def worth(mine: Sums, other: Sums) -> Statistics:
        return statistics(_sum(mine, keys, (draws,)), float(_sum(other, keys, (1,))[0]))

    return (
        real,
        nominal(run.deal, every, first, flows, on_path, real),
        worth(kept.own, path.own),
        worth(kept.social, path.social),
    )


def _sum(sums: Sums, keys: tuple[Key, ...], shape: tuple[int, ...]) -> FloatArray:
    """The sum of those that there are, nil where there are none."""
    total = np.zeros(shape)
    for key in keys:
        if key in sums:
            total += sums[key]
    return total


def _whole(cells: tuple[Cell, ...]) -> Cell:
    """One cell of whose years each part has some."""
    first = cells[0]
    return Cell(
        first.party,
        first.class_,
        first.term,
        _end_to_end([cell.real for cell in cells]),
        _end_to_end([cell.nominal for cell in cells]),
        first.own,
        first.social,
    )


def _end_to_end(parts: list[YearByYear]) -> YearByYear:
    return YearByYear(
        *(
            tuple(each for part in parts for each in getattr(part, name.name))
            for name in fields(YearByYear)
        )
    )


def _is_nil(cell: Cell) -> bool:
    told = [cell.social.mean, cell.social.sd, *cell.real.mean, *cell.real.sd]
    if cell.own is not None:
        told += [cell.own.mean, cell.own.sd]
    return all(abs(each) <= NIL for each in told)
