"""Negotiate without a browser: trade-offs, a target, the map, the offers so far, heads of terms."""

import pytest
from streamlit.testing.v1 import AppTest

from benefitshare.webapp import negotiating, negotiating_map, state
from tests.app.open_app import go, open_app, results, session

COUNTER = "ouh-counter-offer"
MOORFIELDS = "moorfields-deepmind-2018"
ROYALTY = "terms.discovery-royalty.rate"


@pytest.fixture(autouse=True)
def _few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(negotiating, "QUICK", 500)
    monkeypatch.setattr(negotiating_map, "QUICK", 500)
    monkeypatch.setattr(negotiating_map, "_SETS", 2)
    monkeypatch.setattr(state, "DRAWS", 1_000)


def _negotiate(scenario: str, view: str = "Trade-offs") -> AppTest:
    app = open_app(scenario, "negotiate")
    if view != "Trade-offs":
        app.radio(key="negotiate.view").set_value(view).run()
    assert not app.exception
    return app


def _first_words(app: AppTest) -> str:
    return str(next(each.value for each in app.markdown if each.value.startswith("**")))


def _press(app: AppTest, label: str) -> None:
    next(each for each in app.button if each.label == label).click().run()
    assert not app.exception


def _html(app: AppTest) -> str:
    return " ".join(str(each.proto.body) for each in app.get("html"))


def test_trade_offs_begin_with_what_to_ask_for_and_say_why_there_is_something_to_gain() -> None:
    app = _negotiate(MOORFIELDS)
    said = _first_words(app)
    assert "cheapest thing to ask for" in said
    assert "for each £1" in said
    told = " ".join(each.value for each in app.markdown)
    assert "Why there is something to gain" in told
    assert "cheap to give and dear to receive" in told
    assert "Worth the same to Moorfields" in _html(app)
    assert "fair" not in told.lower()


def test_a_trade_becomes_a_version_and_the_deal_stays_as_it_is() -> None:
    app = _negotiate(MOORFIELDS)
    before = session(app).now
    _press(app, "Make it a version")
    assert session(app).now == before
    (version,) = session(app).versions
    assert version.name.startswith("Trade: five free years 6 years")
    free = version.step.copy.document["terms"]["five-free-years"]["years"]  # type: ignore[index]
    assert free == "6 years"
    assert app.success
    _press(app, "Use this version")
    now = session(app).now
    assert now is not None
    assert now.copy.sha256 == version.step.copy.sha256


def test_a_new_payment_at_signing_in_a_trade_is_not_one_a_year() -> None:
    app = _negotiate(COUNTER)
    app.selectbox(key="negotiate.draws").set_value(1_000).run()
    made = [str(each.key) for each in app.button if each.label == "Make it a version"]
    for key in made:
        app.button(key=key).click().run()
        assert not app.error
    documents = [each.step.copy.document for each in session(app).versions]
    assert len(documents) == len(made) > 0
    fees = [found["terms"].get("new-fee") for found in documents]  # type: ignore[attr-defined]
    assert all(fee["amount"] == "£100k" for fee in fees if fee)


def test_their_side_is_said_to_be_our_estimate_where_views_are_given() -> None:
    assert "our estimate of theirs" in _first_words(_negotiate("ouh-sensyne-2018"))
    assert "our estimate" not in _first_words(_negotiate(MOORFIELDS))


def test_a_target_is_reached_by_the_smallest_change_and_kept_as_a_version() -> None:
    app = _negotiate(COUNTER, "Target")
    app.selectbox(key="target.lever").set_value("terms.curation-money.amount")
    goal = app.text_input(key="target.goal.trust.gain.mean")
    goal.set_value("£4m")
    _press(app, "Find it")
    said = _first_words(app)
    assert said.startswith("**Raise amount (curation money) from £250,000 a year to £")
    assert "would fall short" in said
    _press(app, "Make it a version")
    name = session(app).versions[0].name
    app.button(key="use.target").click().run()
    assert name.startswith("Target: curation money")
    assert 4.0e6 <= results(app).projection.parties["trust"].gain.mean < 4.01e6


