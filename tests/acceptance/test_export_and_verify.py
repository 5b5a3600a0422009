"""`export` writes a manifest beside what it made; `verify` makes it again and compares."""

import json
import shutil
from pathlib import Path

import pytest

from tests.acceptance.command_line import AS_OF, ROOT, benefitshare

FEW = ("--draws", 200, *AS_OF)
NAMES = ("ouh-sensyne-2018.yaml", "ouh-counter-offer.yaml")
COUNTER = NAMES[1]


@pytest.fixture
def deals(tmp_path: Path) -> Path:
    """A folder with a deal and one that is based on it."""
    for name in NAMES:
        shutil.copy(ROOT / "scenarios" / name, tmp_path / name)
    return tmp_path


def manifest(folder: Path, name: str) -> dict[str, object]:
    found = json.loads((folder / f"{name}.manifest.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def test_data_go_with_their_dictionary_and_manifest(deals: Path) -> None:
    said = benefitshare(
        "export", COUNTER, "--to", "o.csv", "--draws-out", "d.csv", *FEW, cwd=deals
    )  # fmt: skip
    assert (said.code, said.out) == (0, "")
    made = {path.name for path in deals.iterdir()} - set(NAMES)
    assert made == {
        "o.csv", "o.dictionary.csv", "d.csv", "d.dictionary.csv", "o.csv.manifest.json",
    }  # fmt: skip
    told = manifest(deals, "o.csv")
    files = told["deal_files"]
    assert isinstance(files, list)
    assert [each["file"] for each in files] == [COUNTER, NAMES[0]]
    assert told["command"] == (
        f"benefitshare export {COUNTER} --to o.csv --draws-out d.csv --draws 200 --seed 20180805 "
        "--as-of 2026-04-01"
    )
    assert str(deals) not in json.dumps(told)
    assert benefitshare("verify", "o.csv.manifest.json", cwd=deals).code == 0


def test_the_same_export_gives_the_same_bytes_from_any_folder(deals: Path) -> None:
    benefitshare("export", COUNTER, "--to", "a.xlsx", "--tables", *FEW, cwd=deals)
    first = {path.name: path.read_bytes() for path in deals.iterdir()}
    benefitshare("export", deals / COUNTER, "--to", deals / "a.xlsx", "--tables", "--force", *FEW)
    assert first == {path.name: path.read_bytes() for path in deals.iterdir()}


def test_a_file_written_anew_is_told_from_a_result_that_differs(deals: Path) -> None:
    benefitshare("export", COUNTER, "--to", "o.json", *FEW, cwd=deals)
    text = (deals / COUNTER).read_text(encoding="utf-8")

    (deals / COUNTER).write_text(f"# a comment\n{text}", encoding="utf-8")
    same = benefitshare("verify", "o.json.manifest.json", "--json", cwd=deals)
    assert (same.code, same.document["same"], same.document["deal"]) == (0, True, "same deal")

    (deals / COUNTER).write_text(text.replace("note: illustration;", "note:"), encoding="utf-8")
    noted = benefitshare("verify", "o.json.manifest.json", "--json", cwd=deals)
    assert (noted.code, noted.document["deal"]) == (0, "changed")
    assert noted.document["files"][0]["again"] == "same figures"

    (deals / COUNTER).write_text(text.replace("value: 6%", "value: 7%"), encoding="utf-8")
    other = benefitshare("verify", "o.json.manifest.json", cwd=deals)
    assert other.code == 12
    assert "It no longer gives the same" in other.out
    assert "parties.trust.npv.mean: was" in other.out
    assert "was changed: it is not the one that was" in " ".join(other.out.split())


def test_an_output_that_was_changed_is_told(deals: Path) -> None:
    benefitshare("export", COUNTER, "--to", "o.json", *FEW, cwd=deals)
    with (deals / "o.json").open("a", encoding="utf-8") as file:
        file.write("\n")
    said = benefitshare("verify", "o.json.manifest.json", cwd=deals)
    assert said.code == 12
    assert "but a file was changed after it was made" in said.out


def test_a_run_can_be_verified_where_only_its_folder_went(deals: Path, tmp_path: Path) -> None:
    benefitshare("run", COUNTER, "--out", "results", *FEW, cwd=deals)
    assert benefitshare("verify", "results/manifest.json", cwd=deals).code == 0
    moved = tmp_path / "far" / "off" / "away"
    shutil.move(deals / "results", moved)
    said = benefitshare("verify", moved / "manifest.json", "--json")
    assert (said.code, said.document["deal"]) == (0, "same deal")


def test_a_policy_is_part_of_what_decides(deals: Path) -> None:
    policy = deals / "policy.yaml"
    typed = "policy: {head-start-most: {value: 24, by: the board, why: ours}}\n"
    policy.write_text(typed, encoding="utf-8")
    arguments = ("--to", "o.json", "--policy", policy.name, *FEW)
    benefitshare("export", COUNTER, *arguments, cwd=deals)
    assert manifest(deals, "o.json")["policy"] == {"head-start-most": 24}
    assert benefitshare("verify", "o.json.manifest.json", cwd=deals).code == 0
    policy.write_text(typed.replace("24", "36"), encoding="utf-8")
    said = benefitshare("verify", "o.json.manifest.json", cwd=deals)
    assert said.code == 12
    assert "policy.yaml was changed" in said.out


def test_what_cannot_be_verified_is_refused_in_words(deals: Path) -> None:
    (deals / "no.json").write_text('{"manifest": 1, "draws": -1}', encoding="utf-8")
    said = benefitshare("verify", "no.json", cwd=deals)
    assert (said.code, "not a manifest of benefitshare" in said.err) == (10, True)
    assert benefitshare("verify", "none.json", cwd=deals).code == 11
    benefitshare("export", COUNTER, "--to", "o.json", *FEW, cwd=deals)
    (deals / COUNTER).unlink()
    gone = benefitshare("verify", "o.json.manifest.json", cwd=deals)
    assert (gone.code, "say with --deal" in gone.err) == (11, True)


def test_a_file_that_is_there_is_refused_before_anything_is_worked_out(deals: Path) -> None:
    (deals / "o.csv").write_text("mine", encoding="utf-8")
    said = benefitshare("export", COUNTER, "--to", "o.csv", "--draws", 10_000_000, cwd=deals)
    assert (said.code, "--force" in said.err) == (2, True)
    assert (deals / "o.csv").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--to", "o.csv", "--draws-out", "d.xlsx"), "may end in .csv or .parquet"),
        (("--to", "o.csv", "--draws-out", "o.parquet"), "needs another name"),
        (("--to", "o.xlsx", "--draws-out", "d.csv"), "goes with files that end in"),
        (("--to", "o.csv", "--tables"), "--tables goes with files that end in .xlsx"),
        (("--to", "o.pdf"), "it may end in"),
    ],
)
def test_what_does_not_go_together_is_a_usage_error(
    deals: Path, arguments: tuple[str, ...], told: str
) -> None:
    said = benefitshare("export", COUNTER, *arguments, cwd=deals)
    assert (said.code, told in " ".join(said.err.split())) == (2, True)


def test_no_manifest_goes_to_the_other_side(deals: Path) -> None:
    benefitshare("export", COUNTER, "--to", "theirs.yaml", "--share", cwd=deals)
    assert {path.name for path in deals.iterdir()} == {*NAMES, "theirs.yaml"}
