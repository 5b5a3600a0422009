"""What a user does to a deal in the app beyond its values: doors, text, names, links, views."""

from collections.abc import Mapping

import pytest
from streamlit.testing.v1 import AppTest

from benefitshare import commands
from benefitshare.commands.influencing import influence
from benefitshare.files.read_deal import LoadedDeal
from benefitshare.files.scenarios import scenario_files
from benefitshare.files.working_copy import WorkingCopy, open_text
from benefitshare.report.forms import form
from benefitshare.report.thumbnail import thumbnail
from benefitshare.report.typed_values import at
from benefitshare.webapp import state, thumbnails
from benefitshare.webapp.pages.deal import PARTS
from benefitshare.webapp.patterns import PATTERNS, starter
from tests.app.open_app import go, open_app, results, session, strip

OUH, CONSORTIUM = "ouh-sensyne-2018", "illustrative-consortium"
FILES = {path.stem: path for path in scenario_files()}


@pytest.fixture(autouse=True)
def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "DRAWS", 500)


def copy(app: AppTest) -> WorkingCopy:
    now = session(app).now
    assert now is not None
    return now.copy


def block(app: AppTest, path: str) -> Mapping[str, object]:
    found = at(copy(app).document, path)
    assert isinstance(found, Mapping), path
    return found


def show(app: AppTest, part: str) -> AppTest:
    return app.segmented_control(key="deal.part").select(part).run()


def press(app: AppTest, label: str) -> AppTest:
    return next(each for each in app.button if each.label == label).click().run()


def press_form(app: AppTest, key: str) -> AppTest:
    """The button of a form, whose key Streamlit puts the form's before."""
    return next(each for each in app.button if str(each.key).endswith(key)).click().run()


def upload(app: AppTest, key: str, *names: str) -> AppTest:
    files = [(f"{name}.yaml", FILES[name].read_bytes(), "text/yaml") for name in names]
    return app.file_uploader(key=key).set_value(files).run()


def test_every_block_of_the_deal_has_its_place_on_the_page() -> None:
    placed = {key for keys in PARTS.values() for key in keys}
    assert placed == {spec.key for spec in form("Deal")} | {"benefitshare"}


@pytest.mark.parametrize("name", PATTERNS)
def test_every_first_question_is_about_a_value_of_the_starter(name: str) -> None:
    for path, _ in PATTERNS[name].questions:
        assert at(starter(name).document, path) is not None, path


def test_a_wrong_first_answer_leads_to_its_field() -> None:
    app = open_app()
    app.text_input(key="start.royalty.products.product.markets.nhs.price").set_value("lots")
    press(app, "See what it is worth")
    assert app.segmented_control(key="deal.part").value == "Products"
    assert "'lots' is not a number" in " ".join(each.value for each in app.error)


def test_a_variant_and_its_parent_are_opened_together() -> None:
    app = upload(open_app(), "start.file", "ouh-counter-offer", OUH)
    assert "counter-offer" in str(copy(app).document["name"])
    assert "gains" in strip(app)


def test_of_two_deals_the_user_says_which() -> None:
    app = upload(open_app(), "start.file", OUH, "fee-only-licence")
    assert "benefitshare.session" not in app.session_state
    app.radio(key="start.which").set_value("fee-only-licence.yaml")
    press(app, "Open it")
    assert copy(app).file == "fee-only-licence.yaml"


def test_two_files_are_compared() -> None:
    app = upload(open_app(), "start.two", OUH, "ouh-counter-offer")
    assert not app.exception
    assert "ouh-sensyne-2018" in [each.name for each in session(app).versions]
    assert any("Compare" in each.value for each in app.header)


def test_opening_another_deal_keeps_work_that_is_not_downloaded() -> None:
    app = open_app(OUH, "deal")
    app.text_input(key="field.terms.discovery-royalty.rate").set_value("6%").run()
    go(app, "")
    app.button(key="start.open.fee-only-licence").click().run()
    (kept,) = session(app).versions
    assert kept.name == f"{OUH} (kept)"
    assert at(kept.step.copy.document, "terms.discovery-royalty.rate") == "6%"
    press(app, "Undo")
    assert at(copy(app).document, "terms.discovery-royalty.rate") == "6%"


def test_the_small_pictures_show_what_the_results_say() -> None:
    bars = thumbnails._bars(FILES["fee-only-licence"])
    checked = open_text(FILES["fee-only-licence"].read_bytes(), "x").checked
    assert isinstance(checked, LoadedDeal)
    judged = commands.value(
        checked, "x", today=thumbnails._DAY, with_bridge=False,
        sampling=commands.Sampling(draws=thumbnails.DRAWS),
    )  # fmt: skip
    assert bars == thumbnail(judged)
    for bar in bars:
        assert 0 < bar.low <= bar.middle <= bar.high < 1
        assert 0 < bar.nil < 1


def test_the_text_is_edited_with_its_comments_and_undone() -> None:
    app = show(open_app(OUH, "deal"), "As text")
    text = str(app.text_area(key="deal.text").value)
    app.text_area(key="deal.text").set_value(
        text.replace("name: Oxford", "# my own note\nname: Oxford", 1)
    ).run()
    assert "# my own note" in copy(app).text
    show(app, "Terms")
    app.text_input(key="field.terms.discovery-royalty.rate").set_value("6%").run()
    assert "# my own note" in copy(app).text
    press(app, "Undo")
    press(app, "Undo")
    assert copy(app).text == text


def test_a_text_that_cannot_be_read_is_kept_and_the_deal_stays() -> None:
    app = show(open_app(OUH, "deal"), "As text")
    before = copy(app)
    app.text_area(key="deal.text").set_value("name: [a\nterms: {").run()
    assert copy(app) is before
    assert "Line" in app.error[0].value
    show(show(app, "Terms"), "As text")
    assert app.text_area(key="deal.text").value == "name: [a\nterms: {"
    press(app, "Back to the deal's own text")
    assert app.text_area(key="deal.text").value == before.text


