"""The release workbook keeps the conventions of accessible official statistics."""

import io
import re
import zipfile

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from benefitshare.exports.release_tables import release_tables
from benefitshare.exports.release_workbook import release_workbook
from tests.exports.judging import judged, judged_text

SCENARIOS = ("ouh-counter-offer", "illustrative-consortium", "stroke-ai-purchase")


def opened(scenario: str) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(release_workbook(judged(scenario))))


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_each_sheet_has_one_named_table_without_gaps(scenario: str) -> None:
    book = opened(scenario)
    tables = release_tables(judged(scenario))
    numbers = [f"Table {number}" for number in range(1, len(tables) + 1)]
    assert book.sheetnames == ["Cover", "Contents", "Notes", *numbers]
    for sheet in book.worksheets[1:]:
        (table,) = sheet.tables.values()
        start, _ = table.ref.split(":")
        assert start[0] == "A"
        assert str(sheet["A1"].value).startswith(sheet.title)
        assert sheet["A2"].value == "This worksheet contains one table."
        assert (list(sheet.merged_cells.ranges), sheet.freeze_panes) == ([], None)
        rows = [*sheet.iter_rows(values_only=True)]
        first = int(start[1:]) - 1
        assert all(row[0] is not None for row in rows)
        assert all(cell is not None for row in rows[first:] for cell in row)
        assert not any(each.hidden for each in sheet.row_dimensions.values())


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_contents_and_notes_lead_to_what_is_there(scenario: str) -> None:
    book = opened(scenario)
    for row in book["Contents"].iter_rows(min_row=4):
        assert row[0].hyperlink.location == f"'{row[0].value}'!A1"
        assert str(book[row[0].value]["A1"].value) == f"{row[0].value}: {row[1].value}"
    listed = {str(row[0]) for row in book["Notes"].iter_rows(min_row=4, values_only=True)}
    above = " ".join(str(sheet["A3"].value) for sheet in book.worksheets[3:])
    assert set(re.findall(r"note \d+", above)) == listed


def test_figures_are_those_of_the_result() -> None:
    sheet = opened("ouh-counter-offer")["Table 1"]
    rows = {(row[0], row[2]): row for row in sheet.iter_rows(min_row=5, values_only=True)}
    result = judged("ouh-counter-offer").projection.parties["trust"]
    row = rows[result.name, "Money"]
    told = result.lines["money"]
    assert row[3:7] == tuple(round(each) for each in (told.mean, told.p10, told.p50, told.p90))
    assert row[8] == round(100 * told.prob_negative, 1)


def test_the_file_says_its_title_and_its_language() -> None:
    with zipfile.ZipFile(io.BytesIO(release_workbook(judged("ouh-counter-offer")))) as parts:
        core = parts.read("docProps/core.xml").decode()
    assert "<dc:language>en-GB</dc:language>" in core
    assert "<dc:title>Oxford University Hospitals and Sensyne Health" in core


def test_the_same_deal_gives_the_same_bytes() -> None:
    result = judged("illustrative-consortium")
    assert release_workbook(result) == release_workbook(result)


@pytest.mark.parametrize("typed", ["=1+1", "@SUM(A1)", "+2", "-3", "[x](http://a.b)", "http://a.b"])
def test_text_of_a_deal_is_text(typed: str) -> None:
    result = judged_text(
        f"""
benefitshare: 1
name: "{typed}"
signed: 2024-05-01
horizon: {{start: 2024-05-01, years: 2}}
parties:
  trust: {{name: "{typed}", role: nhs-provider}}
  company: {{name: The company, role: supplier}}
terms:
  fee: {{kind: upfront-fee, from: company, to: trust, amount: {{value: £1m, note: "{typed}"}}}}
"""
    )
    book = openpyxl.load_workbook(io.BytesIO(release_workbook(result)))
    cells = [
        cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value
    ]
    found = [cell for cell in cells if cell.value == typed]
    assert len(found) >= 3
    assert all(cell.data_type == "s" and cell.hyperlink is None for cell in found)
    assert not [cell for cell in cells if cell.data_type == "f"]
