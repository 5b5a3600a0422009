"""A whole negotiation: levers read, deals found and told, and what a picture of it holds."""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from benefitshare.commands.negotiating import Search, negotiate_over
from benefitshare.commands.valuing import Sampling
from benefitshare.files.read_deal import LoadedDeal
from benefitshare.negotiation.bargaining.ranges import BadRange, read_range, read_ranges
from benefitshare.negotiation.bargaining.robust import Robust
from benefitshare.negotiation.sides import Interests, Table
from benefitshare.report.json_document import as_json
from benefitshare.report.layout import as_text
from benefitshare.report.negotiate_charts import map_of_gains
from benefitshare.report.negotiate_curves import same_worth
from benefitshare.report.negotiate_document import negotiate_document
from benefitshare.report.negotiate_page import negotiate_page
from benefitshare.report.negotiated import Negotiated
from tests.unit.negotiation.small_deals import ROYALTY, SIGNING_FEE, TOOL, YEARLY_FEE, deal

DATED = {**SIGNING_FEE, "date": "2020-06-01"}
WORK = {"work": {"by": "trust", "what": "work", "cost": "£100k", "date": "2020-04-01"}}
SIGNING, YEARLY = "terms.signing.amount=£0..£2m", "terms.yearly.amount=£0..£500k"
RATE = "terms.royalty.rate=0%..20%"


def found(over: Sequence[str], terms: dict[str, Any], search: Search, **more: Any) -> Negotiated:
    contributions = {**WORK, "building": {**WORK["work"], "by": "company", "cost": "£300k"}}
    worked = deal(terms, hurdle="12%", products={"tool": TOOL}, contributions=contributions, **more)
    return negotiate_over(
        LoadedDeal(worked, (), "0" * 64), "deal.yaml", over, search, sampling=Sampling(draws=500)
    )


@pytest.fixture(scope="module")
def told() -> Negotiated:
    terms = {"signing": SIGNING_FEE, "yearly": YEARLY_FEE, "royalty": ROYALTY}
    return found((SIGNING, YEARLY, RATE), terms, Search(grid=12, sets=8))


def test_equal_gains_are_the_headline_and_suit_both(told: Negotiated) -> None:
    best = told.result.headline
    assert best.suits_both
    assert best.nhs.mean == pytest.approx(best.supplier.mean, rel=0.01)
    assert best.nhs.cautious <= best.nhs.mean
    assert as_text(negotiate_page(told)).count("Equal gains") >= 1


def test_what_is_told_is_projected_and_none_beats_another(told: Negotiated) -> None:
    result = told.result
    table = Table(told.asked.deal, result.interests, draws=500)
    for each in (result.headline, *result.references, *(p.proposal for p in result.packages)):
        assert table.means(each.changes) == pytest.approx((each.nhs.mean, each.supplier.mean))
    pairs = [(each.nhs, each.supplier) for each in result.frontier]
    assert all(a[0] < b[0] and a[1] > b[1] for a, b in itertools.pairwise(pairs))


def test_the_deal_as_it_stands_is_bettered_for_both(told: Negotiated) -> None:
    """Money at signing is dear to a company that discounts at 12%, and money later cheap."""
    more = told.result.improvement
    assert more is not None
    assert more.is_clear
    assert more.nhs == pytest.approx(more.supplier, abs=3_000.0)
    assert more.proposal.changes["terms.signing.amount"] == 0.0
    assert more.proposal.changes["terms.royalty.rate"] == 0.2


def test_reference_points_are_never_called_fair(told: Negotiated) -> None:
    text = as_text(negotiate_page(told))
    assert "no verdict on what is fair" in " ".join(text.split())
    ids = [each.id for each in told.result.references]
    assert ids[:2] == ["nash", "kalai-smorodinsky"]
    by_cost = next(each for each in told.result.references if each.id == "contribution-by-cost")
    # £100k of £400k: a quarter to the trust
    assert by_cost.nhs.mean == pytest.approx(by_cost.supplier.mean / 3, rel=0.01)
    assert "(25% to the NHS side)" in " ".join(text.split())
    assert told.result.ideal is not None


