"""Every page of the app, run without a browser: what is typed, what is shown, what is undone."""

import datetime
import re

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from benefitshare import commands
from benefitshare.files.read_deal import read_deal_text
from benefitshare.files.scenarios import scenario_files
from benefitshare.files.working_copy import open_file
from benefitshare.report.register import register, shape_of_typed
from benefitshare.report.strip import answer_strip
from benefitshare.webapp.frame import PAGES
from benefitshare.webapp.state import DRAWS
from tests.app.open_app import go, open_app, results, session, strip

OUH = "ouh-sensyne-2018"
RATE = "field.terms.discovery-royalty.rate"


@pytest.fixture(scope="module")
def today() -> datetime.date:
    return datetime.date.today()


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_without_a_deal(name: str) -> None:
    app = open_app(page=name)
    assert not app.exception
    assert app.header


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_with_a_deal(name: str) -> None:
    app = open_app(OUH, name)
    assert not app.exception
    assert app.header


@pytest.mark.parametrize("scenario", [path.stem for path in scenario_files()])
def test_every_part_of_every_deal_that_ships_can_be_edited(scenario: str) -> None:
    app = open_app(scenario, "deal")
    for part in app.segmented_control(key="deal.part").options:
        app.segmented_control(key="deal.part").select(part).run()
        assert not app.exception
        assert not app.error


@pytest.mark.parametrize(
    "scenario", ["illustrative-consortium", "illustrative-imaging-spin-out", "paige-msk-2018"]
)
def test_every_fold_of_a_deal_opens(scenario: str) -> None:
    app = open_app(scenario, "deal")
    for part in app.segmented_control(key="deal.part").options:
        app.segmented_control(key="deal.part").select(part).run()
        while folded := [key for key in _folds(app) if not app.session_state[key]]:
            for key in folded:
                app.session_state[key] = True
            app.run()
            assert not app.exception
            assert not app.error


def _folds(app: AppTest) -> list[str]:
    """The keys of the parts that can be opened."""
    found = [re.search(r"(?:open|more)\..*$", each.proto.id) for each in app.expander]
    return [match[0] for match in found if match]


def test_six_per_cent_is_worth_what_the_command_line_says(today: datetime.date) -> None:
    app = open_app(OUH, "deal")
    before = results(app)
    app.text_input(key=RATE).set_value("6%").run()
    copy = session(app).now
    assert copy is not None
    loaded = read_deal_text(copy.copy.text)
    expected = commands.value(
        loaded, "x", today=today, sampling=commands.Sampling(draws=DRAWS), with_bridge=False
    )
    assert (
        results(app).projection.parties["trust"].gain == expected.projection.parties["trust"].gain
    )
    assert results(app).projection.parties["trust"].gain != before.projection.parties["trust"].gain
    first = answer_strip(expected, before)[0]
    assert "was" in first
    assert first in strip(app)


def test_a_change_is_undone_and_done_again() -> None:
    app = open_app(OUH, "deal")
    app.text_input(key=RATE).set_value("6%").run()
    _button(app, "Undo").click().run()
    assert app.text_input(key=RATE).value == "4% (1% to 6%)"
    _button(app, "Redo").click().run()
    assert app.text_input(key=RATE).value == "6%"


def test_comments_stay_in_the_file() -> None:
    app = open_app(OUH, "deal")
    app.text_input(key=RATE).set_value("6%").run()
    now = session(app).now
    assert now is not None
    assert "# What to learn here" in now.copy.text
    assert now.copy.text.count("#") >= 22
    assert not app.session_state["benefitshare.session"].now.copy.text.startswith("benefitshare")


def test_a_wrong_value_is_told_beside_its_field_and_the_last_results_stay() -> None:
    app = open_app(OUH, "deal")
    app.text_input(key=RATE).set_value("lots").run()
    told = " ".join(each.value for each in app.error)
    assert "'lots' is not a number" in told
    assert "Before that, the results were these" in strip(app)
    assert "gains" in strip(app)
    app.text_input(key=RATE).set_value("5%").run()
    assert not app.error


def test_a_term_is_switched_off_and_on_again() -> None:
    app = open_app(OUH, "deal")
    app.button(key="off.stake").click().run()
    now = session(app).now
    assert now is not None
    assert "stake" in now.off
    assert "stake" not in now.copy.text.split("terms:")[1].split("correlations:")[0]
    assert any("switched off" in each.value for each in app.subheader)
    app.button(key="on.stake").click().run()
    assert "stated_value" in session(app).now.copy.text  # type: ignore[union-attr]


def test_a_term_is_duplicated_and_removed() -> None:
    app = open_app(OUH, "deal")
    app.button(key="duplicate.stake").click().run()
    assert "stake-copy" in session(app).now.copy.document["terms"]  # type: ignore[union-attr,operator]
    assert not app.error
    app.button(key="remove.stake-copy").click().run()
    assert "stake-copy" not in session(app).now.copy.document["terms"]  # type: ignore[union-attr,operator]


