"""Deal files: every problem at once, variants, and nothing read outside the deal's own folder."""

import os
from pathlib import Path

import pytest

from benefitshare.deal import Deal
from benefitshare.files.disk import CannotRead
from benefitshare.files.format_problem import format_problem
from benefitshare.files.limits import PROBLEMS, VARIANTS
from benefitshare.files.read_deal import LoadedDeal, read_deal, read_deal_text
from benefitshare.problems import DealProblems, Problem

DATA = Path(__file__).parents[2] / "data"
BASE = """\
benefitshare: 1
name: A deal
signed: 2025-09-01
horizon: {start: 2025-10-01, years: 10}
parties:
  trust: {name: A trust, role: nhs-provider}
  company: {name: A company, role: supplier}
terms:
  fee:
    kind: subscription
    from: company
    to: trust
    amount: £100k a year
    years: 5
"""


def _write(folder: Path, **texts: str) -> Path:
    """Write `name.yaml` for each text; return the first one's path."""
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder / f"{next(iter(texts))}.yaml"


def _problems(path: Path) -> list[str]:
    """Return problems as lines, file names without their folder."""
    with pytest.raises(DealProblems) as refused:
        read_deal(path)
    return [
        format_problem(problem).replace(str(path.parent) + os.sep, "")
        for problem in refused.value.problems
    ]


def _variant(folder: Path, changes: str, top: str = "", base: str = BASE) -> Path:
    text = f"based_on: base.yaml\n{top}changes:\n{changes}"
    return _write(folder, offer=text, base=base)


def test_every_problem_of_the_broken_deal_is_told_at_once() -> None:
    """To renew the snapshot, write these lines to tests/data/broken.txt and read the difference."""
    with pytest.raises(DealProblems) as refused:
        read_deal(DATA / "broken.yaml")
    lines = [
        format_problem(problem).replace(str(DATA) + os.sep, "")
        for problem in refused.value.problems
    ]
    assert lines == (DATA / "broken.txt").read_text(encoding="utf-8").splitlines()


def test_every_problem_has_its_parts() -> None:
    with pytest.raises(DealProblems) as refused:
        read_deal(DATA / "broken.yaml")
    for problem in refused.value.problems:
        assert problem.path
        assert problem.found
        assert problem.file
        assert problem.line
        assert problem.column


class TestSound:
    def test_a_deal_is_read(self, tmp_path: Path) -> None:
        loaded = read_deal(_write(tmp_path, deal=BASE))
        assert isinstance(loaded, LoadedDeal)
        assert loaded.deal.name == "A deal"
        assert loaded.changes == ()

    def test_the_fingerprint_is_of_what_is_meant(self, tmp_path: Path) -> None:
        plain = read_deal(_write(tmp_path, deal=BASE)).sha256
        rewritten = "# comment\n" + BASE.replace("name: A deal", 'name: "A deal"   ')
        assert read_deal(_write(tmp_path, other=rewritten)).sha256 == plain
        assert read_deal_text(BASE).sha256 == plain
        assert read_deal_text(BASE.replace("£100k", "£101k")).sha256 != plain

    @pytest.mark.parametrize("name", ["mixed", "equity"])
    def test_the_same_as_the_deal_room_reads(self, name: str) -> None:
        path = Path(__file__).parents[3] / "benefitshare/files/templates" / f"{name}.yaml"
        loaded = read_deal(path)
        assert Deal.from_document(loaded.deal.document()) == loaded.deal


class TestUnreadable:
    def test_missing(self, tmp_path: Path) -> None:
        with pytest.raises(CannotRead, match="there is no such file"):
            read_deal(tmp_path / "none.yaml")

    def test_a_folder(self, tmp_path: Path) -> None:
        with pytest.raises(CannotRead, match="it is a folder"):
            read_deal(tmp_path)

    def test_an_impossible_name(self) -> None:
        with pytest.raises(CannotRead, match="no file name may hold"):
            read_deal("a\0b")

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_no_permission(self, tmp_path: Path) -> None:
        path = _write(tmp_path, deal=BASE)
        path.chmod(0)
        with pytest.raises(CannotRead, match="permission"):
            read_deal(path)

    def test_a_file_without_end(self) -> None:
        with pytest.raises(DealProblems, match="the limit is 1 MB"):
            read_deal("/dev/zero")