def test_packages_are_worth_as_much_as_asked() -> None:
    terms = {"signing": SIGNING_FEE, "royalty": ROYALTY}
    told = found((SIGNING, RATE), terms, Search(grid=12, sets=0, worth="£300k"))
    assert told.result.target == 300_000.0
    for each in told.result.packages:
        assert each.proposal.nhs.mean == pytest.approx(300_000.0, abs=1_500.0)
        assert abs(each.apart) <= 3_000.0
        assert each.proposal.robustness is None


def test_levers_that_move_money_at_one_rate_leave_nothing_to_trade() -> None:
    """Two payments in one financial year differ by nothing but their names."""
    over = (SIGNING, "terms.dated.amount=£0..£500k")
    told = found(over, {"signing": SIGNING_FEE, "dated": DATED}, Search(grid=12, sets=0))
    assert told.result.is_straight
    assert told.result.exchange == pytest.approx(1.0)
    assert "the frontier is a straight line" in " ".join(as_text(negotiate_page(told)).split())


def test_levers_at_two_rates_do_not(told: Negotiated) -> None:
    assert not told.result.is_straight
    assert told.result.exchange is None
    assert "straight line" not in as_text(negotiate_page(told))


def test_one_lever_has_a_zone_in_pounds_and_no_packages() -> None:
    told = found((SIGNING,), {"signing": SIGNING_FEE}, Search(grid=12, sets=4))
    zone = told.result.zones[0]
    assert zone.both is not None
    assert zone.both.low.value == pytest.approx(100_000.0)
    text = " ".join(as_text(negotiate_page(told)).split())
    assert "Signing amount: anything from £100k" in text
    assert "Packages" not in text
    assert same_worth(told) is None


def test_no_zone_is_told_as_such_and_what_is_not_modelled_too() -> None:
    worked = deal({"signing": SIGNING_FEE}, contributions=WORK)
    told = negotiate_over(
        LoadedDeal(worked, (), "0" * 64),
        "deal.yaml",
        (SIGNING,),
        Search(sets=2),
        sampling=Sampling(draws=500),
    )
    text = " ".join(as_text(negotiate_page(told)).split())
    assert "there is no zone of agreement" in text
    assert "£100k apart" in text
    assert "Nearest to suiting both" in text
    assert "Nothing is modelled that the company would gain" in text
    assert told.result.headline.robustness is not None
    assert told.result.headline.robustness.both == 0
    assert "No deal within these ranges suits both" in map_of_gains(told).title


def test_the_document_holds_every_deal_as_typed(told: Negotiated) -> None:
    document = json.loads(as_json(negotiate_document(told)))
    assert document["headline"]["id"] == "equal-gains"
    assert set(document["headline"]["typed"]) == {each["path"] for each in document["ranges"]}
    assert document["headline"]["typed"]["terms.yearly.amount"].endswith("a year")
    assert len(document["packages"]) == 3
    assert {each["side"] for each in document["iso_value"]} == {"nhs", "supplier"}
    tried = document["headline"]["assumption_sets"]
    assert tried["share"] == tried["both"] / tried["sets"]


def test_pictures_hold_summaries_with_words_and_tables(told: Negotiated) -> None:
    curves = same_worth(told)
    assert curves is not None
    for chart in (map_of_gains(told), curves):
        assert chart.title
        assert len(chart.alt) > 80
        assert all(table.rows for table in chart.tables)
        assert len(json.dumps(chart.spec, allow_nan=False)) < 40_000


def test_a_set_of_assumptions_is_one_that_nothing_but_chance_leaves_open() -> None:
    """Sales are between 5 and 15 units, and break even at 10, in half of all sets."""
    fee = {**SIGNING_FEE, "amount": "£3.4m"}  # 10 units at £100k for 4 years, at 12%
    worked = deal({"signing": fee}, hurdle="12%", products={"tool": TOOL})
    tried = Robust(Table(worked, Interests("trust"), draws=500), sets=64).of({})
    assert tried.nhs == 64
    assert tried.both == tried.supplier
    assert tried.share == pytest.approx(0.5, abs=0.04)
    assert tried.close == 0, "no event happens by chance"


