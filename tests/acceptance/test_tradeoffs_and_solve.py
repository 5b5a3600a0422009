"""`tradeoffs` and `solve`, as a negotiator meets them."""

import shutil
from pathlib import Path

import pytest

from tests.acceptance.command_line import AS_OF, ROOT, benefitshare

SCENARIOS = ROOT / "scenarios"
FEE_ONLY = SCENARIOS / "fee-only-licence.yaml"
MOORFIELDS = SCENARIOS / "moorfields-deepmind-2018.yaml"
OUH = SCENARIOS / "ouh-sensyne-2018.yaml"
FEE = "terms.licence-fee.amount"
SMALL = ("--draws", "1000")


def test_tradeoffs_in_numbers() -> None:
    said = benefitshare("tradeoffs", OUH, "--json", *SMALL)
    assert (said.code, said.err) == (0, "")
    told = said.document
    assert (told["party"], told["line"], told["suppliers_own_view"]) == ("trust", "all", True)
    assert told["settled"]["terms.discovery-royalty.rate"] == pytest.approx(0.0383, abs=1e-4)
    steps = {(step["path"], step["direction"]): step for step in told["steps"]}
    royalty = steps["terms.discovery-royalty.rate", "more"]
    assert royalty["step"] == "1 point"
    assert royalty["nhs"]["mean"] > 0 > royalty["supplier"]["mean"]
    assert set(royalty["nhs"]) == {"mean", "standard_error", "cautious", "cautious_error"}
    rates = {(r["of"], r["in"], r["direction"], r["side"]): r for r in told["rates"]}
    rate = rates["terms.discovery-royalty.rate", "terms.new-fee", "more", "nhs"]
    new_fee = steps["terms.new-fee", "more"]
    assert rate["rate"] == pytest.approx(royalty["nhs"]["mean"] / new_fee["nhs"]["mean"])
    later = rates["terms.new-fee", "terms.discovery-royalty.years", "more", "nhs"]
    assert (later["defined"], later["rate"]) == (False, None)
    assert len(rates) == len(told["rates"])


def test_tradeoffs_in_words() -> None:
    said = benefitshare("tradeoffs", MOORFIELDS, *SMALL)
    assert (said.code, said.err) == (0, "")
    text = " ".join(said.out.split())
    assert "1 year more of the five free years is worth £" in text
    assert "costs DeepMind Technologies Ltd £" in text
    assert "and is worth the same to Moorfields Eye Hospital NHS FT as" in text
    assert "n/d: not defined" in text
    assert max(map(len, said.out.splitlines())) <= 80


def test_a_party_that_is_not_on_the_nhs_side() -> None:
    said = benefitshare("tradeoffs", FEE_ONLY, "--party", "company", "--json", *SMALL)
    assert said.code == 10
    assert "There is no party company on the NHS side" in said.document["problems"][0]["message"]


def solve(*arguments: object, until: str = "trust.gain.mean >= £200k") -> tuple[object, ...]:
    return ("solve", FEE_ONLY, "--change", FEE, "--until", until, *arguments, *AS_OF, *SMALL)


def test_solve_in_numbers() -> None:
    said = benefitshare(*solve("--json"))
    assert (said.code, said.err) == (0, "")
    told = said.document
    assert (told["path"], told["from"], told["metric"]) == (FEE, 82_500.0, "trust.gain.mean")
    assert (told["target"], told["reached"], told["verified"]) == (200_000.0, True, True)
    assert told["value_smaller"] < 200_000 <= told["value"]
    assert told["projections"] <= 15
    (change,) = told["changes"]
    assert (change["to"], change["tick"]) == (told["to"], 100.0)


def test_a_saved_answer_reaches_the_target_when_it_is_run(tmp_path: Path) -> None:
    shutil.copy(FEE_ONLY, tmp_path)
    arguments = ("solve", FEE_ONLY.name, *solve()[2:], "--save", "offer.yaml")
    assert benefitshare(*arguments, cwd=tmp_path).code == 0
    assert "based_on: fee-only-licence.yaml" in (tmp_path / "offer.yaml").read_text("utf-8")
    run = benefitshare("run", "offer.yaml", "--json", *AS_OF, *SMALL, cwd=tmp_path).document
    assert run["parties"]["trust"]["gain"]["mean"] >= 200_000
    again = benefitshare(*arguments, cwd=tmp_path)
    assert again.code == 2
    assert "is there already" in again.err


def test_solve_clears_a_finding() -> None:
    path = SCENARIOS / "milton-keynes-sensyne-2020.yaml"
    said = benefitshare(
        "solve", path, "--change", "terms.curation-money.amount", "--until",
        "findings.concerns == 0", "--json", *AS_OF, "--draws", "500",
    )  # fmt: skip
    told = said.document
    assert told["findings"]["before"]["concerns"] == told["value_before"] > 0
    assert told["findings"]["after"]["concerns"] == told["value"] == 0
    assert told["value_smaller"] >= 1
    assert told["reached"]
    assert told["verified"]


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("tradeoffs", FEE_ONLY, "--step", "terms.licence-fee.amuont"), f"Did you mean {FEE}"),
        (solve(until="trust.gain.meen >= 0"), "Did you mean trust.gain.mean"),
        (solve("--between", "1%", "5%"), "--between: 1% is a percentage"),
    ],
)
def test_what_cannot_be_asked_is_a_matter_of_usage(
    arguments: tuple[object, ...], hint: str
) -> None:
    said = benefitshare(*arguments)
    assert (said.code, said.out) == (2, "")
    assert hint in said.err


@pytest.mark.parametrize("command", ["solve", "tradeoffs"])
def test_help_fits_and_says_how(command: str) -> None:
    said = benefitshare(command, "--help")
    assert (said.code, said.err) == (0, "")
    assert "--json" in said.out
    assert max(map(len, said.out.splitlines())) <= 80
