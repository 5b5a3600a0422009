"""Tidy data holds the whole cross, agrees with the result, and is explained column by column."""

import csv
import io
import sys

import pytest

from benefitshare.commands import data_files
from benefitshare.commands.valuing import Sampling
from benefitshare.exports.columns import LibraryMissing, columns_of
from benefitshare.exports.dictionary import tidy_dictionary
from benefitshare.exports.tidy import HEAD, STATISTICS, Row, tidy_rows
from benefitshare.report.judged import JudgedDeal
from benefitshare.valuation import detail as detail_module
from benefitshare.valuation.detail import ALL, Cell, detail
from tests.exports.judging import DRAWS, ROOT, judged

SCENARIOS = ("ouh-counter-offer", "illustrative-consortium", "illustrative-imaging-spin-out")
"""One with shares and a royalty; one with several trusts and price terms; one private company."""


def cells_of(result: JudgedDeal) -> tuple[Cell, ...]:
    return detail(result.deal, draws=DRAWS)


def rows_of(result: JudgedDeal) -> list[Row]:
    return [*tidy_rows(result, cells_of(result))]


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_total_is_the_result_itself(scenario: str) -> None:
    result = judged(scenario)
    cells = {(cell.party, cell.class_, cell.term): cell for cell in cells_of(result)}
    for id_, value in {**result.projection.parties, **result.projection.groups}.items():
        whole = cells.get((id_, ALL, ALL))
        if whole is None:
            assert value.npv.mean == value.npv.sd == 0.0
            continue
        assert whole.own is not None
        for name in STATISTICS:
            assert getattr(whole.own, name) == near(getattr(value.npv, name))
            assert getattr(whole.social, name) == near(getattr(value.npv_social, name))
            assert getattr(whole.real, name) == near(getattr(value.by_year, name))
            assert getattr(whole.nominal, name) == near(getattr(value.by_year_nominal, name))
        for term, told in value.by_term.items():
            cell = cells.get((id_, ALL, term))
            assert (cell.own.p5 if cell and cell.own else 0.0) == near(told.p5)
        for class_, told in value.by_class.items():
            cell = cells.get((id_, class_, ALL))
            assert (cell.own.p95 if cell and cell.own else 0.0) == near(told.p95)


def near(value: object) -> object:
    return pytest.approx(value, rel=1e-9, abs=1e-6)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_classes_and_terms_add_up_in_every_year(scenario: str) -> None:
    result = judged(scenario)
    cells = cells_of(result)
    for whole in (cell for cell in cells if (cell.class_, cell.term) == (ALL, ALL)):
        parts = [
            cell
            for cell in cells
            if cell.party == whole.party and ALL not in (cell.class_, cell.term)
        ]
        for year in range(len(result.projection.periods)):
            total = sum(part.real.mean[year] for part in parts)
            assert total == pytest.approx(whole.real.mean[year], rel=1e-9, abs=1e-3)
        assert sum(part.social.mean for part in parts) == near(whole.social.mean)


def test_transfers_cancel_for_all_parties_together() -> None:
    cells = detail(judged("fee-only-licence").deal, draws=DRAWS)
    terms = {cell.term for cell in cells if cell.party == ALL}
    assert terms == {ALL, "no_terms"}


def test_what_does_not_fit_in_memory_is_worked_out_in_parts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    result = judged("illustrative-consortium")
    whole = detail(result.deal, draws=DRAWS, workers=1)
    monkeypatch.setattr(detail_module, "MOST_BYTES", 16 * DRAWS * 60 * 3)
    assert detail(result.deal, draws=DRAWS, workers=3) == whole


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_value_in_a_column_is_in_the_dictionary(scenario: str) -> None:
    result = judged(scenario)
    told = tidy_dictionary(result)
    explained = {(str(row[0]), str(row[2])) for row in told.rows}
    assert [column for column in HEAD if (column, "") not in explained] == []
    free = ("year", "unit", "value", "line")
    found = {(column, row[HEAD.index(column)]) for row in rows_of(result) for column in HEAD}
    assert {each for each in found if each[0] not in free} <= explained
    assert all(str(row[3]).endswith(".") and "…" not in str(row[3]) for row in told.rows)


def test_a_row_is_found_by_what_it_is_of_alone() -> None:
    rows = rows_of(judged("ouh-counter-offer"))
    assert len({row[:-1] for row in rows}) == len(rows)


def test_the_same_deal_gives_the_same_bytes_in_the_same_order() -> None:
    result = judged("ouh-counter-offer")
    one, other = (data_files.tidy_csv(result, Sampling(workers=workers)) for workers in (1, 2))
    assert one == other
    assert data_files.tidy_parquet(result, Sampling()) == data_files.tidy_parquet(
        result, Sampling(workers=1)
    )


def test_both_forms_hold_the_same() -> None:
    result = judged("ouh-counter-offer")
    columns = columns_of(data_files.tidy_parquet(result, Sampling()))
    typed = [*csv.DictReader(io.StringIO(data_files.tidy_csv(result, Sampling()).decode()))]
    assert tuple(columns) == HEAD
    assert columns["value"] == [float(row["value"]) for row in typed]
    assert all(columns[name] == [row[name] for row in typed] for name in HEAD[:-1])


def test_draws_give_back_the_means_and_are_explained() -> None:
    result = judged("ouh-counter-offer")
    to = ROOT / "draws.csv"
    files = data_files.draws_files(result, Sampling(), to)
    rows = [*csv.DictReader(io.StringIO(files[to].decode()))]
    assert [row["draw"] for row in rows] == [str(number) for number in range(1, DRAWS + 1)]
    for id_, value in result.projection.parties.items():
        for name, told in (
            ("npv", value.npv),
            ("gain", value.gain),
            ("npv_social", value.npv_social),
        ):
            drawn = sum(float(row[f"{id_}.{name}"]) for row in rows) / DRAWS
            assert drawn == near(told.mean)
    rates = [float(row["input.terms.discovery-royalty.base.share"]) for row in rows]
    assert 0.1 <= min(rates) < max(rates) <= 0.6
    explained = [*csv.DictReader(io.StringIO(files[ROOT / "draws.dictionary.csv"].decode()))]
    assert [row["column"] for row in explained] == [*rows[0]]
    units = {row["column"]: row["unit"] for row in explained}
    assert units["input.agreement.data_flows"] == "years"
    assert units["input.contributions.curation.cost"] == "GBP a year"


def test_a_library_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(LibraryMissing, match=r"benefitshare\[parquet\]"):
        data_files.tidy_parquet(judged("fee-only-licence"), Sampling())
