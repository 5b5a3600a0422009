"""The simulation's results: values, not formulas, with charts and the bridge to the estimate."""

from collections.abc import Mapping, Sequence

from benefitshare.exports.workbook.book import RATE, Sheet
from benefitshare.exports.workbook.draft import Draft
from benefitshare.exports.workbook.grid import SIMULATION
from benefitshare.report.words import cases
from benefitshare.valuation.results import PERCENTILES, PartyValue, Statistics, YearByYear

COLUMNS = (
    "Risk-adjusted estimate", "Mean of the draws", "Standard error of the mean",
    *(f"{each}th percentile" for each in PERCENTILES),
    "Worst fifth, mean", "Chance below nil", "In words",
)  # fmt: skip
FAN = ("p5", "p25", "p50", "p75", "p95")


def write_simulation(draft: Draft) -> None:
    """Write the sheet."""
    projection = draft.judged.projection
    note = (
        f"Values, not formulas: {projection.draws:,} draws, seed {projection.seed}. The live "
        "formulas give the risk-adjusted estimate; what spread and chance do to it shows here."
    )
    sheet = draft.sheet(SIMULATION, "Simulation", note)
    sheet.widths(46, 14, *(15,) * 16)
    sheet.raw.freeze_panes(3, 1)
    everybody = {**projection.parties, **projection.groups}
    row = 3
    for title, name in (
        ("Gain over business as usual, own rates, everything counted", "gain"),
        ("Present value of the deal, own rates, everything counted", "npv"),
    ):
        row = _write_statistics(sheet, row, title, everybody, name)
    row = _write_bridge(draft, sheet, row)
    for id_ in projection.contracting or tuple(projection.parties)[:1]:
        row = _write_fan(draft, sheet, row, projection.parties[id_])
    _write_ranges(draft, sheet, row, len(projection.parties))


def _headings(sheet: Sheet, row: int, title: str, words: Sequence[str]) -> None:
    sheet.text(row, 0, title, "block")
    sheet.headings(row + 1, ("Party", "", *words), numbers_from=2)


def _write_statistics(
    sheet: Sheet, row: int, title: str, values: Mapping[str, PartyValue], name: str
) -> int:
    _headings(sheet, row, title, COLUMNS)
    at = row + 2
    for id_, value in values.items():
        sheet.text(at, 0, value.name)
        sheet.text(at, 1, id_, "code")
        statistics: Statistics = getattr(value, name)
        percentiles = [getattr(statistics, f"p{each}") for each in PERCENTILES]
        amounts = (
            statistics.risk_adjusted, statistics.mean, statistics.standard_error,
            *percentiles, statistics.worst_fifth,
        )  # fmt: skip
        for offset, amount in enumerate(amounts):
            sheet.number(at, 2 + offset, amount)
        sheet.number(at, 2 + len(amounts), statistics.prob_negative, "value", RATE)
        sheet.text(at, 3 + len(amounts), cases(statistics.prob_negative))
        at += 1
    return at + 1


def _write_bridge(draft: Draft, sheet: Sheet, row: int) -> int:
    """From the estimate to the mean of the draws, party by party."""
    steps = draft.judged.projection.bridge
    if not steps:
        return row
    parties = draft.judged.projection.parties
    title = "The bridge: from the risk-adjusted estimate to the mean of the draws (present value)"
    sheet.text(row, 0, title, "block")
    names = (party.name for party in parties.values())
    sheet.headings(row + 1, ("Step", "", *names), numbers_from=2)
    for offset, step in enumerate(steps):
        at = row + 2 + offset
        sheet.text(at, 0, step.name)
        for index, id_ in enumerate(parties):
            sheet.number(at, 2 + index, step.amounts[id_])
    _chart_bridge(draft, sheet, row + 2, len(steps), len(parties))
    return row + len(steps) + 22


