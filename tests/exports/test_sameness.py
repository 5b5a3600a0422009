"""Outputs whose bytes differ are compared figure by figure."""

from pathlib import Path

import pytest

from benefitshare.commands.verifying import verify
from benefitshare.exports.columns import parquet_bytes
from benefitshare.exports.sameness import differences
from benefitshare.files.read_deal import read_deal
from benefitshare.files.render import deal_text
from benefitshare.report.result_files import result_files
from tests.exports.judging import ROOT, judged


def test_figures_that_are_near_enough_are_the_same() -> None:
    assert differences("a.json", b'{"a": [1000000.0]}', b'{"a":[1000000.0000001]}') == ()
    assert differences("a.csv", b"x\n3.0\n", b"x\n3\n") == ()


@pytest.mark.parametrize(
    ("name", "before", "again", "told"),
    [
        ("a.json", b'{"a": [1.0, 2]}', b'{"a": [1.0, 3]}', ("a.1: was 2, is 3",)),
        ("a.json", b'{"a": 1}', b'{"b": 1}', ("a: was 1, is None", "b: was None, is 1")),
        ("a.csv", b"x,y\n1,a\n", b"x,y\n1,b\n", ("row 2, column 2: was a, is b",)),
        ("a.csv", b"x\n1\n", b"x\n1\n2\n", ("was 2 rows, is 3",)),
    ],
)
def test_what_differs_is_told(
    name: str, before: bytes, again: bytes, told: tuple[str, ...]
) -> None:
    assert differences(name, before, again) == told


def test_only_the_first_differences_are_told() -> None:
    told = differences("a.json", b"[0, 0, 0, 0, 0]", b"[1, 1, 1, 1, 1]")
    assert told is not None
    assert told[-1] == "and 2 more"


def test_columns_are_compared_and_what_is_said_about_them_is_not() -> None:
    one = parquet_bytes({"a": ["x"], "b": [1.0]}, {"sha256": "1"})
    same = parquet_bytes({"a": ["x"], "b": [1.0]}, {"sha256": "2"})
    assert one != same
    assert differences("a.parquet", one, same) == ()
    other = parquet_bytes({"a": ["x"], "b": [2.0]}, {"sha256": "1"})
    assert differences("a.parquet", one, other) == ("b.0: was 1.0, is 2.0",)


def test_a_form_that_cannot_be_read_is_compared_by_its_bytes() -> None:
    assert differences("a.xlsx", b"1", b"2") is None
    assert differences("a.json", b"{", b"{}") is None


def test_the_files_of_the_app_can_be_verified_beside_their_deal(tmp_path: Path) -> None:
    deal = read_deal(ROOT / "scenarios" / "fee-only-licence.yaml").deal
    texts = {"deal.yaml": deal_text(deal.document(), None)}
    for name, text in {**texts, **result_files(judged("fee-only-licence"))}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = verify(tmp_path / "manifest.json")
    assert (found.is_same, found.deal, found.reasons) == (True, "same deal", ())
