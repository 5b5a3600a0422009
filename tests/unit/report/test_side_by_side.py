"""Deals in columns, measures in rows."""

import datetime
from collections.abc import Mapping

import pytest

from benefitshare import commands
from benefitshare.files.scenarios import scenario_files
from benefitshare.files.working_copy import changed, open_text
from benefitshare.report.compared import Comparison
from benefitshare.report.side_by_side import (
    answers,
    first_and_rest,
    flags_moved,
    side_by_side,
    standings,
)

OUH = next(path for path in scenario_files() if path.stem == "ouh-sensyne-2018")


def _compared(*changes: Mapping[str, object]) -> Comparison:
    opened = open_text(OUH.read_bytes(), OUH.name)
    deals = [opened, *(changed(opened, each)[0] for each in changes)]
    loaded = [each.checked for each in deals]
    names = ["the offer", *(f"offer {number}" for number in range(2, len(deals) + 1))]
    return commands.compare(
        loaded,  # type: ignore[arg-type]
        names,
        today=datetime.date(2026, 11, 22),
        sampling=commands.Sampling(draws=500),
    )


@pytest.fixture(scope="module")
def better() -> Comparison:
    return _compared({"terms.discovery-royalty.rate": "10%"}, {"terms.stake.stated_value": "£1m"})


def test_each_party_is_told_once_with_its_difference_from_the_first(better: Comparison) -> None:
    first, rest = first_and_rest(better)
    assert {value.id for value in (*first, *rest)} == {value.id for value in better.moved}
    assert first[0].id == "trust"
    assert "company" in [value.id for value in first]
    table = side_by_side(better, first)
    assert table.columns == better.names
    (mean, *_) = (row for row in table.rows if row.label == "mean")
    assert "\n" not in mean.cells[0]
    assert mean.cells[1].split("\n")[1].startswith("+")
    assert mean.cells[2].split("\n")[1].startswith("−")
    paired = better.gain["trust"][0]
    assert paired is not None
    assert mean.cells[1].endswith(f"+{paired.statistics.mean / 1e3:,.0f}")
    assert all(len(row.cells) in (0, len(better.names)) for row in table.rows)


def test_verdicts_stand_below(better: Comparison) -> None:
    table = side_by_side(better, first_and_rest(better)[0])
    row = next(row for row in table.rows if row.label == "beside the offer")
    assert row.cells[0] == "–"
    assert row.cells[2] in ("worse", "depends on the assumptions")


def test_each_answer_is_said_once(better: Comparison) -> None:
    told = list(answers(better))
    assert len(told) == len(set(told))
    assert any("offer 2" in each for each in told)
    assert any("offer 3" in each for each in told)


def test_the_same_deal_moves_nobody_and_no_flag() -> None:
    same = _compared({})
    assert first_and_rest(same) == ([], [])
    assert [row.cells[1] for row in standings(same).rows[-2:]] == ["none", "none"]
    told = flags_moved(*same.deals, signed=False)
    assert told == "Flags it clears: none. Flags it opens: none."


def test_flags_are_told_by_code(better: Comparison) -> None:
    rows = {row.label: row.cells for row in standings(better).rows}
    assert rows["flags gained"][0] == "–"
    moved = better.flags[1].today
    for finding in (*moved.gained, *moved.lost):
        assert any(finding.rule in cell for cell in (*rows["flags gained"], *rows["flags lost"]))
