"""Charts hold summaries, words and a table; comparisons say what differs and how surely."""

import datetime
import json
from pathlib import Path

import pytest

from benefitshare import commands
from benefitshare.files.read_deal import read_deal
from benefitshare.files.scenarios import scenario_files
from benefitshare.report import charts, comparison
from benefitshare.report.chart_marks import (
    PALETTE,
    Bar,
    Interval,
    diverging_bars,
    interval_bars,
)
from benefitshare.report.charts import Chart
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.origins import benefits_by_group, postings_of
from benefitshare.report.worst import payback_in_words, worst_table

TODAY = datetime.date(2026, 11, 22)
FEW = commands.Sampling(draws=1_000)
_MOST_CHARACTERS = 40_000
"""A chart with every label; a thousand draws of one amount alone would take about as much."""


def _judged(path: Path) -> JudgedDeal:
    return commands.value(read_deal(path), path.name, today=TODAY, sampling=FEW, with_bridge=False)


def _all(judged: JudgedDeal) -> list[Chart]:
    found = [*charts.who_gains(judged)]
    for side in charts.told_sides(judged):
        found += [charts.over_time(judged, side), charts.over_time(judged, side, nominal=True)]
        by_term = charts.by_term(judged, side)
        found += [by_term] if by_term is not None else []
        found += [charts.trouble(judged, each, side) for each in judged.projection.troubles]
    return found


@pytest.mark.parametrize("path", scenario_files(), ids=lambda path: path.stem)
def test_every_chart_has_words_a_table_and_no_draws(path: Path) -> None:
    judged = _judged(path)
    found = _all(judged)
    assert found
    for chart in found:
        assert chart.title
        assert len(chart.alt) > 40
        assert all(table.rows for table in chart.tables)
        text = json.dumps(chart.spec, allow_nan=False)
        assert len(text) < _MOST_CHARACTERS
    for side in charts.told_sides(judged):
        assert payback_in_words(judged, side)
    assert worst_table(judged).rows


def test_a_name_with_the_marker_of_headings_stays_whole() -> None:
    rows = (Interval("A | B"), Interval("money", 1.0, 0.0, 1.0, 2.0))
    spec = interval_bars(rows, "Gain", "GBP")
    first = spec["data"]["values"][0]["row"]  # type: ignore[index]
    assert first == "000|A / B|heading"


def test_each_series_has_its_own_colour_and_its_name_on_the_bar() -> None:
    bars = [Bar("stake", "trust", 4e6), Bar("stake", "company", -4.5e6)]
    values = diverging_bars(bars, "Mean", "GBP")["data"]["values"]  # type: ignore[index]
    assert [value["colour"] for value in values] == [*PALETTE[:2]]
    assert [value["words"] for value in values] == ["trust £4m", "company −£4.5m"]


def test_flows_of_a_party_and_benefits_by_group() -> None:
    path = next(each for each in scenario_files() if each.stem == "ouh-sensyne-2018")
    judged = _judged(path)
    postings = commands.origins(read_deal(path), sampling=FEW)
    side = judged.projection.parties["trust"]
    flows = postings_of(judged, side, postings)
    assert flows is not None
    assert flows.rows[0].label == "proceeds of shares, from Sensyne Health plc"
    groups = benefits_by_group(judged, postings)
    assert groups is not None
    assert [row.label for row in groups.rows] == ["patients", "professionals", "commissioners"]


def test_a_chain_of_offers_and_what_differs() -> None:
    paths = {each.stem: each for each in scenario_files()}
    loaded = [read_deal(paths[name]) for name in ("ouh-sensyne-2018", "ouh-counter-offer")]
    found = commands.compare(
        [*loaded, loaded[0]], ["Offer 1", "Offer 2", "Back"], today=TODAY, sampling=FEW
    )
    by_path = {each.path: each.values for each in found.differing}
    assert by_path["terms.stake.stated_value"] == ("£5m", "£2.5m", "£5m")
    assert by_path["terms.curation-money"] == ("–", "subscription", "–")
    assert all(each.is_term for each in found.differing)
    assert "worth the same as Offer 1" in comparison.in_words(found, 1, "trust")
    assert "more than Offer 1" in comparison.in_words(found, 0, "company")
    chain = charts.chain(found)
    assert chain is not None
    assert len([*charts.paired(found)]) == 2
    assert len(comparison.standing(found).rows[0].cells) == 3


def test_an_input_changed_within_its_range_is_shown_as_one_value() -> None:
    one: dict[str, object] = {"a": {"likely": 1, "low": 0, "high": 2, "source": "x"}}
    assert comparison.differing([one, {"a": 5}]) == (
        comparison.Differing("a", ("likely 1, low 0, high 2", "5")),
    )
