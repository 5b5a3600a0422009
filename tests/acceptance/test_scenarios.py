"""Every scenario goes through the command line, and what comes out holds together."""

import math
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.acceptance.command_line import AS_OF, SCENARIOS, benefitshare

STATISTICS = {
    "mean", "sd", "standard_error", "p5", "p10", "p25", "p50", "p75", "p90", "p95",
    "prob_negative", "worst_fifth", "risk_adjusted",
}  # fmt: skip
FINDING = {
    "rule", "outcome", "severity", "core", "basis", "read", "edition", "principle", "link",
    "message", "numbers", "probability", "threshold", "missing", "remedies",
}  # fmt: skip
OUTCOMES = {"passed", "flagged", "cannot tell", "not applicable", "too close to call", "accepted"}

each_scenario = pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)


@each_scenario
def test_run_tells_everything_as_json(path: Path) -> None:
    said = benefitshare("run", path, "--json", "--draws", 400, *AS_OF)
    assert (said.code, said.err) == (0, "")
    document = said.document
    assert {"deal", "business_as_usual", "version", "seed", "draws", "periods", "parties"} <= set(
        document
    )
    assert {"groups", "carrying_values", "split", "assessments"} <= set(document)
    assert document["draws"] == 400
    assert len(document["deal"]["sha256"]) == 64
    groups = [value for value in document["groups"].values() if value is not None]
    for value in (*document["parties"].values(), *groups):
        _party_holds_together(value, len(document["periods"]))
    for split in document["split"].values():
        assert {"system_share", "interval", "given_launch", "difference_in_gain"} <= set(split)
        assert set(split["lines"]) == {"money", "all"}
    _assessments_are_whole(document["assessments"])


def _party_holds_together(value: Mapping[str, dict], periods: int) -> None:  # type: ignore[type-arg]
    for name in ("npv", "npv_social", "gain", "gain_social"):
        assert set(value[name]) >= STATISTICS
    assert set(value["lines"]) == {"money", "non_cash", "all"}
    assert all(len(years) == periods for years in value["by_year"].values())
    assert {"no_terms", "interaction"} <= set(value["by_term"])
    mean = value["npv"]["mean"]
    for parts in (value["by_term"], value["by_class"]):
        total = math.fsum(part["mean"] for part in parts.values())
        assert total == pytest.approx(mean, rel=1e-9, abs=1e-3)


def _assessments_are_whole(assessments: Mapping[str, dict]) -> None:  # type: ignore[type-arg]
    assert set(assessments) == {"signed", "today"}
    for assessment in assessments.values():
        assert set(assessment) >= {"date", "editions", "breaches", "concerns", "findings"}
        for finding in assessment["findings"]:
            assert set(finding) == FINDING
            assert finding["outcome"] in OUTCOMES


@each_scenario
def test_run_reads_as_a_page(path: Path) -> None:
    said = benefitshare("run", path, "--draws", 400, *AS_OF)
    assert (said.code, said.err) == (0, "")
    assert "\x1b" not in said.out
    assert [line for line in said.out.splitlines() if _too_long(line)] == []
    positions = [said.out.index(f"\n{heading}\n") for heading in _headings(said.out)]
    assert positions == sorted(positions)
    assert "nan" not in said.out.lower().split()


def _too_long(line: str) -> bool:
    """A link is never broken, and neither is the path of the file."""
    return len(line) > 80 and "http" not in line and "scenarios/" not in line


def _headings(text: str) -> Iterator[str]:
    yield "In short"
    yield "What each party gains"
    yield "What each term is worth"
    yield "Year by year"
    yield "What cannot be told yet"
    yield "To get these numbers again"


@each_scenario
def test_missing_facts_are_asked_for(path: Path) -> None:
    said = benefitshare("check", path, "--missing", "--json", "--draws", 100, *AS_OF)
    assert said.code == 0
    document = said.document
    assert set(document) == {"deal", "assessments", "differences", "summary", "missing"}
    asked = {each["key"] for each in document["missing"]}
    unknown = [
        finding
        for assessment in document["assessments"].values()
        for finding in assessment["findings"]
        if finding["outcome"] == "cannot tell"
    ]
    assert all(set(finding["missing"]) <= asked for finding in unknown)


def test_check_looks_for_remedies() -> None:
    path = "scenarios/ouh-counter-offer.yaml"
    said = benefitshare("check", path, "--json", "--draws", 200, *AS_OF)
    remedies = [
        remedy
        for finding in said.document["assessments"]["today"]["findings"]
        for remedy in finding["remedies"]
    ]
    assert remedies
    assert all({"changes", "clears", "supplier_gain_after"} <= set(each) for each in remedies)


def test_a_variant_says_what_it_changes() -> None:
    said = benefitshare("run", "scenarios/ouh-counter-offer.yaml", "--draws", 100)
    assert "- terms.stake.stated_value: £5m -> £2.5m" in said.out


def test_the_same_run_gives_the_same_bytes_whatever_the_number_of_workers() -> None:
    arguments = ("run", "scenarios/ouh-sensyne-2018.yaml", "--json", "--draws", 6000, *AS_OF)
    one = benefitshare(*arguments, "--workers", 1)
    assert one.out == benefitshare(*arguments, "--workers", 3).out


def test_results_are_written_to_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "made" / "results"
    arguments = ("run", "scenarios/ouh-counter-offer.yaml", "--draws", 200, *AS_OF)
    first = benefitshare(*arguments, "--out", folder, "--json")
    names = {"result.json", "value-by-year.csv", "findings.csv", "deal.yaml", "manifest.json"}
    assert {path.name for path in folder.iterdir()} == names
    assert (folder / "result.json").read_text(encoding="utf-8") == first.out
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    benefitshare(*arguments, "--out", folder)
    assert before == {path.name: path.read_bytes() for path in folder.iterdir()}
    again = benefitshare("run", folder / "deal.yaml", "--draws", 200, *AS_OF, "--json")
    assert again.document["parties"] == first.document["parties"]
