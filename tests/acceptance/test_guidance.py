"""What the guidance says of every scenario: remedies that work, facts asked for, plain words."""

import datetime
import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from benefitshare import commands
from benefitshare.deal import Deal
from benefitshare.files.read_deal import read_deal, read_deal_text
from benefitshare.guidance import QUESTIONS, RULES, Finding, assess
from benefitshare.guidance.finding import RANK, Remedy
from benefitshare.report.attestation_block import attestation_block
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.summary import summary
from benefitshare.valuation.projection import project
from tests.acceptance.command_line import AS_OF, SCENARIOS, benefitshare

TODAY = datetime.date(2026, 4, 1)
FEW = commands.Sampling(draws=500)
OUH = Path("scenarios/ouh-sensyne-2018.yaml")

each_scenario = pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)


def judged(path: Path, *, with_remedies: bool = False) -> JudgedDeal:
    return commands.check(path, today=TODAY, sampling=FEW, with_remedies=with_remedies)


@each_scenario
def test_each_remedy_clears_its_flag_and_opens_no_other(path: Path) -> None:
    before = judged(path, with_remedies=True)
    done: dict[str, tuple[Finding, ...]] = {}
    for finding in before.today.findings:
        for remedy in finding.remedies:
            if remedy.clears is not False and remedy.changes:
                changes = {change.path: change.to for change in remedy.changes}
                key = repr(sorted(changes.items()))
                if key not in done:
                    done[key] = _findings_of(before.deal.changed(changes))
                _holds(finding.rule, remedy, before.today.findings, done[key])
            # What is only said is not claimed to clear anything.
            assert remedy.changes or remedy.clears is None, remedy.words


def _findings_of(deal: Deal) -> tuple[Finding, ...]:
    projection = project(deal, draws=FEW.draws, with_bridge=False)
    return assess(deal, projection, on=TODAY, key="today").findings


def _holds(
    code: str, remedy: Remedy, before: tuple[Finding, ...], after: tuple[Finding, ...]
) -> None:
    found = next(one for one in after if one.rule == code)
    if remedy.clears:
        assert found.outcome == "passed", remedy.words
    else:
        assert found.outcome == "cannot tell", remedy.words
        assert set(found.missing) <= set(QUESTIONS)
    for then, now in zip(before, after, strict=True):
        if now.outcome == "flagged":
            was = then.outcome
            worse = was not in ("flagged", "too close to call") or (
                was == "flagged" and RANK[now.severity] > RANK[then.severity]
            )
            assert not worse, f"{code} opens {now.rule}"


def _remedies(name: str, changes: dict[str, object], code: str) -> tuple[Remedy, ...]:
    loaded = read_deal(Path(f"scenarios/{name}.yaml"))
    changed = replace(loaded, deal=loaded.deal.changed(changes))
    after = commands.value(
        changed, name, today=TODAY, sampling=FEW, with_remedies=True, with_bridge=False,
        remedies_of=code,
    )  # fmt: skip
    found = next(one for one in after.today.findings if one.rule == code)
    assert found.outcome == "flagged", found.message
    return found.remedies


def test_a_charge_for_the_public_good_is_lowered_to_about_what_access_costs() -> None:
    changes: dict[str, object] = {
        "data.use": "non-commercial", "terms.licence-fee.amount": "£120k a year",
    }  # fmt: skip
    fee, step = _remedies("fee-only-licence", changes, "VS-01")
    # What barely covers an uncertain cost leaves the trust worse off too often.
    assert (fee.clears, step.clears) == (False, None)
    assert fee.words.endswith("clears it but opens P2-01.")
    limit = {"value": 0.9, "by": "the board", "why": "a test"}
    fee, _ = _remedies("fee-only-licence", changes | {"policy": {WORSE_OFF: limit}}, "VS-01")
    assert fee.clears
    assert fee.words.startswith("Lower licence fee from £120k to £6")


