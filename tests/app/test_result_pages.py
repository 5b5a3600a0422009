"""Value, Fairness, Compare and Method without a browser."""

import json
from pathlib import Path

from streamlit.testing.v1 import AppTest

from benefitshare.report.limits import LIMITS
from tests.app.open_app import go, open_app, results, session, strip

OUH = "ouh-sensyne-2018"
PANEL = "panel.terms.discovery-royalty.rate"
_ROOT = Path(__file__).parents[2]


def _charts(app: AppTest) -> list[tuple[str, str]]:
    """The specification and the words of each chart."""
    found = [each.proto for each in app.get("vega_lite_chart")]
    return [(proto.spec, proto.alt) for proto in found]


def _button(app: AppTest, words: str):  # type: ignore[no-untyped-def]
    return next(each for each in app.button if words in each.label)


def test_every_chart_has_words_and_holds_no_draws() -> None:
    app = open_app(OUH, "value")
    found = _charts(app)
    assert len(found) >= 4
    for spec, alt in found:
        assert len(alt) > 40
        assert len(spec) < 40_000
        json.loads(spec)


def test_six_per_cent_from_the_side_panel_changes_everything_on_the_page() -> None:
    app = open_app(OUH, "value")
    before, charts = results(app).projection.parties["trust"].gain.mean, _charts(app)
    app.text_input(key=PANEL).set_value("6%").run()
    assert not app.exception
    after = results(app).projection.parties["trust"].gain.mean
    assert after > before
    assert "was" in strip(app)
    assert _charts(app) != charts
    next(each for each in app.button if each.label == "Undo").click().run()
    assert app.text_input(key=PANEL).value == "4% (1% to 6%)"
    assert results(app).projection.parties["trust"].gain.mean == before


def test_a_wrong_number_keeps_the_last_results_marked_as_such() -> None:
    app = open_app(OUH, "value")
    app.text_input(key=PANEL).set_value("much").run()
    assert not app.exception
    assert any("not a number" in each.value for each in app.error)
    assert any("before the last change" in each.value for each in app.warning)
    assert _charts(app)


def test_nominal_and_another_party() -> None:
    app = open_app(OUH, "value")
    before = _charts(app)
    app.radio(key="value.prices").set_value("Nominal (money of the day)").run()
    assert _charts(app) != before
    app.selectbox(key="value.side").set_value("company").run()
    assert not app.exception
    app.toggle(key="value.flows").set_value(True).run()
    assert any("cost of supply" in each.proto.body for each in app.get("html"))


def test_a_remedy_is_tried_on_a_copy_and_then_used() -> None:
    app = open_app(OUH, "fairness")
    app.radio(key="fairness.rule").set_value("VS-02").run()
    document = session(app).now.copy.document  # type: ignore[union-attr]
    _button(app, "Look for changes").click().run()
    _button(app, "Try it").click().run()
    assert not app.exception
    told = " ".join(each.proto.body for each in app.get("html"))
    assert "What it does" in told
    assert "Passes" in told
    assert session(app).now.copy.document == document  # type: ignore[union-attr]
    assert len(session(app).versions) == 1
    _button(app, "Use this version").click().run()
    assert session(app).now.copy.document != document  # type: ignore[union-attr]
    outcomes = {each.rule: each.outcome for each in results(app).today.findings}
    assert outcomes["VS-02"] == "passed"


def test_a_departure_is_accepted_with_a_reason_and_a_name_and_withdrawn() -> None:
    app = open_app(OUH, "fairness")
    app.radio(key="fairness.rule").set_value("VS-08").run()
    _button(app, "Record it").click().run()
    assert any("needs a reason" in each.value for each in app.error)
    app.text_area(key="accept.VS-08.reason").set_value("The board wants the upside.")
    app.text_input(key="accept.VS-08.by").set_value("The board")
    _button(app, "Record it").click().run()
    assert _outcome(app, "VS-08") == "accepted"
    app.selectbox(key="fairness.outcome").set_value("accepted").run()
    _button(app, "Withdraw").click().run()
    assert _outcome(app, "VS-08") == "flagged"


def _outcome(app: AppTest, code: str) -> str:
    return next(each.outcome for each in results(app).today.findings if each.rule == code)


def test_an_answer_is_written_into_the_deal_and_lets_its_rule_speak() -> None:
    app = open_app(OUH, "fairness")
    assert _outcome(app, "P2-03") == "cannot tell"
    app.selectbox(key="fairness.outcome").set_value("cannot tell").run()
    app.radio(key="fairness.rule").set_value("P2-03").run()
    app.text_input(key="evidence.board-decision.reference").set_value("minute 7").run()
    app.selectbox(key="evidence.board-decision.answer").set_value("no").run()
    held = session(app).now.copy.document["attestations"]["board-decision"]  # type: ignore[union-attr,index]
    assert held["answer"] == "no"
    assert held["reference"] == "minute 7"
    assert "not public" in held["note"], "what was noted before stays"
    assert _outcome(app, "P2-03") == "flagged"


def test_the_checklist_opens_and_counts() -> None:
    app = open_app(OUH, "fairness")
    app.radio(key="fairness.view").set_value("Evidence").run()
    assert not app.exception
    assert any("facts are attested" in each.value for each in app.markdown)


def test_at_signature_there_was_no_edition() -> None:
    app = open_app(OUH, "fairness")
    app.radio(key="fairness.when").set_value("At signature").run()
    assert not app.exception
    assert any("for information only" in each.value for each in app.markdown)


def test_what_a_change_did_is_compared_at_once() -> None:
    app = open_app(OUH, "value")
    app.text_input(key=PANEL).set_value("6%").run()
    go(app, "compare")
    assert not app.exception
    told = " ".join(each.proto.body for each in app.get("html"))
    assert "discovery-royalty.rate" in told
    assert any("As it stands now" in each.value for each in app.markdown)
    assert len(_charts(app)) == 1


def test_what_is_left_out_is_said_as_the_method_says_it() -> None:
    method = " ".join((_ROOT / "docs" / "method.md").read_text(encoding="utf-8").split())
    for lead, words in LIMITS:
        assert f"**{lead}** {words}" in method
    app = open_app(OUH, "method")
    shown = " ".join(each.value for each in app.markdown)
    assert all(lead in shown for lead, _ in LIMITS)
