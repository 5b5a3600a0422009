"""Saving: the same deal again, only what differs is touched, and never half a file."""

import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benefitshare.files.document import parse_document
from benefitshare.files.edits import is_same
from benefitshare.files.emit import block_text
from benefitshare.files.read_deal import read_deal
from benefitshare.files.render import deal_text
from benefitshare.files.write_deal import save_deal

SCENARIOS = sorted((Path(__file__).parents[3] / "scenarios").glob("*.yaml"))
ORIGINAL = """\
# A comment at the top
benefitshare: 1
name:   'A deal'     # spaces and quotes are the user's
signed: 2025-09-01
horizon: {start: 2025-10-01,   years: 10}   # beside
parties:
    trust:   {name: A trust, role: nhs-provider}
    company: {name: A company, role: supplier}   # indented by four

# About the terms
terms:
  fee:                 # the fee
    kind: subscription
    from: company
    to: trust
    amount: £100k a year   # from the letter
    years: 5
  # the signing fee comes last
  signing:
    kind: upfront-fee
    from: company
    to: trust
    amount: {likely: £3m, low: £1m, high: £5m, note: "a, guess"}
private:
  notes: |
    walk away
    below £1m
"""
Data = dict[str, Any]


def _set(*path: str, to: object) -> Callable[[Data], None]:
    def edit(data: Data) -> None:
        for step in path[:-1]:
            data = data[step]
        data[path[-1]] = to

    return edit


def _take_out(*path: str) -> Callable[[Data], None]:
    def edit(data: Data) -> None:
        for step in path[:-1]:
            data = data[step]
        del data[path[-1]]

    return edit


def _edited(edit: Callable[[Data], None], text: str = ORIGINAL) -> str:
    document = parse_document(text, "deal.yaml")
    data: Data = parse_document(text, "deal.yaml").data
    edit(data)
    result = deal_text(data, document)
    assert is_same(parse_document(result, "deal.yaml").data, data)
    return result


class TestOnlyWhatDiffers:
    @pytest.mark.parametrize(
        ("edit", "old", "new"),
        [
            (_set("horizon", "years", to=12), "years: 10}", "years: 12}"),
            (_set("name", to="It's new"), "'A deal'", "'It''s new'"),
            (_set("terms", "fee", "amount", to="£1m a year"), "£100k a year ", "£1m a year "),
            (_set("terms", "fee", "amount", to=None), "£100k a year", "null"),
            (
                _set("terms", "fee", "amount", to={"value": "£1m", "source": "letter, page 2"}),
                "£100k a year",
                '{value: £1m, source: "letter, page 2"}',
            ),
            (
                _set("terms", "signing", "amount", to="£4m"),
                '{likely: £3m, low: £1m, high: £5m, note: "a, guess"}',
                "£4m",
            ),
            (_set("terms", "signing", "amount", "low", to="£2m"), "low: £1m", "low: £2m"),
            (_take_out("terms", "signing", "amount", "low"), "low: £1m, ", ""),
            (_take_out("terms", "signing", "amount", "note"), ', note: "a, guess"', ""),
            (_take_out("horizon", "start"), "start: 2025-10-01,   ", ""),
            (_take_out("terms", "fee", "years"), "    years: 5\n", ""),
            (_take_out("signed"), "signed: 2025-09-01\n", ""),
            (
                _set("terms", "fee", "clause", to="3.1"),
                "years: 5\n",
                'years: 5\n    clause: "3.1"\n',
            ),
            (_set("horizon", "end", to=None), "years: 10}", "years: 10, end: null}"),
            (
                _set("parties", "patients", to={"name": "Patients", "role": "patients"}),
                "# indented by four\n",
                "# indented by four\n    patients: {name: Patients, role: patients}\n",
            ),
            (
                _set("private", "notes", to="walk"),
                "|\n    walk away\n    below £1m\n",
                "walk\n",
            ),
        ],
    )
    def test_one_edit(self, edit: Callable[[Data], None], old: str, new: str) -> None:
        assert ORIGINAL.count(old) == 1
        assert _edited(edit) == ORIGINAL.replace(old, new)

    def test_nothing_at_all(self) -> None:
        assert _edited(_set("benefitshare", to=1)) == ORIGINAL

    def test_a_term_goes_with_its_lines(self) -> None:
        after = _edited(_take_out("terms", "fee"))
        assert "# the fee" not in after
        assert "# the signing fee comes last" in after
        assert "# About the terms" in after

    def test_a_new_order_keeps_the_comments_elsewhere(self) -> None:
        def edit(data: Data) -> None:
            data["terms"] = dict(reversed(data["terms"].items()))

        after = _edited(edit)
        assert "# beside" in after
        assert after.index("signing:") < after.index("fee:")

    def test_the_last_entry_leaves_an_empty_block_and_the_comments(self) -> None:
        def edit(data: Data) -> None:
            data["terms"].clear()

        assert "# the signing fee comes last\n  {}\nprivate:" in _edited(edit)

    def test_windows_line_ends_stay(self) -> None:
        text = ORIGINAL.replace("\n", "\r\n")
        after = _edited(_set("terms", "fee", "note", to="new"), text)
        assert after.replace("\r\n", "") == after.replace("\n", "").replace("\r", "")

    def test_an_alias_is_written_out(self) -> None:
        after = _edited(_set("b", "c", to=2), "a: &x {c: 1}\nb: *x\n")
        assert parse_document(after, "").data == {"a": {"c": 1}, "b": {"c": 2}}


