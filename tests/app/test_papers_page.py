"""Papers without a browser: what is offered, for whom, and that each can be made."""

import datetime
import io
import json
import zipfile
from pathlib import Path

import pytest

from benefitshare.commands.verifying import verify
from benefitshare.files.scenarios import scenario_files
from benefitshare.webapp import papers
from benefitshare.webapp.papers import PAPERS, Kind, Wanted
from tests.app.open_app import go, open_app, session

FEE = "fee-only-licence"
OUH = "ouh-sensyne-2018"
_DAY = datetime.date(2026, 1, 1)
_KINDS = {kind.name: kind for paper in PAPERS for kind in paper.kinds}
_BEGINNINGS = {
    ".docx": b"PK", ".pdf": b"%PDF", ".xlsx": b"PK", ".html": b"<!", ".json": b"{", ".md": b"#",
    ".csv": b"from",
}  # fmt: skip


def _wanted(*, remedies: bool = False, manifest: bool = False) -> Wanted:
    path = next(path for path in scenario_files() if path.stem == FEE)
    text = path.read_text(encoding="utf-8")
    return Wanted({"fee.yaml": text}, _DAY, 500, remedies=remedies, manifest=manifest)


def test_every_paper_says_for_whom_it_is_and_what_is_in_it() -> None:
    app = open_app(FEE, "papers")
    assert not app.exception
    told = " ".join(each.value for each in app.markdown)
    titles = " ".join(each.value for each in app.subheader)
    for paper in PAPERS:
        assert paper.title in titles
        assert paper.whom in told
        assert paper.holds in told
    offered = [each.proto for each in app.get("download_button")]
    assert len(offered) == len(_KINDS) + 2
    deferred = [each for each in offered if each.HasField("deferred_file_id")]
    assert len(deferred) == len(_KINDS), "made when asked for, and not before"


_ALONE = [kind for kind in _KINDS.values() if not kind.has_more]


@pytest.mark.parametrize("kind", _ALONE, ids=lambda kind: kind.name)
def test_each_can_be_made(kind: Kind) -> None:
    made = kind.content(_wanted())
    assert made.startswith(_BEGINNINGS[Path(kind.name).suffix])


def test_tidy_data_come_with_their_dictionary() -> None:
    with zipfile.ZipFile(io.BytesIO(_KINDS["tidy-data.csv"].content(_wanted()))) as held:
        assert held.namelist() == ["tidy-data.csv", "tidy-data.dictionary.csv"]


def test_with_its_manifest_a_paper_can_be_checked(tmp_path: Path) -> None:
    made = _KINDS["result.json"].content(_wanted(manifest=True))
    with zipfile.ZipFile(io.BytesIO(made)) as held:
        held.extractall(tmp_path)
    manifest = tmp_path / "result.json.manifest.json"
    assert json.loads(manifest.read_text(encoding="utf-8"))["draws"] == 500
    told = verify(manifest)
    assert [each.again for each in told.files] == ["same bytes"]
    assert told.deal == "same file"


def test_options_are_versions_of_the_same_currency_and_stand_in_the_board_paper() -> None:
    app = open_app(FEE, "papers")
    assert not app.multiselect
    go(app, "value").text_input(key="panel.terms.licence-fee.amount").set_value(
        "£400k a year"
    ).run()
    next(b for b in app.button if b.label == "Save").click().run()
    assert session(app).versions
    next(b for b in app.button if b.label == "Undo").click().run()
    go(app, "papers")
    box = app.multiselect(key="papers.options")
    assert box.options == [session(app).versions[0].name]
    box.select(box.options[0]).run()
    assert not app.exception


def test_a_missing_library_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "find_spec", lambda _: None)
    app = open_app(FEE, "papers")
    told = " ".join(each.value for each in app.info)
    assert "takes typst and vl\\_convert" in told
    assert "benefitshare\\[papers\\]" in told
    offered = [each.proto.label for each in app.get("download_button")]
    assert "PDF" not in offered
    assert "JSON" in offered


def test_what_is_shared_has_nothing_private_and_says_what_is_left_out() -> None:
    app = open_app(OUH, "papers")
    told = " ".join(each.value for each in app.markdown)
    assert "Left out of this one" in told
    assert "views" in told
    app.checkbox(key="papers.usual").uncheck().run()
    told = " ".join(each.value for each in app.markdown)
    assert "without deal" in told


def test_with_problems_the_deal_file_can_still_be_had() -> None:
    app = open_app(OUH, "value")
    app.text_input(key="panel.terms.stake.stated_value").set_value("much").run()
    go(app, "papers")
    assert not app.exception
    labels = [each.proto.label for each in app.get("download_button")]
    assert labels == ["YAML"]