def test_a_text_that_is_wrong_as_a_deal_is_told_line_by_line() -> None:
    app = show(open_app(OUH, "deal"), "As text")
    text = str(app.text_area(key="deal.text").value).replace("2018-07-31", "someday", 1)
    app.text_area(key="deal.text").set_value(text).run()
    line = text[: text.index("someday")].count("\n") + 1
    assert [each.value for each in app.error if f"Line {line}" in each.value], app.error
    assert any(each.value.startswith("signed: someday") for each in app.code)
    assert "Before that, the results were these" in strip(app)


def test_a_product_is_added_duplicated_renamed_and_removed() -> None:
    app = show(open_app(OUH, "deal"), "Products")
    app.button(key="duplicate.products.discoveries").click().run()
    assert "discoveries-copy" in block(app, "products")
    assert not app.error
    app.session_state["open.products.discoveries"] = True
    app.run()
    box = next(each for each in app.text_input if each.label == "Its name in the file")
    box.set_value("New finds")
    press(app, "Rename it")
    assert list(block(app, "products")) == ["new-finds", "discoveries-copy"]
    assert at(copy(app).document, "terms.discovery-royalty.base.products") == ["new-finds"]
    assert not app.error
    app.session_state["open.products.discoveries-copy"] = True
    app.run()
    app.button(key="remove.products.discoveries-copy").click().run()
    assert list(block(app, "products")) == ["new-finds"]
    app.text_input(key="name.products").set_value("Another tool")
    press_form(app, "added.products")
    assert "another-tool" in block(app, "products")
    assert app.error  # it is still to be filled in


def test_what_is_removed_and_still_named_is_told_where_it_is_named() -> None:
    app = show(open_app(OUH, "deal"), "Parties")
    app.session_state["open.parties.company"] = True
    app.run()
    app.button(key="remove.parties.company").click().run()
    assert not app.exception
    assert any(each.label.startswith("Terms: ") for each in app.button)
    press(app, next(each.label for each in app.button if each.label.startswith("Terms: ")))
    assert "There is no party called company" in " ".join(each.value for each in app.error)
    press(app, "Undo")
    assert not app.error


def test_a_correlation_a_view_and_a_threshold_are_made() -> None:
    app = show(open_app("fee-only-licence", "deal"), "Moving together")
    app.text_input(key="name.correlations").set_value("dear data")
    press_form(app, "added.correlations")
    paths = ["contributions.access.cost", "contributions.approvals.cost"]
    app.multiselect(key="field.correlations.dear-data.between").set_value(paths).run()
    app.text_input(key="field.correlations.dear-data.rank").set_value("0.5").run()
    assert not app.error
    assert block(app, "correlations.dear-data") == {"between": paths, "rank": 0.5}

    show(app, "Policy and sign-off")
    app.selectbox(key="name.policy").select("chance-trust-worse-off")
    press_form(app, "added.policy")
    for name, text in (("value", "30%"), ("by", "the board"), ("why", "small sums")):
        app.text_input(key=f"field.policy.chance-trust-worse-off.{name}").set_value(text).run()
    assert not app.error
    assert results(app)


def test_what_happens_without_the_deal_is_put_together_from_its_values() -> None:
    app = show(open_app(OUH, "deal"), "If nothing is signed")
    place = "products.discoveries.lifetime"
    app.selectbox(key="another.without_deal.changes.which").select(place)
    press(app, "Change it")
    assert place in block(app, "without_deal.changes")
    app.text_input(key=f"change.without_deal.changes.{place}").set_value("3 years").run()
    assert block(app, "without_deal.changes")[place] == "3 years"
    assert not app.error
    app.button(key=f"out.without_deal.changes.{place}").click().run()
    assert place not in block(app, "without_deal.changes")


def test_many_terms_are_folded_and_their_main_numbers_are_not() -> None:
    app = open_app(CONSORTIUM, "deal")
    shown = {str(each.key) for each in app.text_input}
    assert any(key.endswith(".rate") for key in shown)
    assert not any(key.endswith(".lag") for key in shown)
    assert "All fields" in [each.label for each in app.expander]


def test_what_matters_most_stands_on_top() -> None:
    app = open_app("fee-only-licence", "assumptions")
    loaded = copy(app).checked
    assert isinstance(loaded, LoadedDeal)
    trust = str(app.selectbox(key="assumptions.side").value)
    first = influence(loaded.deal, trust)[0]
    assert app.selectbox(key="assumptions.chosen").value == first.path
    assert app.dataframe[0].value["Effect"].iloc[0] == pytest.approx(abs(first.rank))
    assert any("moves the gain of" in each.value for each in app.caption)
    for name in ("Matters most", "Without a source", "Low confidence", "One figure only"):
        app.segmented_control(key="assumptions.filter").select(name).run()
        assert not app.exception


def test_the_register_has_a_plain_twin() -> None:
    app = open_app("fee-only-licence", "assumptions")
    app.session_state["assumptions.plain"] = True
    app.run()
    assert any("The assumptions register" in each.proto.body for each in app.get("html"))


def test_no_deal_at_all_is_left_when_every_party_is_gone() -> None:
    app = show(open_app("fee-only-licence", "deal"), "As text")
    app.text_area(key="deal.text").set_value("benefitshare: 1\nparties: {}\nterms: {a: b}\n").run()
    for part in PARTS:
        show(app, part)
        assert not app.exception, part
    show(app, "Terms")
    press(app, "Add term")
    assert not app.exception
    for page in ("assumptions", "download"):
        assert not go(app, page).exception
