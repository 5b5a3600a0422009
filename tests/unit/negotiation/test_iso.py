"""Settings worth the same, and the zone of agreement, against what two fees are worth by hand."""

from __future__ import annotations

import numpy as np
import pytest

from benefitshare.negotiation.bargaining.iso import iso_curves
from benefitshare.negotiation.bargaining.ranges import read_range
from benefitshare.negotiation.bargaining.zone import zone_of
from benefitshare.negotiation.sides import Interests, Table
from tests.unit.negotiation.small_deals import (
    GREEN_BOOK,
    ROYALTY,
    SIGNING_FEE,
    TOOL,
    YEARLY_FEE,
    annuity,
    deal,
)

HURDLE = 1.12
FEES = {"signing": SIGNING_FEE, "yearly": YEARLY_FEE}
SIGNING, YEARLY = "terms.signing.amount=£0..£500k", "terms.yearly.amount=£0..£400k a year"


def _table(terms: object = None, **more: object) -> Table:
    worked = deal(terms or FEES, hurdle="12%", products={"tool": TOOL}, **more)  # type: ignore[arg-type]
    return Table(worked, Interests("trust"), draws=500)


def test_the_curve_of_two_fees_is_a_line_whose_slope_is_the_ratio_of_their_annuities() -> None:
    table = _table()
    x, y = (read_range(table.deal, each) for each in (SIGNING, YEARLY))
    nhs, supplier = iso_curves(table, x, y)
    for curve, rate in ((nhs, GREEN_BOOK), (supplier, HURDLE)):
        places = np.array([(row.x, row.y) for row in curve.rows])
        slopes = np.diff(places[:, 1]) / np.diff(places[:, 0])
        assert slopes == pytest.approx([-1.0 / annuity(rate)] * len(slopes), rel=1e-9)
        assert curve.rate == pytest.approx(1.0 / annuity(rate))
        here = next(row for row in curve.rows if row.x == 200_000.0)
        assert here.y == pytest.approx(200_000.0)
    assert nhs.worth == pytest.approx(200_000 + 200_000 * annuity(GREEN_BOOK))


def test_the_band_is_two_standard_errors_of_the_paired_difference() -> None:
    """Between fees nothing is uncertain; between a fee and a royalty the sales are."""
    table = _table({**FEES, "royalty": ROYALTY})
    fee = read_range(table.deal, SIGNING)
    sure = iso_curves(table, fee, read_range(table.deal, YEARLY))[0]
    assert all(row.high - row.low < 1e-6 for row in sure.rows)
    rate = read_range(table.deal, "terms.royalty.rate=5%..15%")
    unsure = iso_curves(table, rate, fee)[0]
    worth = table.worth({})
    for row in unsure.rows:
        at = table.worth({rate.path: row.x, fee.path: row.y})
        apart = at.nhs - worth.nhs
        assert float(np.mean(apart)) == pytest.approx(0.0, abs=1e-6)
        error = float(np.std(apart, ddof=1) / np.sqrt(len(apart)))
        wide = min(row.y + 2 * error, fee.high) - max(row.y - 2 * error, fee.low)
        assert row.high - row.low == pytest.approx(wide, abs=1e-6)


def test_a_curve_is_solved_for_a_lever_that_is_not_even() -> None:
    table = _table({"signing": SIGNING_FEE, "royalty": {**ROYALTY, "cap": "£90k a year"}})
    fee = read_range(table.deal, "terms.signing.amount=£180k..£220k")
    cap = read_range(table.deal, "terms.royalty.cap=£50k..£140k a year")
    curve = iso_curves(table, fee, cap, 3)[0]
    assert len(curve.rows) >= 2
    for row in curve.rows:
        apart = table.worth({fee.path: row.x, cap.path: row.y}).nhs - table.worth({}).nhs
        assert float(np.mean(apart)) == pytest.approx(0.0, abs=50.0)


def test_a_curve_leaves_out_what_the_second_lever_cannot_make_up() -> None:
    table = _table()
    x = read_range(table.deal, "terms.signing.amount=£0..£5m")
    curves = iso_curves(table, x, read_range(table.deal, YEARLY))
    assert all(row.x <= 1_000_000.0 for curve in curves for row in curve.rows)


def test_the_zone_of_one_fee_lies_between_the_two_break_even_points() -> None:
    """The trust spends £100k at signing; the company expects 10 units at £100k for 4 years."""
    table = _table(
        {"signing": SIGNING_FEE},
        contributions={
            "work": {"by": "trust", "what": "work", "cost": "£100k", "date": "2020-04-01"}
        },
    )
    zone = zone_of(table, read_range(table.deal, "terms.signing.amount=£0..£5m"))
    assert zone.both is not None
    assert zone.both.low.value == pytest.approx(100_000.0)
    assert zone.both.low.standard_error == pytest.approx(0.0, abs=1e-9)
    sales = sum(1_000_000.0 / HURDLE**year for year in range(4))
    assert zone.both.high.value == pytest.approx(sales, rel=0.02)
    assert zone.both.high.standard_error > 0.0
    assert zone.supplier is not None
    assert zone.supplier.low.is_bound
    assert zone.gap is None


def test_where_there_is_no_zone_it_says_how_far_apart_they_are() -> None:
    worked = deal(
        {"signing": SIGNING_FEE},
        contributions={
            "work": {"by": "trust", "what": "work", "cost": "£100k", "date": "2020-04-01"}
        },
    )
    table = Table(worked, Interests("trust"), draws=500)
    zone = zone_of(table, read_range(worked, "terms.signing.amount=£0..£1m"))
    assert zone.both is None
    assert zone.gap == pytest.approx(100_000.0)
    none = zone_of(table, read_range(worked, "terms.signing.amount=£10k..£50k"))
    assert (none.nhs, none.supplier, none.both, none.gap) == (None, None, None, None)


def test_a_zone_along_a_lever_that_is_not_even_is_found_by_its_root() -> None:
    table = _table(
        {"royalty": {**ROYALTY, "rate": "100%"}},
        contributions={
            "work": {"by": "trust", "what": "work", "cost": "£500k", "date": "2020-04-01"}
        },
    )
    lever = read_range(table.deal, "terms.royalty.cap=£10k..£2m a year")
    zone = zone_of(table, lever)
    assert zone.nhs is not None
    end = zone.nhs.low
    assert not end.is_bound
    assert table.means({lever.path: end.value})[0] == pytest.approx(0.0, abs=20.0)
