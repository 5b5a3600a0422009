"""`negotiate`, as a negotiator meets it."""

import itertools
import shutil
from pathlib import Path

from tests.acceptance.command_line import ROOT, benefitshare

OUH = ROOT / "scenarios" / "ouh-counter-offer.yaml"
FEE_ONLY = ROOT / "scenarios" / "fee-only-licence.yaml"
FEE = "terms.licence-fee.amount=£0..£200k"
QUICK = ("--draws", 500, "--grid", 8, "--sets", 4)


def test_negotiate_in_numbers() -> None:
    said = benefitshare(
        "negotiate", OUH, "--over", "terms.discovery-royalty.rate=1%..8%",
        "--over", "terms.curation-money.amount=£0..£500k", "--json", *QUICK,
    )  # fmt: skip
    assert (said.code, said.err) == (0, "")
    told = said.document
    assert (told["party"], told["line"], told["own_view"]) == ("trust", "all", True)
    assert told["headline"]["id"] == "equal-gains"
    assert told["linear"] == {each["path"]: True for each in told["ranges"]}
    pairs = [(each["nhs"], each["supplier"]) for each in told["frontier"]]
    assert pairs == sorted(pairs)
    assert all(a[1] > b[1] for a, b in itertools.pairwise(pairs))
    assert told["headline"]["assumption_sets"]["sets"] == 4


def test_negotiate_in_words_and_to_files(tmp_path: Path) -> None:
    deal = tmp_path / "fee.yaml"
    shutil.copy(FEE_ONLY, deal)
    said = benefitshare("negotiate", deal, "--over", FEE, "--save", tmp_path / "offers", *QUICK)
    assert (said.code, said.err) == (0, "")
    assert "there is no zone of agreement" in " ".join(said.out.split())
    # A line with the file's path in it is as long as the path.
    lines = [line for line in said.out.splitlines() if str(tmp_path) not in line]
    assert max(map(len, lines)) <= 80
    saved = tmp_path / "offers" / "equal-gains.yaml"
    assert benefitshare("run", saved, "--draws", 500).code == 0
    again = benefitshare("negotiate", deal, "--over", FEE, "--save", tmp_path / "offers", *QUICK)
    assert again.code == 2
    assert "is there already" in again.err


def test_a_lever_that_is_not_there_is_a_matter_of_usage() -> None:
    said = benefitshare("negotiate", FEE_ONLY, "--over", "terms.licence.amount=£0..£1k", *QUICK)
    assert said.code == 2
    assert "Did you mean terms.licence-fee.amount?" in said.err
    nothing = benefitshare("negotiate", FEE_ONLY)
    assert nothing.code == 2
    assert "--over" in nothing.err