class TestVariants:
    def test_what_changed_is_told(self, tmp_path: Path) -> None:
        changes = "  terms.fee.amount: £150k a year\n  terms.fee.years: null\n  country: Wales\n"
        loaded = read_deal(_variant(tmp_path, changes, top="name: An offer\n"))
        told = [(change.path, change.old, change.new) for change in loaded.changes]
        assert told == [
            ("name", "A deal", "An offer"),
            ("terms.fee.amount", "£100k a year", "£150k a year"),
            ("terms.fee.years", 5, None),
            ("country", None, "Wales"),
        ]
        assert loaded.deal.document()["terms"] == {
            "fee": {
                "kind": "subscription",
                "from": "company",
                "to": "trust",
                "amount": "£150k a year",
            }
        }

    def test_variants_build_on_variants(self, tmp_path: Path) -> None:
        _variant(tmp_path, "  terms.fee.years: 6\n")
        text = "based_on: offer.yaml\nchanges: {terms.fee.amount: £1m a year}\n"
        loaded = read_deal(_write(tmp_path, second=text))
        assert [change.path for change in loaded.changes] == ["terms.fee.years", "terms.fee.amount"]
        whole = BASE.replace("years: 5", "years: 6").replace("£100k", "£1m")
        assert loaded.sha256 == read_deal_text(whole).sha256

    def test_a_base_below_the_folder(self, tmp_path: Path) -> None:
        (tmp_path / "offers").mkdir()
        _write(tmp_path / "offers", base=BASE, middle="based_on: ../offers/base.yaml\n")
        assert read_deal(_write(tmp_path, deal="based_on: offers/middle.yaml\n")).changes == ()

    def test_a_problem_stands_at_the_change_that_caused_it(self, tmp_path: Path) -> None:
        changes = "  terms.fee.years: soon\n  terms.fee.lenght: 5\n  terms.fee.amount: null\n"
        lines = _problems(_variant(tmp_path, changes))
        assert [line.split()[0] for line in lines] == [
            "offer.yaml:3:20",
            "offer.yaml:4:3",
            "offer.yaml:5:3",
        ]

    def test_a_problem_of_the_base_stands_in_the_base(self, tmp_path: Path) -> None:
        base = BASE.replace("£100k a year", "lots")
        lines = _problems(_variant(tmp_path, "  terms.fee.years: 6\n", base=base))
        assert [line.split()[0] for line in lines] == ["base.yaml:13:13"]

    def test_changes_that_cannot_be_made(self, tmp_path: Path) -> None:
        changes = (
            "  terms.fees.years: 6\n  terms.fee.years: 6\n  terms.fee.years.low: 1\n"
            "  terms.fee.cap: null\n  agreement.years: 5\n"
        )
        lines = _problems(_variant(tmp_path, changes))
        assert lines == [
            "offer.yaml:3:3  terms.fees.years: there is no fees in terms. Did you mean fee?",
            "offer.yaml:5:3  terms.fee.years.low is changed, and so is terms.fee.years, which "
            "holds it; keep one of the two.",
            "offer.yaml:6:3  terms.fee.cap: there is no cap in terms.fee.",
            "offer.yaml:7:3  agreement.years: there is no block agreement. Give agreement as a "
            "whole, or name one that is there: benefitshare, name, signed, horizon, parties, "
            "terms.",
        ]

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ("based_on: base.yaml\nterms.fee.years: 6\n", "put it under changes:"),
            ("based_on: base.yaml\nchanges: [a]\n", "changes takes a block"),
            ("based_on: base.yaml\nname: A\nchanges: {name: B}\n", "name is given twice"),
            ("based_on:\n", "takes the name of a deal file"),
            ("based_on: [base.yaml]\n", "takes the name of a deal file"),
            (BASE + "changes: {name: B}\n", "changes needs based_on"),
        ],
    )
    def test_misunderstandings(self, tmp_path: Path, text: str, says: str) -> None:
        (line,) = _problems(_write(tmp_path, offer=text, base=BASE))
        assert says in line

    def test_problems_of_all_files_come_together(self, tmp_path: Path) -> None:
        base = BASE.replace("years: 5", "years: 5\n    years: 6").replace("2025-09-01", "soon")
        lines = _problems(_variant(tmp_path, "  terms.fee.to: null\n  a.b: 1\n", base=base))
        assert [line.split()[0] for line in lines] == [
            "offer.yaml:3:3",
            "offer.yaml:4:3",
            "base.yaml:3:9",
            "base.yaml:15:5",
        ]

    def test_no_variant_of_a_text(self) -> None:
        with pytest.raises(DealProblems, match="none can be read from here"):
            read_deal_text("based_on: base.yaml\n")