def test_a_target_out_of_reach_tells_how_near_it_comes() -> None:
    app = _negotiate(COUNTER, "Target")
    app.selectbox(key="target.lever").set_value(ROYALTY)
    app.text_input(key="target.goal.trust.gain.mean").set_value("£90m")
    _press(app, "Find it")
    assert "Nothing within these bounds reaches" in _first_words(app)
    assert "The nearest it comes is" in _first_words(app)


@pytest.mark.parametrize(("box", "typed"), [
    ("target.goal.trust.gain.mean", "lots"),
    ("target.low", "2%"),
    ("target.goal.trust.gain.mean", ""),
])  # fmt: skip
def test_what_cannot_be_asked_is_refused_in_words(box: str, typed: str) -> None:
    app = _negotiate(COUNTER, "Target")
    app.text_input(key=box).set_value(typed)
    _press(app, "Find it")
    assert len(app.error) == 1


def test_the_map_shows_what_could_be_agreed_and_offers_so_far() -> None:
    app = _negotiate(COUNTER, "Map")
    app.text_input(key=f"map.high.{ROYALTY}").set_value("10%")
    _press(app, "See what could be agreed")
    assert "There is room for a deal" in _first_words(app)
    choice = app.selectbox(key="map.choice")
    assert all(" to you, " in words for words in choice.options)
    assert "equal gains" in choice.options[0]
    _press(app, "Make it a version")
    (kept,) = session(app).versions
    rate = kept.step.copy.document["terms"]["discovery-royalty"]["rate"]  # type: ignore[index]
    assert str(rate).endswith("%")
    charts = [each.proto for each in app.get("vega_lite_chart")]
    assert '"triangle-up"' in charts[0].spec
    assert kept.name[:12] in charts[0].spec
    assert "Offers so far" in charts[0].alt
    told = " ".join(each.value for each in (*app.markdown, *app.caption))
    assert "no verdict on what is fair" in told


def test_a_range_that_cannot_be_read_is_said_beside_the_question() -> None:
    app = _negotiate(COUNTER, "Map")
    app.text_input(key=f"map.high.{ROYALTY}").set_value("much")
    _press(app, "See what could be agreed")
    assert any("much" in each.value for each in app.error)
    assert app.text_input(key=f"map.high.{ROYALTY}").value == "much"


def test_the_offers_so_far_are_told_round_by_round() -> None:
    app = _negotiate(COUNTER, "So far")
    assert "one offer so far" in _first_words(app)
    app.text_input(key=f"panel.{ROYALTY}").set_value("8%").run()
    assert "From first offer to last" in _first_words(app)
    assert any("discovery-royalty.rate, 6%" in each.value for each in app.markdown)


def test_heads_of_terms_say_what_is_still_open() -> None:
    app = _negotiate("ouh-sensyne-2018", "Heads of terms")
    assert "still to be settled" in _first_words(app)
    assert "what falls due" in _html(app)
    labels = [each.proto.label for each in app.get("download_button")]
    assert any("calendar" in label for label in labels)


def test_a_deal_with_problems_or_without_a_supplier_says_so() -> None:
    app = _negotiate(COUNTER, "So far")
    app.text_input(key=f"panel.{ROYALTY}").set_value("much").run()
    assert not app.exception
    assert any("Mend what is wrong" in each.value for each in app.markdown)


def test_stopped_work_is_taken_up_again_when_asked() -> None:
    app = open_app(COUNTER)
    now = session(app).now
    assert now is not None
    work = f"tradeoffs:{now.copy.sha256}:trust|all|500"
    app.session_state["benefitshare.stopped"] = work
    app = go(app, "negotiate")
    assert any("was stopped" in each.value for each in app.warning)
    _press(app, "Weigh the steps")
    assert "ask for" in _first_words(app).lower()