def test_a_term_is_added_and_filled_in() -> None:
    app = open_app(OUH, "deal")
    app.selectbox(key="deal.add.kind").select("subscription")
    app.text_input(key="deal.add.name").set_value("Curation money")
    _button(app, "Add term").click().run()
    assert app.error  # it has no amount yet, and says so
    app.text_input(key="field.terms.curation-money.amount").set_value("£250k a year").run()
    assert not app.error
    assert results(app).projection.parties["trust"].by_term["curation-money"].mean > 0


@pytest.mark.parametrize("kind", ["royalty", "equity", "free-use", "fee", "mixed"])
def test_each_pattern_gives_a_result_at_once(kind: str) -> None:
    app = open_app()
    app.radio(key="start.pattern").set_value(kind).run()
    _button(app, "See what it is worth").click().run()
    assert not app.exception
    assert "gains" in strip(app) or "loses" in strip(app)


def test_a_broken_file_is_kept_with_every_problem_and_its_line() -> None:
    app = open_app()
    broken = "benefitshare: 1\nname: x\nsigned: someday\nhorizn: {}\nparties: {}\n"
    app.file_uploader(key="start.file").set_value(("deal.yaml", broken.encode(), "text/yaml")).run()
    told = " ".join(each.value for each in app.markdown)
    assert "deal.yaml\\:3" in told
    assert "deal.yaml\\:4" in told
    assert app.text_area(key="start.file.text.deal.yaml").value == broken
    good = open_app(OUH)
    now = session(good).now
    assert now is not None
    app.text_area(key="start.file.text.deal.yaml").set_value(now.copy.text)
    _button(app, "Try again").click().run()
    assert "gains" in strip(app)


def test_an_assumption_becomes_a_range_with_its_source() -> None:
    app = open_app(OUH, "assumptions")
    app.selectbox(key="assumptions.chosen").select("products.discoveries.lifetime").run()
    place = "products.discoveries.lifetime"
    app.radio(key=f"way.{place}").set_value("low, likely, high").run()
    for name, text in (("low", "5"), ("likely", "8"), ("high", "12 years")):
        app.text_input(key=f"edit.{place}.{name}.").set_value(text).run()
    source = next(each for each in app.text_input if each.label.startswith("Source"))
    source.set_value("the offer, page 2").run()
    app.button(key=f"save.{place}").click().run()
    held = session(app).now.copy.document["products"]["discoveries"]["lifetime"]  # type: ignore[union-attr,index]
    assert held["value"] == "8 (5 to 12) years"
    assert held["source"] == "the offer, page 2"


def test_versions_are_kept_and_gone_back_to() -> None:
    app = open_app(OUH, "deal")
    _button(app, "Save").click().run()
    app.text_input(key=RATE).set_value("6%").run()
    go(app, "download")
    app.button(key="go.Offer 1").click().run()
    go(app, "deal")
    assert app.text_input(key=RATE).value == "4% (1% to 6%)"


def test_stopped_work_is_taken_up_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benefitshare.webapp.long_work.PATIENCE", 0.0)
    app = open_app(OUH, "deal")
    app.text_input(key=RATE).set_value("6%").run()
    del app.session_state["benefitshare.results"]
    app.session_state["benefitshare.stopped"] = session(app).now.copy.sha256  # type: ignore[union-attr]
    app.run()
    assert "stopped" in app.warning[0].value
    assert "gains" in strip(app)
    _button(app, "Value it").click().run()
    assert not app.warning


def test_a_deal_too_large_to_value_is_a_problem_and_no_failure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = open_app(OUH, "deal")
    monkeypatch.setattr("benefitshare.valuation.projection.MOST_BYTES", 1_000)
    app.text_input(key=RATE).set_value("6%").run()
    assert not app.exception
    assert "memory" in app.error[0].value


def test_a_name_from_a_file_is_text_and_no_markup() -> None:
    app = open_app(OUH, "deal")
    app.segmented_control(key="deal.part").select("Time and prices").run()
    app.text_input(key="field.name").set_value("<img src=x> [a](http://b)").run()
    assert not app.exception
    for page in PAGES:
        go(app, page)
        assert not any("<img src=x>" in each.proto.body for each in app.get("html"))


def test_every_value_of_every_deal_that_ships_can_be_drawn_and_written_on_one_line() -> None:
    for path in scenario_files():
        loaded = open_file(path).checked
        assert not isinstance(loaded, tuple)
        for entry in register(loaded.deal):
            shape = shape_of_typed(entry.typed, entry, loaded.deal.currency)
            assert shape == entry.shape, f"{path.stem} {entry.path} {entry.typed}"


def _button(app: AppTest, label: str) -> Button:
    return next(each for each in app.button if each.label == label)