class TestConfinement:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        _write(tmp_path, secret=BASE)
        (tmp_path / "deals").mkdir()
        return tmp_path / "deals"

    @pytest.mark.parametrize(
        "named",
        [
            "../secret.yaml",
            "../deals/../secret.yaml",
            "/etc/passwd",
            "~/secret.yaml",
            "C:/secret.yaml",
            "'..\\secret.yaml'",
            "//server/share/secret.yaml",
            '"a\\0b"',
            "x" * 5000,
        ],
    )
    def test_no_path_leads_out(self, folder: Path, named: str) -> None:
        (line,) = _problems(_write(folder, deal=f"based_on: {named}\n"))
        assert line.startswith("deal.yaml:1:1  based_on")
        assert "no such file. Did" not in line

    def test_no_link_leads_out(self, folder: Path) -> None:
        (folder / "link.yaml").symlink_to(folder.parent / "secret.yaml")
        (folder / "way").symlink_to(folder.parent)
        for named in ("link.yaml", "way/secret.yaml"):
            (line,) = _problems(_write(folder, deal=f"based_on: {named}\n"))
            assert "outside this deal's folder" in line

    def test_what_stands_outside_is_not_told(self, folder: Path) -> None:
        (here,) = _problems(_write(folder, deal="based_on: ../secret.yaml\n"))
        (not_here,) = _problems(_write(folder, deal="based_on: ../secrets.yaml\n"))
        assert here.replace("secret.", "secrets.") == not_here

    def test_a_link_within_the_folder_is_followed(self, folder: Path) -> None:
        _write(folder, base=BASE)
        (folder / "link.yaml").symlink_to("base.yaml")
        assert read_deal(_write(folder, deal="based_on: link.yaml\n")).deal.name == "A deal"

    def test_only_plain_files(self, folder: Path) -> None:
        (folder / "sub").mkdir()
        os.mkfifo(folder / "pipe.yaml")
        for named in ("sub", "pipe.yaml", "."):
            (line,) = _problems(_write(folder, deal=f"based_on: {named}\n"))
            assert "is not a file" in line

    def test_the_nearest_name_is_told(self, folder: Path) -> None:
        _write(folder, base=BASE)
        (line,) = _problems(_write(folder, deal="based_on: bse.yaml\n"))
        assert line.endswith("there is no such file. Did you mean base.yaml?")

    def test_circles(self, folder: Path) -> None:
        _write(folder, b="based_on: c.yaml\n", c="based_on: a.yaml\n")
        (line,) = _problems(_write(folder, a="based_on: b.yaml\n"))
        assert line == (
            "c.yaml:1:11  based_on goes round in a circle: a.yaml → b.yaml → c.yaml → a.yaml."
        ).replace(":11", ":1")

    def test_depth(self, folder: Path) -> None:
        chain = {f"v{n}": f"based_on: v{n + 1}.yaml\n" for n in range(VARIANTS)}
        (line,) = _problems(_write(folder, **chain, **{f"v{VARIANTS}": BASE}))
        assert f"the limit is {VARIANTS}" in line
        del chain["v0"]
        assert read_deal(_write(folder, **chain)).deal.name == "A deal"


class TestSentences:
    """What the broken deal does not show."""

    @pytest.mark.parametrize(
        ("old", "new", "says"),
        [
            ("name: A deal", "name:", "name is empty; it takes text"),
            ("name: A deal", "name: {a: b}", "name is a block; it takes text"),
            (
                "horizon: {start: 2025-10-01, years: 10}",
                "horizon: long",
                "horizon is long; it takes {start: …, years: …}",
            ),
            ("years: 10}", "years: 500}", "horizon.years is 500; it takes a number of at most 200"),
            ("benefitshare: 1", "benefitshare: 2", "benefitshare is 2; it takes 1"),
            ("    to: trust", "    to: [a]", "terms.fee.to is a list; it takes"),
            ("    to: trust", "    to: {}", "terms.fee.to is"),
            ("    kind: subscription", "    kind: subscripton", "Did you mean subscription?"),
            ("    kind: subscription", "    kind: [a]", "terms.fee.kind is a list"),
            ("role: supplier}", "role: }", "parties.company.role is empty"),
            ("    years: 5", "    indexation: inflatoin", "Did you mean inflation?"),
            ("    years: 5", "    indexation: 2000%", "terms.fee.indexation: 2000% is above"),
            ("    years: 5", "    starts: 31/1/2025", "Did you mean 2025-01-31?"),
            ("    years: 5", "    years: [1, 2]", "terms.fee.years"),
        ],
    )
    def test_says(self, old: str, new: str, says: str) -> None:
        assert old in BASE
        with pytest.raises(DealProblems) as refused:
            read_deal_text(BASE.replace(old, new))
        assert [says in problem.message for problem in refused.value.problems] == [True]

    def test_the_forms_of_adoption(self) -> None:
        market = "products: {p: {owner: company, markets: {m: {buyer: trust, adoption: %s}}}}\n"
        for typed, says in {
            "{}": "needs one of linear, bass, logistic or series",
            "{bass: {p: 1}}": "adoption.bass.q is missing",
            "{bass: {p: 1, r: 2, q: 1}}": "adoption.bass.r is not a name that is known",
            "5": "adoption is 5; it takes immediate",
        }.items():
            with pytest.raises(DealProblems) as refused:
                read_deal_text(BASE + market % typed)
            assert [says in problem.message for problem in refused.value.problems] == [True], typed

    def test_very_many_problems_are_cut_short(self) -> None:
        many = "".join(f"unknown-{number}: 1\n" for number in range(PROBLEMS + 50))
        with pytest.raises(DealProblems) as refused:
            read_deal_text(BASE + many)
        assert len(refused.value.problems) == PROBLEMS + 1
        assert f"more problems than these {PROBLEMS}" in refused.value.problems[-1].message


def test_a_problem_is_one_line() -> None:
    problem = Problem("It is wrong.", path="a.b", file="deal.yaml", line=3, column=5)
    assert format_problem(problem) == "deal.yaml:3:5  a.b: It is wrong."
    assert format_problem(Problem("a.b is wrong.", path="a.b")) == "a.b is wrong."
