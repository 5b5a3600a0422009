"""`compare`, as a negotiator meets it."""

from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from tests.acceptance.command_line import AS_OF, ROOT, Said, benefitshare

OUH = ROOT / "scenarios" / "ouh-sensyne-2018.yaml"
COUNTER = ROOT / "scenarios" / "ouh-counter-offer.yaml"
STATISTICS = {
    "mean", "sd", "standard_error", "p5", "p10", "p25", "p50", "p75", "p90", "p95",
    "prob_negative", "worst_fifth", "risk_adjusted", "prob_positive",
}  # fmt: skip
Document = dict[str, object]
FEW = ("--draws", 1_000, *AS_OF)


def compared(*arguments: object) -> Said:
    said = benefitshare("compare", *arguments)
    assert (said.code, said.err) == (0, "")
    return said


@pytest.fixture(scope="module")
def offers() -> Document:
    return compared(OUH, COUNTER, "--json", *FEW).document


def side(document: Document, id_: str) -> dict[str, list[Any]]:
    parties = cast("dict[str, dict[str, list[Any]]]", document["parties"])
    groups = cast("dict[str, dict[str, list[Any]]]", document["groups"])
    return {**parties, **groups}[id_]


def test_the_document_has_what_others_rely_on(offers: Document) -> None:
    first, other = cast("list[Document]", offers["deals"])
    assert first["changes"] == []
    assert {"path": "terms.discovery-royalty.rate", "from": "likely 4%, low 1%, high 6%",
            "to": "6%"} in cast("list[Document]", other["changes"])  # fmt: skip
    assert {*cast(Document, offers["groups"])} == {"nhs", "system"}
    for id_ in ("trust", "company", "nhs", "system"):
        found = side(offers, id_)
        (difference,) = found["difference"]
        (shift,) = found["percentile_shift"]
        assert set(difference) >= STATISTICS
        assert set(shift) == {f"p{each}" for each in (5, 10, 25, 50, 75, 90, 95)}
        assert len(found["verdict"]) == len(found["dominates"]) == 1


def test_differences_are_those_of_two_runs(offers: Document) -> None:
    runs = [benefitshare("run", file, "--json", *FEW).document for file in (OUH, COUNTER)]
    for id_ in ("trust", "company"):
        npv = [run["parties"][id_]["npv"] for run in runs]
        (difference,) = side(offers, id_)["difference"]
        (shift,) = side(offers, id_)["percentile_shift"]
        assert difference["mean"] == pytest.approx(npv[1]["mean"] - npv[0]["mean"], abs=0.01)
        assert shift["p90"] == pytest.approx(npv[1]["p90"] - npv[0]["p90"], abs=0.01)


def test_flags_gained_and_lost_are_those_of_the_two_assessments(offers: Document) -> None:
    runs = [benefitshare("run", file, "--json", *FEW).document for file in (OUH, COUNTER)]
    flagged = [
        {
            each["rule"]
            for each in run["assessments"]["today"]["findings"]
            if each["outcome"] == "flagged"
        }
        for run in runs
    ]
    (flags,) = cast("list[dict[str, dict[str, list[Document]]]]", offers["flags"])
    lost = {each["rule"] for each in flags["today"]["lost"]}
    assert flagged[0] - flagged[1] <= lost
    assert {each["rule"] for each in flags["today"]["gained"]} >= flagged[1] - flagged[0]


def test_a_deal_differs_from_itself_by_exactly_nil() -> None:
    document = compared(OUH, OUH, "--json", *FEW).document
    for id_ in ("trust", "company", "patients", "system"):
        found = side(document, id_)
        (difference,), (gain,) = found["difference"], found["gain_difference"]
        assert {difference[name] for name in STATISTICS} == {0.0}
        assert {gain[name] for name in STATISTICS} == {0.0}
        assert found["verdict"] == ["no material difference"]
        assert found["dominates"] == [None]


def test_the_page_leads_with_who_is_better_off(tmp_path: Path) -> None:
    dearer = variant(tmp_path, "dearer", "terms.discovery-royalty.rate", "6%")
    page = compared(OUH, dearer, *FEW).out
    assert max(len(line) for line in page.splitlines() if ".yaml" not in line) <= 80
    words = " ".join(page.split())
    assert "For Oxford University Hospitals NHS FT, dearer is better" in words
    assert "For Sensyne Health plc, ouh-sensyne-2018 is better" in words
    assert "dearer dominates ouh-sensyne-2018" in words
    assert "terms.discovery-royalty.rate: likely 4%, low 1%, high 6% -> 6%" in words


