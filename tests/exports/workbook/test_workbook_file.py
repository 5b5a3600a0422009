"""The file itself: the same bytes, no formula from a deal's text, one formula across each row."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import unescape

import openpyxl
import pytest

from benefitshare.commands.exporting import Export, export
from benefitshare.commands.valuing import Sampling, value
from benefitshare.exports.workbook import workbook_bytes, workbook_of
from benefitshare.exports.workbook.formulas import NEVER
from benefitshare.exports.workbook.grid import FIRST_ROW, FIRST_YEAR_COLUMN, column_name
from benefitshare.exports.workbook.names import CONTRIBUTIONS, PRODUCTS, TERMS, TIME
from benefitshare.exports.workbook.places import PLAIN
from benefitshare.files.read_deal import read_deal
from tests.exports.workbook.exported import (
    AS_OF,
    FEW,
    NAMES,
    SCENARIOS,
    exported,
    exported_with,
    recorded,
)
from tests.exports.workbook.office import sheet_files

ALLOWED = {
    "SUM", "SUMPRODUCT", "SUMIFS", "COUNT", "COUNTIF", "INDEX", "MATCH", "MIN", "MAX", "IF", "AND",
    "OR", "NOT", "ABS", "INT", "EXP", "LN", "SQRT", "DATE",
}  # fmt: skip
CALENDAR = {3.0, 31.0}
"""DATE(…, 3, 31)."""
LONGEST = 260
TIMED = (TIME, PRODUCTS, CONTRIBUTIONS, TERMS, "Ledger", "Value by year", "Financial case")
_FORMULA = re.compile(r'<c r="([A-Z]+)(\d+)"[^>]*><f>(.*?)</f><v>(.*?)</v>')
_REFERENCE = re.compile(r"(\$?)([A-Z]{1,3})(\$?)(\d+)(?![\d(])")
_WORKED_OUT_HERE = (TIME, PRODUCTS, CONTRIBUTIONS, TERMS)


def formulas(name: str) -> dict[str, list[tuple[str, int, str, str]]]:
    """By sheet, each formula's column, row, text and cached result."""
    content = exported(name).workbook.content
    found = {}
    with zipfile.ZipFile(BytesIO(content)) as book:
        for sheet, file in sheet_files(content).items():
            text = book.read(file).decode()
            found[sheet] = [
                (column, int(row), unescape(formula, {"&quot;": '"'}), cached)
                for column, row, formula, cached in _FORMULA.findall(text)
            ]
    return found


def number_of(column: str) -> int:
    """A column's number, counted from nought."""
    number = 0
    for letter in column:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def relative(formula: str, column: int) -> str:
    """The formula with columns told by how far they are from its own."""

    def told(match: re.Match[str]) -> str:
        fixed, letters, mark, row = match.groups()
        place = letters if fixed else f"[{number_of(letters) - column}]"
        return f"{fixed}{place}{mark}{row}"

    return _REFERENCE.sub(told, formula)


def nested(formula: str) -> bool:
    """Whether a choice stands inside another."""
    open_choices: list[bool] = []
    for part in re.findall(r"(?<![A-Z])IF\(|\(|\)", formula):
        if part == ")":
            open_choices.pop()
            continue
        if part == "IF(" and any(open_choices):
            return True
        open_choices.append(part == "IF(")
    return False


def test_a_choice_in_a_choice_is_found() -> None:
    assert nested("IF(A1,MAX(IF(B1,1,0),2),0)")
    assert not nested("IF(A1,1,0)*IF(B1,1,0)+COUNTIF(A1:A2,1)")


@pytest.mark.parametrize("name", NAMES)
def test_each_row_has_one_formula_copied_across_the_years(name: str) -> None:
    for sheet, cells in formulas(name).items():
        if sheet not in TIMED and not sheet.startswith("Without"):
            continue
        rows: dict[int, set[str]] = {}
        last = FIRST_YEAR_COLUMN + len(recorded(name).periods)
        for column, row, formula, _ in cells:
            at = number_of(column)
            if row > FIRST_ROW and FIRST_YEAR_COLUMN <= at < last:
                rows.setdefault(row, set()).add(relative(formula, at))
        for row, kinds in rows.items():
            assert len(kinds) == 1, (sheet, row, kinds)


@pytest.mark.parametrize("name", NAMES)
def test_formulas_are_short_and_use_what_every_office_has(name: str) -> None:
    for sheet, cells in formulas(name).items():
        for _, row, formula, cached in cells:
            called = {*re.findall(r"([A-Z][A-Z.]*)\(", formula)}
            assert called <= ALLOWED, (sheet, row, formula)
            assert cached not in ("", "nan", "inf"), (sheet, row, formula)
            if sheet in _WORKED_OUT_HERE:
                assert len(formula) <= LONGEST, (sheet, row, formula)
                assert not nested(formula), (sheet, row, formula)


