"""Searching levers and pairs of them, against tests that are known in full."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from benefitshare.guidance import Finding, Revalued, assess
from benefitshare.guidance.finding import Outcome, Severity
from benefitshare.guidance.lever import Lever
from benefitshare.guidance.pairs import best_pair
from benefitshare.guidance.search import smallest, sound_beyond
from benefitshare.guidance.trials import Trials
from benefitshare.problems import DealProblems
from tests.unit.guidance.factory import deal, projection

Passes = Callable[[Mapping[str, object]], bool]
DEAL, PROJECTION = deal(), projection()
FINDINGS = assess(DEAL, PROJECTION, on=DEAL.signed).findings
UP = Lever("up", "up", 0.0, tuple(float(n) for n in range(1, 101)), "number")
OTHER = replace(UP, path="other", name="other")
BACK = replace(UP, path="back", name="back", current=100.0, gives_back=True)
BACK = replace(BACK, values=tuple(float(n) for n in range(99, -1, -1)))


def found(code: str, outcome: Outcome, severity: Severity = "concern") -> Finding:
    one = next(each for each in FINDINGS if each.rule == code)
    return replace(one, outcome=outcome, severity=severity)


def trials(passes: Passes, opens: Passes = lambda _: False) -> Trials:
    """P2-01 passes as said; VS-14 is opened as said. The supplier loses what is moved."""
    made: dict[int, tuple[Revalued, Mapping[str, object]]] = {}

    def revalue(changes: Mapping[str, object], *, quick: bool = False) -> Revalued:
        del quick
        if changes.get("up") == 77.0:
            raise DealProblems([])
        cost = sum(float(str(value)) for value in changes.values())
        revalued = Revalued(DEAL, projection({"supplier": {"mean": 1_000.0 - cost}}))
        made[id(revalued)] = revalued, changes
        return revalued

    def judge(changed: Revalued, code: str | None = None) -> tuple[Finding, ...]:
        changes = made[id(changed)][1]
        findings = (
            found("P2-01", "passed" if passes(changes) else "flagged"),
            found("VS-14", "flagged" if opens(changes) else "passed", "note"),
        )
        return tuple(each for each in findings if code in (None, each.rule))

    before = (found("P2-01", "flagged"), found("VS-14", "passed", "note"))
    return Trials(revalue, judge, before)


def value(changes: Mapping[str, object], name: str, otherwise: float = 0.0) -> float:
    return float(str(changes.get(name, otherwise)))


@pytest.mark.parametrize("least", [1, 2, 37, 64, 99, 100])
def test_the_smallest_value_of_a_lever_that_works_in_one_direction(least: int) -> None:
    index = smallest(trials(lambda c: value(c, "up") >= least), "P2-01", UP)
    assert index is not None
    assert UP.at(index) == least


def test_a_stretch_in_the_middle_is_found_though_the_bound_does_not_clear_the_flag() -> None:
    index = smallest(trials(lambda c: 30 <= value(c, "up") <= 60), "P2-01", UP)
    assert index is not None
    assert UP.at(index) == 30


def test_nothing_that_a_lever_can_do_is_an_answer() -> None:
    assert smallest(trials(lambda _: False), "P2-01", UP) is None


def test_a_deal_that_cannot_be_changed_so_clears_nothing() -> None:
    subject = trials(lambda c: value(c, "up") >= 77)
    assert subject.at({"up": 77.0}) is None
    assert smallest(subject, "P2-01", UP) == UP.values.index(78.0)


def test_two_levers_do_together_what_neither_does_alone() -> None:
    subject = trials(lambda c: value(c, "up") + value(c, "other") >= 150)
    assert smallest(subject, "P2-01", UP) is None
    pair = best_pair(subject, "P2-01", (UP, OTHER), ())
    assert pair is not None
    assert sum(pair.to) == pytest.approx(150, abs=1)


def test_what_the_first_takes_the_second_gives_back() -> None:
    # Raising the one clears the flag from 40; the supplier bears a total of 110 and no more.
    subject = trials(
        lambda c: value(c, "up") >= 40,
        lambda c: value(c, "up") + value(c, "back", 100.0) > 110,
    )
    pair = best_pair(subject, "P2-01", (UP,), (BACK,))
    assert pair is not None
    assert pair.to[0] == 40
    assert pair.to[1] <= 70


def test_the_pair_is_the_cheapest_for_the_supplier() -> None:
    # The other lever does three times as much, so that it is to bear nearly all.
    subject = trials(lambda c: value(c, "up") + 3 * value(c, "other") >= 250)
    subject_bound = replace(UP, values=UP.values[:40])
    strong = replace(OTHER, values=OTHER.values[:80])
    pair = best_pair(subject, "P2-01", (subject_bound, strong), ())
    assert pair is not None
    up, other = pair.to
    assert up + 3 * other == pytest.approx(250, abs=3)
    assert other >= 77  # 80 and 10 cost the least, 70 and 40 the most
    assert pair.gain == pytest.approx(1_000 - up - other)


def test_what_opens_a_flag_may_mend_it_further_on() -> None:
    subject = trials(lambda c: value(c, "up") >= 20, lambda c: value(c, "up") < 45)
    index = smallest(subject, "P2-01", UP)
    assert index is not None
    assert UP.at(index) == 20
    sound = sound_beyond(subject, "P2-01", UP, index)
    assert sound is not None
    assert UP.at(sound) == 45
    assert sound_beyond(trials(lambda _: True, lambda _: True), "P2-01", UP, 0) is None


def test_no_pair_is_an_answer_too() -> None:
    assert best_pair(trials(lambda _: False), "P2-01", (UP, OTHER), (BACK,)) is None
