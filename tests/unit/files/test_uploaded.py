"""Files that come together from a browser: the variant finds what it is based on by name alone."""

from benefitshare.files.limits import VARIANTS
from benefitshare.files.read_deal import LoadedDeal, read_deal
from benefitshare.files.scenarios import scenario_files
from benefitshare.files.uploaded import open_uploads
from benefitshare.files.working_copy import WorkingCopy

FILES = {path.name: path for path in scenario_files()}
PARENT, VARIANT = FILES["ouh-sensyne-2018.yaml"], FILES["ouh-counter-offer.yaml"]


def refused(name: str, files: dict[str, bytes]) -> str:
    found = open_uploads(files)[name]
    assert not isinstance(found, WorkingCopy)
    return " ".join(problem.message for problem in found)


def test_a_variant_beside_its_parent_is_what_the_command_line_reads() -> None:
    files = {path.name: path.read_bytes() for path in (VARIANT, PARENT)}
    opened = open_uploads(files)
    assert list(opened) == [VARIANT.name], "what another is based on is not a deal of its own"
    copy = opened[VARIANT.name]
    assert isinstance(copy, WorkingCopy)
    assert copy.sha256 == read_deal(VARIANT).sha256
    assert "# What to learn here" in copy.text


def test_a_variant_alone_finds_a_deal_that_ships() -> None:
    copy = open_uploads({"mine.yaml": VARIANT.read_bytes()})["mine.yaml"]
    assert isinstance(copy, WorkingCopy)
    assert isinstance(copy.checked, LoadedDeal)


def test_a_parent_that_is_given_comes_before_one_that_ships() -> None:
    changed = PARENT.read_text(encoding="utf-8").replace("country: England", "country: Wales")
    files = {VARIANT.name: VARIANT.read_bytes(), PARENT.name: changed.encode()}
    copy = open_uploads(files)[VARIANT.name]
    assert isinstance(copy, WorkingCopy)
    assert copy.document["country"] == "Wales"


def test_a_parent_that_is_missing_is_asked_for_with_its_line() -> None:
    text = b"benefitshare: 1\nname: x\nbased_on: elsewhere/first.yaml\n"
    found = open_uploads({"second.yaml": text})["second.yaml"]
    assert not isinstance(found, WorkingCopy)
    assert (found[0].line, found[0].file) == (3, "second.yaml")
    assert "first.yaml, which is not among the files" in found[0].message


def test_a_broken_parent_is_told_of_by_its_own_name() -> None:
    files = {"a.yaml": b"based_on: b.yaml\n", "b.yaml": b"name: [\n"}
    found = open_uploads(files)["a.yaml"]
    assert not isinstance(found, WorkingCopy)
    assert found[0].file == "b.yaml"


def test_circles_and_long_chains_are_refused() -> None:
    circle = {"a.yaml": b"based_on: b.yaml\n", "b.yaml": b"based_on: a.yaml\n"}
    assert "circle" in refused("a.yaml", circle)
    chain = {f"{n}.yaml": f"based_on: {n + 1}.yaml\n".encode() for n in range(VARIANTS + 2)}
    assert "based on each other" in refused("0.yaml", chain)


def test_paths_lead_nowhere_on_this_machine() -> None:
    for named in ("/etc/passwd", "..\\..\\secret.yaml", "~/.ssh/id"):
        text = f"based_on: '{named}'\n".encode()
        assert "not among the files" in refused("a.yaml", {"a.yaml": text})


def test_a_file_that_is_too_large_is_refused_by_the_same_reader() -> None:
    assert "larger than 1 MB" in refused("a.yaml", {"a.yaml": b"#" * 1_000_001})


def test_two_deals_are_two() -> None:
    files = {path.name: path.read_bytes() for path in (PARENT, FILES["fee-only-licence.yaml"])}
    assert set(open_uploads(files)) == set(files)
    files = {path.name: path.read_bytes() for path in (PARENT, VARIANT)}
    assert set(open_uploads(files, every=True)) == set(files)
