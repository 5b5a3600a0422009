"""Value, Fairness, Compare and Method without a browser."""

import json
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from benefitshare.report import charts
from benefitshare.report.limits import LIMITS
from tests.app.open_app import go, open_app, results, session, strip

OUH = "ouh-sensyne-2018"
CONSORTIUM = "illustrative-consortium"
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


def test_every_number_can_be_asked_why() -> None:
    app = open_app(OUH, "value")
    asked = [each.label for each in app.button if each.label.startswith("Why")]
    told = [value.name for value in charts.told_sides(results(app))]
    assert len(asked) == len(told) + len(results(app).deal.terms)
    _button(app, "Why stake").click().run()
    assert not app.exception
    boxes = {each.label: each for each in app.selectbox}
    assert boxes["Ask about a part of the deal"].value == "terms.stake"
    assert "stated value" in boxes["Ask about one of its numbers"].options
    told_in = " ".join(each.proto.body for each in app.get("html"))
    assert "Gain (gain.mean)" in told_in, "from the flows to the gain"
    assert "With the term less without it" in told_in


def test_the_way_down_the_page_has_a_place_for_every_link() -> None:
    app = open_app(OUH, "value")
    links = next(each.value for each in app.markdown if each.value.startswith("On this page"))
    found = re.findall(r"\(#([a-z0-9-]+)\)", links)
    assert len(found) >= 5
    assert set(found) <= {each.anchor for each in app.subheader}


def test_a_changed_number_says_what_it_was_when_opened() -> None:
    app = open_app(OUH, "value")
    assert not any("As opened" in each.value for each in app.caption)
    app.text_input(key=PANEL).set_value("6%").run()
    assert any("opened\\: 4% (1% to 6%)" in each.value for each in app.caption)


def test_nominal_and_another_party() -> None:
    app = open_app(OUH, "value")
    before = _charts(app)
    app.radio(key="value.prices").set_value("Nominal (money of the day)").run()
    assert _charts(app) != before
    app.selectbox(key="value.side").set_value("company").run()
    assert not app.exception
    app.toggle(key="value.flows").set_value(True).run()
    assert any("cost of supply" in each.proto.body for each in app.get("html"))


@pytest.mark.parametrize(
    ("scenario", "rule", "changed"),
    [
        (CONSORTIUM, "P2-01", {"data-service"}),  # a number of a term
        (OUH, "VS-02", {"access-payment"}),  # a new term
        (OUH, "EQ-03", {"access-payment", "stake"}),  # a pair
    ],
)
def test_a_remedy_is_tried_on_a_copy_and_then_used(
    scenario: str, rule: str, changed: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benefitshare.webapp.state.DRAWS", 2_000)
    app = open_app(scenario, "fairness")
    app.radio(key="fairness.rule").set_value(rule).run()
    document = session(app).now.copy.document  # type: ignore[union-attr]
    _button(app, "Look for changes").click().run()
    _button(app, "Try it").click().run()
    assert not app.exception
    told = " ".join(each.proto.body for each in app.get("html"))
    assert "What it does" in told
    assert "Passes" in told
    cleared = next(each.value for each in app.markdown if "Flags it clears" in each.value)
    assert rule in cleared.replace("\\", "").partition("opens")[0]
    assert session(app).now.copy.document == document  # type: ignore[union-attr]
    assert len(session(app).versions) == 1
    _button(app, "Use this version").click().run()
    after = session(app).now.copy.document["terms"]  # type: ignore[union-attr]
    before = document["terms"]
    assert {id_ for id_ in after if before.get(id_) != after[id_]} == changed  # type: ignore[attr-defined,index]
    outcomes = {each.rule: each.outcome for each in results(app).today.findings}
    assert outcomes[rule] == "passed"
    _button(app, "Undo").click().run()
    assert session(app).now.copy.document == document  # type: ignore[union-attr]


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
    assert any("the deal as it stands" in each.value for each in app.markdown)
    assert len(_charts(app)) == 1
    assert "<small>+" in told, "the difference from the first"


def test_three_offers_are_a_chain_with_their_flags_and_verdicts() -> None:
    app = open_app(OUH, "value")
    for rate in ("5%", "8%"):
        app.text_input(key=PANEL).set_value(rate).run()
        _button(app, "Save").click().run()
    assert [each.name for each in session(app).versions] == ["Offer 1", "Offer 2"]
    go(app, "compare")
    assert not app.exception
    told = " ".join(each.proto.body for each in app.get("html"))
    assert "flags gained" in told
    assert "beside the deal as opened" in told
    assert any("From offer to offer" in each.value for each in app.subheader)
    assert len(_charts(app)) == 4


def test_a_file_that_cannot_be_compared_says_why() -> None:
    app = open_app(OUH, "compare")
    app.file_uploader(key="compare.file").set_value(
        ("dollars.yaml", b"currency: USD\nname: x\n", "application/yaml")
    ).run()
    assert not app.exception
    assert any("problem" in each.value for each in app.error)


def test_the_file_for_the_other_side_holds_nothing_private() -> None:
    app = open_app(OUH, "download")
    assert not app.exception
    labels = [each.label for each in app.get("download_button")]
    assert "Download a file for the other side" in labels
    assert any("python -m benefitshare run" in each.value for each in app.code)


def test_what_is_left_out_is_said_as_the_method_says_it() -> None:
    method = " ".join((_ROOT / "docs" / "method.md").read_text(encoding="utf-8").split())
    for lead, words in LIMITS:
        assert f"**{lead}** {words}" in method
    app = open_app(OUH, "method")
    shown = " ".join(each.value for each in app.markdown)
    assert all(lead in shown for lead, _ in LIMITS)
