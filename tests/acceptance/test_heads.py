"""`heads`: what is modelled, in contract language, with nothing lost on the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from benefitshare.commands.heads import heads
from benefitshare.deal import Deal
from benefitshare.files.read_deal import read_deal
from benefitshare.report.deal_fields import Part, children
from benefitshare.report.heads_clauses import Clause, clauses_of
from benefitshare.report.heads_fields import as_assumed, figure
from benefitshare.report.heads_wording import LEADS
from benefitshare.report.layout import as_text
from benefitshare.terms import TRANSFERS
from benefitshare.uncertainty.estimate import Estimate
from tests.acceptance.command_line import ROOT, SCENARIOS, benefitshare

OUH = ROOT / "scenarios" / "ouh-sensyne-2018.yaml"


def figures(part: Part, currency: str) -> Iterator[str]:
    """Every figure that somebody typed below a part of a deal, as it would be written."""
    for child in children(part):
        if not isinstance(child.value, Estimate):
            yield from figures(child, currency)
        elif _is_typed(part, child):
            yield as_assumed(figure(child.value, child.quantity, currency))


def _is_typed(part: Part, child: Part) -> bool:
    fields = getattr(part.value, "model_fields_set", None)
    return fields is None or child.path.rsplit(".", 1)[-1] in fields


def told(clause: Clause) -> str:
    return as_assumed(" ".join((clause.lead, *clause.points, *clause.modelled)))


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_every_number_of_every_term_is_there(path: Path) -> None:
    deal = read_deal(path).deal
    clauses = {clause.id: clause for clause in clauses_of(deal)}
    assert set(clauses) == set(deal.terms)
    for id_, term in deal.terms.items():
        text = told(clauses[id_])
        for number in figures(Part(f"terms.{id_}", term), deal.currency):
            assert number.removesuffix(" a year") in text, (id_, number)
        assert "{" not in text


def test_every_kind_of_term_has_its_wording() -> None:
    assert set(LEADS) == {*TRANSFERS, "discount"}


def test_a_clause_says_how_it_stands() -> None:
    document = read_deal(OUH).deal.document()
    changes = {
        "terms.stake.clause": "4.10",
        "terms.discovery-royalty.clause": "4.9",
        "terms.discovery-royalty.drafted": "no",
    }
    deal = Deal.from_document(document).changed(changes)
    royalty, stake = clauses_of(deal)
    assert (royalty.id, royalty.number, royalty.drafted) == ("discovery-royalty", "4.9", "no")
    assert stake.number == "4.10"
    assert "[to be settled: 4% (1% to 6%)]" in royalty.lead
    assert any("never reported: 5%" in each for each in royalty.modelled)
    assert not any("never reported" in each for each in royalty.points)
    assert any("£5,000,000" in each for each in (stake.lead,))
    assert any("when it starts" in each for each in stake.unsaid)


def test_undrafted_terms_are_marked(tmp_path: Path) -> None:
    file = tmp_path / "deal.yaml"
    text = OUH.read_text(encoding="utf-8")
    file.write_text(text.replace("kind: equity", "kind: equity\n    drafted: no\n", 1))
    page = as_text(heads(file, draws=500).page)
    assert "No clause given. Equity: stake [not drafted]" in page
    assert page.count("[not drafted]") == 1


def test_the_command_prints_and_writes(tmp_path: Path) -> None:
    said = benefitshare("heads", OUH, "--draws", 500)
    assert (said.code, said.err) == (0, "")
    assert "This is not legal advice." in said.out
    assert max(len(line) for line in said.out.splitlines() if "http" not in line) <= 80
    document = benefitshare("heads", OUH, "--draws", 500, "--json").document
    assert {each["id"] for each in document["clauses"]} == {"stake", "discovery-royalty"}
    assert document["calendar"][0]["when"]["earliest"] == "2018-07-31"
    for name in ("heads.md", "calendar.csv"):
        assert benefitshare("heads", OUH, "--to", tmp_path / name, "--draws", 500).code == 0
    assert "### No clause given. Equity: stake" in (tmp_path / "heads.md").read_text("utf-8")
    assert (tmp_path / "calendar.csv").read_text("utf-8").startswith("from,to,chance,")
    refused = benefitshare("heads", OUH, "--to", tmp_path / "heads.pdf")
    assert refused.code == 2
    assert "it may end in .md" in refused.err
