"""Every case in `rules/*.yaml`, and that each rule has the cases that it can have."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from benefitshare.guidance import QUESTIONS, RULES, Finding, assess
from benefitshare.guidance.questions.in_the_file import ELSE, asked_in_file
from tests.unit.guidance.factory import deal, projection

FOLDER = Path(__file__).parent / "rules"
ALWAYS = {"passed", "flagged", "cannot tell"}
# What terms promise is always modelled, so these two can always tell.
CANNOT_OCCUR = {"EQ-03": {"cannot tell"}, "VS-08": {"cannot tell"}}
KEYS = {
    "name", "outcome", "severity", "deal", "projection", "as_of", "message_contains", "missing",
    "numbers",
}  # fmt: skip


def file_of(code: str) -> Path:
    return FOLDER / f"{code.lower().replace('-', '_')}.yaml"


def cases(code: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(file_of(code).read_text(encoding="utf-8"))
    return found


EVERY = [(rule.code, case) for rule in RULES for case in cases(rule.code)]


def find(code: str, case: dict[str, Any]) -> Finding:
    subject = deal(case.get("deal"))
    date: datetime.date = case.get("as_of", subject.signed)
    assessment = assess(subject, projection(case.get("projection"), subject), on=date)
    return next(finding for finding in assessment.findings if finding.rule == code)


@pytest.mark.parametrize(
    ("code", "case"), EVERY, ids=[f"{code}: {case['name']}" for code, case in EVERY]
)
def test_case(code: str, case: dict[str, Any]) -> None:
    assert set(case) <= KEYS
    finding = find(code, case)
    assert finding.outcome == case["outcome"], finding.message
    if "severity" in case:
        assert finding.severity == case["severity"]
    for words in case.get("message_contains", []):
        assert words in finding.message
    assert finding.missing == tuple(case.get("missing", finding.missing))
    assert all(key in QUESTIONS or asked_in_file(key) != ELSE for key in finding.missing)
    for key, value in case.get("numbers", {}).items():
        assert finding.numbers[key] == pytest.approx(value)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rule_has_a_case_of_each_outcome_it_can_have(rule: Any) -> None:
    seen = {case["outcome"] for case in cases(rule.code)}
    wanted = ALWAYS | {"accepted"} | ({"not applicable"} if rule.scope or rule.citations else set())
    assert wanted - CANNOT_OCCUR.get(rule.code, set()) <= seen


def test_every_case_file_belongs_to_a_rule() -> None:
    assert {path.name for path in FOLDER.glob("*.yaml")} == {file_of(r.code).name for r in RULES}
