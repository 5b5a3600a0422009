"""A deal while it is edited: comments kept, problems with lines, the same deal when read back."""

from pathlib import Path

import pytest

from benefitshare.files.read_deal import LoadedDeal, read_deal, read_deal_text
from benefitshare.files.scenarios import scenario_files
from benefitshare.files.working_copy import (
    changed,
    open_file,
    open_text,
    renamed,
    replaced,
    rewritten,
)
from benefitshare.problems import DealProblems

OUH = next(path for path in scenario_files() if path.stem == "ouh-sensyne-2018")


@pytest.mark.parametrize("path", scenario_files(), ids=lambda path: path.stem)
def test_what_is_opened_is_what_is_read(path: Path) -> None:
    copy = open_file(path)
    assert copy.sha256 == read_deal(path).sha256
    assert read_deal_text(copy.text).sha256 == copy.sha256
    assert "#" in copy.text


def test_a_change_leaves_every_other_line_alone() -> None:
    before = open_text(OUH.read_text(encoding="utf-8"), "deal.yaml")
    after, made = changed(before, {"terms.stake.lock_up": "1 year"})
    assert [one.path for one in made] == ["terms.stake.lock_up"]
    old, new = before.text.splitlines(), after.text.splitlines()
    assert len(set(old) - set(new)) <= 7  # the block of the one value
    assert [line for line in old if "#" in line] == [line for line in new if "#" in line]
    assert isinstance(after.checked, LoadedDeal)


def test_a_wrong_value_has_the_line_that_it_has_in_the_download() -> None:
    before = open_text(OUH.read_text(encoding="utf-8"), "deal.yaml")
    after, _ = changed(before, {"terms.stake.lock_up": "for ever"})
    assert not isinstance(after.checked, LoadedDeal)
    problem = after.checked[0]
    assert problem.path == "terms.stake.lock_up"
    assert "for ever" in after.text.splitlines()[problem.line - 1]


def test_a_path_that_leads_nowhere_is_refused() -> None:
    with pytest.raises(DealProblems):
        changed(open_file(OUH), {"terms.steak.lock_up": "1 year"})


def test_other_data_under_the_same_name() -> None:
    copy = open_file(OUH)
    renamed = replaced(copy, {**copy.document, "name": "Another"})
    assert renamed.file == copy.file
    assert "name: Another" in renamed.text


PARTS = ("parties", "products", "contributions", "terms")


@pytest.mark.parametrize("path", scenario_files(), ids=lambda path: path.stem)
def test_whatever_is_renamed_the_deal_holds_and_no_other_line_moves(path: Path) -> None:
    copy = open_file(path)
    for part in PARTS:
        block = copy.document.get(part)
        for id_ in block if isinstance(block, dict) else ():
            after = renamed(copy, part, id_, "quite-another-name")
            assert isinstance(after.checked, LoadedDeal), f"{part}.{id_}"
            lines = list(zip(copy.text.splitlines(), after.text.splitlines(), strict=True))
            assert all(id_ in old for old, new in lines if old != new), f"{part}.{id_}"
            back = renamed(after, part, "quite-another-name", id_)
            assert back.sha256 == copy.sha256


def test_a_name_that_is_taken_is_refused() -> None:
    with pytest.raises(DealProblems, match="taken"):
        renamed(open_file(OUH), "terms", "stake", "discovery-royalty")


def test_a_text_is_taken_as_it_is_typed_right_or_wrong() -> None:
    copy = open_file(OUH)
    wrong = rewritten(copy, copy.text.replace("kind: equity", "kind: eqity  # a slip"))
    assert "# a slip" in wrong.text
    assert not isinstance(wrong.checked, LoadedDeal)
    for text in ("name: [", "", "- a list", "name: x\nname: y\n", "based_on: other.yaml\n"):
        with pytest.raises(DealProblems):
            rewritten(copy, text)


def test_keys_that_no_rule_knows_are_refused_as_at_the_command_line() -> None:
    copy, _ = changed(open_file(OUH), {"policy": {"slip": {"value": 1, "by": "x", "why": "y"}}})
    assert not isinstance(copy.checked, LoadedDeal)
    assert "slip" in copy.checked[0].message
