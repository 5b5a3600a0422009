"""What a negotiator in a hurry reads and saves: nothing that misleads, and nothing that is lost."""

from pathlib import Path

import pytest

from tests.acceptance.command_line import AS_OF, benefitshare

OFFER = """
benefitshare: 1
name: An offer
signed: 2024-04-01
horizon: {start: 2024-04-01, years: 10}
prices: {base: 2024-25, inflation: 0%}
simulation: {draws: 50, seed: 1}
parties:
  trust: {name: The trust, role: nhs-provider}
  company: {name: The company, role: supplier, hurdle_rate: 12%, business: {valuation: {
    kind: listed, share_price: £2, shares_in_issue: 10 million, volatility: 30%}}}
products:
  thing:
    owner: company
    markets:
      world: {buyer: third-parties, units: 3, price: £100k a year, adoption: immediate}
    cost_of_supply: 30%
contributions:
  data: {by: trust, what: data, cost: £50k a year, years: 5, counts_as: access-cost}
terms:
  upfront: {kind: upfront-fee, from: company, to: trust, amount: £100k}
  yearly: {kind: subscription, from: company, to: trust, amount: £40k a year, years: 5}
"""
CUT = """  cut: {kind: royalty, from: company, to: trust, rate: 2%, base: {products: [thing]},
    starts: launch, cap: £7k a year}
  visits: {kind: upfront-fee, from: trust, to: company, amount: £10k}
"""
STAKE = """  stake: {kind: equity, from: company, to: trust, shares: 1 million, lock_up: 0 years,
    sold: on-sale}
"""
UPFRONT = ("--over", "terms.upfront.amount=£0..£1m")


@pytest.fixture
def offer(tmp_path: Path) -> Path:
    """A deal without chance, with a fee at signing and a yearly one."""
    path = tmp_path / "offer.yaml"
    path.write_text(OFFER, encoding="utf-8")
    return path


def solve(
    deal: Path, *more: object, target: str = "trust.gain.mean >= £400k"
) -> tuple[object, ...]:
    change = ("--change", "terms.yearly.amount", "--until", target)
    return ("solve", deal, *change, *AS_OF, *more)


def words(*arguments: object) -> str:
    said = benefitshare(*arguments)
    assert (said.code, said.err) == (0, "")
    return " ".join(said.out.split())


def test_no_answer_is_written_over_the_deal_it_rests_on(offer: Path) -> None:
    reply = offer.parent / "reply.yaml"
    assert benefitshare(*solve(offer, "--save", reply)).code == 0
    kept = {path: path.read_bytes() for path in (offer, reply)}
    for deal, over in ((offer, offer), (reply, reply), (reply, offer)):
        said = benefitshare(*solve(deal, "--save", over, "--force", target="trust.gain.mean >= 1m"))
        assert said.code == 2
        assert "is the deal itself, or one that it is based on" in said.err
    share = benefitshare("export", reply, "--share", "--to", offer, "--force")
    assert (share.code, "is the deal itself" in share.err) == (2, True)
    assert kept == {path: path.read_bytes() for path in kept}


def test_the_name_of_a_saved_answer_does_not_tell_the_target(offer: Path) -> None:
    reply = offer.parent / "reply.yaml"
    benefitshare(*solve(offer, "--save", reply))
    assert "name: An offer, with amount (yearly) at £" in reply.read_text("utf-8")
    assert "gain" not in reply.read_text("utf-8")


def test_what_solve_tells_of_its_own_work(offer: Path) -> None:
    already = words(
        *solve(offer, "--save", offer.parent / "same.yaml", target="trust.npv.mean > 0")
    )
    assert "same.yaml is the deal as it was." in already
    assert "holds" not in already
    nothing = words(*solve(offer, target="findings.breaches >= 9"))
    assert "No figure tried comes nearer than the deal as it stands, at 0." in nothing
    assert "holds" not in nothing
    once = words(*solve(offer, target="findings.breaches <= 9"))
    assert "in the time of 1 run of the deal" in once


def test_a_fall_short_that_rounding_hides(offer: Path) -> None:
    offer.write_text(OFFER.replace("units: 3,", "units: 300,"), encoding="utf-8")
    told = words(*solve(offer, target="split.own.system_share >= 0.1%"))
    assert "is then 0.10%, where it is now 0.04%." in told
    assert "it would just fall short." in told


def test_worth_the_same_only_as_what_can_be_had(offer: Path) -> None:
    """A royalty at its cap, and a payment that cannot be cut by more than it is."""
    offer.write_text(OFFER + CUT, encoding="utf-8")
    told = words("tradeoffs", offer)
    assert "£100k more of the upfront is worth £100k to the trust" in told
    assert "more of the cut or" not in told
    assert "less of the visits" not in told
    assert "1 point more of the cut is worth £" in told


def test_packages_and_levers_in_words(offer: Path) -> None:
    fees = (*UPFRONT, "--over", "terms.yearly.amount=£0..£200k")
    told = words("negotiate", offer, *fees, "--sets", 0)
    assert "less to the trust than the first" in told
    assert "−" not in told.split("Packages worth")[1].split("Along the frontier")[0]
    assert "the gain at its required return." in told
    both = ("--over", "terms.yearly.amount=£0..£200k", "--over", "terms.yearly.years=0..8")
    told = words("negotiate", offer, *both, "--sets", 0, "--grid", 5)
    assert "yearly amount £" in told
    assert "and yearly years " in told


def test_a_number_of_shares_in_full(offer: Path) -> None:
    offer.write_text(OFFER + STAKE, encoding="utf-8")
    told = words("negotiate", offer, "--over", "terms.stake.shares=0..3m", "--sets", 0)
    assert "1,000,000" in told
    assert "e+06" not in told


def test_a_folder_that_is_a_file(offer: Path) -> None:
    said = benefitshare("negotiate", offer, *UPFRONT, "--sets", 0, "--save", offer)
    assert said.code == 2
    assert "is a file; --save takes a folder." in said.err


def test_a_stake_that_may_be_sold_at_once(offer: Path) -> None:
    offer.write_text(OFFER + STAKE, encoding="utf-8")
    told = words("heads", offer)
    assert "The trust may sell them as soon as they are issued: the lock-up is 0 years." in told
    assert "taken to sell: when the company is sold" in told