def variant(folder: Path, name: str, path: str, new: str, base: Path = OUH) -> Path:
    """A deal with one change, beside a copy of what it is based on."""
    (folder / base.name).write_bytes(base.read_bytes())
    file = folder / f"{name}.yaml"
    file.write_text(yaml.safe_dump({"based_on": base.name, "name": name, "changes": {path: new}}))
    return file


def test_what_matters_is_the_trusts_to_set(tmp_path: Path) -> None:
    slightly = variant(tmp_path, "slightly", "terms.stake.stated_value", "£5.1m")
    policy = tmp_path / "policy.yaml"
    policy.write_text(
        "policy:\n  material-difference-amount: {value: £10m, by: the board, why: a large trust}\n"
    )
    before = compared(OUH, slightly, "--json", *FEW).document
    after = compared(OUH, slightly, "--json", "--policy", policy, *FEW).document
    assert side(before, "trust")["verdict"] == ["better"]
    assert side(after, "trust")["verdict"] == ["no material difference"]
    (amount,) = [each for each in cast("list[Document]", after["policy"])
                 if each["key"] == "material-difference-amount"]  # fmt: skip
    assert (amount["value"], amount["set_by"]) == (10_000_000, "the board")


def test_a_party_and_a_line_narrow_it() -> None:
    document = compared(
        OUH, COUNTER, "--json", "--party", "trust", "--line", "money", *FEW
    ).document
    assert [*cast(Document, document["parties"])] == ["trust"]
    runs = [benefitshare("run", file, "--json", *FEW).document for file in (OUH, COUNTER)]
    money = [run["parties"]["trust"]["lines"]["money"]["mean"] for run in runs]
    (gain,) = side(document, "trust")["gain_difference"]
    assert gain["mean"] == pytest.approx(money[1] - money[0], abs=0.01)


def test_a_chain_is_followed_back_to_the_first_offer(tmp_path: Path) -> None:
    (tmp_path / OUH.name).write_bytes(OUH.read_bytes())
    reply = variant(tmp_path, "reply", "terms.discovery-royalty.rate", "5%", COUNTER)
    document = compared("--chain", reply, "--json", *FEW).document
    names = ["ouh-sensyne-2018", "ouh-counter-offer", "reply"]
    rounds = cast("list[dict[str, object]]", document["rounds"])
    assert [each["name"] for each in rounds] == names
    standing = [cast("dict[str, dict[str, Document]]", each["standing"]) for each in rounds]
    means = [cast(float, each["trust"]["gain"]["mean"]) for each in standing]
    assert standing[2]["trust"]["step"]["mean"] == pytest.approx(means[2] - means[1], abs=0.01)
    assert standing[2]["trust"]["in_all"]["mean"] == pytest.approx(means[2] - means[0], abs=0.01)
    page = compared("--chain", reply, *FEW).out
    assert "The negotiation so far" in page
    assert max(len(line) for line in page.splitlines() if ".yaml" not in line) <= 80


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((OUH,), "a comparison takes two deals"),
        (("--chain", OUH), "is based on no other deal"),
        ((OUH, ROOT / "scenarios" / "paige-msk-2018.yaml"), "different currencies"),
        ((OUH, COUNTER, "--party", "nobody"), "has no party nobody"),
        ((OUH,) * 7, "At most 6 deals"),
    ],
)
def test_what_cannot_be_compared_is_refused(arguments: tuple[object, ...], said: str) -> None:
    found = benefitshare("compare", *arguments, "--draws", 100)
    assert (found.code, found.out) == (2, "")
    assert said in " ".join(found.err.split())


def test_amounts_that_differ_in_kind_are_said_to() -> None:
    other = ROOT / "scenarios" / "stroke-ai-purchase.yaml"
    document = benefitshare("compare", OUH, other, "--json", "--draws", 500, *AS_OF).document
    warnings = " ".join(cast("list[str]", document["unlike"]))
    assert "prices of different years" in warnings
    assert "Different years are modelled" in warnings
    assert "goes by another name" in warnings