WORSE_OFF = "chance-trust-worse-off"


def test_no_payment_mends_a_deal_that_brings_nothing_but_money() -> None:
    *levers, step = _remedies("ouh-sensyne-2018", {"products.discoveries.benefits": None}, "VS-12")
    assert len(levers) == 3
    assert all(one.clears is False and one.words.startswith("No ") for one in levers)
    assert (step.clears, step.changes) == (None, ())


def test_a_supplier_that_would_lose_is_asked_for_less() -> None:
    rate: dict[str, object] = {"terms.discovery-royalty.rate": "90%"}
    *levers, step = _remedies("south-warwickshire-sensyne-2018", rate, "VS-14")
    assert {one.changes[0].path for one in levers} == {
        "terms.discovery-royalty.rate", "terms.stake.stated_value",
    }  # fmt: skip
    assert {one.words for one in levers if "too close to call" in one.words}
    assert step.clears is None


@each_scenario
def test_what_nobody_attests_is_never_passed(path: Path) -> None:
    deal = read_deal(path).deal.changed({}, leaving_out=("attestations",))
    projection = project(deal, draws=200, with_bridge=False)
    asking = {rule.code: rule for rule in RULES if rule.attestations}
    for date in (deal.signed, TODAY):
        for finding in assess(deal, projection, on=date).findings:
            if finding.outcome == "passed" and finding.rule in asking:
                assert finding.rule in _ANSWERED_BY_THE_FILE, finding.message


# The deal file itself says whether data are exclusive, what patients gain, how value is shared,
# where data stay and how far ahead is modelled; where it does, nobody has to attest it.
_ANSWERED_BY_THE_FILE = {"AP-01", "P1-04", "P3-01", "VS-06", "VS-09", "VS-12"}


@each_scenario
def test_the_open_questions_can_be_pasted(path: Path) -> None:
    block = attestation_block(judged(path))
    attestations = yaml.safe_load(block)["attestations"]
    document = read_deal(path).deal.document()
    pasted = Deal.from_document({**document, "attestations": attestations})
    before = Deal.from_document(document)
    assert pasted.attestations.items() >= before.attestations.items()
    assert max(len(line) for line in block.splitlines() if "#" in line and "{" not in line) <= 80


def test_the_block_stands_as_it_is_in_a_file(tmp_path: Path) -> None:
    deal = tmp_path / "deal.yaml"
    assert benefitshare("new", deal, "--template", "fee").code == 0
    said = benefitshare("check", deal, "--missing", "--draws", 100, *AS_OF)
    text = deal.read_text(encoding="utf-8")
    kept = re.sub(r"(?ms)^attestations:.*?(?=^\S|\Z)", "", text)
    assert read_deal_text(f"{kept}\n{said.out}").deal.attestations


@each_scenario
def test_what_differs_between_the_dates_says_why(path: Path) -> None:
    said = benefitshare("check", path, "--missing", "--json", "--draws", 100, *AS_OF)
    document = said.document
    signed, today = (
        {one["rule"]: one["outcome"] for one in document["assessments"][key]["findings"]}
        for key in ("signed", "today")
    )
    differing = {each["rule"]: each for each in document["differences"]}
    assert {rule for rule in signed if signed[rule] != today[rule]} <= set(differing)
    for each in differing.values():
        assert set(each) == {"rule", "signed", "today", "why"}
        assert each["why"].endswith(".")


def test_exclusivity_is_judged_by_what_was_asked_at_the_time() -> None:
    said = benefitshare("check", OUH, "--missing", "--json", "--draws", 100, *AS_OF)
    by_rule = {each["rule"]: each for each in said.document["differences"]}
    assert by_rule["CC-03"]["today"]["outcome"] == "not applicable"
    assert "14 July 2019" in by_rule["CC-03"]["why"]
    assert "15 July 2019" in by_rule["P3-01"]["why"]
    assert "not to be given exclusively" in by_rule["P3-01"]["why"]


