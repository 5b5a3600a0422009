"""Offers in order: what each round moved."""

import numpy as np
import pytest

from benefitshare.negotiation.comparing.chain import rounds
from benefitshare.valuation.paired import DrawnValues

OFFERS = (  # the trust's gain and the company's, in three draws
    ([0.0, 0.0, 3.0], [9.0, 9.0, 9.0]),
    ([3.0, 3.0, 6.0], [6.0, 6.0, 6.0]),
    ([2.0, 2.0, 5.0], [7.0, 8.0, 9.0]),
)


def drawn(trust: list[float], company: list[float]) -> DrawnValues:
    gain = {"trust": np.array(trust), "company": np.array(company)}
    means = {id_: float(each.mean()) for id_, each in gain.items()}
    return DrawnValues(gain, gain, means, means)


def test_each_round_is_told_from_the_one_before_and_from_the_first() -> None:
    found = rounds(("first", "second", "third"), [drawn(*offer) for offer in OFFERS])
    assert [each.name for each in found] == ["first", "second", "third"]
    first, second, third = (each.standing["trust"] for each in found)
    assert first.step is None
    assert first.in_all is None
    assert first.gain.mean == 1.0
    assert second.step is not None
    assert second.step.statistics.mean == 3.0
    assert third.step is not None
    assert third.in_all is not None
    assert (third.step.statistics.mean, third.in_all.statistics.mean) == (-1.0, 2.0)
    company = found[2].standing["company"].step
    assert company is not None
    assert company.statistics.mean == pytest.approx(2.0)


def test_who_is_not_in_every_offer_is_left_out() -> None:
    alone = DrawnValues(
        {"trust": np.ones(3)}, {"trust": np.ones(3)}, {"trust": 1.0}, {"trust": 1.0}
    )
    found = rounds(("first", "second"), [drawn(*OFFERS[0]), alone])
    assert [*found[0].standing] == ["trust"]