def test_events_are_averaged_out_within_a_set() -> None:
    """A tool that is finished in one case of two: no set of assumptions knows which."""
    build = {"build": {"years": "1 year", "cost": "£10k a year", "success": "50%"}}
    worked = deal({"royalty": ROYALTY}, products={"tool": {**TOOL, "development": build}})
    tried = Robust(Table(worked, Interests("trust"), draws=500), sets=16).of({})
    assert tried.both == 16


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("terms.royalty.rate", "is not PATH=LOW..HIGH"),
        ("terms.royalty.rate=8%..1%", "8% is not below 1%"),
        ("terms.royalty.rate=1..8", "Did you mean 8%?"),
        ("terms.royalty.rat=1%..8%", "Did you mean terms.royalty.rate?"),
        ("terms.royalty=1%..8%", "Name a number below it"),
        ("parties.trust.name=1..2", "is not a number that can move"),
        ("terms.signing.amount=1%..8%", "is a percentage"),
    ],
)
def test_a_lever_that_cannot_be_read_says_why(typed: str, says: str) -> None:
    worked = deal({"royalty": ROYALTY, "signing": SIGNING_FEE}, products={"tool": TOOL})
    with pytest.raises(BadRange) as refused:
        read_ranges(worked, (typed,))
    assert says in str(refused.value).replace("1 is above 100%", "Did you mean 8%?")


def test_levers_are_named_once_and_are_not_too_many() -> None:
    worked = deal({"royalty": ROYALTY}, products={"tool": TOOL})
    with pytest.raises(BadRange, match="given twice"):
        read_ranges(worked, (RATE, RATE))
    with pytest.raises(BadRange, match="At most 8"):
        read_ranges(worked, (RATE,) * 9)
    with pytest.raises(BadRange, match="This deal has terms"):
        read_ranges(worked, ())


def test_ranges_hold_the_deals_own_value_and_whole_years() -> None:
    worked = deal({"royalty": {**ROYALTY, "rate": "7.3%"}}, products={"tool": TOOL})
    rate = read_range(worked, "terms.royalty.rate=0%..20%")
    assert 0.073 in rate.values(11)
    years = read_range(worked, "terms.royalty.years=0..4 years")
    assert years.values(40) == (0.0, 1.0, 2.0, 3.0, 4.0)
    cap = read_range(worked, "terms.royalty.cap=£50k..£100k")
    assert cap.current is None
    assert cap.typed(75_000.0) == "£75,000 a year"


def test_what_a_deal_does_not_allow_is_refused_with_a_reason() -> None:
    stake = {"kind": "equity", "from": "company", "to": "trust", "percent": "5%"}
    listed = {"kind": "listed", "share_price": "£1", "shares_in_issue": "1m", "volatility": "50%"}
    business = {"valuation": listed}
    parties = {"company": {"name": "The company", "role": "supplier", "business": business}}
    worked = deal({"stake": stake}, parties=parties)
    with pytest.raises(BadRange, match="cannot be changed so"):
        negotiate_over(
            LoadedDeal(worked, (), "0" * 64),
            "deal.yaml",
            ("terms.stake.shares=1k..50k",),
            sampling=Sampling(draws=500),
        )


def test_where_deals_are_kept_apart(tmp_path: Path) -> None:
    from benefitshare.commands.negotiating import Folder, negotiate
    from benefitshare.files.read_deal import read_deal
    from benefitshare.files.render import deal_text
    from benefitshare.files.whole_file import CannotWrite

    worked = deal({"signing": SIGNING_FEE, "yearly": YEARLY_FEE}, products={"tool": TOOL})
    base = tmp_path / "offer.yaml"
    base.write_text(deal_text(worked.document()), encoding="utf-8")
    search, few = Search(grid=6, sets=0), Sampling(draws=500)
    told = negotiate(base, (SIGNING, YEARLY), search, sampling=few, save=Folder(tmp_path))
    assert told.saved is not None
    assert set(told.saved) >= {"equal-gains", "nash", "package-1"}
    for each in told.proposals():
        loaded = read_deal(told.saved[each.id])
        assert {change.path for change in loaded.changes} <= {*each.changes, "name"}
        table = Table(loaded.deal, told.result.interests, draws=500)
        assert table.measures()["nhs"].mean == pytest.approx(each.nhs.mean)
    with pytest.raises(CannotWrite, match="is there already"):
        negotiate(base, (SIGNING, YEARLY), search, sampling=few, save=Folder(tmp_path))
    negotiate(base, (SIGNING, YEARLY), search, sampling=few, save=Folder(tmp_path, over=True))
