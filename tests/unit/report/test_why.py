"""From a gain down to a value and its source: each step is there, and it adds up."""

import datetime

import pytest

from benefitshare import commands
from benefitshare.files.read_deal import LoadedDeal, read_deal
from benefitshare.files.scenarios import scenario_files
from benefitshare.report import why
from benefitshare.report.blocks import Block, Heading, Item, Table
from benefitshare.report.judged import JudgedDeal

FEW = commands.Sampling(draws=500)
OUH = next(path for path in scenario_files() if path.stem == "ouh-sensyne-2018")


@pytest.fixture(scope="module")
def loaded() -> LoadedDeal:
    return read_deal(OUH)


@pytest.fixture(scope="module")
def judged(loaded: LoadedDeal) -> JudgedDeal:
    today = datetime.date(2026, 11, 22)
    return commands.value(loaded, OUH.name, today=today, sampling=FEW, with_bridge=False)


@pytest.fixture(scope="module")
def postings(loaded: LoadedDeal) -> why.Postings:
    return commands.origins(loaded, sampling=FEW)


def _words(blocks: list[Block]) -> str:
    items = [f"{each.lead} {each.text}" for each in blocks if isinstance(each, Item)]
    return " ".join(items)


def test_the_flows_end_in_the_gain(judged: JudgedDeal, postings: why.Postings) -> None:
    trust = judged.projection.parties["trust"]
    (table,) = (
        each for each in why.from_postings(judged, trust, postings) if isinstance(each, Table)
    )
    assert table.rows[-1].label == "Gain (gain.mean)"
    assert table.rows[-1].cells[-1] == f"{trust.gain.mean / 1e3:,.0f}"
    assert any(row.label == "terms.stake" for row in table.rows)


def test_every_part_that_can_be_asked_about_answers(
    judged: JudgedDeal, postings: why.Postings
) -> None:
    found = why.parts(judged, judged.projection.parties["trust"], postings)
    assert found[:2] == ["terms.stake", "terms.discovery-royalty"]
    assert len(found) == len(set(found))
    for path in found:
        blocks = [*why.of_part(judged, path, postings)]
        assert Heading("What is typed") in blocks
        assert blocks.index(Heading("What is typed")) > 0
        assert why.values(judged, path)


def test_a_value_says_what_was_typed_and_who_says_so(judged: JudgedDeal) -> None:
    assert "terms.discovery-royalty.rate" in why.values(judged, "terms.discovery-royalty")
    told = _words([*why.of_value(judged, "terms.discovery-royalty.rate")])
    assert "As typed: likely 4%" in told
    assert "Source:" in told


def test_what_is_not_there_is_nothing(judged: JudgedDeal, postings: why.Postings) -> None:
    assert why.of_part(judged, "terms.no-such", postings) == []
    assert why.values(judged, "terms.no-such") == []
    assert why.of_value(judged, "terms.no-such.rate") == []
