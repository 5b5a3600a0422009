"""What may be asked of `tradeoffs` and `solve`, what is refused, and how answers read."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from benefitshare.commands.explaining import UnknownPath
from benefitshare.commands.paths import NotAsked
from benefitshare.commands.solving import Saving, solve, solve_for
from benefitshare.commands.tradeoffs import tradeoffs_of
from benefitshare.commands.valuing import Sampling
from benefitshare.deal import Deal
from benefitshare.files.read_deal import LoadedDeal, read_deal
from benefitshare.report.layout import as_text
from benefitshare.report.solve_page import solve_page
from benefitshare.report.solve_words import answer, cost
from benefitshare.report.solved import Solved
from benefitshare.report.tradeoffs_page import tradeoffs_page
from benefitshare.report.tradeoffs_told import TradeoffsTold
from benefitshare.report.tradeoffs_words import trade_in_words, worth_in_words
from tests.unit.negotiation.small_deals import ROYALTY, SIGNING_FEE, TOOL, YEARLY_FEE, deal

FEE_ONLY = Path(__file__).parents[3] / "scenarios" / "fee-only-licence.yaml"
TODAY = datetime.date(2026, 4, 1)
FEW = Sampling(draws=1_000)
FEE = "terms.fee.amount"


def fees(**more: Any) -> Deal:
    return deal({"fee": SIGNING_FEE, "yearly": YEARLY_FEE}, hurdle="15%", **more)


def told(one: Deal, **options: Any) -> TradeoffsTold:
    loaded = LoadedDeal(one, (), "0" * 64)
    steps = options.pop("steps", {})
    return tradeoffs_of(loaded, "deal.yaml", steps=steps, sampling=FEW, **options)


def solved(
    until: str, *changes: tuple[str, tuple[str, str] | None], one: Deal | None = None
) -> Solved:
    loaded = LoadedDeal(one or fees(), (), "0" * 64)
    return solve_for(loaded, "deal.yaml", changes, until, today=TODAY, sampling=FEW)


def test_steps_of_ones_own() -> None:
    result = told(fees(), steps={FEE: "£10k", "terms.yearly.years": ""}, party="nhs").result
    assert [(moved.step.path, moved.to) for moved in result.moved] == [
        (FEE, 210_000.0),
        (FEE, 190_000.0),
        ("terms.yearly.years", 4.0),
        ("terms.yearly.years", 2.0),
    ]
    assert result.interests.party == "nhs"


@pytest.mark.parametrize(
    ("path", "size", "refusal", "hint"),
    [
        ("terms.fee.amuont", "", UnknownPath, "Did you mean terms.fee.amount"),
        ("agreement.years", "", UnknownPath, "is no term's"),
        ("terms.fee", "", NotAsked, "Name one below it: terms.fee.amount"),
        (FEE, "5 years", NotAsked, "is a length of time"),
        (FEE, "£0", NotAsked, "a step of nothing"),
    ],
)
def test_a_step_that_cannot_be_taken(
    path: str, size: str, refusal: type[Exception], hint: str
) -> None:
    with pytest.raises(refusal, match=hint):
        told(fees(), steps={path: size})


@pytest.mark.parametrize(
    ("path", "until", "refusal", "hint"),
    [
        ("terms.fee.amuont", "trust.gain.mean >= 0", UnknownPath, "Did you mean terms.fee.amount"),
        ("terms.fee", "trust.gain.mean >= 0", NotAsked, "is not a number"),
        (FEE, "trust.gain.meen >= 0", UnknownPath, "Did you mean trust.gain.mean"),
        (FEE, "trust.gain >= 0", NotAsked, "Name one of its own, such as trust.gain.mean"),
        (FEE, "periods >= 0", NotAsked, "periods is not one number"),
        (FEE, "more for us", NotAsked, "is no target"),
        (FEE, "trust.gain.mean >= $5", NotAsked, "is in USD"),
    ],
)
def test_what_cannot_be_solved(path: str, until: str, refusal: type[Exception], hint: str) -> None:
    with pytest.raises(refusal, match=hint):
        solved(until, (path, None))


@pytest.mark.parametrize("bounds", [("£5", "£5"), ("1%", "5%")])
def test_bounds_that_mean_nothing(bounds: tuple[str, str]) -> None:
    with pytest.raises(NotAsked):
        solved("trust.gain.mean >= £1m", (FEE, bounds))


def test_the_same_number_twice_is_refused() -> None:
    with pytest.raises(NotAsked, match="two different ones"):
        solved("trust.gain.mean >= £1m", (FEE, None), (FEE, None))


def test_a_value_that_the_deal_cannot_do_without_says_why() -> None:
    """A split has to add up, so one of its parts cannot move alone."""
    one = deal({"fee": SIGNING_FEE | {"to": {"trust": "50%", "company-two": "50%"}}},
               parties={"company-two": {"name": "Another", "role": "other"}})  # fmt: skip
    with pytest.raises(NotAsked, match="add up to 100%"):
        solved("trust.gain.mean >= £1m", ("terms.fee.to.trust", None), one=one)


def test_what_is_out_of_reach_says_how_near_it_comes() -> None:
    found = solved("trust.gain.mean >= £5m", (FEE, ("£0", "£1m")))
    (change,) = found.solution.changes
    assert (found.solution.reached, change.to, found.verified) == (False, 1_000_000.0, True)
    words = answer(found)
    assert words.startswith(
        "Nothing reaches trust.gain.mean >= £5m: no amount (fee) between £0 and"
    )
    assert "amount (fee) at £1,000,000 comes nearest" in words


def test_an_answer_reads_as_one() -> None:
    found = solved("trust.gain.mean >= £1m", (FEE, None))
    assert answer(found).startswith("Raise amount (fee) from £200,000 to £4")
    assert "which falls short" in answer(found)
    assert cost(found).startswith("That costs the company £2")
    assert "To get these numbers again" in as_text(solve_page(found))


def test_nothing_to_do_reads_so() -> None:
    found = solved("parties.trust.gain.mean >= £1k", (FEE, None))
    assert answer(found).startswith("Nothing has to change: trust.gain.mean >= £1k already")
    assert found.typed == {}


def test_two_values_cost_the_supplier_no_more_than_one() -> None:
    """Money later is cheaper to a company at 15%."""
    both = solved("trust.gain.mean >= £900k", (FEE, None), ("terms.yearly.amount", None))
    alone = solved("trust.gain.mean >= £900k", (FEE, None))
    places = {change.path: change.to for change in both.solution.changes}
    assert places[FEE] == 0.0
    assert both.solution.after.supplier_gain > alone.solution.after.supplier_gain
    assert both.verified


def test_the_suppliers_cost_is_as_they_see_it_where_their_view_is_given() -> None:
    one = deal(
        {"royalty": ROYALTY | {"rate": "2%"}},
        products={"tool": TOOL},
        views={"company": {"changes": {"products.tool.markets.world.units": 5}}},
    )
    found = solved("trust.gain.mean >= £300k", ("terms.royalty.rate", None), one=one)
    ours = found.after.projection.parties["company"].gain.mean
    assert found.has_view
    assert found.solution.after.supplier_gain == pytest.approx(ours / 2, rel=0.01)


def test_an_uncertain_value_that_is_correlated_can_be_moved() -> None:
    one = deal(
        {"royalty": ROYALTY | {"rate": "2% to 4%"}},
        products={"tool": TOOL},
        correlations={
            "both": {
                "between": ["terms.royalty.rate", "products.tool.markets.world.units"],
                "rank": 0.5,
            }
        },
    )
    assert solved("trust.gain.mean >= £300k", ("terms.royalty.rate", None), one=one).verified


def test_an_answer_saved_elsewhere_stands_on_its_own(tmp_path: Path) -> None:
    offer = tmp_path / "offer.yaml"
    found = solve(
        FEE_ONLY,
        [("terms.licence-fee.amount", None)],
        "trust.gain.mean >= £200k",
        today=TODAY,
        sampling=FEW,
        save=Saving(offer),
    )
    assert found.saved == str(offer)
    loaded = read_deal(offer)
    assert loaded.changes == ()
    assert loaded.deal.terms["licence-fee"].amount.mean == found.solution.changes[0].to  # type: ignore[union-attr]


def test_a_step_in_words_says_what_it_is_worth_to_each_and_in_others() -> None:
    one = deal({"fee": SIGNING_FEE, "royalty": ROYALTY}, products={"tool": TOOL}, hurdle="15%")
    result = told(one)
    up = result.result.moved_by("terms.royalty.rate", "more")
    assert up is not None
    words = worth_in_words(result, up)
    assert words.startswith("1 point more of the royalty is worth £3")
    assert "standard error" in words
    assert "costs the company £" in words
    assert "is worth the same to the trust as" in words
    assert "more of the fee" in words


def test_a_trade_in_words_says_what_to_ask_and_why() -> None:
    result = told(fees())
    words = trade_in_words(result, result.result.trades[0])
    assert words.startswith("Ask for ")
    assert "less of the fee" in words
    assert "Why: the company counts what comes later for less, at its own 15%" in words
    page = as_text(tradeoffs_page(result))
    assert "Trades that leave both sides better off" in page
    assert max(map(len, page.splitlines())) <= 80


def test_where_there_is_nothing_to_trade_the_page_says_so() -> None:
    same = deal({"fee": SIGNING_FEE, "yearly": YEARLY_FEE})
    assert "No pair of these steps surely does" in as_text(tradeoffs_page(told(same)))


def test_a_cost_is_not_the_same_as_a_payment_that_nobody_makes() -> None:
    """What the trust pays costs it as much as it gains by a payment: no such thing is said."""
    pays = SIGNING_FEE | {"from": "trust", "to": "company"}
    result = told(deal({"pays": pays}))
    up = result.result.moved_by("terms.pays.amount", "more")
    assert up is not None
    assert worth_in_words(result, up) == (
        "£100k more of the pays costs the trust £100k, and is worth £100k to the company."
    )