SCALARS = st.one_of(
    st.none(),
    st.integers(-(10**17), 10**17),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.sampled_from(
        ["yes", "null", "~", "5", "010", "1e5", "4%", "-£5", "- a", "a: b", "a #b", "#", "'", '"',
         "a,b", "{", "[x]", "...", "---", "!t", "&a", "*a", "|", "> x", "%", "@", "a:", " a ", "?",
         "one\ntwo", "one\n\n  two\nthree", "\n", "\u2028", "\x85", "\ufeff", "😀", "=", "<<"]
    ),
)  # fmt: skip
NAMES = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)?", fullmatch=True) | st.sampled_from(
    ["null", "no", "5"]
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)
DEALS = st.dictionaries(NAMES, VALUES, min_size=1, max_size=5)


@settings(deadline=None)
@given(DEALS)
def test_what_is_written_reads_back_as_the_same(data: Data) -> None:
    document = parse_document(block_text(data) + "\n", "deal.yaml")
    assert document.problems == ()
    assert is_same(document.data, data)


@settings(deadline=None)
@given(DEALS, DEALS)
def test_any_deal_is_turned_into_any_other(before: Data, after: Data) -> None:
    original = parse_document(block_text(before) + "\n", "deal.yaml")
    document = parse_document(deal_text(after, original), "deal.yaml")
    assert document.problems == ()
    assert is_same(document.data, after) or document.data == after


class TestSaving:
    @pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
    def test_scenarios_come_back_as_the_same_deal(self, path: Path, tmp_path: Path) -> None:
        loaded = read_deal(path)
        for original in (None, path):
            save_deal(loaded.deal, tmp_path / "saved.yaml", original=original)
            again = read_deal(tmp_path / "saved.yaml")
            assert again.deal == loaded.deal
            assert again.sha256 == loaded.sha256

    def test_over_itself_nothing_changes(self, tmp_path: Path) -> None:
        path = tmp_path / "deal.yaml"
        path.write_bytes(ORIGINAL.encode())
        save_deal(read_deal(path).deal, path, original=path)
        assert path.read_bytes() == ORIGINAL.encode()

    def test_shared_without_what_is_private(self, tmp_path: Path) -> None:
        path, shared = tmp_path / "deal.yaml", tmp_path / "shared.yaml"
        path.write_text(ORIGINAL)
        save_deal(read_deal(path).deal, shared, original=path, share=True)
        assert "walk away" not in shared.read_text()
        assert "#" not in shared.read_text()
        assert "private" not in read_deal(shared).deal.document()

    def test_a_variant_stays_a_variant(self, tmp_path: Path) -> None:
        (tmp_path / "base.yaml").write_text(ORIGINAL)
        path = tmp_path / "offer.yaml"
        path.write_text(
            "based_on: base.yaml # ours\nname: An offer\nchanges:\n  terms.fee.years: 6 # more\n"
        )
        data: Data = read_deal(path).deal.document()
        data["terms"]["fee"]["years"] = 7
        data["horizon"]["years"] = 12
        del data["terms"]["signing"]
        save_deal(data, path, original=path)
        assert path.read_text() == (
            "based_on: base.yaml # ours\nname: An offer\nchanges:\n  terms.fee.years: 7 # more\n"
            "  horizon.years: 12\n  terms.signing: null\n"
        )
        assert read_deal(path).deal.document() == data

    def test_a_change_taken_back_leaves_the_variant(self, tmp_path: Path) -> None:
        (tmp_path / "base.yaml").write_text(ORIGINAL)
        path = tmp_path / "offer.yaml"
        path.write_text("based_on: base.yaml\nname: An offer\nchanges:\n  terms.fee.years: 6\n")
        save_deal(read_deal(tmp_path / "base.yaml").deal, path, original=path)
        assert path.read_text() == "based_on: base.yaml\nchanges: {}\n"

    def test_a_variant_saved_elsewhere_stands_on_its_own(self, tmp_path: Path) -> None:
        (tmp_path / "base.yaml").write_text(ORIGINAL)
        (tmp_path / "offer.yaml").write_text("based_on: base.yaml\nname: An offer\n")
        (tmp_path / "sub").mkdir()
        loaded = read_deal(tmp_path / "offer.yaml")
        save_deal(loaded.deal, tmp_path / "sub/out.yaml", original=tmp_path / "offer.yaml")
        assert read_deal(tmp_path / "sub/out.yaml").sha256 == loaded.sha256

    def test_permissions_and_links_stay(self, tmp_path: Path) -> None:
        path, link = tmp_path / "deal.yaml", tmp_path / "link.yaml"
        path.write_text(ORIGINAL)
        path.chmod(0o640)
        link.symlink_to(path)
        save_deal(read_deal(path).deal, link)
        assert link.is_symlink()
        assert stat.S_IMODE(path.stat().st_mode) == 0o640

    def test_a_failure_leaves_the_old_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "deal.yaml"
        path.write_text(ORIGINAL)
        deal = read_deal(path).deal

        def full(*_: object) -> None:
            raise OSError("no space left")

        monkeypatch.setattr("os.fsync", full)
        with pytest.raises(OSError, match="no space"):
            save_deal({**deal.document(), "name": "Other"}, path, original=path)
        assert path.read_text() == ORIGINAL
        assert list(tmp_path.iterdir()) == [path]

    def test_an_unsound_original_is_not_kept(self, tmp_path: Path) -> None:
        path = tmp_path / "deal.yaml"
        path.write_text("{")
        save_deal({"name": "A deal"}, path, original=path)
        assert path.read_text() == "name: A deal\n"
        save_deal({"name": "A deal"}, path, original=tmp_path / "none.yaml")
        assert path.read_text() == "name: A deal\n"
