"""The negotiation so far as words, a table and a picture."""

import datetime
import json
from dataclasses import replace

import pytest

from benefitshare import commands
from benefitshare.files.read_deal import read_deal
from benefitshare.files.scenarios import scenario_files
from benefitshare.report.chain_chart import chain_chart
from benefitshare.report.chain_page import chain_table, round_in_words
from benefitshare.report.compared import Comparison

NAMES = ("Offer", "Counter-offer", "Reply")


@pytest.fixture(scope="module")
def offers() -> Comparison:
    paths = {each.stem: each for each in scenario_files()}
    first, second = (read_deal(paths[each]) for each in ("ouh-sensyne-2018", "ouh-counter-offer"))
    third = replace(second, deal=second.deal.changed({"terms.curation-money": None}))
    return commands.compare(
        [first, second, third],
        NAMES,
        today=datetime.date(2026, 4, 1),
        sampling=commands.Sampling(draws=1_000),
        chain=True,
    )


def test_every_offer_is_a_point_with_its_name(offers: Comparison) -> None:
    chart = chain_chart(offers)
    assert chart is not None
    points = chart.spec["data"]["values"]  # type: ignore[index]
    assert [point["words"] for point in points] == [*NAMES]
    means = [each.standing["trust"].gain.mean / 1e6 for each in offers.rounds]
    assert [point["ours"] for point in points] == pytest.approx(means)
    assert all(name in chart.alt for name in NAMES)
    assert len(json.dumps(chart.spec, allow_nan=False)) < 10_000


def test_the_picture_is_sound_vega_lite(offers: Comparison) -> None:
    altair = pytest.importorskip("altair")
    chart = chain_chart(offers)
    assert chart is not None
    altair.Chart.from_dict(chart.spec).to_dict()


def test_the_table_has_the_steps_of_each_side(offers: Comparison) -> None:
    rows = chain_table(offers).rows
    assert next(row.label for row in rows if not row.cells).startswith("Oxford")
    steps = next(row.cells for row in rows if row.label == "since the offer before")
    assert steps[0] == "–"
    assert steps[2].startswith("−")


def test_a_round_says_who_gave_way_and_what_changed(offers: Comparison) -> None:
    words = round_in_words(offers, 2)
    assert "gives up" in words
    assert "Sensyne Health plc gains" in words


def test_deals_that_are_no_chain_have_no_picture(offers: Comparison) -> None:
    assert chain_chart(replace(offers, rounds=())) is None
