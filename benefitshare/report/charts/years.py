"""Value over time, as a fan of the financial years."""

from benefitshare.report import tables
from benefitshare.report.chart_marks import GREY, PALETTE, Band, Line, fan
from benefitshare.report.charts.chart import Chart
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.words import about, between
from benefitshare.valuation.results import PartyValue


def over_time(judged: JudgedDeal, value: PartyValue, *, nominal: bool = False) -> Chart:
    """What a party receives less what it pays in each financial year, as a fan."""
    years = value.by_year_nominal if nominal else value.by_year
    periods, currency = judged.projection.periods, judged.currency
    prices = "in money of the day" if nominal else f"in {tables.prices(judged)}"
    bands = (Band("9 in 10 draws", years.p5, years.p95), Band("5 in 10", years.p25, years.p75))
    lines = (
        Line("mean", years.mean, GREY, dashed=True),
        Line("middle", years.p50, PALETTE[2]),
    )
    largest = max(range(len(periods)), key=lambda index: abs(years.mean[index]))
    amount = years.mean[largest]
    verb = "receives" if amount >= 0 else "pays"
    said = f"{value.name} {verb} most in {periods[largest]}: {about(abs(amount), currency)} on"
    low, high = min(years.p5), max(years.p95)
    return Chart(
        title=f"{said} average",
        spec=fan(periods, bands, lines, f"A year, {prices}", currency),
        alt=f"Fan chart over the financial years {periods[0]} to {periods[-1]}. {said} average. "
        f"9 in 10 draws lie between {between(low, high, currency)} in any year.",
        tables=(tables.by_year(judged, value),),
        note="All classes of value, undiscounted. Dark band: 5 in 10 draws. Light band: 9 in 10. "
        "Solid line: middle case. Dashed line: mean.",
    )
