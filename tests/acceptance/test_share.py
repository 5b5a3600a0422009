"""`export --share`: what the other side gets, and what it must never get."""

from pathlib import Path

import pytest

from benefitshare.deal.paths import estimates
from benefitshare.files.read_deal import read_deal
from benefitshare.files.share_text import shared
from benefitshare.valuation.projection import project
from tests.acceptance.command_line import ROOT, SCENARIOS, benefitshare

CANARY = "canary"
SECRETS = """
views: {company: {changes: {terms.fee.years: {value: 3 years, note: canary-view}}}}
attestations:
  board-decision: {answer: no, reference: canary-ref, note: canary-said, by: canary-by}
policy: {chance-trust-worse-off: {value: 35%, by: canary-setter, why: canary-why}}
departures: {VS-02: {reason: canary-reason, by: canary-approver, date: 2024-01-01}}
assurance: {commissioner: canary-one, analyst: canary-two, assurer: canary-three, approver: canary}
private: {walk_away: canary-price, notes: [canary-note, {deep: canary-deep}]}
"""
OFFER = f"""# canary-comment at the top
benefitshare: 1
name: An offer
signed: 2024-04-01
horizon: {{start: 2024-04-01, years: 8}}   # canary-comment beside a value
parties:
  trust: {{name: The trust, role: nhs-provider}}
  company:
    name: The company
    role: supplier
    hurdle_rate: {{value: 12%, source: a paper, note: canary-hurdle, confidence: low}}
products:
  note:                       # a product may bear the name of a piece of evidence
    owner: company            # canary-owner-comment
    markets:
      confidence: {{buyer: third-parties, units: 10, price: {{likely: £5k a year, low: £2k a year,
        high: £9k a year, owner: canary-owner, note: canary-price-note}}}}
contributions:
  work: {{by: company, what: the work, product: note,
    cost: {{value: 15% of revenue, source: accounts, note: canary-cost}}}}
without_deal: {{changes: {{products.note.markets.confidence.units: {{value: 4,
  note: canary-alone, owner: canary-alone}}}}}}
terms:
  fee: {{kind: subscription, from: company, to: trust, years: 5 years, accounting: canary-code,
    vat: canary-vat, amount: {{dist: lognormal, p10: £80k, p90: £200k, note: canary-dist}}}}
  data: {{kind: improved-dataset, from: company, to: trust, value: £20k, date: 2025-03-01}}
  tiered: {{kind: royalty, from: company, to: trust, base: {{products: [note]}},
    tiers: [{{above: £0, rate: {{value: 4%, note: canary-tier, owner: canary-tier}}}}]}}
{SECRETS}
"""
REPLY = """# canary-comment of the variant
based_on: offer.yaml  # canary-based-on
name: A reply
changes:
  terms.fee.years: {value: 6 years, note: canary-change}
  private.walk_away: canary-other-price
"""


@pytest.fixture
def reply(tmp_path: Path) -> Path:
    (tmp_path / "offer.yaml").write_text(OFFER, encoding="utf-8")
    path = tmp_path / "reply.yaml"
    path.write_text(REPLY, encoding="utf-8")
    return path


def test_nothing_private_survives(reply: Path) -> None:
    said = benefitshare("export", reply, "--to", reply.parent / "shared.yaml", "--share")
    assert said.code == 0
    assert CANARY not in said.out + said.err
    text = (reply.parent / "shared.yaml").read_text(encoding="utf-8")
    assert CANARY not in text
    assert "#" not in text
    assert "based_on" not in text
    assert "offer.yaml" not in text


def test_it_stands_on_its_own_and_gives_the_same_projection(reply: Path, tmp_path: Path) -> None:
    alone = tmp_path / "elsewhere"
    alone.mkdir()
    assert benefitshare("export", reply, "--to", alone / "shared.yaml", "--share").code == 0
    ours, theirs = read_deal(reply).deal, read_deal(alone / "shared.yaml").deal
    assert theirs.products["note"].owner == "company"
    assert repr(project(theirs, draws=500)) == repr(project(ours, draws=500))


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_every_shipped_deal_is_the_same_when_shared(path: Path, tmp_path: Path) -> None:
    ours = read_deal(path).deal
    file = tmp_path / "shared.yaml"
    file.write_text(shared(ours.document()).text, encoding="utf-8")
    theirs = read_deal(file).deal
    for place, estimate in estimates(theirs):
        said = estimate.evidence
        assert said is None or not (said.note or said.owner or said.confidence), place
    assert repr(project(theirs, draws=200)) == repr(project(ours, draws=200))


def test_sources_and_business_as_usual_may_be_left_out_as_well(reply: Path) -> None:
    target = reply.parent / "bare.yaml"
    said = benefitshare(
        "export", reply, "--to", target, "--share", "--without-sources",
        "--without-business-as-usual", "--json",
    )  # fmt: skip
    assert set(said.document["left_out"]) >= {"private", "views", "without_deal", "source"}
    text = target.read_text(encoding="utf-8")
    assert "accounts" not in text
    assert "without_deal" not in text
    ours, theirs = read_deal(reply).deal, read_deal(target).deal
    before, after = project(ours, draws=500), project(theirs, draws=500)
    for id_, party in before.parties.items():
        assert after.parties[id_].npv == party.npv


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--to", "deal.pdf"), "it may end in .yaml"),
        (("--to", "deal"), "it may end in .yaml"),
        (("--to", "deal.yaml", "--without-sources"), "goes with --share"),
        (("--to", "deal.yaml", "--tables"), "--tables goes with"),
    ],
)
def test_what_cannot_be_exported_is_refused(
    arguments: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    found = benefitshare("export", ROOT / "scenarios" / "ouh-sensyne-2018.yaml", *arguments,
                         cwd=tmp_path)  # fmt: skip
    assert found.code == 2
    assert said in " ".join(found.err.split())
    assert not list(tmp_path.iterdir())


def test_nothing_is_written_over_unless_forced(reply: Path) -> None:
    arguments = ("export", reply, "--to", reply.parent / "offer.yaml")
    said = benefitshare(*arguments)
    assert said.code == 2
    assert "is there already" in said.err
    assert (reply.parent / "offer.yaml").read_text(encoding="utf-8") == OFFER