@each_scenario
def test_the_summary_reads_easily(path: Path) -> None:
    text = summary(judged(path))
    assert _reading_age(text) <= 12.5, text
    assert text.count("This is not legal advice.") == 1


def _reading_age(text: str) -> float:
    """Flesch and Kincaid's grade, and five for the age at which the first grade is left."""
    words = re.findall(r"[A-Za-z']+", text)
    sentences = len(re.findall(r"[.?!](?:\s|$)", text))
    syllables = sum(
        max(1, len(re.findall(r"[aeiouy]+", word.lower().removesuffix("e")))) for word in words
    )
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59 + 5


def test_a_trust_sets_its_own_policy(tmp_path: Path) -> None:
    policy = tmp_path / "policy.yaml"
    limit = "{value: 60%, by: the board, why: a small part of our income}"
    policy.write_text(f"policy:\n  chance-trust-worse-off: {limit}\n", encoding="utf-8")
    arguments = ("check", OUH, "--missing", "--json", "--draws", 400, *AS_OF)
    said = benefitshare(*arguments, "--policy", policy)
    finding = _rule(said.document, "P2-01")
    assert (finding["outcome"], finding["threshold"]) == ("passed", 0.6)
    assert _rule(benefitshare(*arguments).document, "P2-01")["outcome"] == "flagged"
    in_use = said.document["assessments"]["today"]["policy"]
    assert {"the board", "this tool's default"} == {each["set_by"] for each in in_use}


def _rule(document: dict, code: str) -> dict:  # type: ignore[type-arg]
    findings = document["assessments"]["today"]["findings"]
    return next(finding for finding in findings if finding["rule"] == code)


def test_a_deal_comes_before_the_trusts_policy(tmp_path: Path) -> None:
    policy = tmp_path / "policy.yaml"
    limit = "{value: 0.6, by: the board, why: a test}"
    policy.write_text(f"policy: {{chance-trust-worse-off: {limit}}}", encoding="utf-8")
    own = tmp_path / "deal.yaml"
    text = OUH.read_text(encoding="utf-8")
    limit = "{value: 10%, by: the deal team, why: a test}"
    own.write_text(f"{text}\npolicy: {{chance-trust-worse-off: {limit}}}\n", encoding="utf-8")
    said = benefitshare("run", own, "--json", "--draws", 200, "--policy", policy, *AS_OF)
    assert "set by the deal team" in _rule(said.document, "P2-01")["message"]


def test_problems_of_a_policy_file_have_their_place(tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text(
        "policy:\n"
        "  head-start-mots: {value: 9, by: the board, why: x}\n"
        "  head-start-most: {value: 9, by: the board}\n",
        encoding="utf-8",
    )
    deal = Path.cwd() / OUH
    said = benefitshare("check", deal, "--policy", "policy.yaml", cwd=tmp_path)
    assert (said.code, said.out) == (10, "")
    assert "policy.yaml:2:3" in said.err
    assert "Did you mean head-start-most?" in said.err
    assert "policy.yaml:3:3" in said.err
    assert benefitshare("check", deal, "--policy", "none.yaml", cwd=tmp_path).code == 11
    (tmp_path / "policy.yaml").write_text(
        "policy: {head-start-most: {value: -1, by: me, why: x}}", encoding="utf-8"
    )
    said = benefitshare("check", deal, "--policy", "policy.yaml", cwd=tmp_path)
    assert "takes a number of months" in said.err


def test_a_slip_in_the_name_of_a_question_is_refused(tmp_path: Path) -> None:
    deal = tmp_path / "deal.yaml"
    text = OUH.read_text(encoding="utf-8").replace("board-decision:", "board-decisions:")
    deal.write_text(text, encoding="utf-8")
    said = benefitshare("check", deal)
    assert said.code == 10
    assert "Did you mean board-decision?" in said.err
