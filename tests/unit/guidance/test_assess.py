"""What is the same for every rule: editions, severity, wording, order, and what trips."""

from __future__ import annotations

import datetime
import itertools
import json
from pathlib import Path
from typing import Any

import pytest

from benefitshare.guidance import QUESTIONS, RULES, Assessment, assess, catalogue, trips
from benefitshare.guidance.documents import CODE, DOCUMENTS
from benefitshare.guidance.finding import RANK
from benefitshare.guidance.policy import DEFAULTS
from benefitshare.guidance.rule import HEADINGS
from benefitshare.guidance.unknown import unknown_keys
from tests.unit.guidance.factory import deal, projection

DATES = tuple(
    datetime.date.fromisoformat(text)
    for text in ("2018-07-31", "2018-10-01", "2019-03-01", "2019-07-16", "2020-10-26", "2026-11-01")
)
BAD: dict[str, Any] = {
    "trust": {"chance": 0.9},
    "nhs": {"mean": -2e6, "chance": 0.9},
    "own": {"share": 0.01, "difference": -9e6},
    "social": {"share": 0.01, "difference": -9e6},
    "cost_recovery": {"fixed": 0.1},
    "consideration": {"gross": 2e6, "contingent": 1.9e6, "shares": 1.9e6, "without_shares": -1e6},
}
STAKE = {"kind": "equity", "from": "company", "to": "trust", "percent": "1%"}
WORST: dict[str, Any] = {
    "data": {"exclusive": "yes"},
    "terms": {
        "stake": STAKE,
        "field": {"kind": "exclusivity", "from": "trust", "to": "company", "field": "all"},
    },
    "attestations": {key: {"answer": "no"} for key in QUESTIONS if key != "raw-data-exclusive"},
}


def bad_deal_on(date: datetime.date) -> Assessment:
    subject = deal(WORST)
    return assess(subject, projection(BAD, subject), on=date)


@pytest.mark.parametrize("date", DATES, ids=str)
def test_severity_follows_basis(date: datetime.date) -> None:
    by_code = {rule.code: rule for rule in RULES}
    for finding in bad_deal_on(date).findings:
        assert RANK[finding.severity] <= RANK[by_code[finding.rule].severity]
        if finding.severity == "breach":
            assert finding.basis == "says"
            assert finding.read != "not-read"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_only_what_the_text_states_can_be_a_breach(rule: Any) -> None:
    assert rule.severity != "breach" or rule.basis == "says"


@pytest.mark.parametrize("date", DATES, ids=str)
def test_no_message_judges_by_itself(date: datetime.date) -> None:
    for finding in bad_deal_on(date).findings:
        assert "unlawful" not in finding.message.lower()
        assert "unfair" not in finding.message.lower()
        assert finding.message.endswith(".")
        assert ".." not in finding.message


def test_what_is_not_attested_is_never_passed() -> None:
    open_ = assess(deal(), projection(), on=DATES[-1])
    passed = {finding.rule for finding in open_.findings if finding.outcome == "passed"}
    asking = {rule.code for rule in RULES if rule.attestations}
    # These are answered by the file itself: its data are not exclusive, no term is, and its
    # horizon is too short for the test that AP-01 asks about.
    assert passed & asking <= {"P3-01", "P3-02", "AP-01"}


@pytest.mark.parametrize(
    ("date", "edition", "principle"),
    [
        ("2018-07-31", "CODE-2018-09-05", "8"),
        ("2018-09-05", "CODE-2018-09-05", "8"),
        ("2019-02-18", "CODE-2018-09-05", "8"),
        ("2019-02-19", "CODE-2019-02-19", "10"),
        ("2019-07-18", "CODE-2019-07-18", "10"),
        ("2021-01-06", "GUIDE-2021-01-06", "12"),
    ],
)
def test_the_edition_in_force_decides(date: str, edition: str, principle: str) -> None:
    found = assess(deal(), projection(), on=datetime.date.fromisoformat(date))
    shared = next(finding for finding in found.findings if finding.rule == "CC-02")
    assert (shared.edition, shared.principle) == (edition, principle)
    code = next(one for one in found.editions if one.document == "code")
    assert (code.edition, code.principle) == (edition, principle)


def test_before_the_first_edition_findings_inform_and_never_trip() -> None:
    found = bad_deal_on(DATES[0])
    assert not found.has_edition
    flagged = [finding for finding in found.findings if finding.outcome == "flagged"]
    assert {finding.severity for finding in flagged if finding.core} == {"note"}
    assert not trips(found, "concern")
    # What was in force already, on appraisal and on companies, holds as ever, short of a breach.
    already = {finding.rule[:2] for finding in flagged if finding.severity != "note"}
    assert already <= {"EQ", "AP", "QA"}
    assert found.breaches == 0
    code = next(one for one in found.editions if one.document == "code")
    assert code.note == "no edition in force; measured against the first for information"