def _chart_bridge(draft: Draft, sheet: Sheet, first: int, steps: int, parties: int) -> None:
    chart = draft.book.chart({"type": "column"})
    colours = ("#1B3A57", "#D9822B", "#6B8E23", "#A64D79", "#5B7DB1", "#8C8C8C")
    for index in range(parties):
        column = 2 + index
        chart.add_series(
            {
                "name": [SIMULATION, first - 1, column],
                "categories": [SIMULATION, first, 0, first + steps - 1, 0],
                "values": [SIMULATION, first, column, first + steps - 1, column],
                "fill": {"color": colours[index % len(colours)]},
            }
        )
    chart.set_title({"name": "From the estimate to the simulated mean", "name_font": {"size": 12}})
    chart.set_y_axis({"num_format": "#,##0"})
    chart.set_x_axis({"label_position": "low"})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 1100, "height": 330})
    words = "Columns of the bridge's steps for each party; the numbers stand in the table above."
    sheet.raw.insert_chart(first + steps + 1, 0, chart, {"description": words})


def _write_fan(draft: Draft, sheet: Sheet, row: int, value: PartyValue) -> int:
    """One party's value by financial year, with its spread."""
    title = f"{value.name}: value by financial year, real, undiscounted, all classes"
    sheet.text(row, 0, title, "block")
    years: YearByYear = value.by_year
    sheet.headings(row + 1, ("Statistic", "", *draft.model.periods), numbers_from=2)
    lines = {"Mean": years.mean, "Risk-adjusted estimate": years.risk_adjusted}
    lines |= {f"{name[1:]}th percentile": getattr(years, name) for name in FAN}
    for offset, (words, amounts) in enumerate(lines.items()):
        sheet.text(row + 2 + offset, 0, words)
        for index, amount in enumerate(amounts):
            sheet.number(row + 2 + offset, 2 + index, amount)
    _chart_fan(draft, sheet, row, value.name, len(lines))
    return row + len(lines) + 22


def _chart_fan(draft: Draft, sheet: Sheet, row: int, name: str, lines: int) -> None:
    chart = draft.book.chart({"type": "line"})
    last = 1 + draft.periods
    shades = {0: "#D9822B", 2: "#B7C4D1", 3: "#7B93AB", 4: "#1B3A57", 5: "#7B93AB", 6: "#B7C4D1"}
    for offset, colour in shades.items():
        at = row + 2 + offset
        chart.add_series(
            {
                "name": [SIMULATION, at, 0],
                "categories": [SIMULATION, row + 1, 2, row + 1, last],
                "values": [SIMULATION, at, 2, at, last],
                "line": {"color": colour, "width": 2.25 if offset in (0, 4) else 1.25},
            }
        )
    chart.set_title({"name": f"{name}: how far each year may differ", "name_font": {"size": 12}})
    chart.set_y_axis({"num_format": "#,##0"})
    chart.set_x_axis({"label_position": "low"})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 1100, "height": 330})
    words = f"Lines of {name}'s mean and percentiles by year; the numbers stand in the table above."
    sheet.raw.insert_chart(row + lines + 3, 0, chart, {"description": words})


def _write_ranges(draft: Draft, sheet: Sheet, row: int, parties: int) -> None:
    """Each party's gain from its 5th to its 95th percentile."""
    chart = draft.book.chart({"type": "bar"})
    for name, colour in ((5, "#B7C4D1"), (50, "#1B3A57"), (95, "#7B93AB")):
        column = 2 + 3 + PERCENTILES.index(name)
        chart.add_series(
            {
                "name": [SIMULATION, 4, column],
                "categories": [SIMULATION, 5, 0, 4 + parties, 0],
                "values": [SIMULATION, 5, column, 4 + parties, column],
                "fill": {"color": colour},
            }
        )
    chart.set_title({"name": "Gain: low, middle and high", "name_font": {"size": 12}})
    chart.set_x_axis({"num_format": "#,##0", "label_position": "low"})
    chart.set_y_axis({"reverse": True, "label_position": "low"})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 1100, "height": 160 + 60 * parties})
    words = "Bars of the 5th, 50th and 95th percentile of each party's gain, from the first table."
    sheet.raw.insert_chart(row, 0, chart, {"description": words})