@pytest.mark.parametrize("name", NAMES)
def test_no_number_of_the_deal_hides_in_a_formula(name: str) -> None:
    for sheet in _WORKED_OUT_HERE:
        for _, row, formula, _ in formulas(name).get(sheet, []):
            bare = _REFERENCE.sub("", re.sub(r'"[^"]*"|\'[^\']*\'!', "", formula))
            numbers = {float(each) for each in re.findall(r"\d+\.?\d*(?:[eE]-?\d+)?", bare)}
            assert numbers <= PLAIN | CALENDAR, (sheet, row, formula)


def test_the_same_deal_and_seed_give_the_same_bytes() -> None:
    judged = exported("fee-only-licence").judged
    assert workbook_bytes(judged) == exported("fee-only-licence").workbook.content


def test_text_of_a_deal_never_becomes_a_formula() -> None:
    path = SCENARIOS / "stroke-ai-purchase.yaml"
    loaded = read_deal(path)
    evil = ("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0")
    deal = loaded.deal
    parties = {
        id_: party.model_copy(update={"name": evil[index % len(evil)]})
        for index, (id_, party) in enumerate(deal.parties.items())
    }
    contributions = {
        id_: each.model_copy(update={"what": "=2+2"}) for id_, each in deal.contributions.items()
    }
    named = {"name": "=A1", "summary": "=3+3", "parties": parties, "contributions": contributions}
    changed = deal.model_copy(update=named)
    changed._document = deal.document()
    judged = value(
        replace(loaded, deal=changed), str(path), today=AS_OF, sampling=Sampling(draws=FEW)
    )
    workbook = workbook_of(judged)
    with zipfile.ZipFile(BytesIO(workbook.content)) as book:
        for file in sheet_files(workbook.content).values():
            text = book.read(file).decode()
            for formula in re.findall(r"<f>(.*?)</f>", text):
                assert "HYPERLINK" not in formula
                assert formula not in ("1+1", "2+2", "3+3", "A1")
        texts = set(re.findall(r"<t[^>]*>(.*?)</t>", book.read("xl/sharedStrings.xml").decode()))
    assert "=1+1" in texts
    assert "=2+2" in texts


def test_results_are_written_with_the_formulas() -> None:
    """Protected View works nothing out: what is written must be right already."""
    made = exported("ouh-sensyne-2018")
    book = openpyxl.load_workbook(BytesIO(made.workbook.content), data_only=True)
    for key, place in made.workbook.outputs.items():
        sheet = book[place.sheet]
        for offset, wanted in enumerate(made.workbook.expected[key]):
            found = sheet.cell(place.row + 1, place.column + 1 + offset).value
            assert found == pytest.approx(wanted, abs=0.005), key
    assert book["Economic case"]["G1"].value == "All checks pass"


def test_years_stand_in_the_same_columns_on_every_sheet() -> None:
    book = openpyxl.load_workbook(
        BytesIO(exported("illustrative-consortium").workbook.content), data_only=True
    )
    first = f"{column_name(FIRST_YEAR_COLUMN)}3"
    timed = [sheet for sheet in book if sheet["A6"].value == "Ends on"]
    assert {sheet.title for sheet in timed} >= {*TIMED, "Without a term", "Without the deal"}
    for sheet in timed:
        assert sheet[first].value == "2025-26"
        assert sheet.freeze_panes == "B7"
        assert sheet["I9"].value is None


def test_nothing_is_hidden_and_there_is_no_macro() -> None:
    content = exported("moorfields-deepmind-2018").workbook.content
    with zipfile.ZipFile(BytesIO(content)) as book:
        assert not [name for name in book.namelist() if "vba" in name.lower()]
        for file in sheet_files(content).values():
            assert b"hidden=" not in book.read(file)
        assert b"state=" not in book.read("xl/workbook.xml")


def test_an_analysis_that_nobody_else_checked_is_warned_of() -> None:
    assurance = {"analyst": "A. Smith", "assurer": "a. smith "}
    made = exported_with("fee-only-licence", {"assurance": assurance})
    book = openpyxl.load_workbook(BytesIO(made.workbook.content))
    said = [str(cell.value) for row in book["Assurance"].iter_rows() for cell in row]
    assert [each for each in said if "analyst and the assurer are the same" in each]


def test_the_file_bears_no_clock() -> None:
    with zipfile.ZipFile(BytesIO(exported("fee-only-licence").workbook.content)) as book:
        core = book.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d{2}-\d{2}", core)) == {"2018-09-05"}


def test_export_writes_the_workbook(tmp_path: Path) -> None:
    wanted = Export(SCENARIOS / "fee-only-licence.yaml", AS_OF, Sampling(draws=FEW))
    export(wanted, tmp_path / "deal.xlsx")
    assert openpyxl.load_workbook(tmp_path / "deal.xlsx").sheetnames[0] == "Cover"


def test_never_lies_beyond_any_horizon() -> None:
    assert NEVER > 3000.0