def test_core_comes_first_and_decides_alone_unless_all_are_asked_for() -> None:
    core = [rule.core for rule in RULES]
    assert core == sorted(core, reverse=True)
    shares_only = assess(
        deal(
            {"terms": {"stake": STAKE}, "attestations": {"explicit-patient-aim": {"answer": "yes"}}}
        ),
        projection({"consideration": {"gross": 2e6, "shares": 1e6}}),
        on=DATES[-1],
    )
    assert "EQ-03" in {f.rule for f in shares_only.findings if f.outcome == "flagged"}
    assert not trips(shares_only, "concern")
    assert trips(shares_only, "concern", all_rules=True)
    assert not trips(shares_only, "breach", all_rules=True)
    assert trips(bad_deal_on(DATES[-1]), "breach")


def test_findings_are_plain_data_under_fixed_keys() -> None:
    shown = json.loads(json.dumps(bad_deal_on(DATES[-1]).as_json()))
    assert set(shown) == {"date", "editions", "breaches", "concerns", "findings", "policy"}
    for finding in shown["findings"]:
        assert list(finding) == [
            "rule", "outcome", "severity", "core", "basis", "read", "edition", "principle",
            "link", "message", "numbers", "probability", "threshold", "missing", "remedies",
        ]  # fmt: skip


def test_an_assessment_changes_nothing_and_repeats_itself() -> None:
    subject = deal(WORST)
    before = subject.document()
    assert assess(subject, projection(BAD), on=DATES[3]) == assess(
        subject, projection(BAD), on=DATES[3]
    )
    assert subject.document() == before


def test_outside_england_no_rule_applies() -> None:
    found = assess(deal({**WORST, "country": "Wales"}), projection(BAD), on=DATES[-1])
    assert {finding.outcome for finding in found.findings} == {"not applicable"}
    assert all("Wales" in finding.message for finding in found.findings)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rule_has_its_page_and_declares_what_it_uses(rule: Any) -> None:
    assert tuple(rule.page()) == HEADINGS
    assert all(rule.page().values())
    assert rule.manual.startswith(f"{rule.code}: ")
    assert rule.title.endswith("?")
    assert set(rule.attestations) <= set(QUESTIONS)
    assert set(rule.thresholds) <= set(DEFAULTS)
    for citation in rule.citations:
        assert any(citation.principle in e.principles for e in citation.document.editions)


def test_codes_and_names_are_used_once_and_every_file_is_registered() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
    folder = Path(__file__).parents[3] / "benefitshare" / "guidance" / "rules"
    files = {path.stem[:5] for path in folder.glob("*.py") if path.stem != "__init__"}
    assert files == {rule.code.lower().replace("-", "_") for rule in RULES}


def test_every_question_and_every_threshold_is_used() -> None:
    assert {key for rule in RULES for key in rule.attestations} >= set(QUESTIONS)
    assert {key for rule in RULES for key in rule.thresholds} == set(DEFAULTS)


def test_editions_follow_each_other_without_gap_or_overlap() -> None:
    for document in DOCUMENTS:
        for earlier, later in itertools.pairwise(document.editions):
            assert earlier.replaced == later.published
        assert document.editions[-1].replaced is None
    assert [CODE.editions[i].principles["commercial"].number for i in range(4)] == [
        "8", "10", "10", "12",
    ]  # fmt: skip


def test_the_catalogue_is_plain_data_with_links() -> None:
    entries = json.loads(json.dumps(catalogue()))
    assert [entry["rule"] for entry in entries] == [rule.code for rule in RULES]
    for entry in entries:
        for document in entry["documents"]:
            assert all(e["link"].startswith("https://") for e in document["editions"])


def test_a_key_that_no_rule_knows_is_a_problem() -> None:
    slips = {
        "attestations": {"board-decison": {"answer": "yes"}},
        "policy": {"chance-trust-worse": {"value": 0.3, "by": "x", "why": "y"}},
        "departures": {"P9-99": {"reason": "x", "by": "y", "date": "2020-01-01"}},
    }
    problems = unknown_keys(deal(slips))
    assert [problem.path for problem in problems] == [
        "attestations.board-decison", "policy.chance-trust-worse", "departures.P9-99",
    ]  # fmt: skip
    assert "Did you mean board-decision?" in problems[0].message
    assert unknown_keys(deal()) == ()
