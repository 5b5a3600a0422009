"""`new`, `explain`, `rules`, `schema` and help, as a user meets them."""

from pathlib import Path

import pytest

from tests.acceptance.command_line import AS_OF, ROOT, benefitshare

OUH = ROOT / "scenarios" / "ouh-sensyne-2018.yaml"
COMMANDS = (
    "check", "compare", "explain", "export", "heads", "negotiate", "new", "report", "rules",
    "run", "schema", "solve", "tradeoffs", "verify",
)  # fmt: skip


def test_help_names_every_command() -> None:
    said = benefitshare("--help")
    assert said.code == 0
    assert all(f"\n  {name} " in said.out for name in COMMANDS)
    assert max(map(len, said.out.splitlines())) <= 80


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help(command: str) -> None:
    said = benefitshare(command, "--help")
    assert (said.code, said.err) == (0, "")
    assert "--json" in said.out
    assert max(map(len, said.out.splitlines())) <= 80


def test_version() -> None:
    assert benefitshare("--version").out.startswith("benefitshare 0.")


@pytest.mark.parametrize("template", ["equity", "royalty", "free-use", "fee", "mixed"])
def test_a_new_deal_runs(template: str, tmp_path: Path) -> None:
    assert benefitshare("new", "deal.yaml", "--template", template, cwd=tmp_path).code == 0
    said = benefitshare("run", "deal.yaml", "--draws", 200, *AS_OF, cwd=tmp_path)
    assert (said.code, said.err) == (0, "")


def test_a_new_deal_overwrites_nothing_unless_forced(tmp_path: Path) -> None:
    (tmp_path / "deal.yaml").write_text("mine", encoding="utf-8")
    said = benefitshare("new", "deal.yaml", cwd=tmp_path)
    assert said.code == 2
    assert "deal.yaml is there already" in said.err
    assert (tmp_path / "deal.yaml").read_text(encoding="utf-8") == "mine"
    assert benefitshare("new", "deal.yaml", "--force", cwd=tmp_path).code == 0


def test_explain_a_value_of_the_file() -> None:
    said = benefitshare("explain", OUH, "terms.discovery-royalty.rate", "--json")
    document = said.document
    assert document["kind"] == "value"
    assert document["typed"]["likely"] == "4%"
    assert document["p10"] < document["p50"] < document["p90"]
    assert "4% at a sister trust" in document["evidence"]["source"]


def test_explain_a_term_down_to_its_postings() -> None:
    said = benefitshare("explain", OUH, "terms.discovery-royalty", "--json", "--draws", 400)
    (posting,) = said.document["postings"]
    assert (posting["payer"], posting["payee"], posting["class"]) == ("company", "trust", "cash")
    assert sum(posting["by_year"].values()) > posting["present_value_social"] > 0


@pytest.mark.parametrize("party", ["trust", "company", "system"])
def test_the_tree_below_a_party_adds_up_to_its_gain(party: str) -> None:
    run = benefitshare("run", OUH, "--json", "--draws", 400, *AS_OF).document
    value = run["parties"].get(party) or run["groups"][party]
    said = benefitshare("explain", OUH, f"{party}.npv.mean", "--json", "--draws", 400)
    document = said.document
    assert document["value"] == value["npv"]["mean"]
    posted = sum(each["sign"] * each["present_value_social"] for each in document["tree"])
    assert posted == pytest.approx(value["npv_social"]["mean"], rel=1e-9)
    assert document["steps"]["Gain (gain.mean)"] == value["gain"]["mean"]


def test_explain_offers_what_comes_near() -> None:
    said = benefitshare("explain", OUH, "terms.discovery-royalty.rat", "--draws", 100)
    assert said.code == 2
    assert "Did you mean terms.discovery-royalty.rate" in said.err


def test_rules_are_a_list_and_each_has_a_page() -> None:
    import json

    entries = json.loads(benefitshare("rules", "--json").out)
    codes = [entry["rule"] for entry in entries]
    assert {"P1-01", "CC-06", "VS-14"} <= set(codes)
    page = benefitshare("rules", "cc-06")
    assert page.code == 0
    assert "What it cannot see" in page.out
